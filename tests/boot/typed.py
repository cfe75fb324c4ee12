# SPDX-License-Identifier: Apache-2.0
"""Types commands at a guest's serial line, in QEMU and in Bochs, and reads what it answers.

Both have the line at a terminal of this machine: QEMU's on its standard streams, Bochs' at a
pseudo-terminal that its settings name.
"""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import tempfile
import termios
import time
import tty
from collections.abc import Iterator
from pathlib import Path

from boot.machine import Bochs, GuestError
from run.child import Streams, started
from run.machine import Console, Machine

PROMPT = "> "
_SECONDS = 300.0


class Line:
    """A serial line: what was said so far, and somebody who types."""

    def __init__(
        self, reads: int, writes: int, child: subprocess.Popen[bytes], display: int | None = None
    ) -> None:
        self._reads = reads
        self._writes = writes
        self._child = child
        self._display = [] if display is None else [display]
        self._said = ""

    def type(self, text: str) -> None:
        """Type characters as they are."""
        os.write(self._writes, text.encode("ascii"))

    def until(self, text: str, seconds: float = _SECONDS) -> str:
        """What was said up to `text`, which is taken away with it; GuestError if it never is."""
        deadline = time.monotonic() + seconds
        while text not in self._said:
            readable, _, _ = select.select([self._reads, *self._display], [], [], 0.1)
            chunk = os.read(self._reads, 65536) if self._reads in readable else b""
            for display in set(readable) & set(self._display):
                os.read(display, 65536)  # else it fills up and the emulator stands still
            self._said += chunk.decode("utf-8", "replace").replace("\r", "")
            if not chunk and (self._child.poll() is not None or time.monotonic() > deadline):
                raise GuestError(f"no {text!r} in {seconds} s\n--- console:\n{self._said}")
        before, _, self._said = self._said.partition(text)
        return before

    def ask(self, command: str) -> list[str]:
        """Type a command at the prompt; return the lines of its answer."""
        self.type(f"{command}\r")
        echo, *answer = self.until(f"\n{PROMPT}").splitlines()
        if echo != command:
            raise GuestError(f"typed {command!r}, the guest showed {echo!r}")
        return answer


@contextlib.contextmanager
def typed_in_qemu(machine: Machine) -> Iterator[Line]:
    """The line of a guest that has said its first prompt; the guest ends with the block."""
    command = machine.command(Console(monitor=False))
    with tempfile.TemporaryFile() as words:
        streams = Streams(subprocess.PIPE, subprocess.PIPE, words)
        with started(command, streams) as child:
            assert child.stdin is not None and child.stdout is not None
            with child.stdin, child.stdout:
                line = Line(child.stdout.fileno(), child.stdin.fileno(), child)
                line.until(PROMPT)
                yield line


@contextlib.contextmanager
def typed_in_bochs(bochs: Bochs, folder: Path) -> Iterator[Line]:
    """The same in Bochs; files go to `folder`."""
    line_master, line_slave = pty.openpty()
    display_master, display_slave = pty.openpty()
    try:
        tty.setraw(line_slave, termios.TCSANOW)
        command = bochs.command(folder, ["c"], f'mode=term, dev="{os.ttyname(line_slave)}"')
        with open(display_slave, "r+b", buffering=0, closefd=False) as terminal:
            streams = Streams(terminal.fileno(), terminal, terminal)
            with started(command, streams) as child:
                line = Line(line_master, line_master, child, display_master)
                line.until(PROMPT)
                yield line
    finally:
        for descriptor in (line_master, line_slave, display_master, display_slave):
            os.close(descriptor)
