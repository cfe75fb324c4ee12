# SPDX-License-Identifier: Apache-2.0
"""The memory map for terminals and log files.

Decides columns and words. Uses rich for colours and frames on a terminal; elsewhere the
same rows come as plain text, which is what tests and logs see.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from .report import Region, Report, Table, rights_text
from .walk_format import RIGHT_W, RIGHT_X

_HEAD = ("virtual", "size", "physical", "rights", "pages", "tables", "what", "origin")
_RIGHT_ALIGNED = {"size", "tables"}


def size_text(size: int) -> str:
    """`20 K`, `4 M`, `1.5 G`: binary units, exact where that is short."""
    for unit, letter in ((1 << 30, "G"), (1 << 20, "M")):
        if size >= unit:
            value = size / unit
            return f"{value:.0f} {letter}" if size % unit == 0 else f"{value:.1f} {letter}"
    return f"{size // 1024} K" if size >= 1024 else f"{size} B"


def pages_text(region: Region, levels: int) -> str:
    """`20 x 4K + 1 x 2M`."""
    parts = []
    if region.small_pages:
        parts.append(f"{region.small_pages} x 4K")
    if region.large_pages:
        parts.append(f"{region.large_pages} x {2 if levels == 3 else 4}M")
    return " + ".join(parts) or "-"


def tables_text(region: Region) -> str:
    """`3`, or `3 (2 own)` when some are shared with a neighbour."""
    if region.boot_only or not region.page_tables:
        return "-"
    if region.page_tables == region.own_tables:
        return str(region.page_tables)
    return f"{region.page_tables} ({region.own_tables} own)"


def row(region: Region, report: Report) -> tuple[str, ...]:
    """One region in the order of the columns."""
    state = "" if region.state == "mapped" else f" [{region.state}]"
    boot = " [boot only]" if region.boot_only else ""
    name = "--map" if region.origin == f"--map {region.name}" else region.name
    return (
        f"{region.virt:08x}-{region.end - 1:08x}",
        size_text(region.size),
        "-" if region.state == "reserved" else f"{region.phys:09x}",
        rights_text(region, report.nx),
        pages_text(region, report.levels),
        tables_text(region),
        f"{name}{state}{boot}",
        region.name if name == "--map" else region.origin,
    )


def summary(report: Report) -> list[str]:
    """What it costs, and what to know."""
    kinds: dict[str, int] = {}
    for table in report.tables:
        kind = table_kind(table)
        kinds[kind] = kinds.get(kind, 0) + 1
    counted = ", ".join(f"{count} x {kind}" for kind, count in kinds.items())
    image = len(report.image_range)
    share = f", {100 * report.table_bytes // image} % of the image" if image else ""
    return [
        f"{report.format}; page tables: {report.table_bytes} bytes{share} ({counted})",
        *report.remarks,
    ]


def table_kind(table: Table) -> str:
    """A table's kind with its role, when that is not the usual one."""
    return table.kind if table.role == "kernel" else f"{table.role} {table.kind}"


def plain(report: Report) -> str:
    """The map as lines of text."""
    rows = [_HEAD, *(row(region, report) for region in report.regions)]
    widths = [max(len(line[column]) for line in rows) for column in range(len(_HEAD))]
    lines = [f"Memory map of {report.image}"]
    for line in rows:
        cells = [_aligned(line[c], widths[c], _HEAD[c]) for c in range(len(_HEAD))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join([*lines, *summary(report)])


def _aligned(text: str, width: int, head: str) -> str:
    return text.rjust(width) if head in _RIGHT_ALIGNED else text.ljust(width)


def show(report: Report, stream: TextIO) -> None:
    """Print the map; with rich if `stream` is a terminal and rich is there."""
    if not stream.isatty():
        print(plain(report), file=stream)
        return
    try:
        from rich.console import Console
        from rich.table import Table as RichTable
    except ImportError:
        print(plain(report), file=stream)
        return
    grid = RichTable(title=f"Memory map of {report.image}", title_justify="left")
    for head in _HEAD:
        grid.add_column(head, justify="right" if head in _RIGHT_ALIGNED else "left")
    for region in report.regions:
        grid.add_row(*row(region, report), style=_style(region, report.nx))
    console = Console(file=stream)
    console.print(grid)
    _print_all(console.print, summary(report))


def _print_all(printer: object, lines: Sequence[str]) -> None:
    assert callable(printer)
    for line in lines:
        printer(line, highlight=False, markup=False)


def _style(region: Region, nx: bool) -> str:
    """The colours of the picture, as near as a terminal has them."""
    if region.state != "mapped" or region.boot_only:
        return "dim"
    if nx and region.rights & RIGHT_W and region.rights & RIGHT_X:
        return "bold red"
    if region.rights & RIGHT_W:
        return "yellow"
    return "green" if nx and region.rights & RIGHT_X else "cyan"
