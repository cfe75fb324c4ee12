# SPDX-License-Identifier: Apache-2.0
"""Starts a build's QEMU, runs it to a place, and ends it.

Decides where the guest is stopped: when the CPU comes to a symbol (a breakpoint of QEMU's debug
port), or when a number of seconds has passed on the guest's own clock. No process stays behind.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.gdb import Stub
from live_tables.qmp import Monitor
from run.child import Streams, started
from run.errors import RunError
from run.machine import Console, Machine

_CONNECT_SECONDS = 10.0
_POLL_SECONDS = 0.005
_CONSOLE_LINES = 10


@dataclass(frozen=True)
class Place:
    """Where the guest is read: at a symbol, or after some seconds of its own time.

    timeout: seconds of our time that it may take to get there.
    """

    symbol: str | None = None
    seconds: float | None = None
    timeout: float = 30.0

    def text(self) -> str:
        """The place in words."""
        return f"after {self.seconds:g} s" if self.symbol is None else f"at {self.symbol}"


@contextlib.contextmanager
def stopped_at(machine: Machine, expected: Expected, place: Place) -> Iterator[Monitor]:
    """The monitor of a guest that stands still at `place`; it ends with the block."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="live-tables-")))
        qmp, gdb, console = folder / "qmp", folder / "gdb", folder / "console"
        stopped = machine.override(
            extra=(
                *("-S", "-gdb", f"unix:{gdb},server=on,wait=off"),
                *("-qmp", f"unix:{qmp},server=on,wait=off"),
            )
        )
        said = stack.enter_context(console.open("wb"))
        try:
            command = stopped.command(Console(monitor=False))
            streams = Streams(subprocess.DEVNULL, said, said)
            child = stack.enter_context(started(command, streams))
        except RunError as error:
            raise AskError(str(error)) from error
        try:
            name = f"QEMU, {place.text()}"
            monitor = stack.enter_context(contextlib.closing(_monitor(qmp, name, child)))
            if place.symbol is not None:
                _run_to(gdb, addresses_of(expected, place.symbol), place)
            else:
                _run_for(monitor, place)
        except AskError as error:
            raise AskError(f"{error}{_console(console)}") from error
        yield monitor


def addresses_of(expected: Expected, symbol: str) -> tuple[int, ...]:
    """Where the CPU can be when it executes a symbol: where it is linked, and where loaded."""
    facts = expected.built.facts
    address = facts.symbols.get(symbol)
    if address is None:
        raise AskError(f"{facts.path} has no symbol '{symbol}': the guest cannot be stopped there")
    offset = expected.built.virt_offset
    return (address, address - offset) if offset else (address,)


def _monitor(path: Path, name: str, child: subprocess.Popen[bytes]) -> Monitor:
    """The monitor as soon as it answers: its socket is there a moment before."""
    deadline = time.monotonic() + _CONNECT_SECONDS
    while True:
        try:
            if path.exists():
                return Monitor(str(path), name)
        except AskError:
            if time.monotonic() > deadline:
                raise
        if child.poll() is not None:
            raise AskError(f"QEMU could not start (code {child.returncode})")
        if time.monotonic() > deadline:
            raise AskError(f"QEMU opened no monitor in {_CONNECT_SECONDS:.0f} s")
        time.sleep(_POLL_SECONDS)


def _run_to(gdb: Path, addresses: tuple[int, ...], place: Place) -> None:
    stub = Stub(str(gdb))
    try:
        reached = stub.run_to(addresses, place.timeout)
    except AskError as error:
        raise AskError(f"the guest ended before it was {place.text()}") from error
    finally:
        stub.abandon()
    if not reached:
        raise AskError(
            f"the guest was not {place.text()} in {place.timeout:g} s: --timeout gives it more, if "
            "it comes there at all"
        )


def _run_for(monitor: Monitor, place: Place) -> None:
    """The guest's time is that of its real-time clock, which has whole seconds."""
    assert place.seconds is not None
    begin = _clock(monitor)
    deadline = time.monotonic() + place.timeout
    try:
        monitor.execute("cont")
        while _clock(monitor) - begin < place.seconds:
            if time.monotonic() > deadline:
                raise AskError(f"the guest's clock was not {place.text()} in {place.timeout:g} s")
            time.sleep(_POLL_SECONDS)
        monitor.execute("stop")
    except AskError as error:
        if "clock" in str(error):
            raise
        raise AskError(f"the guest ended before it was {place.text()}") from error


def _clock(monitor: Monitor) -> int:
    """Seconds of the guest's real-time clock, from some day on."""
    import calendar

    value = monitor.execute("qom-get", {"path": "/machine", "property": "rtc-time"})
    if not isinstance(value, dict):
        raise AskError("this QEMU tells no time of its guest's clock")
    parts = [int(value[f"tm_{name}"]) for name in ("year", "mon", "mday", "hour", "min", "sec")]
    return calendar.timegm((parts[0] + 1900, parts[1] + 1, *parts[2:]))


def _console(path: Path) -> str:
    said = path.read_bytes().decode("utf-8", "replace").strip().splitlines()
    return "\n".join([". The last that was said:", *said[-_CONSOLE_LINES:]]) if said else ""
