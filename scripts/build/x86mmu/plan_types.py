# SPDX-License-Identifier: Apache-2.0
"""The vocabulary of a plan: what shall be mapped, how, and why.

Plain values only: this file decides names and invariants of one entry, nothing about
conflicts (plan), tables (layout, tables) or their proof (verify). Builder, proof, report
and record all speak in these terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PAGE_SIZE = 0x1000
VIRT_END = 1 << 32
# The location that means zeroes (ARCH_UNPAGED_ANON_ZERO in kernel_arch_interface.h).
ANON_ZERO = VIRT_END - PAGE_SIZE

# Permission and caching flags of an entry; the same numbers stand in the record.
W = 1  # writable
U = 2  # user mode may access
X = 4  # executable (without NX it is a wish that nobody can refuse)
D = 8  # cache disabled
L = 16  # every page is a large page: 2 MiB with PAE, 4 MiB without
FLAGS_ALL = W | U | X | D | L


class State(Enum):
    """What the tables hold for an entry; `value` is the word for reports."""

    MAPPED = "mapped"
    RESERVED = "reserved"  # page tables exist, no page
    PAGED_OUT = "paged out"  # not present; `phys` is the backing-store location
    ZERO = "zeroes"  # not present, a page of zeroes when used; `phys` is ANON_ZERO throughout


class Kind(Enum):
    """Who asked for an entry; decides which rules it is under."""

    IMAGE = "image"  # a section region of the kernel image
    RAM = "RAM"  # CONFIG_ARCH_MAPS_ALL_RAM
    MAP = "--map"  # a --map argument
    VM = "VM space"  # the rest of KERNEL_VM_BASE..+SIZE: always RESERVED
    IDENTITY = "identity"  # boot time only, gone after z_x86_mmu_init()


class Paging(Enum):
    """What demand paging may do with the pages of an entry."""

    NONE = "unspecified"
    BOOT = "boot"  # needed until start-up is done
    PINNED = "pinned"  # never leaves RAM
    PAGEABLE = "pageable"


@dataclass(frozen=True)
class PlanEntry:
    """One virtual range with one set of properties.

    virt, size and phys are bytes and multiples of 4 KiB; virt + size <= 4 GiB. phys is the
    physical address (the backing-store location when paged out, 0 when reserved). The
    entries of a plan are sorted by virt and do not overlap. Page 0 is in no mapped entry,
    except in a Kind.IDENTITY entry with the L flag.

    Kind.IDENTITY entries come in two forms. With double linking (virtual congruent to
    physical modulo a large page) they repeat, at the image's distance, the entries that
    the shared page tables or the shared directory hold, flags included. Otherwise they have
    W, X and L: large pages over the image.
    """

    virt: int
    size: int
    phys: int
    flags: int
    state: State
    kind: Kind
    origin: str  # where it comes from, for people: symbol pair, option, --map text
    name: str  # short name, as in the record
    paging: Paging = Paging.NONE

    @property
    def end(self) -> int:
        """First virtual address behind the entry."""
        return self.virt + self.size

    @property
    def phys_end(self) -> int:
        """First physical address behind the entry."""
        return self.phys + self.size

    def phys_at(self, virt: int) -> int:
        """What `phys` is for another page of the entry."""
        fixed = self.state in (State.ZERO, State.RESERVED)
        return self.phys if fixed else self.phys + virt - self.virt


@dataclass(frozen=True)
class Identity:
    """Top-level entries that start-up clears: `first`, and how many (0: none)."""

    first: int
    count: int


def flag_text(flags: int) -> str:
    """`RW-X` and the like, for plans and messages: R, W, X, U, D, L in fixed places."""
    marks = ((W, "W"), (X, "X"), (U, "U"), (D, "D"), (L, "L"))
    return "R" + "".join(letter if flags & bit else "-" for bit, letter in marks)
