# SPDX-License-Identifier: Apache-2.0
"""Parts of the image that are not in memory at start-up: tables, record, proof, refusals."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from scripts.x86mmu.built_fixture import Made, built_elf, generate
from scripts.x86mmu.elf_fixture import BOARDS, Image, Load, image_symbols, make_elf

from x86mmu import check, check_image, check_record, cli, elf, image, tables
from x86mmu.config import from_symbols
from x86mmu.errors import MmuError
from x86mmu.plan_types import ANON_ZERO, Paging, PlanEntry, State
from x86mmu.verify import prove

_ROM = 0x100000  # where the fixture's program headers load the image
# text 0x40100000, rodata +5 pages, data with the page tables +7 pages
_PINNED_END = 0x40112000
_ZERO_END = 0x40118000


def _absent(board: str = "qemu_x86_virt", **changes: int) -> Image:
    """An image whose text and rodata are in ROM, whose data are pinned, and which has bss."""
    base = BOARDS[board]
    delta = base.start - 0x40100000
    symbols = {
        "CONFIG_DEMAND_PAGING": 1,
        "CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT": 0,
        "CONFIG_LINKER_USE_PINNED_SECTION": 1,
        "CONFIG_FLASH_BASE_ADDRESS": _ROM,
        "CONFIG_FLASH_SIZE": 256,
        "lnkr_pinned_start": 0x40107000 + delta,
        "lnkr_pinned_end": _PINNED_END + delta,
        "z_unpaged_zero_start": _PINNED_END + delta,
        "z_unpaged_zero_end": _ZERO_END + delta,
        **changes,
    }
    return base.with_extra(**symbols)


def _word(made: Made, virt: int) -> int:
    """The page-table entry of a page of the VM space, whose tables come first."""
    config = made.image
    size, large = (8, 0x200000) if config.pae else (4, 0x400000)
    at = (virt // large - config.vm_base // large) * 4096 + virt % large // 4096 * size
    return int.from_bytes(made.tables[at : at + size], "little")


def _entry(made: Made, name: str) -> PlanEntry:
    return next(entry for entry in made.job.plan.entries if entry.name == name and entry.virt)


@pytest.mark.parametrize("board", list(BOARDS))
def test_every_page_of_bss_has_the_location_of_zeroes(tmp_path: Path, board: str) -> None:
    made = generate(_absent(board), (), tmp_path)
    delta = made.image.start - 0x40100000
    no_execute = 1 << 63 if made.image.nx else 0
    for virt in range(_PINNED_END + delta, _ZERO_END + delta, 4096):
        assert _word(made, virt) == ANON_ZERO | 1 << 9 | 2 | no_execute
    assert _entry(made, "bss").state is State.ZERO
    assert _entry(made, "bss").paging is Paging.PAGEABLE


def test_locations_are_offsets_in_the_image(tmp_path: Path) -> None:
    made = generate(_absent(), (), tmp_path)
    assert _word(made, 0x40100000) & ~7 == 0 | 1 << 9
    assert _word(made, 0x40106000) & ~(7 | 1 << 63) == 0x6000 | 1 << 9
    # Behind bss: data that are not pinned are in ROM, too.
    assert _word(made, _ZERO_END) & ~(7 | 1 << 63) == 0x18000 | 1 << 9


def test_the_record_says_so(tmp_path: Path) -> None:
    made = generate(_absent(), (), tmp_path)
    regions = {region.name: region for region in check_record.decode(made.record).regions}
    assert regions["text"].state is State.PAGED_OUT
    assert regions["bss"].state is State.ZERO
    assert regions["bss"].phys == ANON_ZERO
    assert regions["pinned data"].state is State.MAPPED


@pytest.mark.parametrize("board", list(BOARDS))
def test_the_check_of_the_built_image(tmp_path: Path, board: str) -> None:
    start = BOARDS[board].start
    boot = _absent(
        board, CONFIG_LINKER_USE_BOOT_SECTION=1, lnkr_boot_start=start,
        lnkr_boot_end=start + 0x2000, lnkr_boot_text_start=start,
        lnkr_boot_text_end=start + 0x2000,
    )  # fmt: skip
    made = generate(boot, (), tmp_path)
    path = tmp_path / "zephyr.elf"
    path.write_bytes(built_elf(made))
    verdict = check.check(check_image.read(str(path)))
    assert verdict.ok, verdict.text()


@pytest.mark.parametrize("virt", [0x40100000, _PINNED_END, _PINNED_END + 0x3000])
@pytest.mark.parametrize("bit", [0, 1, 9, 12, 20])
def test_the_proof_sees_a_wrong_bit(tmp_path: Path, virt: int, bit: int) -> None:
    made = generate(_absent(), (), tmp_path)
    at = (virt >> 21 & 1) * 4096 + (virt >> 12 & 511) * 8
    content = bytearray(made.tables)
    word = int(struct.unpack_from("<Q", content, at)[0])
    struct.pack_into("<Q", content, at, word ^ 1 << bit)
    job = made.job
    proof = prove(
        bytes(content), job.base_phys, made.placed.top_offset, 3, True, job.plan.entries,
        job.plan.identity, job.plan.virt_offset,
    )  # fmt: skip
    assert not proof.ok
    assert tables.fill(made.placed, job.base_phys, job.policy) == made.tables


def test_on_demand_sections_of_an_image_that_is_there(tmp_path: Path) -> None:
    made = generate(
        BOARDS["qemu_x86_virt"].with_extra(
            CONFIG_DEMAND_PAGING=1, CONFIG_LINKER_USE_PINNED_SECTION=1,
            CONFIG_LINKER_USE_ONDEMAND_SECTION=1, CONFIG_FLASH_BASE_ADDRESS=_ROM,
            CONFIG_FLASH_SIZE=256, lnkr_pinned_start=0x40107000, lnkr_pinned_end=_PINNED_END,
            lnkr_ondemand_start=0x40118000, lnkr_ondemand_end=0x4011A000,
            lnkr_ondemand_text_start=0x40118000, lnkr_ondemand_text_end=0x40119000,
            lnkr_ondemand_rodata_start=0x40119000, lnkr_ondemand_rodata_end=0x4011A000,
        ),
        (), tmp_path,
    )  # fmt: skip
    assert _entry(made, "text").state is State.MAPPED
    assert _entry(made, "text").paging is Paging.PAGEABLE
    assert _word(made, 0x40118000) & ~(7 | 1 << 63) == 0x18000 | 1 << 9
    assert _word(made, 0x40118000) >> 63 == 0
    assert _word(made, 0x40119000) >> 63 == 1


def test_without_a_pinned_section_all_is_pinned(tmp_path: Path) -> None:
    made = generate(BOARDS["qemu_x86"].with_extra(CONFIG_DEMAND_PAGING=1), (), tmp_path)
    assert _entry(made, "text").paging is Paging.PINNED
    assert _entry(made, "data").state is State.MAPPED


def test_rom_is_too_small(tmp_path: Path) -> None:
    with pytest.raises(MmuError, match=r"zephyr,flash, has 0x4000 bytes"):
        generate(_absent(CONFIG_FLASH_SIZE=16), (), tmp_path)


def test_a_program_header_beside_rom(tmp_path: Path) -> None:
    with pytest.raises(MmuError, match=r"loads the image's text at 0x100000, .* says 0x500000"):
        generate(_absent(CONFIG_FLASH_BASE_ADDRESS=0x500000), (), tmp_path)


def _read(folder: Path, wanted: Image, sizes: Mapping[str, int] | None = None) -> image.Image:
    symbols = image_symbols(wanted)
    load = Load(wanted.start, _ROM, symbols["z_mapped_size"], 7, b"\x90" * 64)
    path = folder / "first.elf"
    path.write_bytes(make_elf(symbols, loads=[load], sizes=sizes))
    return image.read(elf.load(str(path)), from_symbols(symbols, "test"))


def test_only_the_resident_part_has_to_fit_into_ram(tmp_path: Path) -> None:
    small = replace(_absent(z_image_resident_end=_PINNED_END), sram_size=0x114000)
    assert _read(tmp_path, small).size > 0x13000
    smaller = replace(small, sram_size=0x111000)
    with pytest.raises(MmuError, match="the image's part that is there at start-up has 0x12000"):
        _read(tmp_path, smaller)


def test_what_takes_most_of_ram_is_named(tmp_path: Path) -> None:
    """The largest first; what is not in RAM takes none of it."""
    wanted = _absent(z_image_resident_end=_PINNED_END, small=0x40100000, large=0x40101000,
                     rest=_PINNED_END)  # fmt: skip
    sizes = {"small": 0x10, "large": 0x8000, "rest": 0x9000}
    for room in (0x111000, 0x113000):
        with pytest.raises(MmuError, match=r"What takes most of it: large 0x8000, small 0x10\. "):
            _read(tmp_path, replace(wanted, sram_size=room), sizes)


def test_the_rest_needs_page_frames(tmp_path: Path) -> None:
    full = replace(_absent(z_image_resident_end=_PINNED_END), sram_size=0x113000)
    with pytest.raises(MmuError, match="leaves 1 pages of RAM"):
        _read(tmp_path, full)


def test_ram_may_begin_inside_of_a_small_slot(tmp_path: Path) -> None:
    """As on qemu_x86_tiny: RAM at 1 MiB, two-level tables, virtual addresses elsewhere."""
    tiny = replace(
        BOARDS["qemu_x86_nopae_virt"], sram_base=0x100000, sram_offset=0, sram_size=0x40000
    )
    made = generate(tiny, (), tmp_path)
    assert made.job.plan.identity.first == 0
    assert cli.own_job(elf.load(str(tmp_path / "first.elf")), []).plan.shared
