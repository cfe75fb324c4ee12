# SPDX-License-Identifier: Apache-2.0
"""Walk emitted page tables as the CPU would.

Decides what a table image means: which virtual ranges reach a page, with which effective
permissions, where a page table stands empty, and which entries a CPU would refuse or the
generator would never write. It knows the Intel manual (volume 3, section 4.3 for 2-level
paging, 4.4 for PAE), not the builder: no line is shared with layout or tables. What should
have been there is decided by verify; check and report read maps of built images with it.

Cost grows with what is present: an empty table is one comparison of bytes, a table filled
by one run is one comparison of integers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from .walk_format import (
    ALL_RIGHTS,
    PRESENT,
    Format,
    Level,
    Rules,
    absent_text,
    bits_text,
    format_of,
)

PAGE = 0x1000
FAULTS_KEPT = 64


class Found(Enum):
    """What stands behind a virtual range; ranges in no span have no page table."""

    PAGE = "page"
    TABLE = "page table, no page"
    ABSENT_WORD = "not present, but a word is stored"
    GUARD = "taken away by the running kernel"


@dataclass(frozen=True)
class Span:
    """A virtual range that is translated by one rule.

    `phys` belongs to `start`; `rights` are the effective W, U, X, D of all levels; `large`
    is the page size's bit. For ABSENT_WORD and GUARD, `phys` and `rights` are the stored ones.
    """

    start: int
    end: int
    found: Found
    phys: int = 0
    rights: int = 0
    large: bool = False


@dataclass(frozen=True)
class Fault:
    """An entry that no CPU or no generator would accept."""

    virt: int
    where: str
    value: int
    text: str


@dataclass
class TableMap:
    """Everything that a walk saw."""

    spans: list[Span] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    pages: set[int] = field(default_factory=set)  # physical addresses of tables used
    leaf_tables: set[int] = field(default_factory=set)  # of those: page tables
    links: list[tuple[int, int]] = field(default_factory=list)  # (virt, page table)
    directories: list[tuple[int, int]] = field(default_factory=list)  # (virt, directory)
    runs: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)  # by table

    def add_span(self, span: Span) -> None:
        """Append `span`, which starts at or behind the last one's end; join the two if one
        rule covers both."""
        last = self.spans[-1] if self.spans else None
        if last is not None and _joins(last, span):
            self.spans[-1] = Span(
                last.start, span.end, last.found, last.phys, last.rights, last.large
            )
        else:
            self.spans.append(span)

    def add_fault(self, fault: Fault) -> None:
        """Count `fault`, and keep it if it is among the first."""
        self.fault_count += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(fault)


def _joins(last: Span, span: Span) -> bool:
    if last.end != span.start or last.found is not span.found:
        return False
    if last.rights != span.rights or last.large != span.large:
        return False
    return span.found is Found.TABLE or last.phys + (last.end - last.start) == span.phys


@dataclass(frozen=True)
class TableImage:
    """The bytes of all tables and where they will stand.

    `top` is the offset of the top-level table in `data`; `base_phys` the physical address
    of the first byte; `repeat_rights` says that bits 9 to 11 of entries repeat W, U, XD
    (upstream's layout) instead of being clear; `cleared` are top-level entries to be read
    as zero; `live` tables are in use: the CPU and the kernel have changed them.
    """

    data: bytes
    base_phys: int
    top: int
    levels: int
    nx: bool
    repeat_rights: bool = False
    cleared: range = range(0)
    live: bool = False

    def without(self, first: int, count: int) -> TableImage:
        """The image as start-up leaves it: `count` top-level entries cleared."""
        return replace(self, cleared=range(first, first + count))

    def bytes_at(self, offset: int, size: int, entry_size: int) -> bytes:
        """A table's content."""
        content = self.data[offset : offset + size]
        if offset != self.top or not self.cleared:
            return content
        start, end = self.cleared.start * entry_size, self.cleared.stop * entry_size
        return content[:start] + bytes(end - start) + content[end:]


def walk(image: TableImage, before: TableMap | None = None) -> TableMap:
    """Translate all of the 4 GiB. `before` is an earlier walk of an image that differs in
    the top-level table alone: its decoded lower tables are used again."""
    return _Walker(image, before).run()


class _Walker:
    """One walk: the image, its format, and what was seen so far."""

    def __init__(self, image: TableImage, before: TableMap | None) -> None:
        self.image = image
        self.format: Format = format_of(image.levels, image.nx, image.repeat_rights, image.live)
        self.seen = TableMap()
        if before is not None:
            self.seen.runs.update(before.runs)

    def run(self) -> TableMap:
        top = self.format.levels[0]
        phys = self.image.base_phys + self.image.top
        self.seen.runs.pop(phys, None)
        self.seen.pages.add(phys)
        if self._offset_of(phys, top) is None:
            self._fault(0, top, 0, phys, "the top-level table is not inside the image")
        else:
            self._table(phys, 0, 0, ALL_RIGHTS)
        return self.seen

    def _fault(self, virt: int, level: Level, index: int, value: int, text: str) -> None:
        where = f"{level.name} entry {index}"
        self.seen.add_fault(Fault(virt, where, value, text))

    def _offset_of(self, phys: int, level: Level) -> int | None:
        """Where a table stands in the image; None if it does not."""
        offset = phys - self.image.base_phys
        size = level.entries * self.format.entry_size
        if offset < 0 or offset + size > len(self.image.data) or offset % level.alignment:
            return None
        return offset

    def _table(self, phys: int, depth: int, virt: int, rights: int) -> None:
        """All entries of the table at `phys`, which maps from `virt`."""
        level = self.format.levels[depth]
        for index, count, value in self._runs(phys, level):
            at = virt + (index << level.shift)
            if value == 0:
                if level.leaf:
                    self.seen.add_span(Span(at, at + (count << level.shift), Found.TABLE))
            elif level.leaf:
                self._pages(level, index, at, count, value, rights)
            else:
                self._entries(depth, index, at, count, value, rights)

    def _entries(
        self, depth: int, index: int, virt: int, count: int, value: int, rights: int
    ) -> None:
        """`count` directory entries whose address goes up by a table's size. Where links
        lead to empty page tables to the run's end, these are compared as one."""
        level = self.format.levels[depth]
        done = 0
        while done < count:
            entry, at = value + (done << 12), virt + (done << level.shift)
            self._entry(depth, index + done, at, entry, rights)
            done += 1
            last = self.seen.spans[-1] if self.seen.spans else None
            if last is not None and last.found is Found.TABLE and count - done > 1:
                done += self._empty_tables(
                    depth, at + (1 << level.shift), entry + PAGE, count - done
                )

    def _empty_tables(self, depth: int, virt: int, entry: int, count: int) -> int:
        """`count` if as many links from `entry` on, like one that was checked, lead to
        page tables that are all zero; else 0, and nothing is done."""
        level = self.format.levels[depth]
        phys = entry & level.link.address
        offset, size = phys - self.image.base_phys, count * PAGE
        last = entry + size - PAGE
        good = (
            self.format.levels[depth + 1].leaf
            and not self.format.is_large(level, entry)
            and not any(bits_text(self.format, level.link, last))
            and 0 <= offset <= len(self.image.data) - size
            and last & level.link.address == phys + size - PAGE
            and self.image.data.startswith(bytes(size), offset)
        )
        if not good:
            return 0
        tables = range(phys, phys + size, PAGE)
        addresses = range(virt, virt + (count << level.shift), 1 << level.shift)
        self.seen.pages.update(tables)
        self.seen.leaf_tables.update(tables)
        self.seen.links.extend(zip(addresses, tables, strict=True))
        self.seen.add_span(Span(virt, virt + (count << level.shift), Found.TABLE))
        return count

    def _runs(self, phys: int, level: Level) -> list[tuple[int, int, int]]:
        """(first index, count, first value) of the table's runs: a page's address further
        with every entry, or all zero."""
        runs = self.seen.runs.get(phys)
        if runs is None:
            size = level.entries * self.format.entry_size
            offset = phys - self.image.base_phys
            table = self.image.bytes_at(offset, size, self.format.entry_size)
            runs = list(_runs_of(table, self.format, level))
            self.seen.runs[phys] = runs
        return runs

    def _entry(self, depth: int, index: int, virt: int, entry: int, rights: int) -> None:
        """One directory entry that is not zero: a large page, or a link to a table."""
        level = self.format.levels[depth]
        if not entry & PRESENT:
            self._fault(virt, level, index, entry, "is not present, but not zero")
        elif self.format.is_large(level, entry):
            self._pages(level, index, virt, 1, entry, rights)
        else:
            self._link(depth, index, virt, entry, rights)

    def _link(self, depth: int, index: int, virt: int, entry: int, rights: int) -> None:
        level, below = self.format.levels[depth], self.format.levels[depth + 1]
        self._check_bits(level, index, virt, entry, level.link)
        phys = entry & level.link.address
        if self._offset_of(phys, below) is None:
            self._fault(virt, level, index, entry, "points to no table of this image")
            return
        self.seen.pages.add(phys)
        if below.leaf:
            self.seen.leaf_tables.add(phys)
            self.seen.links.append((virt, phys))
        else:
            self.seen.directories.append((virt, phys))
        self._table(phys, depth + 1, virt, rights & self.format.rights(level.link, entry))

    def _pages(
        self, level: Level, index: int, virt: int, count: int, entry: int, rights: int
    ) -> None:
        """`count` pages from one entry on, in a page table or (one) large page."""
        rules = level.page
        size = count << level.shift
        here = self.format.rights(rules, entry)
        if not entry & PRESENT:
            for text in absent_text(self.format, rules, entry):
                self._fault(virt, level, index, entry, text)
            found = Found.GUARD if self.format.is_guard(entry) else Found.ABSENT_WORD
            self.seen.add_span(Span(virt, virt + size, found, entry & rules.address, here))
            return
        self._check_bits(level, index, virt, entry, rules)
        last = entry + ((count - 1) << 12)
        if (last ^ entry) & rules.reserved:
            self._check_bits(level, index + count - 1, virt + size - PAGE, last, rules)
        effective = self.format.combine(rights, here)
        phys = entry & rules.address
        self.seen.add_span(Span(virt, virt + size, Found.PAGE, phys, effective, not level.leaf))

    def _check_bits(self, level: Level, index: int, virt: int, entry: int, rules: Rules) -> None:
        for text in bits_text(self.format, rules, entry):
            self._fault(virt, level, index, entry, text)


def _runs_of(table: bytes, form: Format, level: Level) -> Iterator[tuple[int, int, int]]:
    count = level.entries
    if table == bytes(len(table)):
        yield 0, count, 0
        return
    first = int.from_bytes(table[: form.entry_size], "little")
    if level.leaf and int.from_bytes(table, "little") == first * form.ones + form.ramp:
        yield 0, count, first
        return
    entries = struct.unpack(f"<{count}{'Q' if form.entry_size == 8 else 'I'}", table)
    start = 0
    value = entries[0]
    step = PAGE if value else 0
    expected = value + step
    for index in range(1, count):
        entry = entries[index]
        if entry != expected:
            yield start, index - start, value
            start, value, step = index, entry, PAGE if entry else 0
            expected = entry
        expected += step
    yield start, count - start, value
