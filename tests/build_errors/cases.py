# SPDX-License-Identifier: Apache-2.0
"""Wrong inputs of a whole build, and what the error must say.

A case changes one thing of a build that is good without it. What needs no build, because the
command alone refuses it, is in tests/scripts/.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from boot.builds import Image

_HELLO = "samples/hello_world"
_INPUTS = Path(__file__).resolve().parent / "inputs"


@dataclass(frozen=True)
class Case:
    """One wrong build: what is built, and regular expressions that the error must match.

    tables: whether the page tables are right and whole, so that they may stay.
    """

    name: str
    image: Image
    says: tuple[str, ...]
    tables: bool = False

    def __str__(self) -> str:
        return self.name


def _config(name: str, board: str, *settings: str, says: tuple[str, ...]) -> Case:
    return Case(name, Image(_HELLO, board, config=settings), says)


def _ram(name: str, board: str, mib: int, *settings: str, says: tuple[str, ...]) -> Case:
    define = f"DTS_EXTRA_CPPFLAGS=-DDT_DRAM_SIZE=DT_SIZE_M({mib})"
    return Case(name, Image(_HELLO, board, config=settings, defines=(define,)), says)


def _maps(name: str, board: str, *maps: str, says: tuple[str, ...]) -> Case:
    arguments = ";".join(f"--map;{text}" for text in maps)
    define = f"X86_EXTRA_GEN_MMU_ARGUMENTS={arguments}"
    return Case(name, Image(_HELLO, board, defines=(define,)), says)


def _file(name: str, variable: str, file: str, *, says: tuple[str, ...]) -> Case:
    define = f"{variable}={_INPUTS / file}"
    return Case(name, Image(_HELLO, "qemu_x86_virt", defines=(define,)), says)


_VIRTUAL = (
    _config(
        "vm-base-in-the-gigabyte-of-ram", "qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0x20000000",
        says=(r"KERNEL_VM_BASE=0x20000000", r"1 GiB", r"0x40000000"),
    ),
    _ram(
        "vm-base-in-the-second-gigabyte-of-ram", "qemu_x86_virt", 2048,
        says=(r"KERNEL_VM_BASE", r"0x40000000", r"SRAM", r"0x7fffffff|0x80000000", r"1 GiB"),
    ),
    _ram(
        "vm-base-in-the-second-4-mib-of-ram", "qemu_x86_nopae_virt", 8,
        "CONFIG_KERNEL_VM_BASE=0x400000",
        says=(r"KERNEL_VM_BASE", r"0x0*400000", r"SRAM", r"4 MiB"),
    ),
    _config(
        "vm-offset-of-an-identity-image", "qemu_x86", "CONFIG_KERNEL_VM_OFFSET=0x200000",
        says=(r"KERNEL_VM_(BASE|OFFSET)", r"SRAM"),
    ),
    _config(
        "vm-base-off-the-gigabyte", "qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0x40200000",
        says=(r"KERNEL_VM_BASE", r"0x40200000", r"1 GiB"),
    ),
    _config(
        "vm-base-in-the-4-mib-of-ram", "qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_BASE=0x00200000",
        says=(r"KERNEL_VM_BASE", r"0x0*200000", r"4 MiB"),
    ),
    _config(
        "vm-base-off-the-4-mib", "qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_BASE=0x40200000",
        says=(r"KERNEL_VM_BASE", r"0x40200000", r"4 MiB"),
    ),
    _config(
        "vm-base-off-the-page", "qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0x40000800",
        says=(r"KERNEL_VM_BASE", r"0x40000800"),
    ),
    _config(
        "vm-size-smaller-than-the-image", "qemu_x86_virt", "CONFIG_KERNEL_VM_SIZE=0x104000",
        says=(r"KERNEL_VM_SIZE", r"0x104000"),
    ),
    _config(
        "vm-size-0", "qemu_x86_virt", "CONFIG_KERNEL_VM_SIZE=0",
        says=(r"KERNEL_VM_SIZE",),
    ),
    _config(
        "vm-range-past-4-gib", "qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0xc0000000",
        "CONFIG_KERNEL_VM_SIZE=0x40001000",
        says=(r"KERNEL_VM_(BASE|SIZE)", r"4 GiB"),
    ),
    _config(
        "vm-offset-off-the-page", "qemu_x86_virt", "CONFIG_KERNEL_VM_OFFSET=0x100800",
        says=(r"KERNEL_VM_OFFSET", r"0x100800"),
    ),
    _config(
        "image-outside-of-ram", "qemu_x86_virt", "CONFIG_SRAM_OFFSET=0x3fe000",
        says=(r"0x3fe000", r"RAM ends at 0x0*400000", r"zephyr,sram"),
    ),
    _file(
        "ram-off-the-gigabyte", "EXTRA_DTC_OVERLAY_FILE", "high_ram.overlay",
        says=(r"SRAM_BASE_ADDRESS", r"0x0*100000", r"1 GiB"),
    ),
)  # fmt: skip

_MAPPINGS = (
    _maps(
        "maps-overlap", "qemu_x86_virt", "0xd0000000,0x3000,W", "0xd0002000,0x1000",
        says=(r"0xd0000000,0x3000,W", r"0xd0002000,0x1000\b", r"overlap"),
    ),
    _maps(
        "maps-overlap-in-virtual-space", "qemu_x86_nopae",
        "0xd0000000,0x1000,W,0xb0000000", "0xd8000000,0x1000,W,0xb0000000",
        says=(r"0xd0000000,0x1000,W,0xb0000000", r"0xd8000000,0x1000,W,0xb0000000"),
    ),
    _maps(
        "map-over-the-image", "qemu_x86", "0x100000,0x1000,W",
        says=(r"0x100000,0x1000,W",),
    ),
    _maps(
        "map-into-the-vm-range-of-the-image", "qemu_x86_virt", "0xd0000000,0x1000,W,0x40101000",
        says=(r"0xd0000000,0x1000,W,0x40101000",),
    ),
    _maps(
        "map-into-an-identity-slot", "qemu_x86_virt", "0xfee00000,0x1000,W,0x200000",
        says=(r"0xfee00000,0x1000,W,0x200000", r"identity"),
    ),
    _maps(
        "map-into-an-identity-slot-2-level", "qemu_x86_nopae_virt", "0xfee00000,0x1000,W,0x200000",
        says=(r"0xfee00000,0x1000,W,0x200000", r"identity"),
    ),
    _maps("map-of-page-0", "qemu_x86", "0xfee00000,0x1000,W,0", says=(r"page 0",)),
    _maps("map-size-0", "qemu_x86_virt", "0xd0000000,0", says=(r"0xd0000000,0", r"size")),
    _maps(
        "map-off-the-page", "qemu_x86_virt", "0xd0000010,0x1000",
        says=(r"0xd0000010,0x1000", r"4 KiB|0x1000|page"),
    ),
    _maps(
        "map-past-4-gib", "qemu_x86_virt", "0xfffff000,0x2000",
        says=(r"0xfffff000,0x2000", r"4 GiB"),
    ),
    _maps(
        "map-fifth-field", "qemu_x86_virt", "0xd0000000,0x1000,W,0xd0000000,1",
        says=(r"0xd0000000,0x1000,W,0xd0000000,1", r"field"),
    ),
    _maps(
        "map-unknown-flag", "qemu_x86_virt", "0xd0000000,0x1000,WQ",
        says=(r"0xd0000000,0x1000,WQ", r"'Q'|\bQ\b"),
    ),
    _maps("map-garbage", "qemu_x86_virt", "west,wind", says=(r"west,wind",)),
    _maps(
        "map-large-not-aligned", "qemu_x86_virt", "0xd0001000,0x200000,L",
        says=(r"0xd0001000,0x200000,L", r"2 MiB|0x200000"),
    ),
    _maps(
        "map-large-over-small", "qemu_x86_virt", "0xd0000000,0x1000,W", "0xd0000000,0x200000,LW",
        says=(r"0xd0000000,0x1000,W", r"0xd0000000,0x200000,LW"),
    ),
    _maps(
        "maps-give-write-and-execute", "qemu_x86_virt", "0xd0000000,0x1000,W",
        "0xd0000000,0x1000,X",
        says=(r"0xd0000000,0x1000,W", r"0xd0000000,0x1000,X"),
    ),
    Case(
        "wrong-number-of-pages",
        Image(
            _HELLO, "qemu_x86_virt", config=("CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=7",),
            defines=("X86_EXTRA_GEN_MMU_ARGUMENTS=--map;0xd0000000,0x1000,W",),
        ),
        says=(r"X86_EXTRA_PAGE_TABLE_PAGES", r"\b7\b", r"\b2\b"),
    ),
)  # fmt: skip

_CONFIGURATION = (
    _file(
        "undefined-symbol", "EXTRA_CONF_FILE", "misspelt.conf",
        says=(r"misspelt\.conf:3", r"PRNITK", r"PRINTK"),
    ),
    _config("undefined-symbol-by-d", "qemu_x86", "CONFIG_PRNITK=y", says=(r"PRNITK", r"PRINTK")),
    _file(
        "not-an-assignment", "EXTRA_CONF_FILE", "not_a_line.conf",
        says=(r"not_a_line\.conf:3",),
    ),
    _file("no-such-fragment", "EXTRA_CONF_FILE", "nowhere.conf", says=(r"nowhere\.conf",)),
    _file(
        "devicetree-syntax", "EXTRA_DTC_OVERLAY_FILE", "syntax.overlay",
        says=(r"syntax\.overlay:[56]",),
    ),
    _file(
        "devicetree-unknown-label", "EXTRA_DTC_OVERLAY_FILE", "unknown_label.overlay",
        says=(r"unknown_label\.overlay:3", r"uart7"),
    ),
    _file(
        "devicetree-wrong-type", "EXTRA_DTC_OVERLAY_FILE", "wrong_type.overlay",
        says=(r"current-speed",),
    ),
    _file(
        "devicetree-missing-include", "EXTRA_DTC_OVERLAY_FILE", "missing_include.overlay",
        says=(r"missing_include\.overlay:3", r"nowhere\.dtsi"),
    ),
    Case(
        "unknown-board", Image(_HELLO, "qemu_x86_vitr"),
        says=(r"qemu_x86_vitr", r"qemu_x86_virt"),
    ),
    Case(
        "unknown-variant", Image(_HELLO, "qemu_x86/atom/wirt"),
        says=(r"qemu_x86/atom/wirt", r"qemu_x86/atom/virt"),
    ),
    Case(
        "unknown-snippet", Image(_HELLO, "qemu_x86", defines=("SNIPPET=nowhere",)),
        says=(r"nowhere",),
    ),
    Case(
        "unknown-shield", Image(_HELLO, "qemu_x86", defines=("SHIELD=nowhere",)),
        says=(r"nowhere",),
    ),
)  # fmt: skip

_LINKS = (
    Case(
        "symbol-moved", Image("tests/build_errors/apps/moved_symbol", "qemu_x86_virt"),
        says=(r"moved|differ", r"0x[0-9a-f]+.*0x[0-9a-f]+"),
        tables=True,
    ),
    Case(
        "two-owners-of-a-line", Image("tests/build_errors/apps/two_owners", "qemu_x86_virt"),
        says=(
            r"line 11 has two owners", r"first_owner \(main\.c:\d+\)",
            r"second_owner \(second\.c:\d+\)", r"devicetree",
        ),
    ),
    Case(
        "object-constructed-before-main",
        Image("tests/build_errors/apps/constructed", "qemu_x86_virt"),
        says=(r"static objects of C\+\+", r"constructor", r"not supported", r"SYS_INIT"),
    ),
    Case(
        "handler-calls-what-is-not-pinned",
        Image(
            "tests/build_errors/apps/unpinned", "qemu_x86",
            config=(
                "CONFIG_DEMAND_PAGING_ALLOW_IRQ=y", "CONFIG_LINKER_USE_PINNED_SECTION=y",
            ),
        ),
        says=(
            r"handler \(main\.c:\d+\) -> next_of", r"next_of \(section \.text\.next_of of main\.c",
            r"can be paged out", r"interrupt handlers", r"CONFIG_DEMAND_PAGING_ALLOW_IRQ=y",
            r"__pinned_func", r"CONFIG_LINKER_USE_PINNED_SECTION=n",
        ),
    ),
    Case(
        "store-with-a-table-that-is-not-pinned",
        Image(
            "tests/build_errors/apps/unpinned", "qemu_x86_virt",
            config=("CONFIG_BACKING_STORE_CUSTOM=y",),
        ),
        says=(
            r"z_mem_page_fault -> .*k_mem_paging_backing_store_\w+ .*-> used",
            r"used \(section \.bss\.used of store\.c", r"while a page fault is served",
            r"__pinned_bss",
        ),
    ),
    Case(
        "rom-too-small", Image(
            "tests/kernel/larger_than_ram", "qemu_x86_tiny",
            defines=(f"EXTRA_DTC_OVERLAY_FILE={_INPUTS / 'small_rom.overlay'}",),
        ),
        says=(r"the image ends at 0x[0-9a-f]+ bytes", r"zephyr,flash", r"0x40000 bytes"),
    ),
    Case(
        "no-rom", Image(
            _HELLO, "qemu_x86",
            config=(
                "CONFIG_DEMAND_PAGING=y", "CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=n",
            ),
        ),
        says=(r"zephyr,flash",),
    ),
)  # fmt: skip

CASES = (*_VIRTUAL, *_MAPPINGS, *_CONFIGURATION, *_LINKS)
