# SPDX-License-Identifier: Apache-2.0
"""Check the page tables of a built ELF after the fact.

Decides whether tables, record, program headers and symbols of an image agree. With a record
(our images) every address of the 4 GiB must translate as the record says; without one
(another kernel's image) the tables must be such that a CPU takes them, and must fit the
program headers. The proof of verify is used for both. Called by check_cli.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import verify
from .check_image import Built
from .check_record import Record, RecordRegion
from .plan_types import PAGE_SIZE, Kind, L, PlanEntry, State
from .walk import Found, Span, TableMap, walk
from .walk_format import RIGHT_W, RIGHT_X

_SEGMENT_X, _SEGMENT_W = 1, 2
_FINDINGS_KEPT = 40


@dataclass(frozen=True)
class Verdict:
    """What was looked at, and what is wrong with it (nothing: the image is good)."""

    summary: str
    checked: tuple[str, ...]
    wrong: tuple[str, ...]
    total: int

    @property
    def ok(self) -> bool:
        """True if nothing is wrong."""
        return self.total == 0

    def text(self) -> str:
        """The verdict for people."""
        lines = [self.summary]
        if self.ok:
            lines += [f"  right: {text}" for text in self.checked]
            return "\n".join([*lines, "The page tables are right."])
        lines += [f"  wrong: {text}" for text in self.wrong]
        if self.total > len(self.wrong):
            lines.append(f"  and {self.total - len(self.wrong)} more")
        return "\n".join([*lines, f"The page tables are wrong ({self.total} found)."])


def check(built: Built) -> Verdict:
    """Look at everything."""
    tables, record = built.tables, built.record
    seen = walk(tables)
    entries = planned(built, record, seen) if record else _entries_seen(built, seen)
    proof = verify.prove(
        tables.data,
        tables.base_phys,
        tables.top,
        tables.levels,
        tables.nx,
        entries,
        built.identity,
        built.virt_offset,
        tables.repeat_rights,
    )
    wrong = [item.text() for item in proof.disagreements]
    others = [*_segments(built, seen), *_sections(built, seen)]
    if record:
        others += _record_facts(built, record)
    wrong += others
    return Verdict(
        _summary(built, seen),
        tuple(_checked(built)),
        tuple(wrong[:_FINDINGS_KEPT]),
        proof.total + len(others),
    )


def _summary(built: Built, seen: TableMap) -> str:
    tables = built.tables
    kind = "PAE" if tables.levels == 3 else "2-level"
    nx = "with NX" if tables.nx else "without NX: every page can be executed"
    top = 32 if tables.levels == 3 else PAGE_SIZE
    shift = 30 if tables.levels == 3 else 22
    boot = range(built.identity.first, built.identity.first + built.identity.count)
    pages = sum(
        span.end - span.start
        for span in seen.spans
        if span.found is Found.PAGE and span.start >> shift not in boot
    )
    return (
        f"{built.facts.path}: {kind}, {nx}; {len(tables.data)} bytes of tables at "
        f"{built.tables_virt:#x} (physical {tables.base_phys:#x}), {len(seen.pages) - 1} tables "
        f"in use beside the top-level table of {top} bytes; {pages // 1024} KiB mapped."
    )


def _checked(built: Built) -> Iterator[str]:
    yield "no entry has a bit that the CPU reserves or that the generator never sets"
    if built.record:
        count = len(built.record.regions)
        yield f"all 4 GiB translate as the record's {count} regions say, and nothing else does"
    else:
        yield "there is no record to compare with, so the tables alone were judged"
    if built.identity.count:
        last = built.identity.first + built.identity.count - 1
        yield (
            f"the same after start-up has cleared top-level entries {built.identity.first} to "
            f"{last}, the identity mapping"
        )
    yield "page 0 is not mapped once start-up is done, and no spare table holds anything"
    yield "program headers, sections and entry point lie on pages with the rights they need"


def planned(built: Built, record: Record, seen: TableMap) -> list[PlanEntry]:
    """The plan that the record tells of; `seen` are the image's tables."""
    entries = [_entry(built, region) for region in record.regions]
    entries += _vm_rest(built, entries, seen)
    if not any(region.boot_only for region in record.regions):
        entries += _mirrored(built, entries)
    return sorted(entries, key=lambda entry: entry.virt)


def _entry(built: Built, region: RecordRegion) -> PlanEntry:
    kind = Kind.IMAGE if region.virt in built.image else Kind.RAM
    if "," in region.name:
        kind = Kind.MAP
    if region.boot_only:
        kind = Kind.IDENTITY
    return PlanEntry(
        region.virt, region.size, region.phys, region.flags, region.state, kind,
        "the record", region.name,
    )  # fmt: skip


def _vm_rest(built: Built, entries: list[PlanEntry], seen: TableMap) -> list[PlanEntry]:
    """Tables without pages in the rest of the VM space; without its symbols, wherever they
    are seen."""
    if built.vm:
        gaps = list(_gaps(built.vm.start, built.vm.stop, entries))
    else:
        gaps = [
            gap
            for span in seen.spans
            if span.found is Found.TABLE
            for gap in _gaps(span.start, span.end, entries)
        ]
    why = "CONFIG_KERNEL_VM_BASE, CONFIG_KERNEL_VM_SIZE"
    return [
        PlanEntry(start, end - start, 0, 0, State.RESERVED, Kind.VM, why, "VM")
        for start, end in gaps
    ]


def _gaps(start: int, end: int, entries: list[PlanEntry]) -> Iterator[tuple[int, int]]:
    """What of start..end no entry covers; `entries` ascend."""
    for entry in entries:
        if entry.end <= start or entry.virt >= end:
            continue
        if entry.virt > start:
            yield start, entry.virt
        start = entry.end
    if start < end:
        yield start, end


def _mirrored(built: Built, entries: list[PlanEntry]) -> list[PlanEntry]:
    """A double-linked identity mapping: what the image's page tables hold, or with PAE its
    page directory, seen again at the image's distance."""
    if not built.identity.count:
        return []
    granule = 0x200000 if built.tables.levels == 3 else 0x400000
    if built.tables.levels == 3 and built.virt_offset % (1 << 30) == 0:
        granule = 1 << 30
    low = built.image.start & -granule
    high = (built.image.stop + granule - 1) & -granule
    mirrored = []
    for entry in entries:
        start, end = max(entry.virt, low), min(entry.end, high)
        if start < end:
            mirrored.append(
                PlanEntry(
                    start - built.virt_offset,
                    end - start,
                    0 if entry.state is State.RESERVED else entry.phys_at(start),
                    entry.flags,
                    entry.state,
                    Kind.IDENTITY,
                    f"identity mapping of {entry.name}",
                    entry.name,
                )
            )
    return mirrored


def _entries_seen(built: Built, seen: TableMap) -> list[PlanEntry]:
    """Without a record: what is there, so that the proof judges bits and policies alone."""
    shift = 30 if built.tables.levels == 3 else 22
    slots = range(built.identity.first, built.identity.first + built.identity.count)
    states = {
        Found.PAGE: State.MAPPED,
        Found.TABLE: State.RESERVED,
        Found.ABSENT_WORD: State.PAGED_OUT,
    }
    return [
        PlanEntry(
            span.start,
            span.end - span.start,
            span.phys,
            span.rights | (L if span.large else 0),
            states[span.found],
            Kind.IDENTITY if span.start >> shift in slots else Kind.RAM,
            "the tables",
            "",
        )
        for span in seen.spans
    ]


def _spans_over(seen: TableMap, start: int, end: int) -> Iterator[tuple[int, int, Span | None]]:
    """start..end in pieces with what the tables have there."""
    for span in seen.spans:
        if span.end <= start or span.start >= end:
            continue
        if span.start > start:
            yield start, span.start, None
        yield max(start, span.start), min(end, span.end), span
        start = min(end, span.end)
    if start < end:
        yield start, end, None


def _segments(built: Built, seen: TableMap) -> Iterator[str]:
    """Every program header's bytes are there, with no more rights than it has. What an
    application links outside of the image, it maps by itself."""
    for segment in built.facts.segments:
        what = f"the LOAD segment at {segment.virt:#x}"
        first = max(segment.virt, built.image.start)
        end = min(segment.virt + segment.mem_size, built.image.stop)
        for start, _, span in _spans_over(seen, first, end):
            if span is not None and span.found is Found.TABLE and _is_guard(built, start):
                continue
            if span is None or span.found is Found.TABLE:
                yield f"{what} is not mapped at {start:#x}"
                continue
            if span.found is not Found.PAGE:
                continue
            phys = span.phys + (start - span.start)
            loaded = segment.phys + (start - segment.virt)
            if phys != loaded:
                yield f"{what} is loaded at {loaded:#x}, but {start:#x} leads to {phys:#x}"
            if span.rights & RIGHT_W and not segment.flags & _SEGMENT_W:
                yield f"{what} is read-only, but {start:#x} can be written"
            if built.tables.nx and span.rights & RIGHT_X and not segment.flags & _SEGMENT_X:
                yield f"{what} is not code, but {start:#x} can be executed"


def _is_guard(built: Built, virt: int) -> bool:
    """Whether the record keeps this page of the image unmapped."""
    regions = built.record.regions if built.record else ()
    return any(
        region.state is State.RESERVED and region.virt <= virt < region.end for region in regions
    )


def _sections(built: Built, seen: TableMap) -> Iterator[str]:
    """Text can be executed, neither text nor rodata can be written, data can be."""
    symbols = built.facts.symbols
    writable_text = "CONFIG_GDBSTUB" in symbols
    unprotected = built.record is None and "CONFIG_SRAM_REGION_PERMISSIONS" not in symbols
    for name in ("text", "rodata"):
        start = symbols.get(f"__{name}_region_start")
        end = symbols.get(f"__{name}_region_end")
        if start is None or end is None or unprotected:
            continue
        for at, _, span in _spans_over(seen, start, end):
            rights = span.rights if span is not None else 0
            if rights & RIGHT_W and not (writable_text and name == "text"):
                yield f"{name} can be written at {at:#x}"
            if name == "text" and not rights & RIGHT_X:
                yield f"text cannot be executed at {at:#x}"
    entry = symbols.get("__start", built.facts.entry)
    for at, _, span in _spans_over(seen, entry, entry + 1):
        there = span is not None and span.found is Found.PAGE
        if span is None or not there or not span.rights & RIGHT_X:
            yield f"the entry point {at:#x} is not on an executable page"


def _record_facts(built: Built, record: Record) -> Iterator[str]:
    """The record against symbols."""
    if record.image_size != len(built.image):
        yield (
            f"the record says that the image has {record.image_size:#x} bytes, its symbols "
            f"z_mapped_start and z_mapped_end say {len(built.image):#x}"
        )
    if (record.identity.count == 0) != (built.virt_offset == 0):
        yield (
            f"the record clears {record.identity.count} top-level entries, but virtual and "
            f"physical addresses of the image differ by {built.virt_offset:#x}"
        )
    for name in ("text", "rodata"):
        start = built.facts.symbols.get(f"__{name}_region_start")
        end = built.facts.symbols.get(f"__{name}_region_end")
        if start is None or end is None:
            continue
        for region in record.regions:
            inside = start <= region.virt and region.end <= end
            over = region.virt < end and start < region.end
            # Sections with a name of their own (boot text) may lie inside.
            misplaced = region.name == name and not inside
            if misplaced or (over and not region.name.endswith(name)):
                yield (
                    f"the record's region {region.name} is {region.virt:#x}..{region.end:#x}, "
                    f"which does not fit {name} by its symbols ({start:#x}..{end:#x})"
                )
