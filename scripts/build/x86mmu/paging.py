# SPDX-License-Identifier: Apache-2.0
"""The two paging formats of 32-bit x86 as numbers, and how an entry's bits are chosen.

Source: Intel SDM volume 3, chapter 4 (32-bit paging: 4.3; PAE paging: 4.4). This file
decides bits; which entries exist is decided in layout. The proof has its own copy of these
facts on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .plan_types import PAGE_SIZE, D, U, W, X

PRESENT = 1 << 0
WRITABLE = 1 << 1
USER = 1 << 2
CACHE_DISABLE = 1 << 4
LARGE = 1 << 7
PAGED_OUT_MARK = 1 << 9  # ignored by the CPU; tells a paged-out entry from an empty one
NO_EXECUTE = 1 << 63


@dataclass(frozen=True)
class Format:
    """One paging format; sizes in bytes."""

    levels: int  # 2, or 3 with PAE
    nx: bool  # bit 63 may be used
    entry_bytes: int
    large_shift: int  # log2 of a large page = of what one page table covers
    top_shift: int  # log2 of what one top-level entry covers
    top_bytes: int  # size of the top-level table
    phys_end: int  # first physical address that cannot be mapped

    @property
    def entries(self) -> int:
        """Entries of one table of 4 KiB."""
        return PAGE_SIZE // self.entry_bytes

    @property
    def large(self) -> int:
        """Bytes of a large page."""
        return 1 << self.large_shift

    @property
    def top(self) -> int:
        """Bytes that one top-level entry covers."""
        return 1 << self.top_shift

    @property
    def pae(self) -> bool:
        """Three levels."""
        return self.levels == 3


def paging_format(pae: bool, nx: bool) -> Format:
    """The format of a configuration; without PAE there is no NX."""
    if pae:
        return Format(3, nx, 8, 21, 30, 32, 1 << 36)
    return Format(2, False, 4, 22, 22, PAGE_SIZE, 1 << 32)


LeafBits = Callable[[int, Format], int]


def leaf_bits(flags: int, fmt: Format) -> int:
    """Bits of a present page's entry, address and page size apart."""
    bits = PRESENT
    bits |= WRITABLE if flags & W else 0
    bits |= USER if flags & U else 0
    bits |= CACHE_DISABLE if flags & D else 0
    if fmt.nx and not flags & X:
        bits |= NO_EXECUTE
    return bits


@dataclass(frozen=True)
class Policy:
    """How a layout is made and which bits its entries get.

    The defaults are ours. A different policy (for images of another kernel) replaces what
    it does differently.
    """

    leaf: LeafBits = leaf_bits
    # Entries that link to a table grant everything; the leaf decides. A PAE top-level
    # entry has neither R/W nor U/S: these bits are reserved there (SDM 3, table 4-8).
    link_directory: int = PRESENT | WRITABLE | USER
    link_top_pae: int = PRESENT
    paged_out_mark: int = PAGED_OUT_MARK  # set in entries that are paged out
    automatic_large: bool = True  # large pages without being asked
    share_identity: bool = True  # identity entries link to the kernel's own page tables
