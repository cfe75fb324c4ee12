# SPDX-License-Identifier: Apache-2.0
"""Reads a machine's page tables, and makes sure that they are of the image in question.

Decides what is read: the registers, the memory where the image's tables stand, and, to know the
image, its record and its first page. Judged in compare. What the guest printed of its tables is
read in printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.source import CR0_PG, Registers, Source
from x86mmu.elf import ElfFacts
from x86mmu.plan_types import PAGE_SIZE, Identity, Kind, Paging, State, W
from x86mmu.walk import TableImage, TableMap, walk


@dataclass(frozen=True)
class Live:
    """What was read: what the tables say, and their bytes, in the place and format of the
    build's (registers and tables are None where the guest told what they say).

    identity: whether there is anything in the entries of the boot-time identity mapping.
    """

    source: str
    seen: TableMap
    identity: bool
    registers: Registers | None = None
    tables: TableImage | None = None


def read(source: Source, expected: Expected, *, whole: bool = True) -> Live:
    """The live tables. AskError when paging is off, or another image runs there; with `whole`
    off, the source has the tables alone and the image is taken on trust."""
    registers = source.registers()
    if registers.cr0 is not None and not registers.cr0 & CR0_PG:
        raise AskError(
            f"{source.name}: paging is off (CR0 is {registers.cr0:#x}); the guest has not come to "
            "vm_enter yet. Let it run and ask again."
        )
    if whole:
        _check_image(source, expected)
    wanted = expected.built.tables
    content = source.read(wanted.base_phys, -(-len(wanted.data) // 4) * 4)
    tables = replace(wanted, data=content[: len(wanted.data)], live=True)
    identity = any(_top_entries(tables, expected.built.identity))
    return Live(source.name, walk(tables), identity, registers, tables)


def _top_entries(tables: TableImage, slots: Identity) -> bytes:
    size = 8 if tables.levels == 3 else 4
    start = tables.top + slots.first * size
    return tables.data[start : start + slots.count * size]


def _check_image(source: Source, expected: Expected) -> None:
    """Text and record of the guest are those of the file."""
    facts, record = expected.built.facts, expected.record
    places = {
        "first page": (expected.built.image.start, PAGE_SIZE),
        "record of the page tables": (facts.symbols["z_x86_mmu_record"], record.size),
    }
    for what, (virt, size) in places.items():
        content = _content(facts, virt, size)
        if not content or not _fixed(expected, virt, size):
            continue
        if source.read(virt - expected.built.virt_offset, len(content)) != content:
            raise AskError(
                f"{source.name}: another image runs there; its {what} is not that of {facts.path}. "
                "Name the build folder of the image that runs (--build-dir), or restart it."
            )


def _content(facts: ElfFacts, virt: int, size: int) -> bytes:
    """What the file has for an address, in whole words and at most `size` bytes."""
    for segment in facts.segments:
        if segment.virt <= virt < segment.virt + segment.file_size:
            count = min(size, segment.virt + segment.file_size - virt)
            return facts.read(virt, count & -4)
    return b""


def _fixed(expected: Expected, virt: int, size: int) -> bool:
    """Whether this part of the image is in the frames it was loaded to, whatever is paged out,
    and never written."""
    return any(
        entry.virt <= virt
        and virt + size <= entry.end
        and entry.kind is Kind.IMAGE
        and entry.state is State.MAPPED
        and not entry.flags & W
        and entry.paging in (Paging.PINNED, Paging.NONE)
        for entry in expected.entries
    )
