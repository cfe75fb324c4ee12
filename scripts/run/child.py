# SPDX-License-Identifier: Apache-2.0
"""A child process that never outlives us: QEMU, Bochs, a debugger.

Decides how it is started and ended, not how long it runs.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from run.errors import RunError

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_GRACE_SECONDS = 2.0


@dataclass(frozen=True)
class Streams:
    """The child's standard streams, as subprocess takes them; None inherits ours."""

    stdin: int | None = None
    stdout: IO[bytes] | int | None = None
    stderr: IO[bytes] | int | None = None


@dataclass(frozen=True)
class Bond:
    """How the child is tied to us.

    death_signal: what the kernel sends it when we are killed; end_signal: what we send it when
    the block is left; own_session: Ctrl-C at the terminal does not reach it.
    """

    death_signal: signal.Signals = signal.SIGKILL
    end_signal: signal.Signals = signal.SIGTERM
    own_session: bool = False


@contextlib.contextmanager
def started(
    command: list[str],
    streams: Streams,
    *,
    bond: Bond = Bond(),
    cwd: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """The running child; it has ended when the block is left, however it is left.

    When this process is killed, the kernel kills the child (PR_SET_PDEATHSIG). That signal comes
    when the calling thread ends: call this in the main thread. RunError when it cannot start.
    """
    child = _start(command, streams, bond, cwd)
    try:
        yield child
    finally:
        _end(child, bond.end_signal)


def _start(
    command: list[str], streams: Streams, bond: Bond, cwd: Path | None
) -> subprocess.Popen[bytes]:
    libc = ctypes.CDLL(None)  # looked up here: the child may not import after the fork
    parent = os.getpid()

    def die_with_parent() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, bond.death_signal)
        if os.getppid() != parent:
            os._exit(127)

    try:
        return subprocess.Popen(
            command,
            stdin=streams.stdin,
            stdout=streams.stdout,
            stderr=streams.stderr,
            cwd=cwd,
            start_new_session=bond.own_session,
            preexec_fn=die_with_parent,  # noqa: PLW1509  two system calls, no lock taken
        )
    except OSError as error:
        raise RunError(f"{command[0]} cannot be started: {error.strerror}") from error


def _end(child: subprocess.Popen[bytes], end_signal: signal.Signals) -> None:
    """Ends the child: asked first, so that it may write its log out; then not asked."""
    if child.poll() is None:
        child.send_signal(end_signal)
        try:
            child.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
