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


@contextlib.contextmanager
def started(command: list[str], streams: Streams) -> Iterator[subprocess.Popen[bytes]]:
    """The running child; it has ended when the block is left, however it is left.

    When this process is killed, the kernel kills the child (PR_SET_PDEATHSIG). That signal comes
    when the calling thread ends: call this in the main thread. RunError when it cannot start.
    """
    child = _start(command, streams)
    try:
        yield child
    finally:
        _end(child)


def _start(command: list[str], streams: Streams) -> subprocess.Popen[bytes]:
    libc = ctypes.CDLL(None)  # looked up here: the child may not import after the fork
    parent = os.getpid()

    def die_with_parent() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(127)

    try:
        return subprocess.Popen(
            command,
            stdin=streams.stdin,
            stdout=streams.stdout,
            stderr=streams.stderr,
            preexec_fn=die_with_parent,  # noqa: PLW1509  two system calls, no lock taken
        )
    except OSError as error:
        raise RunError(f"{command[0]} cannot be started: {error.strerror}") from error


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child: asked first, so that it may write its log out; then not asked."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
