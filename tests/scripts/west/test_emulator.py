# SPDX-License-Identifier: Apache-2.0
"""The commands that start the emulated machine, on a real image at a virtual address."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from helpers.processes import machines_of, wait_until
from helpers.trees import TREE, west

from west_commands.symbols import load_offset

_ENVIRONMENT = {"ZEPHYR_BASE": str(TREE)}
_OFFSET = 0x40000000  # of the board's addresses: KERNEL_VM_BASE - SRAM_BASE_ADDRESS

# One build for all tests of this file: they run in one process.
pytestmark = pytest.mark.xdist_group("west-emulator")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """hello_world for qemu_x86_virt, in a path with a space."""
    folder = tmp_path_factory.mktemp("a build") / "hello"
    words = ["build", "-b", "qemu_x86_virt", "-d", str(folder), "samples/hello_world", "-o=-j1"]
    ended = west(words, TREE, _ENVIRONMENT)
    assert ended.returncode == 0, ended.stdout
    return folder


def _gdb(log: Path, *commands: str) -> list[str]:
    """Arguments for GDB that write its words to a file: the guest's do not come between."""
    logging = (f"set logging file {log}", "set logging overwrite on", "set logging enabled on")
    words = [word for command in (*logging, *commands) for word in ("-ex", command)]
    return ["--", "-batch", *words]


_JOURNEY = (
    *("break __start", "break vm_enter", "break main", "set pagination off"),
    *("continue", "printf \"one %#x \", $pc", "info symbol $pc"),
    *("continue", "printf \"two %#x \", $pc", "info symbol $pc"),
    *("continue", "printf \"three %#x \", $pc", "info symbol $pc"),
)


def _assert_journey(text: str) -> None:
    """Breakpoints hit and have names at physical and at virtual addresses."""
    found = {
        word: (int(address, 16), symbol)
        for word, address, symbol in re.findall(r"(one|two|three) (0x[0-9a-f]+) (\w+)", text)
    }
    assert set(found) == {"one", "two", "three"}, text
    assert [found[word][1] for word in ("one", "two", "three")] == ["__start", "vm_enter", "main"]
    assert found["one"][0] < _OFFSET <= found["two"][0], text
    assert found["three"][0] >= _OFFSET


def test_the_offset_is_read_from_the_image(build: Path) -> None:
    assert load_offset(build / "zephyr/zephyr.elf") == _OFFSET


def test_debug_has_symbols_on_both_sides_of_vm_enter(build: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    ended = west(["debug", "-d", str(build), *_gdb(log, *_JOURNEY)], TREE, _ENVIRONMENT)
    assert ended.returncode == 0, ended.stdout
    _assert_journey(log.read_text())
    assert _machines(build) == []


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_attach_to_a_debugserver(build: Path, port: int, tmp_path: Path) -> None:
    log = tmp_path / "log"
    words = ["-d", str(build), "--port", str(port)]
    with _started(["debugserver", *words]) as server:
        _wait_for_port(port)
        west(["attach", *words, *_gdb(log, *_JOURNEY, "kill")], TREE, _ENVIRONMENT)
        _assert_journey(log.read_text())
        server.wait(60)
    assert _machines(build) == []


def test_a_debugserver_ends_with_a_signal(build: Path, port: int) -> None:
    with _started(["debugserver", "-d", str(build), "--port", str(port)]) as server:
        _wait_for_port(port)
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 130
    assert _machines(build) == []


def test_run_shows_the_output_and_the_status(build: Path) -> None:
    ended = west(["build", "-d", str(build), "-t", "run"], TREE, _ENVIRONMENT)
    assert ended.returncode == 0, ended.stdout
    assert "*** Ponente: exit 0" in ended.stdout


def test_run_says_why_qemu_cannot_start(build: Path) -> None:
    environment = {**_ENVIRONMENT, "QEMU_EXTRA_FLAGS": "-device nosuchdevice"}
    start = time.monotonic()
    ended = west(["build", "-d", str(build), "-t", "run"], TREE, environment)
    assert ended.returncode != 0
    assert "nosuchdevice" in ended.stdout
    assert time.monotonic() - start < 60


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_machine_is_left_when_west_ends(build: Path, number: signal.Signals) -> None:
    stopped = {"QEMU_EXTRA_FLAGS": "-S"}
    with _started(["build", "-d", str(build), "-t", "run"], stopped) as command:
        wait_until(lambda: len(_machines(build)) == 1, "QEMU runs")
        if number is signal.SIGINT:  # a terminal sends it to the whole job
            os.killpg(command.pid, number)
        else:
            command.send_signal(number)
        command.wait(60)
        wait_until(lambda: not _machines(build), "QEMU ends")


@contextlib.contextmanager
def _started(
    words: list[str], environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A west in a process group of its own; killed at the end if it is still there."""
    with subprocess.Popen(
        [sys.executable, "-m", "west", *words],
        cwd=TREE,
        env={**os.environ, **_ENVIRONMENT, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _machines(build: Path) -> list[int]:
    return machines_of(build / "zephyr/zephyr.elf")


def _wait_for_port(port: int) -> None:
    """Waits until someone listens; it does not connect: the debugger's port takes one client."""
    wanted = f":{port:04X} 00000000:0000 0A"
    wait_until(lambda: wanted in Path("/proc/net/tcp").read_text(), "a listener")
