# SPDX-License-Identifier: Apache-2.0
"""The regions of the kernel image, read from the first-pass ELF's symbols.

Decides which symbols bound which region and with which permissions; regions are painted
over each other in the order of this file, so that what is finer wins. Called by the
command; plan makes entries of the regions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .config import Config
from .elf import ElfFacts
from .errors import MmuError
from .plan_types import PAGE_SIZE, Paging, State, U, W, X

# The stacks that exist before there are threads, each with a guard page below it.
STACKS = ("interrupt", "main")

# A page of code and one of data: fewer cannot execute an instruction.
_LEAST_FRAMES = 2

# How many objects of an image that is too large are named.
_LARGEST = 5

_HINT = "Link with this project's linker script, whose symbols bound the image's regions."


def guard_name(stack: str) -> str:
    """What the record and messages call the page below a stack."""
    return f"guard of the {stack} stack"


@dataclass(frozen=True)
class Region:
    """Part of the image with one set of permissions; bytes, virtual addresses."""

    name: str
    start: int
    end: int
    flags: int
    paging: Paging
    state: State
    origin: str


@dataclass(frozen=True)
class Image:
    """The image: its range, its regions in address order, and its page-table room."""

    start: int
    end: int
    regions: tuple[Region, ...]
    tables: int  # virtual address of z_x86_pagetables_start

    @property
    def size(self) -> int:
        """Bytes."""
        return self.end - self.start


def nominal(config: Config) -> Image:
    """One page where the image will be; stands for it before the first link."""
    start = config.image_virt
    end = start + PAGE_SIZE
    where = "first page, CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_OFFSET"
    region = Region("text", start, end, X, Paging.NONE, State.MAPPED, where)
    return Image(start, end, (region,), 0)


def read(facts: ElfFacts, config: Config) -> Image:
    """The image of a first-pass ELF of ours; raises MmuError."""
    start = facts.symbol("z_mapped_start", _HINT)
    end = facts.symbol("z_mapped_end", _HINT)
    tables = facts.symbol("z_x86_pagetables_start", _HINT)
    _check_range(facts, config, start, end)
    regions: list[Region] = []
    for region in _painted(facts, config, start, end):
        regions = paint(regions, region)
    for region in regions:
        if region.start < start or region.end > end:
            raise MmuError(
                f"{facts.path}: {region.origin} ({region.start:#x}..{region.end:#x}) lies "
                f"outside the image, z_mapped_start..z_mapped_end ({start:#x}..{end:#x}). "
                "The linker script has to put it inside."
            )
    _check_rom(facts, config, start, regions)
    room = facts.symbols.get("__x86_pagetables_size", 0)
    if not start <= tables <= end - room or tables % PAGE_SIZE:
        raise MmuError(
            f"{facts.path}: the page-table room, {room:#x} bytes (__x86_pagetables_size) at "
            f"{tables:#x} (z_x86_pagetables_start), is not on a page boundary inside the image "
            f"({start:#x}..{end:#x}). {_HINT}"
        )
    return Image(start, end, tuple(regions), tables)


def _check_range(facts: ElfFacts, config: Config, start: int, end: int) -> None:
    for name, value in (("z_mapped_start", start), ("z_mapped_end", end)):
        if value % PAGE_SIZE:
            raise MmuError(
                f"{facts.path}: {name} is {value:#x}, not on a page boundary. The linker "
                "script has to align it."
            )
    if end <= start:
        raise MmuError(
            f"{facts.path}: the image is empty, z_mapped_start is {start:#x} and "
            f"z_mapped_end {end:#x}. {_HINT}"
        )
    if start != config.image_virt:
        raise MmuError(
            f"{facts.path}: the image starts at {start:#x} (z_mapped_start), but the "
            f"configuration puts it at {config.image_virt:#x} (CONFIG_KERNEL_VM_BASE + "
            "CONFIG_KERNEL_VM_OFFSET). The linker script and .config disagree; build again "
            "from scratch."
        )
    size = end - start
    if end > config.vm_end:
        raise MmuError(
            f"the image has {size:#x} bytes at {start:#x} and ends behind the kernel's virtual "
            f"range, {config.vm_base:#x}..{config.vm_end - 1:#x}. Raise CONFIG_KERNEL_VM_SIZE "
            f"from {config.vm_size:#x} to at least {end - config.vm_base:#x}."
        )
    resident = facts.symbols.get("z_image_resident_end", end) - start
    if config.image_phys + resident > config.sram_base + config.sram_size:
        part = "" if resident == size else "'s part that is there at start-up"
        raise MmuError(
            f"the image{part} has {resident:#x} bytes and does not fit into RAM: loaded at "
            f"{config.image_phys:#x} it ends at {config.image_phys + resident:#x}, RAM ends at "
            f"{config.sram_base + config.sram_size:#x}. {_largest(facts, start, resident)} Make "
            "it smaller or enlarge the devicetree's chosen zephyr,sram."
        )
    _check_frames(facts, config, start, resident)
    _check_load_address(facts, config, start)


def _largest(facts: ElfFacts, start: int, size: int) -> str:
    """A sentence that says what takes most of a part of the image."""
    found = sorted(
        (-length, name)
        for name, length in facts.sizes.items()
        if facts.symbols[name] - start in range(size)
    )
    items = ", ".join(f"{name} {-length:#x}" for length, name in found[:_LARGEST])
    return f"What takes most of it: {items}." if found else ""


def _check_frames(facts: ElfFacts, config: Config, start: int, resident: int) -> None:
    """What is loaded when it is used needs page frames to be loaded into."""
    left = (config.sram_base + config.sram_size - config.image_phys - resident) // PAGE_SIZE
    if not config.generic_present and left < _LEAST_FRAMES:
        raise MmuError(
            f"the image's part that is there at start-up has {resident:#x} bytes and leaves "
            f"{left} pages of RAM, but to load the rest at least {_LEAST_FRAMES} are needed. "
            f"{_largest(facts, start, resident)} Make it smaller (stacks, "
            "CONFIG_BACKING_STORE_RAM_PAGES) or enlarge the devicetree's chosen zephyr,sram."
        )


def _check_rom(facts: ElfFacts, config: Config, start: int, regions: Sequence[Region]) -> None:
    """What is not in RAM at start-up is at its offset in ROM, all of it."""
    absent = [region for region in regions if region.state is State.PAGED_OUT]
    for region in absent:
        at = config.rom_base + region.start - start
        if region.end - start > config.rom_size:
            raise MmuError(
                f"the image ends at {region.end - start:#x} bytes, and its {region.name} is not "
                "in RAM at start-up, but ROM, the devicetree's chosen zephyr,flash, has "
                f"{config.rom_size:#x} bytes. Make the image smaller or ROM larger."
            )
        for seg in facts.segments:
            loaded = seg.phys + region.start - seg.virt
            if seg.virt <= region.start < seg.virt + seg.file_size and loaded != at:
                raise MmuError(
                    f"{facts.path}: a program header loads the image's {region.name} at "
                    f"{loaded:#x}, the configuration says {at:#x} (CONFIG_FLASH_BASE_ADDRESS + "
                    "offset in the image). The linker script and .config disagree; build again "
                    "from scratch."
                )


def _check_load_address(facts: ElfFacts, config: Config, start: int) -> None:
    for seg in facts.segments:
        if seg.virt <= start < seg.virt + seg.mem_size:
            phys = seg.phys + start - seg.virt
            if phys != config.image_phys:
                raise MmuError(
                    f"{facts.path}: the program header loads the image at {phys:#x}, the "
                    f"configuration says {config.image_phys:#x} (CONFIG_SRAM_BASE_ADDRESS + "
                    "CONFIG_SRAM_OFFSET). The linker script and .config disagree; build "
                    "again from scratch."
                )


def _painted(facts: ElfFacts, config: Config, start: int, end: int) -> list[Region]:
    """Regions from coarse to fine."""
    user = U if config.user_image else 0
    generic = _generic_paging(config)
    present = State.MAPPED if config.generic_present else State.PAGED_OUT
    regions = [
        Region("data", start, end, W, generic, present, "z_mapped_start..z_mapped_end"),
        *_pair(facts, "text", "__text_region", X | user, generic, present, True),
        *_pair(facts, "rodata", "__rodata_region", user, generic, present, True),
    ]
    if not config.generic_present:
        regions += _pair(facts, "bss", "z_unpaged_zero", W, generic, State.ZERO, False)
    sections = (
        (config.boot_section, "boot", Paging.BOOT, State.MAPPED),
        (config.pinned_section, "pinned", Paging.PINNED, State.MAPPED),
        (config.ondemand_section, "ondemand", Paging.PAGEABLE, State.PAGED_OUT),
    )
    for wanted, name, paging, state in sections:
        if wanted:
            base = f"lnkr_{name}"
            regions += _pair(facts, f"{name} data", base, W, paging, state, True)
            for part, flags in (("text", X | user), ("rodata", user)):
                regions += _pair(
                    facts, f"{name} {part}", f"{base}_{part}", flags, paging, state, False
                )
    if config.stack_guards:
        for stack in STACKS:
            regions += _pair(
                facts, guard_name(stack), f"z_{stack}_stack_guard", 0, Paging.NONE,
                State.RESERVED, True,
            )
    return regions


def _generic_paging(config: Config) -> Paging:
    """Of what is in no section of its own; without a pinned section all of it is pinned."""
    if not config.demand_paging:
        return Paging.NONE
    return Paging.PAGEABLE if config.pinned_section else Paging.PINNED


def _pair(
    facts: ElfFacts, name: str, base: str, flags: int, paging: Paging, state: State,
    must_exist: bool,
) -> list[Region]:
    """The region between two symbols; none when it is empty."""
    if not must_exist and f"{base}_start" not in facts.symbols:
        return []
    start = facts.symbol(f"{base}_start", _HINT)
    end = facts.symbol(f"{base}_end", _HINT)
    for symbol, value in ((f"{base}_start", start), (f"{base}_end", end)):
        if value % PAGE_SIZE:
            raise MmuError(
                f"{facts.path}: {symbol} is {value:#x}, not on a page boundary, so {name} "
                "cannot get permissions of its own. The linker script has to align it."
            )
    if end < start:
        raise MmuError(
            f"{facts.path}: {base}_end ({end:#x}) is below {base}_start ({start:#x}). {_HINT}"
        )
    if end == start:
        return []
    return [Region(name, start, end, flags, paging, state, f"{base}_start..{base}_end")]


def paint(regions: list[Region], new: Region) -> list[Region]:
    """Lay `new` over the regions below it; the result is in address order."""
    result: list[Region] = []
    for old in regions:
        if old.start < new.start:
            result.append(_cut(old, old.start, min(old.end, new.start)))
        if old.end > new.end:
            result.append(_cut(old, max(old.start, new.end), old.end))
    result.append(new)
    return sorted((part for part in result if part.end > part.start), key=lambda r: r.start)


def _cut(region: Region, start: int, end: int) -> Region:
    return Region(
        region.name, start, end, region.flags, region.paging, region.state, region.origin
    )
