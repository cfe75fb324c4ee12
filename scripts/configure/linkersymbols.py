# SPDX-License-Identifier: Apache-2.0
"""config_symbols.ld: the configuration values that the page-table generator reads in the ELF."""

from __future__ import annotations

from kconfig.tree import Kconfig, types

#: Absolute symbols CONFIG_<name>; a bool that is n is left out.
NAMES = (
    "KERNEL_VM_BASE", "KERNEL_VM_SIZE", "KERNEL_VM_OFFSET",
    "SRAM_BASE_ADDRESS", "SRAM_SIZE", "SRAM_OFFSET",
    "X86_PAE", "X86_MMU", "X86_NX", "SRAM_REGION_PERMISSIONS", "ARCH_MAPS_ALL_RAM",
    "LINKER_USE_BOOT_SECTION", "LINKER_USE_PINNED_SECTION", "LINKER_USE_ONDEMAND_SECTION",
    "DEMAND_PAGING_ALLOW_IRQ", "X86_KPTI",
    "LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT",
    "XIP", "FLASH_BASE_ADDRESS", "FLASH_SIZE", "GDBSTUB", "USERSPACE", "HW_STACK_PROTECTION",
    "MMU_PAGE_SIZE", "X86_EXTRA_PAGE_TABLE_PAGES", "DEMAND_PAGING",
)


def linker_symbols(tree: Kconfig) -> str:
    """The text of config_symbols.ld."""
    lib = types()
    lines = []
    for name in NAMES:
        symbol = tree.syms.get(name)
        value = symbol.str_value if symbol is not None and symbol.nodes else ""
        if symbol is not None and symbol.orig_type in (lib.BOOL, lib.TRISTATE):
            value = "1" if value == "y" else ""
        if value:
            lines.append(f"CONFIG_{name} = {value};\n")
    return "".join(lines)
