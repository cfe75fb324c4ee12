# SPDX-License-Identifier: Apache-2.0
"""Prove that emitted page tables say what the plan says.

Decides whether a table image may be linked: every address of the 4 GiB must translate as
the plan's entries ask, no entry may hold a bit that the CPU reserves, and the policies
(page 0, W^X, the shape of the identity mapping) must hold on the result, once with the
identity entries and once as start-up leaves the tables. Knows the bytes (through walk) and
the plan's plain values, never the builder. Called by cli on every run, and by check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .plan_types import PAGE_SIZE, VIRT_END, Identity, Kind, L, PlanEntry, State, W, X
from .verify_policy import Finding, check_policies, unused_is_empty
from .walk import Found, Span, TableImage, TableMap, walk

KEPT = 20
BEFORE = "before start-up clears the identity mapping"
AFTER = "after start-up"
_FOUND_OF = {
    State.MAPPED: Found.PAGE,
    State.RESERVED: Found.TABLE,
    State.PAGED_OUT: Found.ABSENT_WORD,
    State.ZERO: Found.ABSENT_WORD,
}


@dataclass(frozen=True)
class Disagreement:
    """One thing that the tables do and should not."""

    address: int
    expected: str
    found: str
    region: str = ""
    origin: str = ""
    when: str = ""

    def text(self) -> str:
        """One sentence for people."""
        place = f" in {self.region}" if self.region else ""
        source = f" (from {self.origin})" if self.origin else ""
        when = f", {self.when}" if self.when else ""
        return (
            f"at {self.address:#010x}{place}{source}{when}: "
            f"expected {self.expected}, found {self.found}"
        )


@dataclass(frozen=True)
class Proof:
    """The verdict: no disagreement, or the first ones and how many there are."""

    disagreements: tuple[Disagreement, ...]
    total: int
    table_pages: int
    mapped_bytes: int

    @property
    def ok(self) -> bool:
        """True if the tables say what the plan says."""
        return self.total == 0

    def text(self) -> str:
        """The verdict in words, one disagreement a line."""
        if self.ok:
            return f"proved: {self.mapped_bytes // PAGE_SIZE} pages, {self.table_pages} tables"
        lines = [item.text() for item in self.disagreements]
        if self.total > len(lines):
            lines.append(f"and {self.total - len(lines)} more")
        return "\n".join(lines)


@dataclass
class _Findings:
    kept: list[Disagreement] = field(default_factory=list)
    total: int = 0

    def add(self, item: Disagreement) -> None:
        self.total += 1
        if len(self.kept) < KEPT:
            self.kept.append(item)


@dataclass(frozen=True)
class _Piece:
    """A range in which neither the plan nor the tables change their mind."""

    start: int
    end: int
    entry: PlanEntry | None
    span: Span | None


def prove(  # one argument per fact that the caller has; all plain values
    image: bytes,
    base_phys: int,
    top_level_offset: int,
    levels: int,
    nx: bool,
    entries: Sequence[PlanEntry],
    identity: Identity,
    virt_offset: int,
    repeat_rights: bool = False,
) -> Proof:
    """Walk `image`, to be loaded at `base_phys`, and compare it with `entries`.

    `top_level_offset` is the top-level table's place in `image`; `levels` 2 or 3; `nx` says
    that EFER.NXE will be set; `virt_offset` is virtual minus physical address of the kernel
    image; `repeat_rights` asks for upstream's use of bits 9 to 11.
    """
    tables = TableImage(image, base_phys, top_level_offset, levels, nx, repeat_rights)
    findings = _Findings()
    for problem in _order_problems(entries):
        findings.add(problem)
    before = walk(tables)
    when = BEFORE if identity.count else ""
    _judge(findings, tables, before, entries, identity, virt_offset, when)
    for address, expected, found in unused_is_empty(tables, before):
        findings.add(Disagreement(address, expected, found, "the page tables"))
    if identity.count:
        kept = [entry for entry in entries if entry.kind is not Kind.IDENTITY]
        cleared = tables.without(identity.first, identity.count)
        after = walk(cleared, before)
        _judge(findings, cleared, after, kept, Identity(0, 0), virt_offset, AFTER)
    mapped = sum(span.end - span.start for span in before.spans if span.found is Found.PAGE)
    return Proof(tuple(findings.kept), findings.total, len(before.pages), mapped)


def _order_problems(entries: Sequence[PlanEntry]) -> Iterator[Disagreement]:
    """A plan that is not ascending cannot be compared; that is the builder's error too."""
    end = 0
    for entry in entries:
        if entry.virt < end or entry.size <= 0 or entry.end > VIRT_END:
            yield Disagreement(
                entry.virt,
                "plan entries in ascending order below 4 GiB",
                f"{entry.virt:#x}..{entry.end:#x} behind {end:#x}",
                entry.name,
                entry.origin,
            )
        end = max(end, entry.end)


def _judge(
    findings: _Findings,
    tables: TableImage,
    seen: TableMap,
    entries: Sequence[PlanEntry],
    identity: Identity,
    virt_offset: int,
    when: str,
) -> None:
    """Faults of the walk, then every address, then the policies."""
    for fault in seen.faults:
        entry = _entry_at(entries, fault.virt)
        findings.add(
            Disagreement(
                fault.virt,
                "an entry that the CPU takes and the kernel can change",
                f"{fault.where} = {fault.value:#x}, which {fault.text}",
                entry.name if entry else "",
                entry.origin if entry else "",
                when,
            )
        )
    findings.total += seen.fault_count - len(seen.faults)
    for item in _compare(entries, seen, tables, when):
        findings.add(item)
    for finding in check_policies(tables, seen, entries, identity, virt_offset):
        findings.add(_of_policy(finding, entries, when))


def _of_policy(finding: Finding, entries: Sequence[PlanEntry], when: str) -> Disagreement:
    address, expected, found = finding
    entry = _entry_at(entries, address)
    name, origin = (entry.name, entry.origin) if entry else ("", "")
    return Disagreement(address, expected, found, name, origin, when)


def _entry_at(entries: Sequence[PlanEntry], address: int) -> PlanEntry | None:
    """The entry over `address`; errors only, so a search from the first is good enough."""
    return next((entry for entry in entries if entry.virt <= address < entry.end), None)


def _compare(
    entries: Sequence[PlanEntry], seen: TableMap, tables: TableImage, when: str
) -> Iterator[Disagreement]:
    granule = 0x200000 if tables.levels == 3 else 0x400000
    for piece in _pieces(entries, seen.spans):
        entry = piece.entry
        if entry is not None:
            found = _mismatch(piece, entry, tables)
            if found:
                yield Disagreement(
                    piece.start, _wish_text(entry, piece), found, entry.name, entry.origin, when
                )
        elif piece.span is not None:
            surplus = _uninvited(piece, granule)
            if surplus is not None:
                yield replace(surplus, when=when)


def _pieces(entries: Sequence[PlanEntry], spans: Sequence[Span]) -> Iterator[_Piece]:
    """Cut the 4 GiB at every border of either list."""
    at = here = there = 0
    while at < VIRT_END:
        while here < len(entries) and entries[here].end <= at:
            here += 1
        while there < len(spans) and spans[there].end <= at:
            there += 1
        entry = entries[here] if here < len(entries) else None
        span = spans[there] if there < len(spans) else None
        end = VIRT_END
        if entry is not None:
            end = min(end, entry.end if entry.virt <= at else entry.virt)
        if span is not None:
            end = min(end, span.end if span.start <= at else span.start)
        yield _Piece(
            at,
            end,
            entry if entry is not None and entry.virt <= at else None,
            span if span is not None and span.start <= at else None,
        )
        at = end


def _mismatch(piece: _Piece, entry: PlanEntry, tables: TableImage) -> str:
    """What the tables do instead of `entry`; empty if they do what it asks."""
    span = piece.span
    if span is None:
        return "no page table"
    found = _span_text(span, piece.start)
    if span.found is not _FOUND_OF[entry.state]:
        return found
    if entry.state is State.RESERVED:
        return ""
    rights = entry.flags & ~L
    if not (tables.nx and tables.levels == 3):
        rights |= X
    phys = entry.phys_at(piece.start)
    here = span.phys + (piece.start - span.start) == phys and span.rights == rights
    return "" if here and _size_fits(span, entry, tables) else found


def _size_fits(span: Span, entry: PlanEntry, tables: TableImage) -> bool:
    """L asks for large pages. Without it they may stand where nothing finer is ever needed,
    which is not in the image's writable part, and nowhere in upstream's layout."""
    if entry.flags & L or not span.large:
        return span.large == bool(entry.flags & L)
    return not tables.repeat_rights and not (entry.kind is Kind.IMAGE and entry.flags & W)


def _uninvited(piece: _Piece, granule: int) -> Disagreement | None:
    """A page where the plan has none, or a whole page table that nothing asked for. Empty
    entries beside planned ones are the rest of a table that is needed."""
    assert piece.span is not None
    if piece.span.found is not Found.TABLE:
        return Disagreement(piece.start, "nothing", _span_text(piece.span, piece.start))
    start = (piece.start + granule - 1) & -granule
    if start < piece.end & -granule:
        return Disagreement(start, "nothing", "an empty page table")
    return None


def _wish_text(entry: PlanEntry, piece: _Piece) -> str:
    if entry.state is State.RESERVED:
        return "a page table without a page"
    phys = entry.phys_at(piece.start)
    kind = "a page" if entry.state is State.MAPPED else "a page that is paged out"
    return f"{kind} at {phys:#x}, {_rights_text(entry.flags & ~L, bool(entry.flags & L))}"


def _span_text(span: Span, at: int) -> str:
    if span.found is Found.TABLE:
        return "a page table without a page"
    phys = span.phys + (at - span.start)
    kind = "a page" if span.found is Found.PAGE else "an entry not present with address"
    return f"{kind} at {phys:#x}, {_rights_text(span.rights, span.large)}"


def _rights_text(rights: int, large: bool) -> str:
    words = ["writable" if rights & W else "read-only"]
    words.append("user" if rights & 2 else "supervisor")
    words.append("executable" if rights & X else "not executable")
    if rights & 8:
        words.append("cache disabled")
    if large:
        words.append("large pages")
    return ", ".join(words)
