# SPDX-License-Identifier: Apache-2.0
"""Reads the finished image's tables as the CPU and the controller would, and compares.

Shares the reading of records with the rest and nothing else: what a descriptor means, which
vectors a priority may have, is written here a second time. Called on every build.
"""

from __future__ import annotations

import struct

from elf32 import SHF_EXECINSTR, BuildError, Elf

from .records import DYNAMIC, FIXED, GATE, NONE, STUBS, TASK, Record, read

IDT_SYMBOL = "z_x86_idt"
_EXCEPTIONS = 32
# Borders of what nobody can write: with a pinned part the tables are in its constants.
_READ_ONLY = tuple(
    (f"{name}_start", f"{name}_end") for name in ("__rodata_region", "lnkr_pinned_rodata")
)


class Image:
    """The last link: its symbols by name, and the bytes at an address."""

    def __init__(self, elf: Elf) -> None:
        self.elf = elf
        self.symbols = {symbol.name: symbol for symbol in elf.symbols if symbol.bind != 0}
        self.code = [
            range(s.address, s.address + s.size) for s in elf.sections if s.flags & SHF_EXECINSTR
        ]

    def between(self, start: str, end: str) -> bytes:
        """The bytes between two symbols, which are in the file."""
        for name in (start, end):
            if name not in self.symbols:
                raise BuildError(f"{self.elf.path} has no symbol {name}")
        first, last = self.symbols[start], self.symbols[end]
        section = self.elf.sections[first.section]
        at = section.offset + first.value - section.address
        return self.elf.data[at : at + last.value - first.value]

    def is_code(self, address: int) -> bool:
        """Whether an address lies in an executable section."""
        return any(address in part for part in self.code)

    def is_read_only(self, symbol: str) -> bool:
        """Whether a symbol lies in a region whose pages nobody can write."""
        return any(
            self.symbols[start].value <= self.symbols[symbol].value < self.symbols[end].value
            for start, end in _READ_ONLY
            if start in self.symbols and end in self.symbols
        )


class Descriptor:
    """One descriptor, taken apart bit by bit."""

    def __init__(self, data: bytes) -> None:
        low, high = struct.unpack("<II", data)
        self.offset = (high & 0xFFFF0000) | (low & 0xFFFF)
        self.selector = low >> 16
        self.type = high >> 8 & 0x1F
        self.dpl = high >> 13 & 3
        self.present = bool(high >> 15 & 1)
        self.zero = high & 0xE0 == 0


def faults(elf: Elf) -> list[str]:
    """Everything that is wrong with the tables of an image, in words; empty: nothing."""
    image = Image(elf)
    records = read(elf)
    table = image.between(IDT_SYMBOL, "z_x86_idt_end")
    gates = [Descriptor(table[at : at + 8]) for at in range(0, len(table) - 7, 8)]
    found: list[str] = []
    if len(table) % 8 or len(gates) < _EXCEPTIONS or len(gates) > 256:
        found.append(f"the table has {len(table)} bytes")
    if image.symbols[IDT_SYMBOL].value % 8:
        found.append("the table is not aligned to eight bytes")
    dynamic = any(record.kind == DYNAMIC for record in records)
    if image.is_read_only(IDT_SYMBOL) == dynamic:
        found.append("the table cannot be written" if dynamic else "the table is writable")
    reached: dict[int, str] = {}
    for record in records:
        found += _record_faults(image, record, records, gates, reached)
    found += _gate_faults(image, gates, reached)
    return found


def _record_faults(
    image: Image,
    record: Record,
    records: list[Record],
    gates: list[Descriptor],
    reached: dict[int, str],
) -> list[str]:
    """One record: does its vector lead to it. Fills `reached` with vectors and owners."""
    if record.kind == STUBS:
        return _stub_faults(record, gates, reached)
    if record.kind == FIXED:
        return _noise_faults(record, gates, reached)
    if record.kind not in (GATE, TASK):
        return []
    vector = _vector_of(image, record)
    who = record.who()
    if not 0 <= vector < len(gates):
        return [f"{who} has vector {vector}, which the table does not have"]
    if reached.setdefault(vector, who) != who:
        return [f"{who} has vector {vector}, which {reached[vector]} has as well"]
    gate = gates[vector]
    found = []
    if record.kind == TASK and (gate.type, gate.selector) != (5, record.flags):
        found.append(f"vector {vector} is no gate to the task of {who}")
    if record.kind == GATE and (gate.type, gate.offset) != (14, record.handler):
        found.append(f"vector {vector} leads to {gate.offset:#x}, not to {who}")
    if gate.dpl != record.dpl:
        found.append(f"vector {vector} of {who} has privilege level {gate.dpl}")
    fixed = any(other.kind == FIXED for other in records)
    if record.line != NONE and not fixed and vector >> 4 != record.priority + 2:
        found.append(f"vector {vector} of {who} is not of priority {record.priority}")
    return found


def _vector_of(image: Image, record: Record) -> int:
    """By the routes for a line; by its wish otherwise, which the build has to have granted."""
    if record.line == NONE:
        return record.vector if record.vector != NONE else -1
    routes = image.between("z_x86_irq_routes", "z_x86_irq_routes_end")
    if not 0 <= 2 * record.line < len(routes):
        return -1
    word = routes[2 * record.line] | routes[2 * record.line + 1] << 8
    flags = word & 0xFF00
    wanted = record.flags & 0xA000
    return word & 0xFF if flags == wanted else -1


def _stub_faults(record: Record, gates: list[Descriptor], reached: dict[int, str]) -> list[str]:
    """Stubs serve what has no owner, which is seen from where the descriptor leads."""
    found = []
    for index in range(record.priority):
        vector = record.vector + index
        if vector >= len(gates) or not gates[vector].present:
            found.append(f"vector {vector} has no handler at all")
        elif gates[vector].offset == record.handler + index * record.flags:
            reached.setdefault(vector, record.who())
    return found


def _noise_faults(record: Record, gates: list[Descriptor], reached: dict[int, str]) -> list[str]:
    """Lines 7 and 15 of the 8259 always lead somewhere."""
    found = []
    for line, handler in ((7, record.handler), (15, record.owner)):
        vector = record.vector + line
        if vector >= len(gates) or not gates[vector].present:
            found.append(f"vector {vector}, of the 8259's line {line}, has no handler")
        elif gates[vector].offset == handler:
            reached.setdefault(vector, record.who())
    return found


def _gate_faults(image: Image, gates: list[Descriptor], reached: dict[int, str]) -> list[str]:
    """Every descriptor by itself: nothing that nobody asked for, nothing outside of code."""
    found = []
    for vector, gate in enumerate(gates):
        if not gate.present:
            continue
        if vector not in reached:
            found.append(f"vector {vector} leads to {gate.offset:#x}, and nobody asked for it")
        if not gate.zero:
            found.append(f"vector {vector} has reserved bits set")
        if gate.type == 14 and (gate.selector != 8 or not image.is_code(gate.offset)):
            found.append(f"vector {vector} leads to {gate.offset:#x}, where no code is")
    return found


def check(elf: Elf) -> None:
    """Raise BuildError if the interrupt descriptor table is not what the records ask for."""
    if not any(symbol.name == IDT_SYMBOL for symbol in elf.symbols):
        return
    found = faults(elf)
    if found:
        raise BuildError(
            f"the interrupt descriptor table of {elf.path} is not what was asked for: "
            f"{'; '.join(found)}. This is a mistake in the build, please report it"
        )
