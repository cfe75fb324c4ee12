# SPDX-License-Identifier: Apache-2.0
"""Which configurations can be laid out at all; nothing here needs an image.

Called before the first link and again with the configuration that the first-pass ELF
carries. The rules about single --map arguments are in mapspec, those between entries in
conflicts.
"""

from __future__ import annotations

from itertools import pairwise

from .config import Config
from .errors import MmuError, hex_range
from .plan_types import PAGE_SIZE, VIRT_END


def check_config(config: Config) -> None:
    """Raise MmuError on the first rule that the configuration breaks."""
    _check_alignment(config)
    _check_spaces(config)
    if not config.identity_mapped:
        _check_top_level(config)
    _check_page_zero(config)
    if config.maps_all_ram:
        _check_all_ram(config)
    _check_regions(config)


def _check_alignment(config: Config) -> None:
    if config.page_size != PAGE_SIZE:
        raise MmuError(
            f"CONFIG_MMU_PAGE_SIZE is {config.page_size:#x}, but pages of 32-bit x86 have "
            f"{PAGE_SIZE:#x} bytes. Remove the setting."
        )
    values = (
        ("CONFIG_KERNEL_VM_BASE", config.vm_base),
        ("CONFIG_KERNEL_VM_SIZE", config.vm_size),
        ("CONFIG_KERNEL_VM_OFFSET", config.vm_offset),
        ("CONFIG_SRAM_BASE_ADDRESS", config.sram_base),
        ("CONFIG_SRAM_SIZE (in bytes)", config.sram_size),
        ("CONFIG_SRAM_OFFSET", config.sram_offset),
    )
    for name, value in values:
        if value % PAGE_SIZE:
            raise MmuError(
                f"{name} is {value:#x}, which is not a multiple of a page. Set it to "
                f"{value - value % PAGE_SIZE:#x} or {value - value % PAGE_SIZE + PAGE_SIZE:#x}."
            )


def _check_spaces(config: Config) -> None:
    vm = f"CONFIG_KERNEL_VM_BASE={config.vm_base:#x} + CONFIG_KERNEL_VM_SIZE={config.vm_size:#x}"
    if config.vm_end > VIRT_END:
        raise MmuError(
            f"the kernel's virtual range ends at {config.vm_end:#x}, behind the end of the "
            f"address space at 4 GiB ({vm}). The size can be at most "
            f"{VIRT_END - config.vm_base:#x} there; lower one of the two."
        )
    if config.vm_offset >= config.vm_size:
        raise MmuError(
            f"CONFIG_KERNEL_VM_OFFSET={config.vm_offset:#x} puts the image outside the "
            f"kernel's virtual range ({vm}). Raise CONFIG_KERNEL_VM_SIZE or lower the offset."
        )
    if config.sram_offset >= config.sram_size:
        raise MmuError(
            f"CONFIG_SRAM_OFFSET={config.sram_offset:#x} puts the image outside RAM, which "
            f"is {config.sram_size:#x} bytes at {config.sram_base:#x} (the devicetree's "
            "chosen zephyr,sram). Lower the offset or enlarge RAM."
        )
    end = config.sram_base + config.sram_size
    if end > config.format.phys_end:
        raise MmuError(
            f"RAM ends at {end:#x}, behind {config.format.phys_end:#x}, where physical "
            "addresses end. Correct the reg of the devicetree's chosen zephyr,sram."
        )


def _check_top_level(config: Config) -> None:
    fmt = config.format
    unit = "1 GiB (CONFIG_X86_PAE=y)" if fmt.pae else "4 MiB (CONFIG_X86_PAE is off)"
    why = (
        "The image runs at another address than it is loaded at, so start-up needs an "
        f"identity mapping and later clears its top-level entries, {unit} each"
    )
    first, last = config.vm_base // fmt.top, (config.vm_end - 1) // fmt.top
    ram_first = config.sram_base // fmt.top
    ram_last = (config.sram_base + config.sram_size - 1) // fmt.top
    if first <= ram_last and ram_first <= last:
        raise MmuError(
            f"the kernel's virtual range {hex_range(config.vm_base, config.vm_size)} "
            f"(CONFIG_KERNEL_VM_BASE={config.vm_base:#x}) and RAM "
            f"{hex_range(config.sram_base, config.sram_size)} "
            f"(CONFIG_SRAM_BASE_ADDRESS={config.sram_base:#x}) share a top-level entry. {why}: "
            f"the kernel would unmap itself. Set CONFIG_KERNEL_VM_BASE to {_free_base(config)}"
            "RAM's base with equal offsets."
        )
    bases = [("CONFIG_KERNEL_VM_BASE", config.vm_base)]
    if fmt.pae:
        # With slots of 4 MiB RAM may begin at 1 MiB, behind what a PC keeps below: it is enough
        # that no slot is shared.
        bases.append(("CONFIG_SRAM_BASE_ADDRESS", config.sram_base))
    for name, value in bases:
        if value % fmt.top:
            down = value - value % fmt.top
            raise MmuError(
                f"{name}={value:#x} is misaligned. {why}; the base must be a multiple of "
                f"{fmt.top:#x}, for example {down:#x} or {down + fmt.top:#x}."
            )


def _free_base(config: Config) -> str:
    """A base for the VM space that RAM leaves free, as the middle of a sentence."""
    top = config.format.top
    ram_end = -(-(config.sram_base + config.sram_size) // top) * top
    below = config.sram_base // top * top
    for base, end in ((ram_end, VIRT_END), (top, below), (0, below)):
        if base + config.vm_size <= end:
            return f"{base:#x} or another multiple of {top:#x} outside RAM, or to "
    return ""


def _check_page_zero(config: Config) -> None:
    congruent = config.virt_offset % config.format.large == 0
    at_zero = config.image_phys == 0 and congruent
    if config.image_virt == 0 or at_zero:
        raise MmuError(
            f"the image would stand in page 0 (CONFIG_SRAM_OFFSET={config.sram_offset:#x}, "
            f"CONFIG_KERNEL_VM_OFFSET={config.vm_offset:#x}), which is never mapped so that "
            "null pointers fault. Set both offsets to 0x1000 or more; 0x100000 is usual."
        )


def _check_all_ram(config: Config) -> None:
    if config.vm_offset != config.sram_offset:
        raise MmuError(
            "CONFIG_ARCH_MAPS_ALL_RAM maps RAM from CONFIG_KERNEL_VM_BASE, so the image's "
            f"place in both must be the same, but CONFIG_KERNEL_VM_OFFSET={config.vm_offset:#x} "
            f"and CONFIG_SRAM_OFFSET={config.sram_offset:#x}. Make them equal."
        )
    total = sum(region.size for region in config.ram)
    if total > config.vm_size:
        raise MmuError(
            f"CONFIG_ARCH_MAPS_ALL_RAM has to map {total:#x} bytes of RAM, but "
            f"CONFIG_KERNEL_VM_SIZE is {config.vm_size:#x}. Raise it to {total:#x} or more."
        )


def _check_regions(config: Config) -> None:
    ordered = sorted(config.ram, key=lambda region: region.phys)
    for low, high in pairwise(ordered):
        if low.phys + low.size > high.phys:
            raise MmuError(
                f"RAM regions overlap: {hex_range(low.phys, low.size)} and "
                f"{hex_range(high.phys, high.size)}. Correct the memory nodes in the devicetree."
            )
    for region in ordered:
        if region.phys % PAGE_SIZE or region.size % PAGE_SIZE:
            raise MmuError(
                f"the RAM region {hex_range(region.phys, region.size)} is not made of whole "
                "pages. Correct the memory node in the devicetree."
            )
        if region.phys + region.size > config.format.phys_end:
            raise MmuError(
                f"the RAM region {hex_range(region.phys, region.size)} lies beyond "
                f"{config.format.phys_end:#x}, where physical addresses end. Switch on "
                "CONFIG_X86_PAE or leave the memory node out."
            )
