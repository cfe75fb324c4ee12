# SPDX-License-Identifier: Apache-2.0
"""The memory map as a picture.

Decides colours, fonts and shapes, nothing about places (report_picture). The file needs no
other: no script, no font, no style sheet. Left the physical memory, in the middle the
virtual one, bands where one leads to the other, at the right what it costs in tables.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from xml.sax.saxutils import escape

from .report import Report
from .report_picture import GAP, ROW, Band, Block, Gap, Picture, Row, compose
from .report_text import size_text, summary

WIDTH = 1240
_PHYS_X, _PHYS_W = 132, 210
_VIRT_X, _VIRT_W = 508, 300
_LIST_X, _LIST_W = 950, 262

# style: (fill, line, what it means)
_COLOURS = {
    "rx": ("#d7efe0", "#2b8a5a", "read, execute"),
    "r": ("#dbe7f8", "#3b6fb5", "read only"),
    "rw": ("#fbe8cb", "#d08a1d", "read, write"),
    "rwx": ("#f8d5d0", "#c0392b", "write and execute"),
    "reserved": ("url(#hatch)", "#a3abb8", "page tables, no page"),
    "out": ("#ece2f6", "#7d57b0", "paged out"),
}
_STYLE = """
text { font-family: "Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif;
  font-size: 12px; fill: #1f2733; }
.title { font-size: 20px; font-weight: 600; }
.head { font-size: 13px; font-weight: 600; fill: #48546a; }
.name { font-weight: 600; }
.small { font-size: 11px; fill: #56627a; }
.mono { font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace; font-size: 11px;
  fill: #56627a; }
.badge { font-size: 10px; font-weight: 600; fill: #ffffff; }
"""


def draw(report: Report) -> str:
    """The picture as an SVG document."""
    picture = compose(report)
    remarks = summary(report)[1:]
    height = picture.bottom + 92 + 18 * len(remarks)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>Memory map of {escape(os.path.basename(report.image))}</title>",
        f"<style>{_STYLE}</style>",
        *_definitions(),
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_heading(report),
        *_columns(picture, report),
        *_table_list(picture),
        *_footer(picture.bottom + 48, report, remarks),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _definitions() -> Iterator[str]:
    yield (
        '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="8" height="8" fill="#f4f5f8"/>'
        '<line x1="0" y1="0" x2="0" y2="8" stroke="#dde1e8" stroke-width="3"/></pattern></defs>'
    )


def _text(x: float, y: float, content: str, kind: str = "", anchor: str = "start") -> str:
    attributes = f' class="{kind}"' if kind else ""
    if anchor != "start":
        attributes += f' text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}"{attributes}>{escape(content)}</text>'


def _heading(report: Report) -> Iterator[str]:
    share = ""
    if len(report.image_range):
        part = 100 * report.table_bytes / len(report.image_range)
        share = f", {part:.0f} % of the image of {size_text(len(report.image_range))}"
    yield _text(28, 42, f"Memory map of {os.path.basename(report.image)}", "title")
    yield _text(
        28, 66, f"{report.format} · {report.table_bytes:,} bytes of page tables{share}", "small"
    )
    yield _text(_PHYS_X, 108, "Physical", "head")
    yield _text(_VIRT_X, 108, "Virtual", "head")
    yield _text(_LIST_X, 108, "Page tables", "head")


def _columns(picture: Picture, report: Report) -> Iterator[str]:
    for band in sorted(picture.bands, key=lambda item: not item.boot_only):
        yield _band(band)
    for block in picture.phys:
        yield from _block(block, _PHYS_X, _PHYS_W)
        yield from _addresses(block, _PHYS_X - 10, "end", 9)
    for block in picture.virt:
        yield from _block(block, _VIRT_X, _VIRT_W)
        yield from _addresses(block, _VIRT_X + _VIRT_W + 10, "start", 8)
    for gap in picture.phys_gaps:
        yield from _gap(gap, _PHYS_X, _PHYS_W)
    for gap in picture.virt_gaps:
        yield from _gap(gap, _VIRT_X, _VIRT_W)
    if picture.ram is not None:
        top, bottom = picture.ram
        yield (
            f'<path d="M34 {top} H26 V{bottom} H34" fill="none" stroke="#8793a8" '
            'stroke-width="1.5"/>'
        )
        middle = (top + bottom) / 2
        label = f"RAM, {size_text(len(report.ram))}"
        yield (
            f'<text class="small" text-anchor="middle" transform="translate(18 {middle:g}) '
            f'rotate(-90)">{escape(label)}</text>'
        )


def _band(band: Band) -> str:
    left, right = _PHYS_X + _PHYS_W, _VIRT_X
    bend = (left + right) / 2
    (top, bottom), (high, low) = band.phys, band.virt
    fill, line, _ = _COLOURS[band.style]
    look = f'fill="{fill}" fill-opacity="0.75"'
    if band.boot_only:
        look = f'fill="none" stroke="{line}" stroke-opacity="0.55" stroke-dasharray="3 4"'
    return (
        f'<path d="M{left} {top} C{bend:g} {top} {bend:g} {high} {right} {high} V{low} '
        f'C{bend:g} {low} {bend:g} {bottom} {left} {bottom} Z" {look}/>'
    )


def _block(block: Block, x: int, width: int) -> Iterator[str]:
    fill, line, _ = _COLOURS[block.style]
    dashes = ' stroke-dasharray="4 3"' if block.boot_only else ""
    faded = ' fill-opacity="0.45"' if block.boot_only else ""
    yield (
        f'<rect x="{x}" y="{block.y}" width="{width}" height="{block.height}" fill="{fill}"'
        f'{faded} stroke="{line}"{dashes}/>'
    )
    yield f'<rect x="{x}" y="{block.y}" width="5" height="{block.height}" fill="{line}"/>'
    middle = block.y + block.height / 2
    yield _text(x + 16, middle - 3, block.title, "name")
    yield _text(x + 16, middle + 13, block.detail, "small")
    for index, badge in enumerate(block.badges):
        left = x + width - 24 - 20 * (len(block.badges) - 1 - index)
        yield (f'<rect x="{left}" y="{middle - 8:g}" width="16" height="16" rx="4" fill="{line}"/>')
        yield _text(left + 8, middle + 4, badge, "badge", "middle")


def _addresses(block: Block, x: int, anchor: str, digits: int) -> Iterator[str]:
    """First and last byte; the last only where there is room between the two."""
    yield _text(x, block.y + 12, f"{block.start:0{digits}x}", "mono", anchor)
    yield _text(x, block.y + block.height - 5, f"{block.end - 1:0{digits}x}", "mono", anchor)


def _gap(gap: Gap, x: int, width: int) -> Iterator[str]:
    middle = gap.y + GAP / 2
    for left in (x, x + width):
        yield (
            f'<line x1="{left}" y1="{gap.y + 4}" x2="{left}" y2="{gap.y + GAP - 4}" '
            'stroke="#b6bdc9" stroke-width="1.5" stroke-dasharray="1.5 4"/>'
        )
    yield _text(x + width / 2, middle + 4, gap.text, "small", "middle")


def _table_list(picture: Picture) -> Iterator[str]:
    for row in picture.rows:
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    colour = {"kernel": "#48546a", "identity": "#8793a8", "spare": "#c3c9d4"}[row.role]
    yield (
        f'<rect x="{_LIST_X}" y="{row.y}" width="26" height="32" rx="3" fill="#f4f5f8" '
        f'stroke="{colour}"/>'
    )
    filled = max(1.0, 30 * row.fill) if row.fill else 0
    yield (
        f'<rect x="{_LIST_X + 1}" y="{row.y + 31 - filled:g}" width="24" height="{filled:g}" '
        f'fill="{colour}" fill-opacity="0.8"/>'
    )
    yield _text(_LIST_X + 38, row.y + 13, row.title, "name")
    yield _text(_LIST_X + 38, row.y + 13 + ROW - 6, row.detail, "small")


def _footer(y: int, report: Report, remarks: list[str]) -> Iterator[str]:
    """Colours that occur, letters that occur, and remarks."""
    picture = compose(report)
    used = {block.style for block in picture.virt}
    x = 28.0
    for style, (fill, line, meaning) in _COLOURS.items():
        if style in used:
            yield (
                f'<rect x="{x:g}" y="{y - 11}" width="14" height="14" fill="{fill}" '
                f'stroke="{line}"/>'
            )
            yield _text(x + 20, y, meaning, "small")
            x += 36 + 6.4 * len(meaning)
    letters = {letter for block in picture.virt for letter in block.badges}
    for letter, meaning in (("U", "user mode"), ("D", "cache disabled"), ("L", "large pages")):
        if letter in letters:
            yield _text(x, y, f"{letter}: {meaning}", "small")
            x += 20 + 6.0 * (len(meaning) + 3)
    if any(block.boot_only for block in picture.virt):
        yield _text(x, y, "dashed: until start-up clears it", "small")
    for index, remark in enumerate(remarks):
        yield _text(28, y + 26 + 18 * index, remark, "small")
