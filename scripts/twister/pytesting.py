# SPDX-License-Identifier: Apache-2.0
"""The pytest harness: Python tests that talk to the running image.

pytest runs in a process of its own with the plug-in of this package (see plugin); its JUnit
report is the verdict.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path

from run.child import Streams, started
from twister.errors import TwisterError
from twister.result import Case, Result, Status
from twister.testfile import Test
from west_commands.scenario import words

_SCRIPTS = Path(__file__).resolve().parents[1]
_NO_TESTS = 5  # pytest's exit status when it collected none


def command(test: Test, build: Path, report: Path) -> list[str]:
    """The pytest command of a scenario. TwisterError when its folder is missing."""
    config = test.harness_config
    roots = words(config.get("pytest_root", "pytest"), "pytest_root")
    paths = [test.source_dir / Path(os.path.expandvars(root)) for root in roots]
    for path in paths:
        if not Path(str(path).split("::", 1)[0]).exists():
            raise TwisterError(f"{test.file}: pytest_root: there is no {path}")
    return [
        *(sys.executable, "-m", "pytest", "-p", "twister.plugin", "-p", "no:cacheprovider"),
        *(f"--build-dir={build}", f"--junit-xml={report}", "-o", "junit_family=xunit1"),
        *words(config.get("pytest_args"), "pytest_args"),
        *map(str, paths),
    ]


def environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """pytest finds the plug-in whatever PYTHONPATH was."""
    path = os.pathsep.join(p for p in (str(_SCRIPTS), inherited.get("PYTHONPATH", "")) if p)
    return {**inherited, "PYTHONPATH": path}


def run(test: Test, build: Path, timeout: float, log: Path) -> Result:
    """Runs the tests of a scenario against its image."""
    report = build / "report.xml"
    report.unlink(missing_ok=True)
    words_ = command(test, build, report)
    os.environ.update(environment(os.environ))  # the job's process is its own
    with log.open("wb") as output:
        streams = Streams(subprocess.DEVNULL, output, output)
        with started(words_, streams, cwd=build) as child:
            try:
                status = child.wait(timeout)
            except subprocess.TimeoutExpired:
                return Result(Status.FAILED, f"timeout after {timeout:g} s", log=str(log))
    return verdict(status, report, log)


def verdict(status: int, report: Path, log: Path) -> Result:
    """The result that pytest's exit status and its report make together."""
    cases = tuple(_cases(report)) if report.is_file() else ()
    failed = [case for case in cases if case.status.bad]
    if status == _NO_TESTS or (status == 0 and not cases):
        return Result(Status.ERROR, "pytest found no test", cases, log=str(log))
    if failed:
        return Result(Status.FAILED, f"{failed[0].name}: {failed[0].reason}", cases, log=str(log))
    if status:
        return Result(Status.ERROR, f"pytest ended with status {status}", cases, log=str(log))
    skipped = all(case.status is Status.SKIPPED for case in cases)
    return Result(Status.SKIPPED if skipped else Status.PASSED, "", cases, log=str(log))


def _cases(report: Path) -> list[Case]:
    found: list[Case] = []
    for element in ElementTree.parse(report).getroot().iter("testcase"):
        status, reason = Status.PASSED, ""
        for tag, meaning in (("failure", Status.FAILED), ("error", Status.ERROR),
                             ("skipped", Status.SKIPPED)):
            child = element.find(tag)
            if child is not None:
                status, reason = meaning, (child.get("message") or "").split("\n")[0]
        found.append(Case(element.get("name", "?"), status, float(element.get("time", 0)), reason))
    return found
