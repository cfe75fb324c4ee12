# SPDX-License-Identifier: Apache-2.0
"""Runs a program (QEMU or a host program) under a harness, and always ends it.

Console lines reach the harness while the program runs, so a program that never exits is ended as
soon as its verdict is clear. What QEMU itself says goes into the end's words at once.
"""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from run.child import Streams, started
from twister.harness import End, Harness

_GRACE_SECONDS = 1.0  # for output and exit status, after the verdict is clear
_EXIT_SECONDS = 0.2  # from the end of the output to the exit
_CHUNK = 65536


@dataclass(frozen=True)
class Program:
    """What to start. statuses: exit codes and whether each means success."""

    command: tuple[str, ...]
    statuses: Mapping[int, bool]
    what: str = "QEMU"


def run(program: Program, harness: Harness, timeout: float, log: Path) -> End:
    """Runs to the end, the verdict or the timeout (seconds). RunError when it cannot start."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as words, log.open("wb") as copy:
        streams = Streams(subprocess.DEVNULL, subprocess.PIPE, words)
        with started(list(program.command), streams) as child:
            timed_out = _listen(child, harness, start + timeout, copy)
            ended_alone = not timed_out and _ended(child, harness)
        words.seek(0)
        said = words.read().decode("utf-8", "replace").strip()
        copy.write(said.encode() + b"\n" if said else b"")
    if timed_out:
        return End(None, timed_out=True, why=f"timeout after {timeout:g} s")
    if not ended_alone:
        return End(None)
    return _end(program, child.returncode, said)


def _ended(child: subprocess.Popen[bytes], harness: Harness) -> bool:
    """Whether the program ended by itself, given a moment for it."""
    try:
        child.wait(_EXIT_SECONDS if harness.finished else None)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(program: Program, code: int, said: str) -> End:
    if code in program.statuses:
        succeeded = program.statuses[code]
        return End(succeeded, why="" if succeeded else "its exit status is failure")
    last = f": {said}" if said else ""
    if code < 0:
        return End(None, why=f"{program.what} was ended by signal {-code}{last}")
    if code == 0:
        return End(None, why=f"the machine was reset (a triple fault does that){last}")
    return End(None, why=f"{program.what} ended with code {code}{last}")


def _listen(
    child: subprocess.Popen[bytes], harness: Harness, deadline: float, copy: IO[bytes]
) -> bool:
    """Feeds lines until the output ends or the verdict is clear; True at the deadline."""
    assert child.stdout is not None
    output = child.stdout.fileno()
    pending = b""
    while not harness.finished:
        ready, _, _ = select.select([output], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return True
        chunk = os.read(output, _CHUNK)
        copy.write(chunk)
        copy.flush()
        *lines, pending = (pending + chunk).split(b"\n")
        if not chunk and pending:
            lines, pending = [pending], b""
        for line in lines:
            harness.feed(line.decode("utf-8", "replace").rstrip("\r"))
        if not chunk:
            return False
    _drain(output, copy)
    return False


def _drain(output: int, copy: IO[bytes]) -> None:
    """What comes within the grace after the verdict goes to the log; the pipe must not fill."""
    deadline = time.monotonic() + _GRACE_SECONDS
    while select.select([output], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(output, _CHUNK)
        if not chunk:
            return
        copy.write(chunk)
