# SPDX-License-Identifier: Apache-2.0
"""Writes the bytes of all tables of a layout.

Decides nothing but the encoding. Works by ranges: the entries of a run in one table differ
by a constant, so a full table is made by one addition on a number of 4096 bytes (the
ascending pattern plus its first entry repeated), not entry by entry.
"""

from __future__ import annotations

from .layout import Layout, Run
from .paging import LARGE, PRESENT, Format, Policy
from .plan_types import PAGE_SIZE, State


class _Pattern:
    """Entries that ascend by `step` from a first one, as bytes."""

    def __init__(self, fmt: Format, step: int) -> None:
        bits = fmt.entry_bytes * 8
        self._bytes = fmt.entry_bytes
        self._ascending = sum(index * step << index * bits for index in range(fmt.entries))
        self._ones = sum(1 << index * bits for index in range(fmt.entries))

    def entries(self, first: int, count: int) -> bytes:
        """`count` entries, the first one given; at most one table of them."""
        size = count * self._bytes
        mask = (1 << size * 8) - 1
        number = (self._ascending & mask) + first * (self._ones & mask)
        return number.to_bytes(size, "little")


def fill(layout: Layout, base: int, policy: Policy) -> bytes:
    """All tables; `base` is the physical address where they will stand."""
    fmt = layout.format
    out = bytearray(layout.size)
    _fill_pages(out, layout, policy)
    _fill_links(out, layout, base, policy)
    _fill_large(out, layout, policy)
    _copy_identity(out, layout)
    if fmt.pae:
        for slot, index in layout.directories.items():
            entry = base + index * PAGE_SIZE | policy.link_top_pae
            _put(out, fmt, layout.top_offset + slot * fmt.entry_bytes, entry)
    return bytes(out)


def run_bits(run: Run, fmt: Format, policy: Policy) -> int:
    """Flag bits of the 4 KiB entries of a run."""
    bits = policy.leaf(run.flags, fmt)
    if run.state is not State.MAPPED:
        return bits & ~PRESENT | policy.paged_out_mark
    return bits


def _fill_pages(out: bytearray, layout: Layout, policy: Policy) -> None:
    fmt = layout.format
    ascending, constant = _Pattern(fmt, PAGE_SIZE), _Pattern(fmt, 0)
    for run in layout.small:
        bits = run_bits(run, fmt, policy)
        virt, end = run.virt, run.virt + run.size
        while virt < end:
            stop = min(end, (virt // fmt.large + 1) * fmt.large)
            index = layout.page_tables[virt >> fmt.large_shift]
            entry = virt % fmt.large // PAGE_SIZE
            at = index * PAGE_SIZE + entry * fmt.entry_bytes
            count = (stop - virt) // PAGE_SIZE
            pattern = constant if run.state is State.ZERO else ascending
            first = run.phys + (0 if pattern is constant else virt - run.virt) | bits
            out[at : at + count * fmt.entry_bytes] = pattern.entries(first, count)
            virt = stop


def _directory_offset(layout: Layout, slot: int) -> int:
    """Where the directory entry of a large-page slot stands in the output."""
    fmt = layout.format
    if not fmt.pae:
        return layout.top_offset + slot * fmt.entry_bytes
    directory = layout.directories[slot << fmt.large_shift >> fmt.top_shift]
    return directory * PAGE_SIZE + slot % fmt.entries * fmt.entry_bytes


def _put(out: bytearray, fmt: Format, at: int, entry: int) -> None:
    out[at : at + fmt.entry_bytes] = entry.to_bytes(fmt.entry_bytes, "little")


def _fill_links(out: bytearray, layout: Layout, base: int, policy: Policy) -> None:
    for slot, index in layout.page_tables.items():
        entry = base + index * PAGE_SIZE | policy.link_directory
        _put(out, layout.format, _directory_offset(layout, slot), entry)


def _fill_large(out: bytearray, layout: Layout, policy: Policy) -> None:
    """Large pages; they replace links to tables that stay empty for a later split."""
    fmt = layout.format
    for run in layout.large:
        bits = policy.leaf(run.flags, fmt) | LARGE
        for done in range(0, run.size, fmt.large):
            slot = (run.virt + done) >> fmt.large_shift
            _put(out, fmt, _directory_offset(layout, slot), run.phys + done | bits)


def _copy_identity(out: bytearray, layout: Layout) -> None:
    """Boot-time identity entries share the kernel's page tables."""
    fmt = layout.format
    for target, source in layout.copies:
        at, origin = _directory_offset(layout, target), _directory_offset(layout, source)
        out[at : at + fmt.entry_bytes] = out[origin : origin + fmt.entry_bytes]
