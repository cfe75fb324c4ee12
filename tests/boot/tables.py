# SPDX-License-Identifier: Apache-2.0
"""Reads page tables in two ways that have nothing in common with the generator.

`live()` reads what QEMU's monitor prints of the MMU's state (`info tlb`); `recorded()` reads the
record that the build left in the image. Both give pages; the test compares them.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

_TLB_LINE = re.compile(r"^([0-9a-f]{16}): ([0-9a-f]{16}) (\S+)$", re.MULTILINE)
_MAGIC = 0x31524D50
_HEADER = struct.Struct("<IHHHHBBH I")
_REGION = struct.Struct("<IIIHH")
_SMALL = 0x1000
_TOP_BIT = 1 << 63

_WRITE, _USER, _EXECUTE, _NO_CACHE, _LARGE, _RESERVED, _OUT, _IDENTITY = (1 << n for n in range(8))


@dataclass(frozen=True, order=True)
class Page:
    """4 KiB of the virtual address space and what may be done there."""

    virtual: int
    physical: int
    writable: bool
    user: bool
    cached: bool
    executable: bool


@dataclass(frozen=True)
class Record:
    """The parts of the image's record that tests need."""

    levels: int
    refuses_execution: bool
    identity_first: int
    identity_count: int
    regions: tuple[Region, ...]

    def pages(self, *, identity: bool = False) -> frozenset[Page]:
        """Return the pages that are mapped after start-up, or (identity) by the boot's entries."""
        return frozenset(
            page
            for region in self.regions
            if not region.flags & (_RESERVED | _OUT)
            if bool(region.flags & _IDENTITY) == identity
            for page in region.pages(self.refuses_execution)
        )


@dataclass(frozen=True)
class Region:
    """One region of the record."""

    name: str
    virtual: int
    size: int
    physical: int
    flags: int

    def pages(self, refuses_execution: bool) -> list[Page]:
        """Return the region page by page."""
        return [
            Page(
                virtual=self.virtual + offset,
                physical=self.physical + offset,
                writable=bool(self.flags & _WRITE),
                user=bool(self.flags & _USER),
                cached=not self.flags & _NO_CACHE,
                executable=bool(self.flags & _EXECUTE) or not refuses_execution,
            )
            for offset in range(0, self.size, _SMALL)
        ]


def recorded(path: Path) -> Record:
    """Read a mmu_record.bin."""
    data = path.read_bytes()
    magic, total, count, first, slots, levels, refuses, _, _ = _HEADER.unpack_from(data)
    if magic != _MAGIC or total != len(data):
        raise ValueError(f"{path} is no record: magic {magic:#x}, size {total} of {len(data)}")
    regions = []
    for index in range(count):
        virtual, size, frame, flags, name = _REGION.unpack_from(
            data, _HEADER.size + index * _REGION.size
        )
        text = data[name : data.index(b"\0", name)].decode()
        regions.append(Region(text, virtual, size, frame << 12, flags))
    return Record(levels, bool(refuses), first, slots, tuple(regions))


def live(info_tlb: str, *, pae: bool) -> frozenset[Page]:
    """Read the monitor's `info tlb`: a line for each mapping, flags as letters or dashes.

    The letters are X (no execution), G, P (large), D, A, C (no caching), T, U, W. The physical
    address comes with the entry's highest bit, which is X again.
    """
    large = 0x200000 if pae else 0x400000
    pages = set()
    for line in _TLB_LINE.finditer(info_tlb):
        virtual, physical, flags = int(line[1], 16), int(line[2], 16) & ~_TOP_BIT, line[3]
        for offset in range(0, large if "P" in flags else _SMALL, _SMALL):
            pages.add(
                Page(
                    virtual=virtual + offset,
                    physical=physical + offset,
                    writable="W" in flags,
                    user="U" in flags,
                    cached="C" not in flags,
                    executable="X" not in flags,
                )
            )
    return frozenset(pages)
