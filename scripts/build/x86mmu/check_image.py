# SPDX-License-Identifier: Apache-2.0
"""What a built ELF holds about its page tables: the tables' bytes, the record, the ranges.

Decides where these are found in our images and in upstream's; not whether they are right
(check), nor how they look (report).
"""

from __future__ import annotations

from dataclasses import dataclass

from . import check_record
from .check_record import Record
from .elf import ElfFacts, Segment, load
from .errors import MmuError
from .plan_types import PAGE_SIZE, Identity
from .walk import TableImage

_HINT = "Only images with CONFIG_X86_MMU=y have page tables that are made by the build."
_NOT_LINKED = (
    "Is it a first-pass image (zephyr_pre0.elf)? Page tables are in the final zephyr.elf alone."
)


@dataclass(frozen=True)
class Built:
    """A linked image; addresses and sizes in bytes."""

    facts: ElfFacts
    tables: TableImage
    record: Record | None  # None: another kernel's image
    virt_offset: int  # virtual minus physical address of the image
    vm: range  # KERNEL_VM_BASE..+SIZE, empty if the image does not say
    ram: range  # SRAM_BASE_ADDRESS..+SIZE, empty likewise
    image: range  # z_mapped_start..z_mapped_end
    identity: Identity

    @property
    def tables_virt(self) -> int:
        """Virtual address of the first table."""
        return self.tables.base_phys + self.virt_offset


def read(path: str) -> Built:
    """Read a built image; raises MmuError."""
    facts = load(path)
    start = facts.symbol("z_x86_pagetables_start", _HINT)
    top = facts.symbol("z_x86_kernel_ptables", _HINT)
    record = _record(facts)
    levels = 3 if facts.symbols.get("CONFIG_X86_PAE") else 2
    if record and record.levels != levels:
        raise MmuError(
            f"{path}: the record says {record.levels} levels of page tables, CONFIG_X86_PAE says "
            f"{levels}. The image was not made by one build; build it again from scratch."
        )
    nx = record.nx if record else levels == 3
    size = top - start + (32 if levels == 3 else PAGE_SIZE)
    content = facts.read(start, size)
    if len(content) != size or content == bytes(size):
        raise MmuError(
            f"{path} has no page tables: the {size:#x} bytes at z_x86_pagetables_start "
            f"({start:#x}) are not in the file, or all zero. {_NOT_LINKED}"
        )
    segment = _segment_of(facts, start)
    offset = segment.virt - segment.phys
    upstream = record is None
    tables = TableImage(content, start - offset, top - start, levels, nx, upstream)
    image = range(facts.symbol("z_mapped_start", _HINT), facts.symbol("z_mapped_end", _HINT))
    return Built(
        facts,
        tables,
        record,
        offset,
        _config_range(facts, "KERNEL_VM_BASE", "KERNEL_VM_SIZE", 1),
        _config_range(facts, "SRAM_BASE_ADDRESS", "SRAM_SIZE", 1024),
        image,
        record.identity if record else _identity_of(image, offset, levels),
    )


def _record(facts: ElfFacts) -> Record | None:
    """The record, or None in an image that has none by its symbols."""
    at = facts.symbols.get("z_x86_mmu_record")
    if at is None:
        return None
    head = facts.read(at, 8)
    if len(head) < 8 or head == bytes(8):
        raise MmuError(
            f"{facts.path} has an empty record at z_x86_mmu_record ({at:#x}). {_NOT_LINKED}"
        )
    return check_record.decode(facts.read(at, check_record.total_size(head)))


def _segment_of(facts: ElfFacts, virt: int) -> Segment:
    for segment in facts.segments:
        if segment.virt <= virt < segment.virt + segment.mem_size:
            return segment
    raise MmuError(f"{facts.path}: no LOAD segment holds {virt:#x}. {_NOT_LINKED}")


def _config_range(facts: ElfFacts, base: str, size: str, unit: int) -> range:
    first = facts.symbols.get(f"CONFIG_{base}")
    count = facts.symbols.get(f"CONFIG_{size}")
    if first is None or count is None:
        return range(0)
    return range(first, first + count * unit)


def _identity_of(image: range, offset: int, levels: int) -> Identity:
    """Without a record: the top-level entries over the image's physical addresses."""
    if offset == 0:
        return Identity(0, 0)
    shift = 30 if levels == 3 else 22
    first, last = (image.start - offset) >> shift, (image.stop - 1 - offset) >> shift
    return Identity(first, last - first + 1)
