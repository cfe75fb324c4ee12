# SPDX-License-Identifier: Apache-2.0
"""Runs one stage: starts it, waits, counts; it leaves no process behind."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ci.counts import Counts, from_junit, truthful
from ci.stages import Kind, Stage
from run.child import Bond, Streams, started
from run.errors import RunError


@dataclass(frozen=True)
class Result:
    """What came of one stage."""

    stage: Stage
    counts: Counts
    seconds: float


@dataclass(frozen=True)
class Place:
    """Where stages run and leave their reports."""

    tree: Path
    reports: Path


def run(stage: Stage, place: Place, limit: float) -> Result:
    """Runs one stage with its output on ours; after `limit` seconds it is ended and has failed."""
    start = time.monotonic()
    report = place.reports / stage.report_name
    report.unlink(missing_ok=True)
    absent = [program for program in stage.needs if shutil.which(program) is None]
    if absent:
        _say(f"{stage.name}: not in PATH: {', '.join(absent)}; nothing can be tested without")
        return Result(stage, Counts(failed=1), 0.0)
    names = {"{junit}": str(report), "{reports}": str(place.reports)}
    command = [_filled(word, names) for word in stage.command]
    status = _status(command, place.tree, limit)
    seconds = time.monotonic() - start
    if stage.kind is Kind.CHECK:
        counts = Counts(failed=1) if status else Counts(passed=1)
    else:
        counts = truthful(from_junit(report), status)
    return Result(stage, counts, seconds)


def _filled(word: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        word = word.replace(name, value)
    return word


def _status(command: list[str], cwd: Path, limit: float) -> int:
    bond = Bond(death_signal=signal.SIGTERM)
    try:
        with started(command, Streams(stdin=subprocess.DEVNULL), bond=bond, cwd=cwd) as child:
            return child.wait(limit)
    except subprocess.TimeoutExpired:
        _say(f"ended after {limit:.0f} s")
        return 124
    except RunError as error:
        _say(str(error))
        return 127


def _say(text: str) -> None:
    print(f"ci: {text}", file=sys.stderr, flush=True)
