# SPDX-License-Identifier: Apache-2.0
"""The test command: all stages, a table with the time of each, and the sum as the last line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from ci.counts import Counts
from ci.runner import Place, Result, run
from ci.stages import Stage, all_stages
from run.errors import RunError

_TREE = Path(__file__).resolve().parents[2]
_LIMIT_SECONDS = 75 * 60.0  # of one stage; the whole run has half of that on two idle cores


class _EndedError(Exception):
    """SIGTERM or SIGHUP came."""


def main(words: list[str]) -> int:
    """Exit status 0 when every stage that was asked for executed tests and none failed."""
    options = _parser().parse_args(words)
    try:
        stages = all_stages(_TREE, sys.executable, options.workers)
    except RunError as error:
        print(f"ci: {error}", file=sys.stderr)
        return 2
    known = [stage.name for stage in stages]
    strange = [name for name in options.stages if name not in known]
    if strange:
        print(f"no stage {', '.join(strange)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    if options.list:
        for stage in stages:
            print(f"{stage.name:14}{stage.what}")
        return 0
    chosen = [stage for stage in stages if not options.stages or stage.name in options.stages]
    _prepare_environment()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        results = _run_all(chosen)
    except (KeyboardInterrupt, _EndedError):
        print("ci: interrupted; no result", file=sys.stderr)
        return 130
    return report(results)


def report(results: list[Result]) -> int:
    """Prints the table and the sum; the exit status."""
    print("\nstage           seconds  passed  failed  skipped")
    for result in results:
        counts = result.counts
        print(
            f"{result.stage.name:14}{result.seconds:9.1f}{counts.passed:8}"
            f"{counts.failed:8}{counts.skipped:9}"
        )
    total = sum((result.counts for result in results), Counts())
    print(f"{'all':14}{sum(result.seconds for result in results):9.1f}\n\n{total}", flush=True)
    return 0 if total.executed and not total.failed else 1


def _run_all(stages: list[Stage]) -> list[Result]:
    place = Place(_TREE, _TREE / "build" / "test-reports")
    place.reports.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    for stage in stages:
        print(f"\n== {stage.name}: {stage.what}", flush=True)
        results.append(run(stage, place, _LIMIT_SECONDS))
    return results


def _prepare_environment() -> None:
    """Tests find west and this tree as after `. .venv/bin/activate`, and nobody's settings."""
    programs = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", os.defpath)])
    os.environ["ZEPHYR_BASE"] = str(_TREE)
    for name in ("BOARD", "ZEPHYR_TOOLCHAIN_VARIANT", "CROSS_COMPILE", "QEMU_EXTRA_FLAGS"):
        os.environ.pop(name, None)


def _end(_number: int, _frame: object) -> None:
    raise _EndedError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quickstart test", description="Runs all checks and tests, or some stages of them."
    )
    parser.add_argument("stages", nargs="*", metavar="STAGE", help="only these (see --list)")
    parser.add_argument("--list", action="store_true", help="list the stages and stop")
    parser.add_argument(
        "-j", "--workers", type=int, default=len(os.sched_getaffinity(0)), metavar="N",
        help="tests that run at the same time; default: the number of cores",
    )  # fmt: skip
    return parser
