# SPDX-License-Identifier: Apache-2.0
"""The relocations that a link with --emit-relocs kept: which place names which address.

Decides what a relocation of i386 says; the bytes in the file are the finished ones, so what no
symbol names is read from them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from elf32 import STT_SECTION, BuildError, Elf

_SHT_SYMTAB, _SHT_REL = 2, 9
_ABSOLUTE, _RELATIVE, _CALL = 1, 2, 4
_ENTRY = struct.Struct("<II")
_SYMBOL = struct.Struct("<IIIBBH")
_SHF_ALLOC = 2


class Reference:
    """A place in the image and the address that it names; symbol: by which name, or ""."""

    __slots__ = ("place", "symbol", "target")

    def __init__(self, place: int, target: int, symbol: str) -> None:
        self.place, self.target, self.symbol = place, target, symbol


def read(elf: Elf, image: range) -> list[Reference]:
    """All references between places in the image; BuildError if the link kept none."""
    found = [
        reference
        for section in elf.sections
        if section.type == _SHT_REL
        for reference in _of_section(elf, section.offset, section.size, image)
    ]
    if not found:
        raise BuildError(f"{elf.path} has no relocations: link it with --emit-relocs")
    return found


def _of_section(elf: Elf, offset: int, size: int, image: range) -> Iterator[Reference]:
    symbols, names = _symbol_table(elf)
    for place, info in _ENTRY.iter_unpack(elf.data[offset : offset + size]):
        if place not in image:
            continue
        name_at, value, _, kind, _, _ = _SYMBOL.unpack_from(symbols, (info >> 8) * _SYMBOL.size)
        if kind & 15 != STT_SECTION and name_at:
            name = names[name_at : names.index(b"\0", name_at)].decode("utf-8", "replace")
            yield Reference(place, value, name)
            continue
        target = _stored(elf, place, info & 0xFF)
        if target is not None and target in image:
            yield Reference(place, target, "")


def _symbol_table(elf: Elf) -> tuple[bytes, bytes]:
    table = next(section for section in elf.sections if section.type == _SHT_SYMTAB)
    names = elf.sections[table.link]
    return (
        elf.data[table.offset : table.offset + table.size],
        elf.data[names.offset : names.offset + names.size],
    )


def _stored(elf: Elf, place: int, kind: int) -> int | None:
    """The address that the finished word at a place leads to."""
    for section in elf.sections:
        inside = section.flags & _SHF_ALLOC and place - section.address in range(section.size)
        if inside and place - section.address + 4 <= section.size:
            at = section.offset + place - section.address
            word = int(struct.unpack_from("<I", elf.data, at)[0])
            if kind == _ABSOLUTE:
                return word
            if kind in (_RELATIVE, _CALL):
                return (place + 4 + word) & 0xFFFFFFFF
    return None
