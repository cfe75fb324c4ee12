# SPDX-License-Identifier: Apache-2.0
"""Interrupt records: what IRQ_CONNECT() and its kin left in the section .intList of an ELF file.

Decides what a record is, and by which names people know its owner. The fields are those of
struct x86_irq_record (include/zephyr/arch/x86/irq_record.h), nine words each.
"""

from __future__ import annotations

import struct

from elf32 import STT_FILE, STT_FUNC, STT_NOTYPE, BuildError, Elf

GATE, TASK, STUBS, DYNAMIC, FIXED = range(5)
NONE = -1
START_SYMBOL = "z_irq_records_start"
END_SYMBOL = "z_irq_records_end"

_RECORD = struct.Struct("<IIIIiiiII")
_KIND_MASK = 0xFF
_DPL_SHIFT = 8


class Record:
    """One record. line, priority and vector are NONE where there is none, or no wish."""

    __slots__ = (
        "dpl",
        "flags",
        "handler",
        "kind",
        "line",
        "owner",
        "owner_name",
        "parameter",
        "priority",
        "source",
        "vector",
    )

    def __init__(self, fields: tuple[int, ...], owner_name: str, source: str) -> None:
        self.kind, self.dpl = fields[0] & _KIND_MASK, fields[0] >> _DPL_SHIFT
        self.handler, self.owner, self.parameter = fields[1:4]
        self.line, self.priority, self.vector, self.flags = fields[4:8]
        self.owner_name, self.source = owner_name, source

    def who(self) -> str:
        """The owner for messages: function (file:line)."""
        return f"{self.owner_name} ({self.source})"

    def same_as(self, other: Record) -> bool:
        """Whether the compiler made two of one statement, as it does when it inlines."""
        return self._identity() == other._identity()

    def _identity(self) -> tuple[object, ...]:
        return (
            self.kind,
            self.dpl,
            self.owner,
            self.parameter,
            self.line,
            self.priority,
            self.vector,
            self.flags,
            self.source,
        )


def read(elf: Elf) -> list[Record]:
    """The records of an image, in the order of the link; copies of one statement once."""
    borders = {s.name: s for s in elf.symbols if s.name in (START_SYMBOL, END_SYMBOL)}
    if len(borders) != 2:
        raise BuildError(
            f"{elf.path} has no symbols {START_SYMBOL} and {END_SYMBOL}: the linker script must "
            "keep the section .intList between them"
        )
    first, end = borders[START_SYMBOL], borders[END_SYMBOL]
    section = elf.sections[first.section]
    at = section.offset + first.value - section.address
    content = elf.data[at : at + end.value - first.value]
    if len(content) % _RECORD.size:
        raise BuildError(
            f"{elf.path}: the section .intList has {len(content)} bytes, no multiple of "
            f"{_RECORD.size}: something else writes into it"
        )
    names = _functions(elf)
    sources = _sources(elf, first.section, first.value)
    records: list[Record] = []
    file = "?"
    for index, fields in enumerate(_RECORD.iter_unpack(content)):
        # Of several records that were written together only the first has a symbol.
        file = sources.get(index * _RECORD.size, file)
        owner = names.get(fields[2], f"{fields[2]:#x}")
        new = Record(fields, owner, f"{file}:{fields[8]}")
        if not any(new.same_as(known) for known in records):
            records.append(new)
    return records


def _functions(elf: Elf) -> dict[int, str]:
    """Names of code by address; of several a function's, the global one, the alphabet's first."""
    best: dict[int, tuple[bool, bool, str]] = {}
    for symbol in elf.symbols:
        if symbol.type in (STT_FUNC, STT_NOTYPE) and not symbol.name.startswith((".L", "$")):
            rank = (symbol.type == STT_NOTYPE, symbol.bind == 0, symbol.name)
            if symbol.value not in best or rank < best[symbol.value]:
                best[symbol.value] = rank
    return {address: name for address, (_, _, name) in best.items()}


def _sources(elf: Elf, section: int, start: int) -> dict[int, str]:
    """Source file by the offset of a record: the file symbol before the record's own symbol."""
    found: dict[int, str] = {}
    file = "?"
    for symbol in elf.symbols:
        if symbol.type == STT_FILE:
            # For assembly the linker makes one of the object file's name.
            file = symbol.name.removesuffix(".obj").removesuffix(".o")
        elif symbol.bind == 0 and symbol.section == section:
            found[symbol.value - start] = file
    return found
