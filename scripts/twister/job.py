# SPDX-License-Identifier: Apache-2.0
"""One scenario on one platform: configure, ask the filter, build, run, judge.

Runs in a process of its own (see pool); everything it starts ends with it.
"""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from run.child import Bond, Streams, started
from run.errors import RunError
from run.machine import Console, load
from twister import facts, harness, pytesting
from twister.errors import TwisterError
from twister.options import Options
from twister.program import Program, run
from twister.result import Result, Status
from twister.selection import Instance
from west_commands import builddir, tools
from west_commands.plan import Request, cmake_arguments

BUILD_LOG = "build.log"
RUN_LOG = "handler.log"
_DEFAULT_TIMEOUT = 60.0
# The first of these that a log holds is the reason; CMake's own error says only where.
_REASONS = (
    re.compile(r"^error: "),
    re.compile(r"(?:\berror: |undefined reference|overflowed|multiple definition)"),
)


@dataclass(frozen=True)
class Job:
    """What to do, and where."""

    instance: Instance
    options: Options

    @property
    def build(self) -> Path:
        """The build folder, with the logs in it."""
        return self.options.outdir / self.instance.folder

    @property
    def timeout(self) -> float:
        """Seconds that the program may run."""
        values, platform = self.instance.test.values, self.instance.platform
        own = float(values.get("timeout", _DEFAULT_TIMEOUT))
        return own * platform.timeout_multiplier * self.options.timeout_multiplier


def execute(job: Job) -> Result:
    """The whole job. User errors become results; nothing is raised for them."""
    start = time.monotonic()
    try:
        job.build.mkdir(parents=True, exist_ok=True)
        early = None if job.options.test_only else _build(job)
        built = time.monotonic() - start
        result = early or _run(job)
    except (RunError, TwisterError) as error:
        return Result(Status.ERROR, str(error), build_seconds=time.monotonic() - start)
    except Exception as error:  # a tool's own words: UserError of west, ConfigureError, OSError
        if type(error).__name__ not in ("UserError", "ConfigureError") and not isinstance(
            error, OSError
        ):
            raise
        return Result(Status.ERROR, str(error), build_seconds=time.monotonic() - start)
    seconds = time.monotonic() - start - built
    return replace(result, build_seconds=built, run_seconds=0.0 if early else seconds)


def _build(job: Job) -> Result | None:
    """A result when the job ends here, None when the program can be run."""
    log = job.build / BUILD_LOG
    log.write_bytes(b"")
    source = str(job.instance.test.values.get("filter") or "")
    if source:
        facts.check(source)
    if _logged(_configure_command(job), log):
        return _broken(log, "CMake failed")
    if source and not facts.holds(source, job.build, job.instance.platform):
        return Result(Status.FILTERED, f"filter: {' '.join(source.split())}")
    if job.options.cmake_only:
        return Result(Status.NOTRUN, "--cmake-only")
    build = builddir.read(job.build)
    if _logged(tools.build_command(build, (), ("-j1",)), log, job.build):
        return _broken(log, "the build failed")
    if job.instance.build_only:
        return Result(Status.NOTRUN, job.instance.build_only)
    return None


def _broken(log: Path, what: str) -> Result:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [line.strip() for pattern in _REASONS for line in lines if pattern.search(line)]
    reasons = [*found, *_after_cmake_error(lines), ""]
    reason = f"{what}: {reasons[0]}" if reasons[0] else what
    return Result(Status.ERROR, reason, log=str(log))


def _after_cmake_error(lines: list[str]) -> list[str]:
    """CMake's own line says only where; the one behind it says what."""
    for index, line in enumerate(lines):
        if line.startswith("CMake Error"):
            return [text.strip() for text in lines[index + 1 :] if text.strip()][:1]
    return []


def _configure_command(job: Job) -> list[str]:
    test, platform, options = job.instance.test, job.instance.platform, job.options
    request = Request(Path.cwd(), cmake_args=tuple(f"-D{word.removeprefix('-D')}"
                                                   for word in options.extra_args))
    words = cmake_arguments(request, test.build, platform.spellings, test.source_dir)
    roots = ";".join(str(root) for root in options.board_roots)
    strict = options.warnings_as_errors and not platform.is_host
    return [
        *(tools.cmake(), f"-B{job.build}", f"-S{test.source_dir}", "-GNinja"),
        *(f"-DBOARD={platform.identifier}", f"-DWEST_PYTHON={sys.executable}"),
        *(("-DCONFIG_COMPILER_WARNINGS_AS_ERRORS=y",) if strict else ()),
        *((f"-DBOARD_ROOT={roots}",) if roots else ()),
        *words,
    ]


def _logged(command: list[str], log: Path, cwd: Path | None = None) -> int:
    """Runs a command with its output in the log; its exit status."""
    with log.open("ab") as output:
        output.write(f"$ {shlex.join(command)}\n".encode())
        output.flush()
        streams = Streams(subprocess.DEVNULL, output, output)
        # ninja passes SIGTERM on to what it started
        with started(command, streams, bond=Bond(death_signal=signal.SIGTERM), cwd=cwd) as child:
            return child.wait()


def _run(job: Job) -> Result:
    if job.instance.build_only:
        return Result(Status.NOTRUN, job.instance.build_only)
    test = job.instance.test
    log = job.build / RUN_LOG
    if test.harness == "pytest":
        return pytesting.run(test, job.build, job.timeout, log)
    program = _host_program(job) if job.instance.platform.is_host else _machine(job)
    judge = harness.make(test.harness, test.values)
    end = run(program, judge, job.timeout, log)
    if _cannot_judge(job, end, log):
        return Result(Status.ERROR, end.why, log=str(log))
    verdict = judge.judge(end)
    if verdict.recording:
        (job.build / "recording.json").write_text(json.dumps(verdict.recording, indent=1))
    return Result(verdict.status, verdict.reason, verdict.cases, log=str(log),
                  recording=verdict.recording)


def _cannot_judge(job: Job, end: harness.End, log: Path) -> bool:
    """QEMU itself failed: what it said is the reason, not what the program did not say."""
    if end.succeeded is not None or end.timed_out or not end.why:
        return False
    return "ended with code" in end.why and not job.instance.test.flag("ignore_qemu_crash")


def _machine(job: Job) -> Program:
    command = load(job.build).command(Console(monitor=False))
    return Program(tuple(command), {3: True, 5: False})


def _host_program(job: Job) -> Program:
    path = job.build / "testbinary"
    if not path.is_file():
        raise TwisterError(f"the build made no {path}: a `type: unit` test builds 'testbinary' "
                           "with find_package(Zephyr COMPONENTS unittest)")
    return Program((str(path),), {0: True, 1: False}, "the program")
