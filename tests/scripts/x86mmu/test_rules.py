# SPDX-License-Identifier: Apache-2.0
"""Configurations that cannot be laid out, found with and without an image."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scripts.x86mmu.elf_fixture import BOARDS, Image, first_pass, image_symbols
from scripts.x86mmu.support import build, sized

from x86mmu import cli, config, elf, plan, rules
from x86mmu.errors import MmuError
from x86mmu.image import nominal

VIRT = BOARDS["qemu_x86_virt"]
IDENTITY = BOARDS["qemu_x86"]
TWO_LEVEL = BOARDS["qemu_x86_nopae_virt"]


def refusal(image: Image) -> str:
    with pytest.raises(MmuError) as caught:
        rules.check_config(config.from_symbols(image_symbols(image), "test"))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_boards_are_legal(name: str) -> None:
    rules.check_config(config.from_symbols(image_symbols(BOARDS[name]), "test"))


@pytest.mark.parametrize(
    "image,change,words",
    [
        (VIRT, {"vm_base": 0x20000000}, ["CONFIG_KERNEL_VM_BASE=0x20000000", "0x40000000"]),
        (VIRT, {"vm_base": 0x40200000}, ["misaligned", "0x40000000 or 0x80000000"]),
        (VIRT, {"sram_base": 0x100000}, ["CONFIG_SRAM_BASE_ADDRESS=0x100000", "misaligned"]),
        (VIRT, {"vm_base": 0, "vm_offset": 0x200000}, ["share a top-level entry"]),
        (VIRT, {"sram_size": 0x50000000}, ["share a top-level entry", "to 0x80000000"]),
        (
            VIRT, {"sram_size": 0xF0000000},
            ["BASE=0x40000000", "Set CONFIG_KERNEL_VM_BASE to RAM's base with equal offsets"],
        ),
        (
            VIRT, {"sram_base": 0x40000000, "sram_size": 0xB0000000, "vm_offset": 0x200000},
            ["Set CONFIG_KERNEL_VM_BASE to 0x0 or another multiple"],
        ),
        (
            VIRT,
            {"vm_base": 0x80000000, "sram_base": 0x80000000, "sram_size": 0x7FFFF000,
             "vm_offset": 0x200000},
            ["Set CONFIG_KERNEL_VM_BASE to 0x40000000 or another multiple"],
        ),
        (VIRT, {"vm_base": 0xC0000000, "vm_size": 0x50000000}, ["0x110000000", "at most 0x4000"]),
        (VIRT, {"vm_base": 0x40000800}, ["CONFIG_KERNEL_VM_BASE", "not a multiple of a page"]),
        (VIRT, {"vm_size": 0x400100}, ["CONFIG_KERNEL_VM_SIZE", "0x400000 or 0x401000"]),
        (VIRT, {"sram_offset": 0x100010}, ["CONFIG_SRAM_OFFSET", "not a multiple of a page"]),
        (VIRT, {"vm_offset": 0x800000}, ["outside the kernel's virtual range"]),
        (VIRT, {"sram_offset": 0x400000, "vm_offset": 0}, ["outside RAM"]),
        (VIRT, {"sram_offset": 0, "vm_offset": 0}, ["page 0", "CONFIG_SRAM_OFFSET=0x0"]),
        (IDENTITY, {"sram_offset": 0, "vm_offset": 0}, ["page 0"]),
        (VIRT, {"sram_base": 0xC0000000, "sram_size": 0xF80000000}, ["RAM ends at"]),
        (TWO_LEVEL, {"vm_base": 0x40100000}, ["misaligned", "4 MiB", "0x40000000 or 0x40400000"]),
        (TWO_LEVEL, {"vm_base": 0x400000, "sram_size": 0x800000}, ["share a top-level entry"]),
        (TWO_LEVEL, {"sram_base": 0xC0000000, "sram_size": 0x80000000}, ["RAM ends at"]),
    ],
)
def test_refused(image: Image, change: dict[str, Any], words: list[str]) -> None:
    message = refusal(replace(image, **change))
    for word in words:
        assert word in message


def test_page_size() -> None:
    assert "CONFIG_MMU_PAGE_SIZE" in refusal(VIRT.with_extra(CONFIG_MMU_PAGE_SIZE=0x2000))


def test_two_level_neighbours_are_legal() -> None:
    image = replace(TWO_LEVEL, vm_base=0x400000, sram_size=0x400000)
    rules.check_config(config.from_symbols(image_symbols(image), "test"))


def test_identity_mapping_needs_no_alignment() -> None:
    image = replace(IDENTITY, vm_base=0x123000, sram_base=0x123000)
    rules.check_config(config.from_symbols(image_symbols(image), "test"))


def ram(image: Image, *regions: tuple[int, int]) -> Image:
    symbols = {"__x86_ram_regions": len(regions), "CONFIG_ARCH_MAPS_ALL_RAM": 1}
    for index, (base, size) in enumerate(regions):
        symbols[f"__x86_ram_region_{index}_pfn"] = base >> 12
        symbols[f"__x86_ram_region_{index}_pages"] = size >> 12
    return image.with_extra(**symbols)


MAIN_RAM = (0, 0x400000)


@pytest.mark.parametrize(
    "image,words",
    [
        (ram(replace(VIRT, vm_offset=0x300000), MAIN_RAM), "Make them equal"),
        (ram(VIRT, MAIN_RAM, (0x10000000, 0x800000)), "Raise it to 0xc00000"),
        (ram(VIRT, MAIN_RAM, (0x200000, 0x100000)), "RAM regions overlap"),
        (ram(TWO_LEVEL, MAIN_RAM, (0x100000000, 0x1000)), "Switch on CONFIG_X86_PAE"),
    ],
)
def test_all_ram_refused(image: Image, words: str) -> None:
    assert words in refusal(image)


@pytest.mark.parametrize(
    "change,words",
    [
        ({"text_pages": 5000}, "Raise CONFIG_KERNEL_VM_SIZE from 0x800000"),
        ({"vm_size": 0x110000}, "Raise CONFIG_KERNEL_VM_SIZE from 0x110000"),
        ({"text_pages": 900}, "does not fit into RAM"),
    ],
)
def test_image_too_large(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    with pytest.raises(MmuError) as caught:
        build(tmp_path, replace(VIRT, **change))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "symbol,value,words",
    [
        ("z_mapped_start", 0x40102000, "the configuration puts it at 0x40100000"),
        ("z_mapped_start", 0x40100010, "z_mapped_start is 0x40100010, not on a page boundary"),
        ("z_mapped_end", 0x40100000, "the image is empty"),
        ("__rodata_region_start", 0x40105010, "__rodata_region_start is 0x40105010"),
        ("__text_region_end", 0x400FF000, "__text_region_end (0x400ff000) is below"),
        ("__text_region_start", 0x400FE000, "outside the image"),
        ("z_x86_pagetables_start", 0x40107010, "is not on a page boundary inside the image"),
        ("z_x86_pagetables_start", 0x40200000, "is not on a page boundary inside the image"),
        ("CONFIG_SRAM_OFFSET", 0x300000, "the program header loads the image at 0x100000"),
    ],
)
def test_wrong_linker_script(tmp_path: Path, symbol: str, value: int, words: str) -> None:
    path = tmp_path / "zephyr_pre0.elf"
    path.write_bytes(first_pass(sized(VIRT).with_extra(**{symbol: value})))
    with pytest.raises(MmuError) as caught:
        cli.own_job(elf.load(str(path)), [])
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "symbol", ["z_mapped_start", "z_mapped_end", "__text_region_start", "__rodata_region_end",
               "z_x86_pagetables_start", "__x86_pagetables_size", "__x86_mmu_record_size"]
)
def test_missing_symbol_is_named(tmp_path: Path, symbol: str) -> None:
    path = tmp_path / "zephyr_pre0.elf"
    data = first_pass(sized(VIRT)).replace(symbol.encode() + b"\0", b"?" * len(symbol) + b"\0")
    path.write_bytes(data)
    with pytest.raises(MmuError, match=f"has no symbol {symbol}"):
        cli.own_job(elf.load(str(path)), [])


@pytest.mark.parametrize("base,offset", [(1 << 32, 0x100000), (0xC0000000, 0x3FFF0000)])
def test_image_beyond_4_gib(tmp_path: Path, base: int, offset: int) -> None:
    image = replace(VIRT, sram_base=base, sram_offset=offset, sram_size=0x60000000)
    settings = replace(config.from_symbols(image_symbols(image), "test"), sram_base=base)
    rules.check_config(settings)
    large = nominal(settings)
    wide = replace(large, end=large.start + 0x100000)
    with pytest.raises(MmuError, match="ends behind 4 GiB"):
        plan.build(settings, wide, [])


def test_image_across_a_gib(tmp_path: Path) -> None:
    image = Image(
        vm_base=0x80000000, vm_offset=0x3FF00000, vm_size=0x40400000, sram_base=0,
        sram_offset=0x3FF00000, sram_size=0x60000000, text_pages=300,
    )
    with pytest.raises(MmuError, match="crosses the 1 GiB boundary at 0x40000000"):
        build(tmp_path, image)
