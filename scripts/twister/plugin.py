# SPDX-License-Identifier: Apache-2.0
"""The pytest plug-in of the pytest harness: `dut`, the running image, as a fixture.

    def test_prompt(dut):
        dut.write(b"help\\n")
        assert dut.readlines_until(regex="Available commands")
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from run.child import Streams, started
from run.machine import Console, load

_TIMEOUT = 60.0


@dataclass
class Dut:
    """The machine under test: its serial port, by lines. Upstream's names."""

    child: subprocess.Popen[bytes]
    pending: bytes = b""
    lines: list[str] = field(default_factory=list)

    def write(self, data: bytes) -> None:
        """Type something."""
        assert self.child.stdin is not None
        self.child.stdin.write(data)
        self.child.stdin.flush()

    def readline(self, timeout: float = _TIMEOUT) -> str:
        """The next line, without its end. TimeoutError; EOFError when the machine has ended."""
        assert self.child.stdout is not None
        deadline = time.monotonic() + timeout
        while not self.lines:
            ready, _, _ = select.select(
                [self.child.stdout], [], [], max(0.0, deadline - time.monotonic())
            )
            if not ready:
                raise TimeoutError(f"no line within {timeout:g} s; so far: {self.pending!r}")
            self._take(os.read(self.child.stdout.fileno(), 65536))
        return self.lines.pop(0)

    def _take(self, chunk: bytes) -> None:
        if not chunk and not self.pending:
            raise EOFError("the machine has ended")
        *whole, self.pending = (self.pending + (chunk or b"\n")).split(b"\n")
        self.lines += [line.decode("utf-8", "replace").rstrip("\r") for line in whole]

    def readlines_until(self, regex: str, timeout: float = _TIMEOUT) -> list[str]:
        """The lines up to one that matches, that one included."""
        pattern, deadline = re.compile(regex), time.monotonic() + timeout
        found: list[str] = []
        while not found or not pattern.search(found[-1]):
            found.append(self.readline(max(0.0, deadline - time.monotonic())))
        return found

    @property
    def iter_stdout(self) -> Iterator[str]:
        """Every line until the machine ends or says nothing for a while."""
        with contextlib.suppress(EOFError, TimeoutError):
            while True:
                yield self.readline()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the image is."""
    parser.addoption("--build-dir", type=Path, help="the built folder of the image")


@pytest.fixture
def dut(request: pytest.FixtureRequest) -> Iterator[Dut]:
    """The image, started for one test and ended after it."""
    machine = load(request.config.getoption("--build-dir"))
    command = machine.command(Console(monitor=False))
    streams = Streams(subprocess.PIPE, subprocess.PIPE, subprocess.DEVNULL)
    with started(command, streams) as child:
        yield Dut(child)
