# SPDX-License-Identifier: Apache-2.0
"""Makes built images for tests: a first-pass image with its tables and record put in.

The generator makes the tables, as a build would; the tests that use this are about what
reads them afterwards (proof, check, report).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.x86mmu.elf_fixture import Image, Load, image_symbols, make_elf

from x86mmu import cli, config, elf, layout, mapspec, record, size, tables
from x86mmu.job import Job
from x86mmu.layout import Layout


@dataclass(frozen=True)
class Made:
    """One image: what was asked for, and what the generator made of it."""

    image: Image
    job: Job
    placed: Layout
    tables: bytes = field(repr=False)
    record: bytes = field(repr=False)


def generate(image: Image, maps: Sequence[str], folder: Path) -> Made:
    """Run the generator's steps on an image; its table room is set to what is needed."""
    wanted = config.from_symbols(image_symbols(image), "image")
    room = size.needed(wanted, mapspec.parse_all(list(maps), wanted.format))
    image = replace(image, tables_size=room.tables, record_size=room.record)
    path = folder / "first.elf"
    path.write_bytes(_elf(image))
    job = cli.own_job(elf.load(str(path)), list(maps))
    placed = layout.make(job.plan, job.policy)
    content = tables.fill(placed, job.base_phys, job.policy)
    return Made(image, job, placed, content, record.encode(job.plan, job.record_size))


def built_elf(made: Made, **changes: bytes) -> bytes:
    """The linked image; `tables=` and `record=` replace what the generator made."""
    return _elf(made.image, changes.get("tables", made.tables), changes.get("record", made.record))


def _elf(image: Image, content: bytes = b"", record_bytes: bytes = b"") -> bytes:
    symbols = image_symbols(image)
    top = symbols["z_x86_pagetables_start"] + image.tables_size - (32 if image.pae else 4096)
    symbols["z_x86_kernel_ptables"] = top
    phys = image.sram_base + image.sram_offset
    parts = (
        ("__text_region", 5, b""),
        ("__rodata_region", 4, record_bytes),
        ("data", 6, content),
    )
    loads = []
    for name, flags, body in parts:
        start = symbols.get(f"{name}_start", symbols["__rodata_region_end"])
        end = symbols.get(f"{name}_end", symbols["z_mapped_end"])
        if end > start:
            at = phys + start - image.start
            loads.append(Load(start, at, end - start, flags, body.ljust(4, b"\x90")))
    return make_elf(symbols, loads=loads, entry=image.start)
