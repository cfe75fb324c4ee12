# SPDX-License-Identifier: Apache-2.0
"""Small i386 ELF files for tests, made byte by byte. Used by the tests of scripts/build."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR = 1, 2, 4
SHT_PROGBITS, SHT_SYMTAB, SHT_STRTAB, SHT_NOBITS = 1, 2, 3, 8
SHN_ABS = 0xFFF1
NOTYPE, OBJECT, FUNC, SECTION, FILE = range(5)


@dataclass(frozen=True)
class Sect:
    """A section; its index is its place in the list, from 1."""

    flags: int
    address: int
    data: bytes = b""
    type: int = SHT_PROGBITS
    size: int | None = None


@dataclass(frozen=True)
class Sym:
    """A symbol."""

    name: str
    value: int
    section: int = 1
    type: int = FUNC
    size: int = 0
    bind: int = 1


def make_elf(sections: list[Sect], symbols: list[Sym], machine: int = 3) -> bytes:
    """The file: header, section contents, symbol table, names, section headers."""
    body = bytearray(52)
    headers = [struct.pack("<10I", *([0] * 10))]
    for section in sections:
        offset = len(body)
        body += section.data
        size = len(section.data) if section.size is None else section.size
        headers.append(struct.pack("<10I", 0, section.type, section.flags, section.address,
                                   offset, size, 0, 0, 1, 0))
    names = bytearray(b"\0")
    table = bytearray(16)
    for symbol in symbols:
        table += struct.pack("<IIIBBH", len(names), symbol.value, symbol.size,
                             symbol.bind << 4 | symbol.type, 0, symbol.section)
        names += symbol.name.encode() + b"\0"
    strings = len(headers) + 1
    headers.append(struct.pack("<10I", 0, SHT_SYMTAB, 0, 0, len(body), len(table), strings,
                               0, 4, 16))
    body += table
    headers.append(struct.pack("<10I", 0, SHT_STRTAB, 0, 0, len(body), len(names), 0, 0, 1, 0))
    body += names
    start = len(body)
    body += b"".join(headers)
    body[:52] = struct.pack("<16sHHIIIIIHHHHHH", b"\x7fELF\x01\x01\x01", 2, machine, 1, 0, 0,
                            start, 0, 52, 32, 0, 40, len(headers), 0)
    return bytes(body)
