# SPDX-License-Identifier: Apache-2.0
"""Images for tests of the pinned check: functions and variables, a word of references each.

Every part is an input section of 16 bytes; a reference is a word with a relocation, by the name
of a symbol or, like a compiler's for what is static, by section and stored address.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import elf32
from scripts.build.elf_files import (
    FUNC,
    NOTYPE,
    OBJECT,
    SECTION,
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_WRITE,
    SHN_ABS,
    Sect,
    Sym,
    make_elf,
)

START, PINNED, PAGEABLE, END = 0x100000, 0x101000, 0x110000, 0x120000
SIZE = 16
_SHT_REL = 9
_ABSOLUTE, _CALL = 1, 4
_AREAS = {"boot": START, "pinned": PINNED, "pageable": PAGEABLE}


@dataclass(frozen=True)
class Part:
    """A function or variable: where it is, and what it refers to."""

    name: str
    area: str = "pinned"
    calls: tuple[str, ...] = ()
    by_section: tuple[str, ...] = ()
    section: str = ""
    kind: int = FUNC
    holds: str = ""  # a function behind the first reference


@dataclass(frozen=True)
class Made:
    """An image as the check wants it."""

    elf: elf32.Elf
    map_text: str


def make(folder: Path, *parts: Part, allow_irq: bool = False, lld: bool = False) -> Made:
    """An image of these parts, one behind the other in each area."""
    places: dict[str, int] = {}
    free = dict(_AREAS)
    for part in parts:
        places[part.name] = free[part.area]
        free[part.area] += SIZE
    memory = bytearray(END - START)
    symbols = [Sym("", START, 1, SECTION), *_borders(allow_irq)]
    index = {part.name: len(symbols) + 1 + number for number, part in enumerate(parts)}
    entries = []
    for part in parts:
        at = places[part.name]
        symbols.append(Sym(part.name, at, 1, part.kind, SIZE))
        named = [(name, index.get(name) or _index(symbols, name), _CALL) for name in part.calls]
        for name, symbol, kind in [*named, *((name, 1, _ABSOLUTE) for name in part.by_section)]:
            target = places.get(name, PAGEABLE)
            word = target - at - 4 if kind == _CALL else target
            struct.pack_into("<I", memory, at - START, word & 0xFFFFFFFF)
            entries.append(struct.pack("<II", at, symbol << 8 | kind))
            at += 4
    symbols += [Sym(part.holds, places[part.name] + 4, 1, FUNC) for part in parts if part.holds]
    sections = [
        Sect(SHF_ALLOC | SHF_EXECINSTR | SHF_WRITE, START, bytes(memory)),
        Sect(0, 0, b"".join(entries), _SHT_REL),
        Sect(0, 0, b""),
    ]
    path = folder / "zephyr_pre1.elf"
    path.write_bytes(make_elf(sections, symbols))
    line = _lld_line if lld else _gnu_line
    text = "".join(line(part, places[part.name]) for part in parts)
    return Made(elf32.Elf(str(path)), text)


def _index(symbols: list[Sym], name: str) -> int:
    return next(at for at, symbol in enumerate(symbols, 1) if symbol.name == name)


def _borders(allow_irq: bool) -> list[Sym]:
    values = {
        "_GLOBAL_OFFSET_TABLE_": PAGEABLE,
        "z_mapped_start": START, "z_mapped_end": END, "lnkr_boot_start": START,
        "lnkr_boot_end": PINNED, "lnkr_pinned_start": PINNED, "lnkr_pinned_end": PAGEABLE,
        "__text_region_start": PAGEABLE, "z_irq_records_start": 0, "z_irq_records_end": 0,
    }  # fmt: skip
    found = [Sym(name, value, 1, NOTYPE) for name, value in values.items()]
    found[-1] = Sym("z_irq_records_end", 0, 3, NOTYPE)
    found[-2] = Sym("z_irq_records_start", 0, 3, NOTYPE)
    if allow_irq:
        found.append(Sym("CONFIG_DEMAND_PAGING_ALLOW_IRQ", 1, SHN_ABS, NOTYPE))
    return found


def _section(part: Part) -> str:
    prefix = ".text" if part.kind == FUNC else ".data"
    return part.section or f"{prefix}.{part.name}"


def _gnu_line(part: Part, at: int) -> str:
    name = _section(part)
    file = f"app/libapp.a(some/where/{part.name}.c.obj)"
    wrap = f" {name}\n{'':15}" if len(name) > 14 else f" {name:15}"
    return f"{wrap} 0x{at:08x} {SIZE:#10x} {file}\n"


def _lld_line(part: Part, at: int) -> str:
    file = f"app/libapp.a(some/where/{part.name}.c.obj)"
    return (
        f"{at:8x} {at:8x} {SIZE:8x}    16         {file}:({_section(part)})\n"
        f"{at:8x} {at:8x} {SIZE:8x}     1                 {part.name}\n"
    )


VARIABLE = OBJECT
