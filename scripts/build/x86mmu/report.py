# SPDX-License-Identifier: Apache-2.0
"""The memory map of a built image as plain values, made from its page tables.

Decides what a region is, where it comes from, and what it costs in tables. What is mapped
is read from the tables themselves, so that the report shows what the CPU will do; names
come from the record, or from symbols where there is no record. Shown by report_text,
report_json and report_svg.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .check_image import Built
from .plan_types import PAGE_SIZE, VIRT_END, Identity
from .report_names import Naming
from .walk import Found, Span, TableMap, walk
from .walk_format import RIGHT_D, RIGHT_U, RIGHT_W, RIGHT_X

_STATES = {Found.PAGE: "mapped", Found.TABLE: "reserved", Found.ABSENT_WORD: "paged out"}


@dataclass(frozen=True)
class Region:
    """A virtual range with one name, one state and one set of rights; bytes."""

    name: str
    origin: str
    virt: int
    size: int
    phys: int
    state: str  # mapped, reserved (page tables, no page), paged out
    rights: int  # effective over all levels: RIGHT_W, U, X, D
    boot_only: bool = False  # part of the identity mapping, gone after start-up
    small_pages: int = 0
    large_pages: int = 0
    page_tables: int = 0  # page tables that hold part of it
    own_tables: int = 0  # of those: tables that hold nothing else

    @property
    def end(self) -> int:
        """First virtual address behind the region."""
        return self.virt + self.size


@dataclass(frozen=True)
class Table:
    """One table of 4 KiB, or the top-level table; `covers` is empty for a spare one."""

    kind: str  # page table, page directory, top level
    virt: int
    phys: int
    size: int
    covers: range
    used: int  # entries that are not zero
    entries: int
    role: str  # kernel, identity, spare


@dataclass(frozen=True)
class Report:
    """Everything that is shown."""

    image: str
    levels: int
    nx: bool
    virt_offset: int
    ram: range
    vm: range
    image_range: range
    identity: Identity
    regions: tuple[Region, ...]
    tables: tuple[Table, ...]
    table_bytes: int
    remarks: tuple[str, ...]

    @property
    def format(self) -> str:
        """The paging format in words."""
        kind = "PAE" if self.levels == 3 else "2-level"
        return f"{kind}, {'NX' if self.nx else 'no NX'}"


def rights_text(region: Region, nx: bool) -> str:
    """`RWX-U-D` in fixed places; what cannot be refused is shown too."""
    if region.state == "reserved":
        return "-"
    marks = ((RIGHT_W, "W"), (RIGHT_X, "X"), (RIGHT_U, "U"), (RIGHT_D, "D"))
    rights = region.rights | (0 if nx else RIGHT_X)
    return "R" + "".join(letter if rights & bit else "-" for bit, letter in marks)


def make(built: Built) -> Report:
    """The report of a built image."""
    seen = walk(built.tables)
    naming = Naming(built)
    regions = _with_costs(_regions(built, seen, naming), built, seen)
    return Report(
        image=built.facts.path,
        levels=built.tables.levels,
        nx=built.tables.nx,
        virt_offset=built.virt_offset,
        ram=built.ram,
        vm=built.vm,
        image_range=built.image,
        identity=built.identity,
        regions=tuple(regions),
        tables=tuple(_tables(built, seen)),
        table_bytes=len(built.tables.data),
        remarks=tuple(_remarks(built, regions)),
    )


def _identity_range(built: Built) -> range:
    shift = 30 if built.tables.levels == 3 else 22
    first, count = built.identity.first, built.identity.count
    return range(first << shift, (first + count) << shift)


def _granule(built: Built) -> int:
    return 0x200000 if built.tables.levels == 3 else 0x400000


def _regions(built: Built, seen: TableMap, naming: Naming) -> list[Region]:
    """Spans cut where names change, joined where only the page size does."""
    regions: list[Region] = []
    boot = _identity_range(built)
    for span in seen.spans:
        in_boot = span.start in boot
        if span.found is Found.TABLE and (in_boot or span.start not in built.vm):
            continue  # the unused rest of a table that something else needs
        for start, end, name, origin in naming.cut(span, in_boot):
            region = _region(built, span, start, end, in_boot)
            regions.append(replace(region, name=name, origin=origin))
    return list(_joined(regions))


def _region(built: Built, span: Span, start: int, end: int, in_boot: bool) -> Region:
    size = end - start
    page = span.found is Found.PAGE
    return Region(
        name="",
        origin="",
        virt=start,
        size=size,
        phys=0 if span.found is Found.TABLE else span.phys + (start - span.start),
        state=_STATES[span.found],
        rights=span.rights,
        boot_only=in_boot,
        small_pages=size // PAGE_SIZE if page and not span.large else 0,
        large_pages=size // _granule(built) if page and span.large else 0,
    )


def _joined(regions: list[Region]) -> Iterator[Region]:
    last: Region | None = None
    for region in regions:
        if last is not None and _continues(last, region):
            last = replace(
                last,
                size=last.size + region.size,
                small_pages=last.small_pages + region.small_pages,
                large_pages=last.large_pages + region.large_pages,
            )
            continue
        if last is not None:
            yield last
        last = region
    if last is not None:
        yield last


def _continues(last: Region, region: Region) -> bool:
    same = (last.name, last.state, last.rights, last.boot_only) == (
        region.name,
        region.state,
        region.rights,
        region.boot_only,
    )
    straight = last.state == "reserved" or last.phys + last.size == region.phys
    return same and last.end == region.virt and straight


def _with_costs(regions: list[Region], built: Built, seen: TableMap) -> list[Region]:
    """Count page tables per region; identity regions that share the kernel's cost none."""
    granule = _granule(built)
    boot = _identity_range(built)
    linked = {virt // granule for virt, _ in seen.links if virt not in boot}
    users = Counter(
        slot
        for region in regions
        if not region.boot_only
        for slot in _slots(region, granule)
        if slot in linked
    )
    costed = []
    for region in regions:
        slots = [] if region.boot_only else [s for s in _slots(region, granule) if s in linked]
        own = sum(users[slot] == 1 for slot in slots)
        costed.append(replace(region, page_tables=len(slots), own_tables=own))
    return costed


def _slots(region: Region, granule: int) -> range:
    return range(region.virt // granule, (region.end - 1) // granule + 1)


def _tables(built: Built, seen: TableMap) -> Iterator[Table]:
    """Every table in order of address, spare ones too."""
    image = built.tables
    boot = _identity_range(built)
    granule = _granule(built)
    covers: dict[int, tuple[str, range]] = {}
    for kind, links, unit in (
        ("page table", seen.links, granule),
        ("page directory", seen.directories, 1 << 30),
    ):
        for virt, phys in links:
            if phys not in covers or virt not in boot:
                covers[phys] = (kind, range(virt, virt + unit))
    for offset in range(0, image.top, PAGE_SIZE):
        phys = image.base_phys + offset
        kind, reach = covers.get(phys, ("page table", range(0)))
        role = "identity" if len(reach) and reach.start in boot else "kernel"
        yield _table(built, kind, offset, reach, role if len(reach) else "spare")
    top = "page directory" if image.levels == 2 else "directory pointers"
    yield _table(built, f"top level: {top}", image.top, range(VIRT_END), "kernel")


def _table(built: Built, kind: str, offset: int, covers: range, role: str) -> Table:
    image = built.tables
    width = 8 if image.levels == 3 else 4
    size = 32 if image.levels == 3 and offset == image.top else PAGE_SIZE
    content = image.data[offset : offset + size]
    used = 0
    if content != bytes(size):
        empty = bytes(width)
        used = sum(content[at : at + width] != empty for at in range(0, size, width))
    return Table(
        kind=kind,
        virt=built.tables_virt + offset,
        phys=image.base_phys + offset,
        size=size,
        covers=covers,
        used=used,
        entries=size // width,
        role=role,
    )


def _remarks(built: Built, regions: list[Region]) -> Iterator[str]:
    """What somebody should know who looks at the map."""
    if not built.tables.nx:
        yield "There is no NX in these tables: the CPU can execute every page that is mapped."
    both = RIGHT_W | RIGHT_X
    for region in regions:
        if built.tables.nx and region.rights & both == both and region.state == "mapped":
            when = " until start-up clears it" if region.boot_only else ""
            yield f"{region.name} at {region.virt:#x} is writable and executable{when}."
    if built.record is None:
        yield "The image has no record of its regions; names were found by symbols."
    if built.identity.count:
        last = built.identity.first + built.identity.count - 1
        yield (
            f"Start-up clears top-level entries {built.identity.first} to {last}, the boot-time "
            "identity mapping."
        )
