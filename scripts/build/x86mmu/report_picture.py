# SPDX-License-Identifier: Apache-2.0
"""Where things stand in the picture of a memory map.

Decides heights and places: blocks of the physical and of the virtual column, the bands that
join them, and the rows of the table list. Heights grow with the logarithm of a size, and
what is not mapped shrinks to a gap, so that a page and a gigabyte fit on one sheet.
report_svg draws it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .report import Region, Report, Table, rights_text
from .report_text import pages_text, size_text, table_kind
from .walk_format import RIGHT_D, RIGHT_U, RIGHT_W, RIGHT_X

TOP = 128
BLOCK_LOW, BLOCK_HIGH = 38, 92
GAP = 30
ROW = 22


@dataclass(frozen=True)
class Block:
    """A coloured rectangle of a column; y and height in pixels, addresses in bytes."""

    y: int
    height: int
    start: int
    end: int
    title: str
    detail: str
    style: str  # rx, r, rw, rwx, reserved, out
    boot_only: bool = False
    badges: str = ""


@dataclass(frozen=True)
class Gap:
    """Where a column leaves addresses out."""

    y: int
    text: str


@dataclass(frozen=True)
class Band:
    """What leads from virtual to physical: two edges, each (top, bottom)."""

    phys: tuple[int, int]
    virt: tuple[int, int]
    style: str
    boot_only: bool


@dataclass(frozen=True)
class Row:
    """A line of the table list: equal neighbours are one line."""

    y: int
    title: str
    detail: str
    fill: float  # used part of the entries
    role: str


@dataclass(frozen=True)
class Picture:
    """Everything with its place."""

    virt: tuple[Block, ...]
    virt_gaps: tuple[Gap, ...]
    phys: tuple[Block, ...]
    phys_gaps: tuple[Gap, ...]
    bands: tuple[Band, ...]
    ram: tuple[int, int] | None  # y of the first and last byte of RAM that is mapped
    rows: tuple[Row, ...]
    bottom: int


def style_of(region: Region, nx: bool) -> str:
    """The name of a region's colour."""
    if region.state == "reserved":
        return "reserved"
    if region.state == "paged out":
        return "out"
    write = bool(region.rights & RIGHT_W)
    execute = nx and bool(region.rights & RIGHT_X)
    if write:
        return "rwx" if execute else "rw"
    return "rx" if execute or (not nx and "text" in region.name) else "r"


def compose(report: Report) -> Picture:
    """Give everything its place."""
    virt, virt_gaps = _virtual(report)
    phys, phys_gaps = _physical(report)
    bands = tuple(_bands(report, virt, phys))
    in_ram = [block for block in phys if block.start in report.ram]
    ram = (in_ram[0].y, in_ram[-1].y + in_ram[-1].height) if in_ram else None
    rows = tuple(_rows(report.tables))
    ends = [block.y + block.height for block in (*virt, *phys)] + [row.y + ROW for row in rows]
    return Picture(virt, virt_gaps, phys, phys_gaps, bands, ram, rows, max(ends, default=TOP))


def _height(size: int) -> int:
    steps = math.log2(max(size, 4096) / 4096)
    return round(min(BLOCK_HIGH, BLOCK_LOW + 3 * steps))


def _virtual(report: Report) -> tuple[tuple[Block, ...], tuple[Gap, ...]]:
    blocks: list[Block] = []
    gaps: list[Gap] = []
    y, at = TOP, 0
    for region in report.regions:
        if region.virt > at:
            gaps.append(Gap(y, f"{size_text(region.virt - at)} not mapped"))
            y += GAP
        height = _height(region.size)
        blocks.append(_virtual_block(region, report, y, height))
        y, at = y + height, region.end
    if at < 1 << 32:
        gaps.append(Gap(y, f"{size_text((1 << 32) - at)} not mapped"))
    return tuple(blocks), tuple(gaps)


def _virtual_block(region: Region, report: Report, y: int, height: int) -> Block:
    if region.state == "reserved":
        detail = f"{size_text(region.size)}, page tables without pages"
    else:
        rights = rights_text(region, report.nx).replace("-", "")
        pages = pages_text(region, report.levels)
        detail = f"{rights} · {pages if region.state == 'mapped' else region.state}"
    marks = ((RIGHT_U, "U"), (RIGHT_D, "D"))
    badges = "".join(letter for bit, letter in marks if region.rights & bit)
    return Block(
        y,
        height,
        region.virt,
        region.end,
        _title(region) + (" (boot only)" if region.boot_only else ""),
        detail,
        style_of(region, report.nx),
        region.boot_only,
        badges + ("L" if region.large_pages else ""),
    )


def _title(region: Region) -> str:
    return "--map" if region.origin == f"--map {region.name}" else region.name


def _physical(report: Report) -> tuple[tuple[Block, ...], tuple[Gap, ...]]:
    mapped = [region for region in report.regions if region.state == "mapped"]
    borders = sorted({b for r in mapped for b in (r.phys, r.phys + r.size)})
    blocks: list[Block] = []
    gaps: list[Gap] = []
    y, at = TOP, 0
    for start, end in pairwise(borders):
        here = [r for r in mapped if r.phys <= start and end <= r.phys + r.size]
        if not here:
            continue
        if start > at:
            gaps.append(Gap(y, size_text(start - at)))
            y += GAP
        # What stays after start-up gives the name; of several, the one with most rights.
        best = max(here, key=lambda r: (not r.boot_only, r.rights & RIGHT_W, -r.size))
        names = list(dict.fromkeys(_title(r) for r in here if not r.boot_only))
        detail = size_text(end - start) + ("" if len(names) < 2 else f" · {len(names)} mappings")
        height = _height(end - start)
        blocks.append(
            Block(
                y, height, start, end, names[0] if names else "boot only", detail,
                style_of(best, report.nx), best.boot_only,
            )
        )  # fmt: skip
        y, at = y + height, end
    return tuple(blocks), tuple(gaps)


def _bands(report: Report, virt: Sequence[Block], phys: Sequence[Block]) -> Iterator[Band]:
    for region, block in zip(report.regions, virt, strict=True):
        if region.state != "mapped":
            continue
        covered = [
            item
            for item in phys
            if region.phys <= item.start and item.end <= region.phys + region.size
        ]
        top, last = covered[0].y, covered[-1]
        yield Band(
            (top, last.y + last.height),
            (block.y, block.y + block.height),
            block.style,
            block.boot_only,
        )


def _rows(tables: Sequence[Table]) -> Iterator[Row]:
    y = TOP
    index = 0
    while index < len(tables):
        first = tables[index]
        count = 1
        while index + count < len(tables) and _alike(first, tables[index + count]):
            count += 1
        last = tables[index + count - 1]
        yield Row(y, *_row_text(first, last, count), first.used / first.entries, first.role)
        y += 2 * ROW
        index += count


def _alike(first: Table, other: Table) -> bool:
    same = (first.kind, first.role, first.used) == (other.kind, other.role, other.used)
    return same and first.used in (0, first.entries)


def _row_text(first: Table, last: Table, count: int) -> tuple[str, str]:
    title = table_kind(first).replace("top level: ", "top level, ")
    if count > 1:
        title = f"{count} x {title}"
    if not len(first.covers):
        return title, "kept so that a large page can be split"
    used = f"{first.used} of {first.entries} used"
    return title, f"{first.covers.start:08x}-{last.covers.stop - 1:08x} · {used}"
