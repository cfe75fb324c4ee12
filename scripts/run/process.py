# SPDX-License-Identifier: Apache-2.0
"""Starts QEMU, waits for its end, and leaves no process behind on any path.

QEMU is ended when the time is over, when this process gets SIGINT, SIGTERM or SIGHUP, when this
process dies however it dies (see child.py), and when any process of our own job dies above us:
`ninja run` that is killed does not end its children, and then nobody waits for this run.

The guest ends the machine by isa-debug-exit: it writes V to the port, QEMU ends with 2V+1. 1 is
success and 2 is failure (see the kernel's exit code); everything else is no status of the guest.
"""

from __future__ import annotations

import contextlib
import enum
import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from run.child import Streams, started
from run.machine import Console, Machine


class Verdict(enum.Enum):
    """How a run ended; the value is the exit status of the command."""

    PASSED = 0  # the program said success
    FAILED = 1  # the program said failure
    BROKEN = 2  # no status of the program: QEMU could not start, a reset, or QEMU was closed
    TIMEOUT = 124  # ended by us, as timeout(1)
    INTERRUPTED = 130  # ended by a signal to us


@dataclass(frozen=True)
class Outcome:
    """The end of one run.

    code: QEMU's own exit code (negative: a signal), None when it was ended by us.
    console: what the guest said, words: what QEMU said; both empty when they were not captured.
    """

    verdict: Verdict
    code: int | None
    seconds: float
    console: str = ""
    words: str = ""

    def explain(self) -> str:
        """One sentence about a run without a status of the program; empty for the others."""
        if self.verdict is Verdict.TIMEOUT:
            return f"the machine was ended after {self.seconds:.1f} s: it had not exited by itself"
        if self.verdict is not Verdict.BROKEN:
            return ""
        said = f": {self.words.strip()}" if self.words.strip() else ""
        if self.code == 0:
            return (
                "the machine ended without the program's status: it was reset (a triple fault "
                f"does that) or QEMU was closed{said}"
            )
        if self.code is not None and self.code < 0:
            return f"QEMU was ended by signal {-self.code}{said}"
        return f"QEMU ended with code {self.code}, which is no status of the program{said}"


def execute(
    machine: Machine,
    *,
    timeout: float | None = None,
    console: Console | None = None,
) -> Outcome:
    """Runs the image to its end with nobody at the keyboard and captures what was said.

    timeout: seconds of host time, None for ever. RunError when QEMU or the image is missing.
    """
    command = machine.command(Console(monitor=False) if console is None else console)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as words:
        outcome = _run(command, timeout, Streams(subprocess.DEVNULL, output, words))
        said = [_text(stream) for stream in (output, words)]
    return Outcome(outcome.verdict, outcome.code, outcome.seconds, said[0], said[1])


def execute_at_terminal(machine: Machine, console: Console, timeout: float | None) -> Outcome:
    """Runs the image on our own standard input, output and error output."""
    stdin = None if _may_read_terminal() else subprocess.DEVNULL
    with _terminal_restored():
        return _run(machine.command(console), timeout, Streams(stdin, None, None))


class _InterruptedError(Exception):
    """A signal came, or a process of our own job ended: the run has no owner any more."""


def _run(command: list[str], timeout: float | None, streams: Streams) -> Outcome:
    start = time.monotonic()
    owners = _job_above_us()
    try:
        with _signals_raise(), started(command, streams) as child:
            ended = _wait(child, timeout, owners)
    except _InterruptedError:
        return Outcome(Verdict.INTERRUPTED, None, time.monotonic() - start)
    finally:
        for descriptor in owners:
            os.close(descriptor)
    seconds = time.monotonic() - start
    if not ended:
        return Outcome(Verdict.TIMEOUT, None, seconds)
    verdicts = {3: Verdict.PASSED, 5: Verdict.FAILED}
    return Outcome(verdicts.get(child.returncode, Verdict.BROKEN), child.returncode, seconds)


def _wait(child: subprocess.Popen[bytes], timeout: float | None, owners: list[int]) -> bool:
    """True when the child ended by itself, False after the timeout."""
    try:
        descriptor = os.pidfd_open(child.pid)
    except OSError:  # a kernel or sandbox without pidfds: the other ways to end remain
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        return True
    try:
        poll = select.poll()
        for watched in (descriptor, *owners):
            poll.register(watched, select.POLLIN)
        ready = {number for number, _ in poll.poll(None if timeout is None else timeout * 1000)}
    finally:
        os.close(descriptor)
    if not ready:
        return False
    if descriptor not in ready:
        raise _InterruptedError
    child.wait()
    return True


def _job_above_us() -> list[int]:
    """Process descriptors of our ancestors in our process group: west, ninja, a shell between."""
    descriptors: list[int] = []
    group = os.getpgrp()
    pid = os.getppid()
    try:
        while pid > 1 and os.getpgid(pid) == group:
            descriptors.append(os.pidfd_open(pid))
            pid = _parent_of(pid)
    except (OSError, ValueError):
        pass  # an ancestor ended just now, or belongs to another user: what we have is enough
    return descriptors


def _parent_of(pid: int) -> int:
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
        # "pid (name) state parent ...": the name may hold spaces and parentheses
        return int(stat.read().rpartition(")")[2].split()[1])


@contextlib.contextmanager
def _signals_raise() -> Iterator[None]:
    """While the machine runs, SIGINT, SIGTERM and SIGHUP end the wait instead of us."""

    def interrupt(_number: int, _frame: object) -> None:
        raise _InterruptedError

    caught = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, interrupt) for number in caught]
    try:
        yield
    finally:
        for number, handler in zip(caught, before, strict=True):
            signal.signal(number, handler)


@contextlib.contextmanager
def _terminal_restored() -> Iterator[None]:
    """QEMU switches echo off; when it is killed, nobody but us switches it on again."""
    if not os.isatty(0):
        yield
        return
    import termios

    settings = termios.tcgetattr(0)
    try:
        yield
    finally:
        if _may_read_terminal():
            termios.tcsetattr(0, termios.TCSANOW, settings)


def _may_read_terminal() -> bool:
    """False for a job in the background: to touch the terminal would stop it for ever."""
    try:
        return not os.isatty(0) or os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace").replace("\r\n", "\n")
