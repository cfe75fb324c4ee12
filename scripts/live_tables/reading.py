# SPDX-License-Identifier: Apache-2.0
"""Reads a machine's page tables, and makes sure that they are of the image in question.

Decides what is read: the registers, the memory where the image's tables stand, and, to know the
image, its record and its first page. Judged in compare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.source import CR0_PG, Registers, Source
from x86mmu.elf import ElfFacts
from x86mmu.plan_types import PAGE_SIZE, Kind, Paging, State, W
from x86mmu.walk import TableImage


@dataclass(frozen=True)
class Live:
    """What was read; `tables` has the place and format of the build's."""

    source: str
    registers: Registers
    tables: TableImage

    def top_entries(self, first: int, count: int) -> bytes:
        """Top-level entries as they stand."""
        size = 8 if self.tables.levels == 3 else 4
        start = self.tables.top + first * size
        return self.tables.data[start : start + count * size]


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
    return Live(source.name, registers, tables)


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
