# SPDX-License-Identifier: Apache-2.0
"""Helpers of the generator's tests: from an image to tables, and a naive page walk.

The walker here reads one address at a time, straight from the manual's figures, so that it
is slow and easy to believe. It shares nothing with the builder or with the proof.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.x86mmu.elf_fixture import Image, first_pass, image_symbols

from x86mmu import cli, config, elf, layout, mapspec, size, tables
from x86mmu.job import Job
from x86mmu.layout import Layout


@dataclass(frozen=True)
class Built:
    """Everything that came of one image."""

    job: Job
    layout: Layout
    content: bytes


def sized(image: Image, maps: Sequence[str] = ()) -> Image:
    """The image with exactly the room that the generator asks for."""
    settings = config.from_symbols(image_symbols(image), "test")
    room = size.needed(settings, mapspec.parse_all(list(maps), settings.format))
    return replace(image, tables_size=room.tables, record_size=room.record)


def write_image(folder: Path, image: Image, maps: Sequence[str] = ()) -> Path:
    """Write the first-pass ELF of an image with the right room."""
    path = folder / "zephyr_pre0.elf"
    path.write_bytes(first_pass(sized(image, maps)))
    return path


def build(folder: Path, image: Image, maps: Sequence[str] = ()) -> Built:
    """Run the generator up to the bytes."""
    path = write_image(folder, image, maps)
    job = cli.own_job(elf.load(str(path)), list(maps))
    placed = layout.make(job.plan, job.policy)
    return Built(job, placed, tables.fill(placed, job.base_phys, job.policy))


@dataclass(frozen=True)
class Page:
    """What the CPU would make of one address."""

    phys: int
    write: bool
    user: bool
    execute: bool
    cached: bool
    large: bool


class Walker:
    """Translates single addresses by the emitted tables."""

    def __init__(self, content: bytes, base: int, top_offset: int, pae: bool) -> None:
        self._content = content
        self._base = base
        self._top = top_offset
        self._pae = pae

    def _entry(self, offset: int) -> int:
        code, size = ("<Q", 8) if self._pae else ("<I", 4)
        assert 0 <= offset <= len(self._content) - size, "a link leaves the tables"
        return int(struct.unpack_from(code, self._content, offset)[0])

    def _frame(self, entry: int) -> int:
        return entry & (0x000FFFFFFFFFF000 if self._pae else 0xFFFFF000)

    def page_entry(self, virt: int) -> tuple[int, list[int]]:
        """The entries that the CPU reads for an address; the last one decides."""
        if self._pae:
            top = self._entry(self._top + (virt >> 30) * 8)
            if not top & 1:
                return top, [top]
            directory = self._frame(top) - self._base
            entry = self._entry(directory + (virt >> 21 & 511) * 8)
            seen = [top, entry]
            table_index, width = virt >> 12 & 511, 8
        else:
            entry = self._entry(self._top + (virt >> 22) * 4)
            seen = [entry]
            table_index, width = virt >> 12 & 1023, 4
        if entry & 1 and not entry & 0x80:
            entry = self._entry(self._frame(entry) - self._base + table_index * width)
            seen.append(entry)
        return entry, seen

    def page(self, virt: int) -> Page | None:
        """The page at an address, or None."""
        entry, seen = self.page_entry(virt)
        if not entry & 1:
            return None
        rights = seen[1:] if self._pae else seen
        levels = 3 if self._pae else 2
        large = len(seen) < levels
        span = (0x200000 if self._pae else 0x400000) if large else 0x1000
        frame = self._frame(entry) & -span
        return Page(
            phys=frame + virt % span,
            write=all(item & 2 for item in rights),
            user=all(item & 4 for item in rights),
            execute=not any(item >> 63 for item in rights),
            cached=not entry & 0x10,
            large=large,
        )

    def mapped(self) -> Iterator[int]:
        """Every virtual page that is mapped, in 4 KiB steps, skipping absent directories."""
        virt, step = 0, 0x200000 if self._pae else 0x400000
        while virt < 1 << 32:
            entry, seen = self.page_entry(virt)
            linked = len(seen) == (3 if self._pae else 2)
            if not linked and not entry & 1:
                virt = (virt // step + 1) * step
                continue
            if entry & 1:
                yield virt
            virt += 0x1000


def walker(built: Built, keep_identity: bool = True) -> Walker:
    """A walker over the result, before or after start-up has cleared the identity entries."""
    content, top = built.content, built.layout.top_offset
    identity, width = built.job.plan.identity, built.layout.format.entry_bytes
    if not keep_identity:
        start = top + identity.first * width
        end = start + identity.count * width
        content = content[:start] + bytes(end - start) + content[end:]
    return Walker(content, built.job.base_phys, top, built.layout.format.pae)
