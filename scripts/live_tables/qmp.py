# SPDX-License-Identifier: Apache-2.0
"""Asks QEMU's monitor, by the machine protocol (QMP), through the library qemu.qmp.

Decides how registers and memory are read there: `info registers` and `xp` of the human monitor,
which are in every version. A guest that runs is stopped while it is read.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from live_tables.address import socket_address
from live_tables.errors import AskError
from live_tables.source import Registers

if TYPE_CHECKING:
    from qemu.qmp import QMPClient

_SECONDS = 10.0
_CHUNK = 0x8000
_REGISTER = re.compile(r"\b(CR0|CR3|CR4|EFER|EIP)=([0-9a-fA-F]+)")
_DUMP_LINE = re.compile(r"^[0-9a-fA-F]+:((?:\s+0x[0-9a-fA-F]{8})+)\s*$")

T = TypeVar("T")


def parse_registers(text: str) -> Registers:
    """The registers in the text of `info registers`."""
    found = {name.lower(): int(value, 16) for name, value in _REGISTER.findall(text)}
    if "cr3" not in found:
        raise AskError(
            "QEMU's `info registers` names no CR3: is this the monitor of a machine with an x86 "
            "CPU?"
        )
    return Registers(**found)


def parse_memory(text: str, size: int) -> bytes:
    """`size` bytes from the text of `xp` with words of 32 bits."""
    words: list[str] = []
    for line in text.splitlines():
        match = _DUMP_LINE.match(line)
        if match is None:
            raise AskError(f"QEMU's monitor cannot read that memory: {line.strip()}")
        words += match[1].split()
    content = b"".join(int(word, 16).to_bytes(4, "little") for word in words)
    if len(content) != size:
        raise AskError(f"QEMU's monitor gave {len(content)} bytes of memory instead of {size}")
    return content


class Monitor:
    """A connection to one monitor."""

    def __init__(self, address: str, name: str = "") -> None:
        self.name = name or f"QEMU's monitor at {address}"
        place = socket_address(address)
        self._loop = asyncio.new_event_loop()
        self._client = self._connected(address, place)

    def close(self) -> None:
        """Leave the monitor, so that somebody else can use it."""
        with contextlib.suppress(Exception):
            self._run(self._client.disconnect())
        self._loop.close()

    def registers(self) -> Registers:
        """The registers of the CPU."""
        return parse_registers(self.monitor("info registers"))

    def read(self, phys: int, size: int) -> bytes:
        """Physical memory; address and size are multiples of 4."""
        parts = []
        for at in range(phys, phys + size, _CHUNK):
            count = min(_CHUNK, phys + size - at)
            parts.append(parse_memory(self.monitor(f"xp /{count // 4}xw {at:#x}"), count))
        return b"".join(parts)

    def monitor(self, line: str) -> str:
        """The answer to a line of the human monitor."""
        answer = self.execute("human-monitor-command", {"command-line": line})
        return str(answer).replace("\r\n", "\n")

    def execute(self, command: str, arguments: dict[str, object] | None = None) -> object:
        """The answer to a command of the protocol."""
        from qemu.qmp import QMPError

        try:
            return self._run(self._client.execute(command, arguments))
        except (QMPError, OSError, EOFError) as error:
            raise AskError(f"{self.name} did not answer {command}: {_said(error)}") from error

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[None]:
        """The guest does not run inside the block, and afterwards it does if it did before."""
        status = self.execute("query-status")
        running = isinstance(status, dict) and bool(status.get("running"))
        if running:
            self.execute("stop")
        try:
            yield
        finally:
            if running:
                self.execute("cont")

    def _connected(self, address: str, place: str | tuple[str, int]) -> QMPClient:
        try:
            from qemu.qmp import QMPClient, QMPError
        except ImportError as error:
            self._loop.close()
            raise AskError(
                "the Python library qemu.qmp is not installed in this environment: ./quickstart "
                "installs it"
            ) from error
        client = QMPClient("ponente")
        try:
            self._run(client.connect(place))
        except (QMPError, OSError, EOFError, AskError) as error:
            self._loop.close()
            raise AskError(
                f"there is no answer at {address} ({_said(error)}). QEMU opens its monitor with "
                "`-qmp unix:PATH,server=on,wait=off`, and serves one client at a time."
            ) from error
        return client

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self._loop.run_until_complete(asyncio.wait_for(work, _SECONDS))
        except asyncio.TimeoutError as error:
            raise AskError(f"{self.name} was silent for {_SECONDS:.0f} s") from error


def _said(error: BaseException) -> str:
    cause = error.__cause__
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return str(error) or type(error).__name__
