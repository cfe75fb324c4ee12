# SPDX-License-Identifier: Apache-2.0
"""The rules that hold for any page tables, whatever the plan says.

Decides on the walk's result: page 0 is mapped at no level; nothing is writable and
executable unless a --map asked for both; without NX nothing writable lies over text or
rodata; identity entries add no page table; the kernel can write its own tables; what no
entry points to is empty. The large pages of a boot-time identity mapping are exempt from
the first three, as they are gone after start-up. Called by verify, once per state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .plan_types import PAGE_SIZE, Identity, Kind, L, PlanEntry, State, W, X
from .walk import Found, Span, TableImage, TableMap

Finding = tuple[int, str, str]  # address, expected, found


def check_policies(
    tables: TableImage,
    seen: TableMap,
    entries: Sequence[PlanEntry],
    identity: Identity,
    virt_offset: int,
) -> Iterator[Finding]:
    """Every violation in the tables as they stand (`identity.count` 0: after start-up)."""
    pages = [span for span in seen.spans if span.found is not Found.TABLE]
    yield from _page_zero(pages, _large_identity(entries))
    yield from _linked_once(tables, seen, identity)
    if tables.repeat_rights:
        return  # another kernel's image: what it may write or execute is not ours to say
    yield from _in_place(tables, seen, entries)
    yield from check_rights(tables, seen, entries)
    yield from _identity_shape(tables, seen, identity)
    yield from _own_tables(tables, pages, virt_offset)


def check_rights(
    tables: TableImage, seen: TableMap, entries: Sequence[PlanEntry]
) -> Iterator[Finding]:
    """Those of the violations that are of what a page allows."""
    pages = [span for span in seen.spans if span.found is not Found.TABLE]
    exempt = _large_identity(entries)
    if tables.nx and tables.levels == 3:
        yield from _write_or_execute(pages, entries, exempt)
    else:
        yield from _code_unwritable(pages, entries, exempt)


def _large_identity(entries: Sequence[PlanEntry]) -> list[PlanEntry]:
    return [entry for entry in entries if entry.kind is Kind.IDENTITY and entry.flags & L]


def _page_zero(pages: Sequence[Span], exempt: Sequence[PlanEntry]) -> Iterator[Finding]:
    if pages and pages[0].start < PAGE_SIZE and not (exempt and exempt[0].virt == 0):
        yield 0, "page 0 unmapped, so that a null pointer faults", "an entry for it"


def _outside(start: int, end: int, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of start..end that no range covers; `ranges` ascend."""
    for first, last in ranges:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _write_or_execute(
    pages: Sequence[Span], entries: Sequence[PlanEntry], exempt: Sequence[PlanEntry]
) -> Iterator[Finding]:
    """With NX: W and X together only where a --map says both, and in its alias in a
    double-linked identity mapping."""
    asked = [
        entry for entry in entries if entry.kind is Kind.MAP and entry.flags & (W | X) == W | X
    ]
    allowed = sorted((entry.virt, entry.end) for entry in [*asked, *exempt])
    frames = sorted((entry.phys, entry.phys_end) for entry in asked)
    aliases = [entry for entry in entries if entry.kind is Kind.IDENTITY]
    for span in pages:
        if span.rights & (W | X) != W | X:
            continue
        for start, end in _outside(span.start, span.end, allowed):
            phys = span.phys + (start - span.start)
            alias = any(entry.virt <= start and end <= entry.end for entry in aliases)
            if not alias or any(_outside(phys, phys + end - start, frames)):
                yield start, "a page not both writable and executable", "one that is both"


def _code_unwritable(
    pages: Sequence[Span], entries: Sequence[PlanEntry], exempt: Sequence[PlanEntry]
) -> Iterator[Finding]:
    """Without NX all is executable: nothing writable over the image's fixed parts."""
    fixed = [
        entry
        for entry in entries
        if entry.kind is Kind.IMAGE and entry.state is State.MAPPED and not entry.flags & W
    ]
    passed = sorted((entry.virt, entry.end) for entry in exempt)
    for span in pages:
        if not span.rights & W or span.found is not Found.PAGE:
            continue
        for start, end in _outside(span.start, span.end, passed):
            phys = span.phys + (start - span.start)
            for entry in fixed:
                if phys < entry.phys_end and entry.phys < phys + (end - start):
                    at = start + max(0, entry.phys - phys)
                    yield at, f"{entry.name} read-only everywhere", "a writable page over it"


def _identity_shape(tables: TableImage, seen: TableMap, identity: Identity) -> Iterator[Finding]:
    """Every entry to be cleared is there, and costs at most a directory (PAE) each."""
    shift, size = (30, 8) if tables.levels == 3 else (22, 4)
    first = identity.first << shift
    last = (identity.first + identity.count) << shift
    for index in range(identity.first, identity.first + identity.count):
        offset = tables.top + index * size
        if not any(tables.data[offset : offset + size]):
            yield index << shift, "an identity entry for start-up to clear", "an empty entry"
    shared = {table for virt, table in seen.links if not first <= virt < last}
    for virt, table in seen.links:
        if first <= virt < last and table not in shared:
            yield virt, "the kernel's own page table, or a large page", "a further page table"


def _linked_once(tables: TableImage, seen: TableMap, identity: Identity) -> Iterator[Finding]:
    """A table has one place in the address space, and may have a second in the identity
    mapping. Two empty ones would translate alike until the kernel fills one of them."""
    shift = 30 if tables.levels == 3 else 22
    boot = range(identity.first << shift, (identity.first + identity.count) << shift)
    places: set[tuple[int, bool]] = set()
    for virt, table in (*seen.links, *seen.directories):
        place = (table, virt in boot)
        if place in places:
            yield virt, "a table of its own", f"the table at {table:#x}, linked elsewhere too"
        places.add(place)


def _in_place(
    tables: TableImage, seen: TableMap, entries: Sequence[PlanEntry]
) -> Iterator[Finding]:
    """The kernel finds the page table of a slot of its own range by counting, as it must
    when it splits a large page: these tables stand in the order of their addresses."""
    shift = 21 if tables.levels == 3 else 22
    kinds = (Kind.IMAGE, Kind.RAM, Kind.VM)
    ranges = [
        range(entry.virt >> shift, ((entry.end - 1) >> shift) + 1)
        for entry in entries
        if entry.kind in kinds
    ]
    first: int | None = None
    at = 0
    for virt, table in sorted(seen.links):
        slot = virt >> shift
        while at < len(ranges) and ranges[at].stop <= slot:
            at += 1
        if at == len(ranges) or slot < ranges[at].start:
            continue
        start = table - slot * PAGE_SIZE
        first = start if first is None else first
        if start != first:
            right = first + slot * PAGE_SIZE
            yield virt, f"the page table at {right:#x}", f"the one at {table:#x}"


def _own_tables(tables: TableImage, pages: Sequence[Span], virt_offset: int) -> Iterator[Finding]:
    """The kernel changes its tables through their own virtual address."""
    start = tables.base_phys + virt_offset
    end = start + len(tables.data)
    good = [
        (span.start, span.end)
        for span in pages
        if span.rights & W and span.found is Found.PAGE and span.start - span.phys == virt_offset
    ]
    for at, _ in _outside(start, end, good):
        yield at, "the page tables themselves, mapped writable", "something else"


def unused_is_empty(tables: TableImage, seen: TableMap) -> Iterator[Finding]:
    """Bytes that no entry leads to are spare tables: all zero. Asked before start-up only:
    the identity mapping's directory keeps its content when nothing leads to it any more."""
    used = {page - tables.base_phys for page in seen.pages}
    used.discard(tables.top)
    top_end = tables.top + (32 if tables.levels == 3 else PAGE_SIZE)
    for offset in range(0, len(tables.data), PAGE_SIZE):
        if offset in used:
            continue
        page = tables.data[offset : offset + PAGE_SIZE]
        if offset <= tables.top < offset + PAGE_SIZE:
            page = page[: tables.top - offset] + page[top_end - offset :]
        if page != bytes(len(page)):
            address = tables.base_phys + offset
            yield address, "an unused table to be all zero", "other bytes in it"
