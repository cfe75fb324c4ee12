# SPDX-License-Identifier: Apache-2.0
"""Compares live page tables with the plan.

Decides what is a difference and what the running kernel may do: the identity mapping goes away,
memory is mapped in the kernel's virtual range, stacks get guard pages, and with demand paging pages
leave, return to other frames, and the boot sections are given up. Each of these is listed with its
range; everything else is a difference. The CPU's accessed and dirty bits are no part of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from live_tables import frames, policies, words
from live_tables.expected import Expected
from live_tables.reading import Live
from live_tables.source import CR0_WP, CR4_PAE, CR4_PGE, CR4_PSE, EFER_NXE
from x86mmu.plan_types import D, Kind, Paging, PlanEntry, State, U, W, X
from x86mmu.walk import Found, Span, TableMap

_ABSENT = (State.PAGED_OUT, State.ZERO)


class What(Enum):
    """What a part of the address space is; `value` is the heading in reports."""

    AGREES = "as planned"
    RUN_TIME = "mapped at run time"
    GUARD = "guard pages of stacks"
    OUT = "paged out"
    LOADED = "paged in"
    GIVEN_UP = "given up after start-up"
    SPLIT = "large pages that were split"
    DIFFERS = "differences"


@dataclass(frozen=True)
class Part:
    """A virtual range and what was found there; bytes."""

    what: What
    virt: int
    size: int
    name: str  # region, as in the record; empty where nothing is planned
    origin: str
    expected: str
    found: str
    span: Span | None = None
    entry: PlanEntry | None = None
    scattered: bool = False  # the frames behind the first do not follow it

    @property
    def end(self) -> int:
        """First address behind the part."""
        return self.virt + self.size


@dataclass(frozen=True)
class Finding:
    """A difference that is in no range: a register, a reserved bit, a rule."""

    where: str
    expected: str
    found: str


@dataclass(frozen=True)
class Comparison:
    """The verdict. `identity`: whether the boot-time mapping is still there (None: the image
    runs where it is loaded and has none)."""

    expected: Expected
    live: Live
    identity: bool | None
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]

    @property
    def differences(self) -> int:
        """How many there are."""
        return len(self.findings) + len(self.of(What.DIFFERS))

    def of(self, what: What) -> list[Part]:
        """The parts of one kind."""
        return [part for part in self.parts if part.what is what]


def compare(expected: Expected, live: Live, *, identity: bool | None = None) -> Comparison:
    """Everything. `identity`: whether the boot-time mapping has to be there (None: either)."""
    seen, there = live.seen, live.identity
    slots = expected.built.identity
    entries = expected.entries_now(there)
    pieces = list(_parts(expected, entries, seen))
    remarks, findings = _rules(expected, live, pieces)
    findings = [*_registers(expected, live), *_faults(seen), *findings]
    if not any(p.what is What.AGREES and p.span and p.span.found is Found.PAGE for p in pieces):
        remarks.append("no page is as planned: is this of another image, or not its page tables?")
    if identity is not None and slots.count and identity != there:
        findings.append(
            Finding(
                f"top-level entries {slots.first} to {slots.first + slots.count - 1}",
                "the identity mapping" if identity else "nothing, as start-up has cleared them",
                "nothing" if identity else "entries",
            )
        )
    return Comparison(
        expected,
        live,
        there if slots.count else None,
        tuple(_joined(iter(pieces))),
        tuple(findings),
        tuple(remarks),
    )


def _rules(expected: Expected, live: Live, pieces: list[Part]) -> tuple[list[str], list[Finding]]:
    """What holds for any tables. What a page allows that was mapped at run time is a remark, as
    somebody has asked for it; everything else is a difference."""
    actual = [_actual(piece) for piece in pieces if piece.entry is not None]
    at_run_time = [range(p.virt, p.end) for p in pieces if p.what is What.RUN_TIME]
    remarks: list[str] = []
    findings: list[Finding] = []
    for (address, wanted, found), of_rights in policies.broken(expected, live, actual):
        if expected.is_scratch(address):
            continue  # it shows whatever page was moved last
        if of_rights and any(address in one for one in at_run_time):
            remarks.append(f"at {address:#010x}, mapped at run time: {found}")
        else:
            findings.append(Finding(f"{address:#010x}", wanted, found))
    for both in frames.shared(_in_ram(expected, pieces)):
        if both.is_wrong:
            findings.append(Finding(f"{both.phys:#x}", "one page in a frame", both.text()))
        else:
            remarks.append(both.text())
    return remarks, findings


def _in_ram(expected: Expected, pieces: list[Part]) -> Iterator[frames.Page]:
    """Pages in RAM that the kernel keeps apart: the image's, and what was mapped."""
    kinds = (Kind.IMAGE, Kind.VM)
    for piece in pieces:
        entry, span = piece.entry, piece.span
        if entry is None or span is None or span.found is not Found.PAGE:
            continue
        used = entry.kind in kinds and expected.in_ram(span.phys)
        if used and not expected.is_scratch(piece.virt):
            planned = entry.kind is Kind.IMAGE
            yield frames.Page(piece.virt, span.phys, piece.size, piece.name, planned)


def _actual(piece: Part) -> PlanEntry:
    """The plan of a piece with the frame that it has now."""
    assert piece.entry is not None
    if piece.span is None or piece.entry.state is State.RESERVED:
        return piece.entry
    if piece.span.found is Found.PAGE:
        return replace(piece.entry, phys=piece.span.phys, state=State.MAPPED)
    return replace(piece.entry, state=State.PAGED_OUT)


def _registers(expected: Expected, live: Live) -> Iterator[Finding]:
    registers, tables = live.registers, expected.built.tables
    if registers is None:
        return
    if registers.cr3 != expected.top_phys:
        yield Finding(
            "CR3", f"{expected.top_phys:#x} (z_x86_kernel_ptables)", f"{registers.cr3:#x}"
        )
    wanted = [
        (registers.cr0, "CR0", CR0_WP, True, "WP, so that read-only pages are so for the kernel"),
        (registers.cr4, "CR4", CR4_PAE, tables.levels == 3, "PAE, the format of the tables"),
        (registers.cr4, "CR4", CR4_PGE, False, "PGE: no entry is global"),
        (registers.efer, "EFER", EFER_NXE, tables.nx, "NXE, without which bit 63 is reserved"),
    ]
    if tables.levels == 2:
        wanted.append((registers.cr4, "CR4", CR4_PSE, True, "PSE, for large pages"))
    for value, name, bit, on, why in wanted:
        if value is not None and bool(value & bit) != on:
            state = ("set", "clear") if on else ("clear", "set")
            yield Finding(name, f"{why}: {state[0]}", f"{state[1]} ({value:#x})")


def _faults(seen: TableMap) -> Iterator[Finding]:
    for fault in seen.faults:
        yield Finding(
            f"{fault.where} for {fault.virt:#010x}", "an entry that the kernel makes",
            f"{fault.value:#x}, which {fault.text}",
        )  # fmt: skip
    if seen.fault_count > len(seen.faults):
        rest = seen.fault_count - len(seen.faults)
        yield Finding("further entries", "entries that the kernel makes", f"{rest} others")


def _parts(expected: Expected, entries: list[PlanEntry], seen: TableMap) -> Iterator[Part]:
    """The address space in pieces over which neither plan nor tables change."""
    spans = seen.spans
    edges = sorted(
        {edge for span in spans for edge in (span.start, span.end)}
        | {edge for entry in entries for edge in (entry.virt, entry.end)}
        | {edge for large in expected.large for edge in (large.start, large.stop)}
    )
    at_span = at_entry = 0
    for start, end in itertools.pairwise(edges):
        while at_span < len(spans) and spans[at_span].end <= start:
            at_span += 1
        while at_entry < len(entries) and entries[at_entry].end <= start:
            at_entry += 1
        span = spans[at_span] if at_span < len(spans) else None
        entry = entries[at_entry] if at_entry < len(entries) else None
        here = _cut_span(span, start, end) if span and span.start <= start else None
        plan = _cut_entry(entry, start, end) if entry and entry.virt <= start else None
        if plan is None and (here is None or here.found is Found.TABLE):
            continue
        yield _part(expected, start, end, plan, here)


def _cut_span(span: Span, start: int, end: int) -> Span:
    moved = 0 if span.found is Found.TABLE else span.phys + start - span.start
    return replace(span, start=start, end=end, phys=moved)


def _cut_entry(entry: PlanEntry, start: int, end: int) -> PlanEntry:
    return replace(entry, virt=start, size=end - start, phys=entry.phys_at(start))


def _part(
    expected: Expected, start: int, end: int, entry: PlanEntry | None, span: Span | None
) -> Part:
    nx = expected.built.tables.nx
    return Part(
        _judged(expected, entry, span),
        start,
        end - start,
        entry.name if entry else "",
        entry.origin if entry else "nothing planned",
        _planned_text(entry, nx),
        words.found(span, nx),
        span,
        entry,
    )


def rights_of(entry: PlanEntry) -> int:
    """The rights that a plan entry's pages have."""
    return entry.flags & (W | U | X | D)


def _same_rights(expected: Expected, entry: PlanEntry, span: Span) -> bool:
    mask = words.ALL_RIGHTS if expected.built.tables.nx else words.ALL_RIGHTS & ~X
    return (rights_of(entry) ^ span.rights) & mask == 0


def _planned_text(entry: PlanEntry | None, nx: bool) -> str:
    if entry is None:
        return "nothing"
    if entry.state is State.RESERVED:
        return "no page, but a page table" if entry.kind is Kind.VM else "no page (a guard)"
    if entry.state in _ABSENT:
        rights = words.permissions(rights_of(entry), nx)
        return f"{words.away(entry.phys)}, {rights}"
    return words.page(entry.phys, rights_of(entry), nx)


def _judged(expected: Expected, entry: PlanEntry | None, span: Span | None) -> What:
    if entry is None:
        return What.DIFFERS
    if entry.state is State.RESERVED:
        return _reserved(expected, entry, span)
    if span is None or span.found is Found.TABLE:
        given_up = expected.demand_paging and entry.paging is Paging.BOOT
        return What.GIVEN_UP if given_up else What.DIFFERS
    if not _same_rights(expected, entry, span):
        return What.DIFFERS
    if span.found is Found.GUARD:
        mine = entry.state is State.MAPPED and entry.flags & W and span.phys == entry.phys
        return What.GUARD if mine else What.DIFFERS
    if span.found is Found.PAGE:
        return _page(expected, entry, span)
    if entry.state in _ABSENT and span.phys == entry.phys:
        return What.AGREES
    return What.OUT if _may_leave(expected, entry) else What.DIFFERS


def _reserved(expected: Expected, entry: PlanEntry, span: Span | None) -> What:
    if span is None:
        return What.DIFFERS
    if span.found is Found.TABLE:
        return What.AGREES
    if entry.kind is not Kind.VM:
        return What.DIFFERS
    if span.found is Found.GUARD:
        return What.GUARD
    if span.found is Found.ABSENT_WORD:
        return What.OUT if expected.demand_paging else What.DIFFERS
    return What.DIFFERS if span.large else What.RUN_TIME


def _page(expected: Expected, entry: PlanEntry, span: Span) -> What:
    if entry.state is State.MAPPED and span.phys == entry.phys:
        planned_large = any(entry.virt in large for large in expected.large)
        if span.large == planned_large:
            return What.AGREES
        return What.SPLIT if planned_large else What.DIFFERS
    moved = _may_leave(expected, entry) and expected.in_ram(span.phys) and not span.large
    return What.LOADED if moved else What.DIFFERS


def _may_leave(expected: Expected, entry: PlanEntry) -> bool:
    return expected.demand_paging and (entry.paging is Paging.PAGEABLE or entry.state in _ABSENT)


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Neighbours of one kind, region and look as one; frames need not follow each other where
    the kernel chooses them."""
    last: Part | None = None
    for part in parts:
        if last is not None and _join(last, part):
            scattered = last.scattered or not _follows(last, part)
            last = replace(last, size=last.size + part.size, scattered=scattered)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _join(last: Part, part: Part) -> bool:
    if (last.what, last.name, last.end) != (part.what, part.name, part.virt):
        return False
    a, b = last.span, part.span
    if a is None or b is None:
        return a is b
    if a.found is not b.found or a.rights != b.rights:
        return False
    if a.found is Found.ABSENT_WORD and words.is_unused(a.phys) != words.is_unused(b.phys):
        return False
    return part.what is not What.AGREES and a.found is not Found.TABLE


def _follows(last: Part, part: Part) -> bool:
    if last.span is None or part.span is None:
        return True
    if part.span.found is Found.ABSENT_WORD and words.is_unused(part.span.phys):
        return last.span.phys == part.span.phys
    return last.span.phys + last.size == part.span.phys
