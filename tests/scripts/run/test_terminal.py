# SPDX-License-Identifier: Apache-2.0
"""The runner at a terminal: keys end the machine, and the terminal is as it was before."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.kernels import LOOP, say, write_build
from helpers.processes import machines_of, wait_until

_RUNNER = str(Path(__file__).resolve().parents[3] / "scripts/run")


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: ours, and the one for the program."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize(("keys", "status"), [(b"\x03", 130), (b"\x01x", 2)])
def test_keys_end_the_machine(
    tmp_path: Path, terminal: tuple[int, int], keys: bytes, status: int
) -> None:
    ours, theirs = terminal
    build = write_build(tmp_path / "b", say("up") + LOOP)
    before = termios.tcgetattr(theirs)
    # setsid -c makes the terminal the one whose Ctrl-C is a signal
    command = ["setsid", "-c", "-w", sys.executable, "-I", _RUNNER, str(build)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as runner:
        _read_until(ours, b"up")
        os.write(ours, keys)
        assert runner.wait(60) == status
    wait_until(lambda: not machines_of(build / "zephyr/zephyr.elf"), "QEMU ends")
    assert termios.tcgetattr(theirs) == before


def test_the_terminal_is_restored_when_qemu_is_killed(
    tmp_path: Path, terminal: tuple[int, int]
) -> None:
    ours, theirs = terminal
    build = write_build(tmp_path / "b", say("up") + LOOP)
    before = termios.tcgetattr(theirs)
    command = ["setsid", "-c", "-w", sys.executable, "-I", _RUNNER, str(build)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as runner:
        _read_until(ours, b"up")
        assert termios.tcgetattr(theirs) != before
        for pid in machines_of(build / "zephyr/zephyr.elf"):
            os.kill(pid, 9)
        assert runner.wait(60) == 2
    assert termios.tcgetattr(theirs) == before
    assert b"signal 9" in _read_until(ours, b"signal")


def _read_until(descriptor: int, wanted: bytes, seconds: float = 60.0) -> bytes:
    text = b""
    deadline = time.monotonic() + seconds
    while wanted not in text:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        assert ready, f"{wanted!r} is not in {text!r}"
        text += os.read(descriptor, 4096)
    return text
