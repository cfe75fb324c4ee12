# SPDX-License-Identifier: Apache-2.0
"""The paging formats, as the manual writes them, for the walker.

Decides, for every level of 2-level paging with PSE and of PAE, which bits are the address,
which are reserved (the CPU faults; Intel manual, volume 3, tables 4-4 to 4-6 and 4-8 to
4-11), and which are legal but never written by a generator that is right. Physical
addresses have 36 bits with PAE and 32 bits without (PSE-36 is not used). Used by walk
alone: the builder has its own idea of a format, and the two must agree on bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

PRESENT = 1 << 0
WRITE = 1 << 1
USER = 1 << 2
WRITE_THROUGH = 1 << 3
CACHE_DISABLE = 1 << 4
LARGE = 1 << 7
NO_EXECUTE = 1 << 63
AVAILABLE = 7 << 9
PAGED_OUT_MARK = 1 << 9
GUARD_MARK = 1 << 10  # set by the running kernel: a stack's guard, the rest of the entry is kept

# Effective rights: the numbers of plan_types' W, U, X and D.
RIGHT_W, RIGHT_U, RIGHT_X, RIGHT_D = 1, 2, 4, 8
ALL_RIGHTS = RIGHT_W | RIGHT_U | RIGHT_X
# PWT, in tables of a running kernel: with RIGHT_D it selects the caching (SDM 3, 12.12).
RIGHT_T = 32

_NAMES = {
    3: "write-through",
    4: "cache disable",
    5: "accessed",
    6: "dirty",
    7: "PAT",
    8: "global",
    9: "available",
    10: "available",
    11: "available",
    12: "PAT",
}


@dataclass(frozen=True)
class Rules:
    """What may stand in one kind of entry. `required` bits are there in every link: what a
    page may do is decided by its own entry, so a link grants everything."""

    address: int
    reserved: int
    unwanted: int
    required: int = PRESENT
    carries_rights: bool = True
    is_link: bool = False
    repeats: bool = False  # a small page: bits 9 to 11 repeat its rights where asked


@dataclass(frozen=True)
class Level:
    """One level of tables; `leaf` entries map small pages, others link or map large ones."""

    name: str
    shift: int
    entries: int
    alignment: int
    link: Rules
    page: Rules
    leaf: bool = False
    large_allowed: bool = False


@dataclass(frozen=True)
class Format:
    """All levels, top first; `ones` and `ramp` are a table of ones and of page addresses,
    read as one integer each."""

    levels: tuple[Level, ...]
    entry_size: int
    nx: bool
    repeat_rights: bool
    ones: int
    ramp: int
    live: bool = False

    def is_large(self, level: Level, entry: int) -> bool:
        """Whether a directory entry maps a large page."""
        return level.large_allowed and bool(entry & LARGE)

    def rights(self, rules: Rules, entry: int) -> int:
        """What this entry alone allows."""
        if not rules.carries_rights:
            return ALL_RIGHTS
        rights = RIGHT_W if entry & WRITE else 0
        if entry & USER:
            rights |= RIGHT_U
        if not (self.nx and entry & NO_EXECUTE):
            rights |= RIGHT_X
        if entry & CACHE_DISABLE:
            rights |= RIGHT_D
        if self.live and entry & WRITE_THROUGH:
            rights |= RIGHT_T
        return rights

    def combine(self, above: int, here: int) -> int:
        """Every level must allow it; caching of a page is its own entry's."""
        return (above & here & ALL_RIGHTS) | (here & (RIGHT_D | RIGHT_T))

    def is_guard(self, entry: int) -> bool:
        """Whether a word that is not present is a page that the running kernel took away."""
        return self.live and entry & AVAILABLE == GUARD_MARK


def _bits(first: int, last: int) -> int:
    return (1 << (last + 1)) - (1 << first)


_PWT, _PCD, _ACCESSED, _DIRTY, _GLOBAL = 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 8
_LINK_NEVER = _PWT | _PCD | _ACCESSED | _DIRTY | _GLOBAL
_PAGE_NEVER = _PWT | _ACCESSED | _DIRTY | _GLOBAL
_GRANT = PRESENT | WRITE | USER
_NO_RULES = Rules(0, 0, 0)


def _pae_levels(nx: bool) -> tuple[Level, ...]:
    address = _bits(12, 35)
    high = _bits(36, 62) | (0 if nx else NO_EXECUTE)
    pointer = Rules(
        address,
        _bits(1, 2) | _bits(5, 8) | _bits(36, 63),
        _PWT | _PCD,
        carries_rights=False,
    )
    link = Rules(address, high, _LINK_NEVER, _GRANT, is_link=True)
    large = Rules(_bits(21, 35), high | _bits(13, 20), _PAGE_NEVER | 1 << 12)
    small = Rules(address, high, _PAGE_NEVER | 1 << 7, repeats=True)
    return (
        Level("directory pointer", 30, 4, 32, pointer, _NO_RULES),
        Level("page directory", 21, 512, 4096, link, large, large_allowed=True),
        Level("page table", 12, 512, 4096, _NO_RULES, small, leaf=True),
    )


def _legacy_levels() -> tuple[Level, ...]:
    address = _bits(12, 31)
    link = Rules(address, 0, _LINK_NEVER, _GRANT, is_link=True)
    large = Rules(_bits(22, 31), _bits(13, 21), _PAGE_NEVER | 1 << 12)
    small = Rules(address, 0, _PAGE_NEVER | 1 << 7, repeats=True)
    return (
        Level("page directory", 22, 1024, 4096, link, large, large_allowed=True),
        Level("page table", 12, 1024, 4096, _NO_RULES, small, leaf=True),
    )


def _live(level: Level) -> Level:
    """The level as CPU and kernel change it: accessed and dirty bits, caching of pages. QEMU
    sets the accessed bit of PAE's directory pointers too, which have none (SDM 3, 4.4.1)."""
    link = replace(
        level.link,
        unwanted=level.link.unwanted & ~_ACCESSED,
        reserved=level.link.reserved & ~_ACCESSED,
    )
    page = replace(level.page, unwanted=level.page.unwanted & ~(_ACCESSED | _DIRTY | _PWT))
    return replace(level, link=link, page=page)


@cache
def format_of(levels: int, nx: bool, repeat_rights: bool, live: bool = False) -> Format:
    """The format with this many levels (2 or 3); `live`: of tables that are in use."""
    table = _pae_levels(nx) if levels == 3 else _legacy_levels()
    if live:
        table = tuple(_live(level) for level in table)
    size = 8 if levels == 3 else 4
    leaf = table[-1]
    ones = int.from_bytes((1).to_bytes(size, "little") * leaf.entries, "little")
    ramp = b"".join((index << 12).to_bytes(size, "little") for index in range(leaf.entries))
    return Format(
        table, size, nx and levels == 3, repeat_rights, ones, int.from_bytes(ramp, "little"), live
    )


def bits_text(form: Format, rules: Rules, entry: int) -> Iterator[str]:
    """A sentence for every thing in `entry` that should not be there."""
    if bad := entry & rules.reserved:
        yield f"sets {_names(bad)}, which the CPU reserves (it would fault)"
    if bad := entry & rules.unwanted:
        yield f"sets {_names(bad)}, which is never set here"
    if missing := rules.required & ~entry:
        yield f"does not set bit {_list(missing)}, so the tables below it cannot be used"
    if rules.is_link and form.nx and entry & NO_EXECUTE:
        yield "forbids execution of everything below it, which only pages may do"
    expected = _repeated(form, entry) if rules.repeats else 0
    if entry & AVAILABLE != expected:
        yield _available_text(entry, expected)


def absent_text(form: Format, rules: Rules, entry: int) -> Iterator[str]:
    """The same for a word that is not present: it must be a page that is paged out, with
    location, rights, and in bits 9 to 11 the mark that tells it from an empty entry."""
    known = rules.address | WRITE | USER | CACHE_DISABLE | AVAILABLE
    if form.live:
        known |= _PWT | _ACCESSED | _DIRTY
    if bad := entry & ~(known | (NO_EXECUTE if form.nx else 0)):
        yield f"is not present, but sets {_names(bad)}"
    expected = _repeated(form, entry) if form.repeat_rights else PAGED_OUT_MARK
    if entry & AVAILABLE != expected and not form.is_guard(entry):
        yield f"is not present, but {_available_text(entry, expected)}"


def _available_text(entry: int, expected: int) -> str:
    found = (entry & AVAILABLE) >> 9
    return f"has {found:#05b} in bits 11 to 9, expected {expected >> 9:#05b}"


def _repeated(form: Format, entry: int) -> int:
    """Bits 9 to 11 of upstream's layout."""
    if not form.repeat_rights:
        return 0
    return (entry & (WRITE | USER)) << 8 | (1 << 11 if entry & NO_EXECUTE else 0)


def _list(mask: int) -> str:
    return ", ".join(str(bit) for bit in range(64) if mask >> bit & 1)


def _names(mask: int) -> str:
    names = [
        f"{bit} ({_NAMES[bit]})" if bit in _NAMES else str(bit)
        for bit in range(64)
        if mask >> bit & 1
    ]
    return ("bit " if len(names) == 1 else "bits ") + ", ".join(names)
