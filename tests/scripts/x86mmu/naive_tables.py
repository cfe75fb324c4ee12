# SPDX-License-Identifier: Apache-2.0
"""A third way to make page tables, for tests of the proof alone: one entry at a time.

`Tables` is a drawing board for single entries; `from_plan` makes the tables of a plan the
slow way, from the manual's figures. Nothing is shared with builder or proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from x86mmu.plan_types import D, Identity, Kind, L, PlanEntry, State, U, W, X
from x86mmu.walk import TableImage

P, RW, US, PCD, PS, NX = 1, 2, 4, 16, 128, 1 << 63
LINK = P | RW | US
BASE = 0x100000


@dataclass
class Tables:
    """Tables from BASE on; the top-level table is put behind the others."""

    pae: bool = True
    nx: bool = True
    pages: list[bytearray] = field(default_factory=list)
    top: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Bytes of an entry."""
        return 8 if self.pae else 4

    def new(self) -> int:
        """Physical address of one more table."""
        self.pages.append(bytearray(4096))
        return BASE + 4096 * (len(self.pages) - 1)

    def put(self, table: int, index: int, value: int) -> None:
        """Write an entry of the table at a physical address."""
        page = self.pages[(table - BASE) // 4096]
        page[index * self.width : (index + 1) * self.width] = value.to_bytes(self.width, "little")

    def get(self, table: int, index: int) -> int:
        """Read an entry."""
        page = self.pages[(table - BASE) // 4096]
        return int.from_bytes(page[index * self.width : (index + 1) * self.width], "little")

    def image(self) -> TableImage:
        """The bytes, as they would stand in an ELF."""
        top = bytearray(32 if self.pae else 4096)
        for index, value in self.top.items():
            top[index * self.width : (index + 1) * self.width] = value.to_bytes(
                self.width, "little"
            )
        content = b"".join(self.pages) + bytes(top)
        return TableImage(content, BASE, 4096 * len(self.pages), 3 if self.pae else 2, self.nx)

    def directory(self, virt: int) -> int:
        """The page directory over an address (PAE), made when there is none."""
        if virt >> 30 not in self.top:
            self.top[virt >> 30] = self.new() | P
        return self.top[virt >> 30] & ~0xFFF

    def page_table(self, virt: int) -> int:
        """The page table over an address, made when there is none."""
        if not self.pae:
            if virt >> 22 not in self.top:
                self.top[virt >> 22] = self.new() | LINK
            return self.top[virt >> 22] & ~0xFFF
        directory = self.directory(virt)
        if not self.get(directory, virt >> 21 & 511):
            self.put(directory, virt >> 21 & 511, self.new() | LINK)
        return self.get(directory, virt >> 21 & 511) & ~0xFFF

    def map_page(self, virt: int, entry: int) -> None:
        """Write the entry of a 4 KiB page."""
        mask = 511 if self.pae else 1023
        self.put(self.page_table(virt), virt >> 12 & mask, entry)

    def map_large(self, virt: int, entry: int) -> None:
        """Write a directory entry that maps a large page."""
        if self.pae:
            self.put(self.directory(virt), virt >> 21 & 511, entry)
        else:
            self.top[virt >> 22] = entry


def bits(entry: PlanEntry, nx: bool) -> int:
    """Flag bits of a plan entry's pages."""
    value = P | (RW if entry.flags & W else 0) | (US if entry.flags & U else 0)
    value |= PCD if entry.flags & D else 0
    value |= NX if nx and not entry.flags & X else 0
    if entry.state is State.PAGED_OUT:
        return value & ~P | 1 << 9
    return value | (PS if entry.flags & L else 0)


def from_plan(entries: Sequence[PlanEntry], pae: bool, nx: bool) -> Tables:
    """The tables of a plan whose identity entries, if any, are large pages."""
    made = Tables(pae, nx)
    large = 0x200000 if pae else 0x400000
    for entry in entries:
        step = large if entry.flags & L else 4096
        for offset in range(0, entry.size, step):
            virt = entry.virt + offset
            if entry.state is State.RESERVED:
                made.page_table(virt)
            elif entry.flags & L:
                made.map_large(virt, entry.phys + offset | bits(entry, nx))
            else:
                made.map_page(virt, entry.phys + offset | bits(entry, nx))
    return made


def own_mapping(made: Tables, offset: int) -> PlanEntry:
    """An entry that maps the tables themselves, as every plan has one; added to `made`.

    Its own page table is made first, so that it is counted.
    """
    virt = BASE + offset
    made.page_table(virt)
    size = -(-(len(made.image().data)) // 4096) * 4096
    entry = entry_of(virt, size, BASE, W, Kind.IMAGE, "data")
    for at in range(0, size, 4096):
        made.map_page(virt + at, (BASE + at) | bits(entry, made.nx))
    return entry


def entry_of(
    virt: int,
    size: int,
    phys: int,
    flags: int,
    kind: Kind = Kind.MAP,
    name: str = "map",
    state: State = State.MAPPED,
) -> PlanEntry:
    """A plan entry with what tests do not care for filled in."""
    return PlanEntry(virt, size, phys, flags, state, kind, f"origin of {name}", name)


NO_IDENTITY = Identity(0, 0)
