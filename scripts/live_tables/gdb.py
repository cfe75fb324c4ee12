# SPDX-License-Identifier: Apache-2.0
"""Asks the debugger's stub of an emulator, by GDB's remote protocol.

Decides how registers are found (by name, in the description that the stub gives), how physical
memory is read and written (`qqemu.PhyMemMode`), and how a guest is run to an address. The guest
stands still as long as somebody is connected, and afterwards goes on if it ran before.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from live_tables.errors import AskError
from live_tables.packets import Channel
from live_tables.source import Registers

_SECONDS = 10.0
_CHUNK = 0x800
_WANTED = ("cr0", "cr3", "cr4", "efer", "eip")


@dataclass(frozen=True)
class Feature:
    """A part of the stub's description: registers by number, and further parts to read."""

    registers: dict[str, int]
    includes: tuple[str, ...]
    end: int  # the number behind the last register


def parse_feature(text: str, first: int) -> Feature:
    """One XML document of the description; its registers count from `first` unless they say."""
    try:
        # The prefix xi is used there without being declared.
        root = ElementTree.fromstring(_without_doctype(text).replace("xi:include", "include"))
    except ElementTree.ParseError as error:
        raise AskError(f"the stub's description of its registers is no XML: {error}") from error
    registers: dict[str, int] = {}
    includes = []
    number = first
    for item in root.iter():
        tag = item.tag.rpartition("}")[2]
        if tag == "reg":
            number = int(item.get("regnum", number))
            registers[item.get("name", "")] = number
            number += 1
        elif tag == "include":
            includes.append(item.get("href", ""))
    return Feature(registers, tuple(includes), number)


def _without_doctype(text: str) -> str:
    start = text.find("<!DOCTYPE")
    return text if start < 0 else text[:start] + text[text.index(">", start) + 1 :]


class Stub:
    """A connection to one stub."""

    def __init__(self, address: str) -> None:
        self.name = f"the debug port at {address}"
        self._channel = Channel(address, _SECONDS)
        try:
            # What the stub knows is told only to those who ask first what it can.
            self._channel.ask(b"qSupported:xmlRegisters=i386")
            if self._channel.ask(b"QStartNoAckMode") == b"OK":
                self._channel.silent()
            self._channel.ask(b"?")
            self._numbers = self._described()
        except AskError:
            self._channel.close()
            raise

    def close(self) -> None:
        """Leave; the guest goes on if it was stopped for this connection."""
        if self._channel.spoke_first:
            with contextlib.suppress(AskError):
                self._channel.ask(b"D", 1.0)
        self._channel.close()

    def abandon(self) -> None:
        """Leave without a word: the guest stays where it is, or is gone."""
        self._channel.close()

    def registers(self) -> Registers:
        """The registers of the CPU."""
        values = {name: self._register(name) for name in _WANTED}
        cr3 = values.pop("cr3")
        if cr3 is None:
            raise AskError(
                f"{self.name} tells no CR3: it has to be of an emulator that shows control "
                "registers, as QEMU's does"
            )
        return Registers(cr3, **values)

    def read(self, phys: int, size: int) -> bytes:
        """Physical memory."""
        self._physical(True)
        try:
            return b"".join(
                self._memory(at, min(_CHUNK, phys + size - at))
                for at in range(phys, phys + size, _CHUNK)
            )
        finally:
            self._physical(False)

    def write(self, phys: int, content: bytes) -> None:
        """Change physical memory."""
        self._physical(True)
        try:
            answer = self._channel.ask(f"M{phys:x},{len(content):x}:{content.hex()}".encode())
        finally:
            self._physical(False)
        if answer != b"OK":
            raise AskError(f"{self.name} cannot write memory at {phys:#x}")

    def run_to(self, addresses: Sequence[int], seconds: float) -> bool:
        """Run until the CPU is about to execute one of the addresses (at most four, in the
        debugger's own words hardware breakpoints). False when it was not there in time: then
        the guest was stopped where it is. AskError when it ended."""
        for address in addresses:
            self._breakpoint(b"Z", address)
        self._channel.send(b"c")
        reached = self._stopped(seconds)
        if not reached:
            self._channel.raw(b"\x03")
            self._stopped(_SECONDS)
        for address in addresses:
            self._breakpoint(b"z", address)
        return reached

    def _stopped(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        try:
            answer = self._channel.answer(max(0.01, deadline - time.monotonic()))
        except AskError as error:
            if isinstance(error.__cause__, TimeoutError):
                return False
            raise
        if answer[:1] in (b"W", b"X"):
            raise AskError("the guest ended before it was there")
        return True

    def _breakpoint(self, kind: bytes, address: int) -> None:
        answer = self._channel.ask(kind + f"1,{address:x},1".encode())
        if answer != b"OK":
            raise AskError(f"{self.name} can set no breakpoint at {address:#x}")

    def _register(self, name: str) -> int | None:
        number = self._numbers.get(name)
        if number is None:
            return None
        answer = self._channel.ask(f"p{number:x}".encode())
        try:
            content = bytes.fromhex(answer.decode("ascii"))
        except ValueError:  # an error, E and two digits
            content = b""
        return int.from_bytes(content, "little") if content else None

    def _described(self) -> dict[str, int]:
        """Register numbers by name."""
        numbers: dict[str, int] = {}
        waiting = ["target.xml"]
        end = 0
        while waiting:
            feature = parse_feature(self._document(waiting.pop(0)), end)
            numbers.update(feature.registers)
            waiting += feature.includes
            end = feature.end
        return numbers

    def _document(self, name: str) -> str:
        content = b""
        while True:
            answer = self._channel.ask(
                f"qXfer:features:read:{name}:{len(content):x},{_CHUNK:x}".encode()
            )
            if answer[:1] not in (b"l", b"m"):
                raise AskError(f"{self.name} does not describe its registers ({name})")
            content += answer[1:]
            if answer[:1] == b"l":
                return content.decode("utf-8", "replace")

    def _physical(self, on: bool) -> None:
        answer = self._channel.ask(b"Qqemu.PhyMemMode:" + (b"1" if on else b"0"))
        if answer != b"OK":
            raise AskError(
                f"{self.name} cannot read physical memory (Qqemu.PhyMemMode): it is of no QEMU, or "
                "of one before 4.1"
            )

    def _memory(self, phys: int, size: int) -> bytes:
        answer = self._channel.ask(f"m{phys:x},{size:x}".encode())
        try:
            content = bytes.fromhex(answer.decode("ascii"))
        except ValueError:
            content = b""
        if len(content) != size:
            raise AskError(f"{self.name} cannot read {size:#x} bytes of memory at {phys:#x}")
        return content
