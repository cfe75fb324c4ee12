# SPDX-License-Identifier: Apache-2.0
"""Images for tests of x86idt: records as IRQ_CONNECT() leaves them, tables as the link places them.

Code of an image lies at 0x40100000: stubs of exceptions, then a stub for each record.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from pathlib import Path

import elf32
from scripts.build.elf_files import (
    FILE,
    FUNC,
    NOTYPE,
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_WRITE,
    Sect,
    Sym,
    make_elf,
)

from x86idt import records, table, vectors

CODE = 0x40100000
RODATA = 0x40108000
EXCEPTIONS = 33
STUB = 9


@dataclass(frozen=True)
class Rec:
    """The words of one record, and the function's name."""

    name: str = "isr"
    line: int = -1
    priority: int = -1
    vector: int = -1
    flags: int = 0
    kind: int = records.GATE
    dpl: int = 0
    parameter: int = 0
    source: int = 10
    file: str = "driver.c"
    handler: int | None = None
    owner: int | None = None


DEFAULTS = (
    Rec("z_x86_exception", kind=records.STUBS, priority=EXCEPTIONS, vector=0, flags=STUB,
        handler=CODE, owner=CODE, file="stubs.S", source=1),
    Rec("z_x86_double_fault", kind=records.TASK, vector=8, flags=0x20, handler=0,
        file="stubs.S", source=2),
)  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """An image to be made; `idt` and `routes` replace what the package makes."""

    recs: tuple[Rec, ...] = ()
    idt: bytes | None = None
    routes: bytes | None = None
    read_only: bool = True
    text_size: int = 0x4000
    changes: dict[int, bytes] = field(default_factory=dict)


def address_of(index: int) -> int:
    """Where the stub of a record is; its function is 0x1000 above."""
    return CODE + 0x400 + 0x10 * index


def write(folder: Path, picture: Picture, name: str = "image.elf") -> elf32.Elf:
    """The image of a picture, whole: tables made by the package unless the picture has some."""
    first = _elf(folder / name, picture, b"\0" * 8, b"\0" * 8)
    if picture.idt is None or picture.routes is None:
        result = vectors.assign(records.read(first))
        picture = replace(
            picture,
            idt=table.idt(result) if picture.idt is None else picture.idt,
            routes=table.routes(result) if picture.routes is None else picture.routes,
        )
    assert picture.idt is not None and picture.routes is not None
    idt = bytearray(picture.idt)
    for vector, gate in picture.changes.items():
        idt[8 * vector : 8 * vector + 8] = gate
    return _elf(folder / name, picture, bytes(idt), picture.routes)


def _elf(path: Path, picture: Picture, idt: bytes, routes: bytes) -> elf32.Elf:
    recs = (*DEFAULTS, *picture.recs)
    words = b""
    symbols: list[Sym] = []
    for index, rec in enumerate(recs):
        handler = address_of(index) if rec.handler is None else rec.handler
        owner = handler + 0x1000 if rec.owner is None else rec.owner
        words += struct.pack(
            "<IIIIiiiII", rec.kind | rec.dpl << 8, handler, owner, rec.parameter, rec.line,
            rec.priority, rec.vector, rec.flags, rec.source,
        )  # fmt: skip
        symbols.append(Sym(rec.file, 0, 0xFFF1, FILE, bind=0))
        symbols.append(Sym(f"z_irq_record_{index}", 36 * index, 3, NOTYPE, bind=0))
        symbols.append(Sym(rec.name, owner, 1, FUNC))
    size = len(words)
    tables = idt + routes
    start = RODATA
    symbols += [
        Sym("z_irq_records_start", 0, 3, NOTYPE),
        Sym("z_irq_records_end", size, 3, NOTYPE),
        Sym("z_x86_idt", start, 2, NOTYPE),
        Sym("z_x86_idt_end", start + len(idt), 2, NOTYPE),
        Sym("z_x86_irq_routes", start + len(idt), 2, NOTYPE),
        Sym("z_x86_irq_routes_end", start + len(tables), 2, NOTYPE),
        Sym("__rodata_region_start", start if picture.read_only else start + 0x4000, 2, NOTYPE),
        Sym("__rodata_region_end", start + 0x8000, 2, NOTYPE),
    ]
    sections = [
        Sect(SHF_ALLOC | SHF_EXECINSTR, CODE, b"\x90" * picture.text_size),
        Sect(SHF_ALLOC | SHF_WRITE, start, tables),
        Sect(0, 0, words),
    ]
    path.write_bytes(make_elf(sections, symbols))
    return elf32.Elf(str(path))
