# SPDX-License-Identifier: Apache-2.0
"""The configuration that page tables depend on, from an ELF or from .config.

Decides names, units and defaults of the options; rules.py decides what combinations are
legal. Both sources give the same Config, so that what is computed before the first link
and after it agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import MmuError
from .paging import Format, paging_format
from .plan_types import PAGE_SIZE

RAM_COUNT_SYMBOL = "__x86_ram_regions"
RAM_PFN_SYMBOL = "__x86_ram_region_{}_pfn"
RAM_PAGES_SYMBOL = "__x86_ram_region_{}_pages"


@dataclass(frozen=True)
class Ram:
    """A RAM region of the devicetree, in bytes."""

    phys: int
    size: int


@dataclass(frozen=True)
class Config:
    """Kconfig options and devicetree facts; addresses and sizes in bytes."""

    vm_base: int
    vm_size: int
    vm_offset: int
    sram_base: int
    sram_size: int
    sram_offset: int
    pae: bool
    nx: bool
    maps_all_ram: bool
    demand_paging: bool
    boot_section: bool
    pinned_section: bool
    stack_guards: bool
    ondemand_section: bool
    generic_present: bool  # sections outside boot and pinned are in RAM at boot
    user_image: bool  # text and rodata are shared with user mode: always, without KPTI
    rom_base: int  # the chosen zephyr,flash
    rom_size: int  # 0: none
    page_size: int
    extra_pages: int | None  # CONFIG_X86_EXTRA_PAGE_TABLE_PAGES, None (or 0 there): automatic
    ram: tuple[Ram, ...]  # the chosen region first

    @property
    def format(self) -> Format:
        """The paging format."""
        return paging_format(self.pae, self.nx)

    @property
    def vm_end(self) -> int:
        """First address behind the VM space."""
        return self.vm_base + self.vm_size

    @property
    def image_virt(self) -> int:
        """Where the image runs."""
        return self.vm_base + self.vm_offset

    @property
    def image_phys(self) -> int:
        """Where the image is loaded."""
        return self.sram_base + self.sram_offset

    @property
    def virt_offset(self) -> int:
        """Virtual minus physical address of the image."""
        return self.image_virt - self.image_phys

    @property
    def identity_mapped(self) -> bool:
        """The image runs where it is loaded: no boot-time identity mapping."""
        return self.virt_offset == 0


def from_symbols(symbols: Mapping[str, int], source: str) -> Config:
    """Configuration from the absolute symbols CONFIG_* of an ELF."""
    count = symbols.get(RAM_COUNT_SYMBOL, 0)
    ram = tuple(
        Ram(
            symbols[RAM_PFN_SYMBOL.format(index)] * PAGE_SIZE,
            symbols[RAM_PAGES_SYMBOL.format(index)] * PAGE_SIZE,
        )
        for index in range(count)
    )
    return _config(symbols, source, ram)


def from_dotconfig(path: str, ram: tuple[Ram, ...]) -> Config:
    """Configuration from a .config file; `ram` are the devicetree's RAM regions."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise MmuError(
            f"the configuration {path} cannot be read: {reason}. It is made when the build "
            "is configured; give it with --config."
        ) from error
    values: dict[str, int] = {}
    for match in re.finditer(r"^(CONFIG_\w+)=(y|-?\d+|0[xX][0-9a-fA-F]+)\s*$", text, re.MULTILINE):
        name, value = match.groups()
        values[name] = 1 if value == "y" else int(value, 0)
    return _config(values, path, ram)


def _config(values: Mapping[str, int], source: str, ram: tuple[Ram, ...]) -> Config:
    def need(name: str) -> int:
        value = values.get(f"CONFIG_{name}")
        if value is None:
            raise MmuError(
                f"{source} does not define CONFIG_{name}, which the page tables depend on. "
                "Is it of a board with CONFIG_X86_MMU=y, linked by this project's linker "
                "script?"
            )
        return value

    def on(name: str) -> bool:
        return bool(values.get(f"CONFIG_{name}", 0))

    pae = on("X86_PAE")
    extra = values.get("CONFIG_X86_EXTRA_PAGE_TABLE_PAGES")
    sram_base, sram_size = need("SRAM_BASE_ADDRESS"), need("SRAM_SIZE") * 1024
    return Config(
        vm_base=need("KERNEL_VM_BASE"),
        vm_size=need("KERNEL_VM_SIZE"),
        vm_offset=need("KERNEL_VM_OFFSET"),
        sram_base=sram_base,
        sram_size=sram_size,
        sram_offset=need("SRAM_OFFSET"),
        pae=pae,
        nx=pae and on("X86_NX"),
        maps_all_ram=on("ARCH_MAPS_ALL_RAM"),
        demand_paging=on("DEMAND_PAGING"),
        boot_section=on("LINKER_USE_BOOT_SECTION"),
        pinned_section=on("LINKER_USE_PINNED_SECTION"),
        stack_guards=on("HW_STACK_PROTECTION"),
        ondemand_section=on("LINKER_USE_ONDEMAND_SECTION"),
        generic_present=on("LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT")
        or not on("DEMAND_PAGING")
        or not on("LINKER_USE_PINNED_SECTION"),
        rom_base=values.get("CONFIG_FLASH_BASE_ADDRESS", 0),
        rom_size=values.get("CONFIG_FLASH_SIZE", 0) * 1024,
        user_image=not on("X86_KPTI"),
        page_size=values.get("CONFIG_MMU_PAGE_SIZE", PAGE_SIZE),
        extra_pages=extra or None,
        ram=_chosen_first(ram, sram_base, sram_size),
    )


def _chosen_first(ram: tuple[Ram, ...], base: int, size: int) -> tuple[Ram, ...]:
    """RAM regions in mapping order: the one that holds the image, then by address."""
    others = [region for region in ram if region.phys != base]
    return (Ram(base, size), *sorted(others, key=lambda region: region.phys))
