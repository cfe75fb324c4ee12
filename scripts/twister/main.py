# SPDX-License-Identifier: Apache-2.0
"""The run as a whole: what is selected, done, tried again, reported, and the exit status."""

from __future__ import annotations

import contextlib
import enum
import os
import shutil
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from configure.errors import ConfigureError
from twister import job as jobs
from twister import platforms, pool, report, selection, testfile
from twister.errors import TwisterError
from twister.job import Job
from twister.options import Options, parse
from twister.progress import View, reproduce_command
from twister.report import Outcome
from twister.result import Result, Status
from twister.selection import Instance
from west_commands.base import UserError, check_tree

TREE = Path(__file__).resolve().parents[2]
ENTRY = TREE / "scripts" / "twister"
_LOG = "twister.log"


class Exit(enum.IntEnum):
    """The exit status of the command."""

    PASSED = 0
    FAILED = 1  # something failed, or nothing was done
    BROKEN = 2  # the run could not start
    FLAKY = 3  # nothing failed for good, but not all passed at the first try
    INTERRUPTED = 130


@dataclass(frozen=True)
class Run:
    """The results so far, by instance's name, and how the run ended."""

    results: dict[str, Result]
    interrupted: str = ""


def main(words: list[str]) -> int:
    """Runs the command line; never a traceback for what the user can put right."""
    try:
        check_tree(TREE, os.environ)
        os.environ["ZEPHYR_BASE"] = str(TREE)
        options = parse(words, TREE, os.environ)
        return _command(options)
    except (TwisterError, ConfigureError, UserError) as error:
        print(f"twister: {error}", file=sys.stderr)
        return Exit.BROKEN
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _command(options: Options) -> int:
    roots = [Path(os.path.abspath(root)) for root in options.roots]
    tests = testfile.find(roots, TREE)
    boards = platforms.load([TREE, *options.board_roots])
    instances = selection.select(tests, boards, options)
    if options.list_tests or options.list_tags:
        return _list(instances, options)
    if options.only_failed:
        instances = _failed_only(instances, options)
    console = Console(file=sys.stdout)
    live = [Job(item, options) for item in instances if not item.filtered]
    if options.shuffle_seed is not None:
        console.print(f"twister: the order is that of --shuffle-tests-seed {options.shuffle_seed}")
    if options.dry_run:
        return _dry_run(live, instances, console)
    _prepare(options)
    start = time.monotonic()
    done = _run(live, options, console)
    outcomes = [_outcome(item, done, options) for item in instances]
    _write(outcomes, options)
    _summary(outcomes, console, time.monotonic() - start, options)
    return _status(outcomes, done, console)


def _list(instances: list[Instance], options: Options) -> int:
    tests = {item.test.identifier: item.test for item in instances if not item.filtered}
    if options.list_tags:
        lines = sorted({tag for test in tests.values() for tag in test.words("tags")})
    else:
        lines = sorted({case for test in tests.values() for case in test.cases()})
    for line in lines:
        print(f" - {line}")
    print(f"{len(lines)} total.")
    return Exit.PASSED if lines else Exit.FAILED


def _failed_only(instances: list[Instance], options: Options) -> list[Instance]:
    before = report.failed_before(_place(options).file(".json"))
    return [item for item in instances
            if (item.platform.identifier, item.test.identifier) in before]


def _dry_run(live: list[Job], instances: list[Instance], console: Console) -> int:
    for job in live:
        what = f"build only: {job.instance.build_only}" if job.instance.build_only else "run"
        console.print(f"{job.instance.name}: {what}", markup=False, highlight=False,
                      soft_wrap=True)
    _say_filtered(Counter(item.filtered for item in instances if item.filtered), console)
    return Exit.PASSED if live else Exit.FAILED


def _prepare(options: Options) -> None:
    """The output folder: kept, deleted, or given a number, as was asked for."""
    folder = options.outdir
    if folder.is_dir() and any(folder.iterdir()) and not options.no_clean:
        if not (folder / _LOG).is_file():
            raise TwisterError(f"{folder} is not empty and was not made by twister: give another "
                               "folder with -O")
        if options.clobber_output:
            shutil.rmtree(folder)
        else:
            number = next(n for n in range(1, 1 << 20) if not Path(f"{folder}.{n}").exists())
            folder.rename(f"{folder}.{number}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _LOG).touch()
    except OSError as error:
        raise TwisterError(f"{folder} cannot be written to: {error.strerror}") from error


def _run(live: list[Job], options: Options, console: Console) -> Run:
    """All jobs, then the failed ones again as often as wanted."""
    results: dict[str, Result] = {}
    interrupted = _round(live, options, console, results)
    for attempt in range(options.retry_failed):
        again = [job for job in live if results.get(job.instance.name, _NEVER).status.bad]
        if interrupted or not again:
            break
        console.print(f"twister: try {attempt + 2} of {len(again)} that failed, "
                      f"after {options.retry_interval:g} s", highlight=False)
        time.sleep(options.retry_interval)
        interrupted = _round(again, options, console, results)
    return Run(results, interrupted)


_NEVER = Result(Status.NOTRUN)


def _round(
    todo: list[Job], options: Options, console: Console, results: dict[str, Result]
) -> str:
    """One try of some jobs; the name of the signal that ended it, empty when none did."""
    view = View(console, ENTRY, len(todo), options.verbose, options.inline_logs)
    with view, (options.outdir / _LOG).open("a", encoding="utf-8") as log:
        ended = pool.run(todo, jobs.execute, options.jobs, view.started, view.tick)
        try:
            with contextlib.closing(ended):
                for job, result in ended:
                    name = job.instance.name
                    results[name] = _merged(results.get(name), result)
                    view.ended(job, results[name])
                    log.write(f"{name}: {results[name].status.value} {result.reason}\n")
                    if options.cleanup and result.status is Status.PASSED:
                        shutil.rmtree(job.build, ignore_errors=True)
        except pool.InterruptedRun as signal:
            return str(signal)
    return ""


def _merged(before: Result | None, now: Result) -> Result:
    """A pass after a failure is flaky, and says what the failure was."""
    if before is None:
        return now
    tries = before.tries + 1
    if now.status.bad:
        return replace(now, tries=tries)
    reason = f"passed at try {tries}; before: {before.reason}"
    return replace(now, status=Status.FLAKY, reason=reason, tries=tries)


def _outcome(item: Instance, done: Run, options: Options) -> Outcome:
    if item.filtered:
        return Outcome(item, Result(Status.FILTERED, item.filtered))
    result = done.results.get(item.name)
    if result is None:
        return Outcome(item, Result(Status.ERROR, f"not done: {done.interrupted or 'interrupted'}"))
    again = result.status.bad or result.status is Status.FLAKY
    return Outcome(item, result, reproduce_command(Job(item, options), ENTRY) if again else "")


def _place(options: Options) -> report.Place:
    suffix = f"_{options.report_suffix}" if options.report_suffix else ""
    environment = {"toolchain": options.toolchain, "zephyr_version": _version(),
                   "shuffle_seed": options.shuffle_seed}
    return report.Place(options.report_dir or options.outdir, options.report_name + suffix,
                        environment)


def _version() -> str:
    for line in (TREE / "VERSION").read_text(encoding="utf-8").splitlines():
        if line.startswith("PONENTE_VERSION"):
            return line.partition("=")[2].strip()
    return ""


def _write(outcomes: list[Outcome], options: Options) -> None:
    report.write(outcomes, _place(options))


def _summary(
    outcomes: list[Outcome], console: Console, seconds: float, options: Options
) -> None:
    counts = Counter(outcome.result.status for outcome in outcomes)
    _say_filtered(Counter(o.result.reason for o in outcomes
                          if o.result.status is Status.FILTERED), console)
    tally = ", ".join(f"{counts[status]} {status.value}" for status in Status
                      if counts[status] or status in (Status.PASSED, Status.FAILED))
    cases = sum(len(o.result.cases) or 1 for o in outcomes if o.result.status.executed)
    console.print(f"twister: {tally}; {cases} test cases ran in {seconds:.1f} s; reports: "
                  f"{_place(options).file('.json')}", highlight=False, soft_wrap=True)


def _say_filtered(reasons: Counter[str], console: Console) -> None:
    if reasons:
        console.print(f"twister: {sum(reasons.values())} filtered:", highlight=False)
    # One line a rule; which board lacks what stands in the reports.
    by_rule: Counter[str] = Counter()
    for reason, number in reasons.items():
        by_rule[reason.partition(":")[0]] += number
    for rule, number in by_rule.most_common():
        console.print(f"  {number:5} {rule}", markup=False, highlight=False, soft_wrap=True)


def _status(outcomes: list[Outcome], done: Run, console: Console) -> int:
    statuses = {outcome.result.status for outcome in outcomes}
    if done.interrupted:
        console.print(f"twister: ended by {done.interrupted}: what was not done is an error in "
                      "the reports", highlight=False)
        return Exit.INTERRUPTED
    if any(status.bad for status in statuses):
        return Exit.FAILED
    if not any(_did_its_work(outcome) for outcome in outcomes):
        console.print("twister: no test was executed, so this run is a failure", highlight=False)
        return Exit.FAILED
    return Exit.FLAKY if Status.FLAKY in statuses else Exit.PASSED


def _did_its_work(outcome: Outcome) -> bool:
    """It ran, or was built because building was the whole of the task."""
    result, asked = outcome.result, ("build_only: true", "--build-only", "--cmake-only")
    return result.status.executed or (result.status is Status.NOTRUN and result.reason in asked)
