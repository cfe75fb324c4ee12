# SPDX-License-Identifier: Apache-2.0
"""The record for the kernel: its bytes, its size before the link, its limits."""

from __future__ import annotations

import struct
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scripts.x86mmu.elf_fixture import BOARDS, Image
from scripts.x86mmu.support import Built, build, walker
from scripts.x86mmu.test_tables import images, map_texts

from x86mmu import mapspec, record
from x86mmu.errors import MmuError
from x86mmu.paging import paging_format
from x86mmu.plan_types import Kind

VIRT = BOARDS["qemu_x86_virt"]


def encoded(built: Built) -> bytes:
    return record.encode(built.job.plan, built.job.record_size)


def regions(data: bytes) -> list[tuple[int, int, int, int, str]]:
    """virt, size, pfn, flags, name of each region, by the format alone."""
    count = struct.unpack_from("<H", data, 6)[0]
    result = []
    for index in range(count):
        virt, size, pfn, flags, name = struct.unpack_from("<IIIHH", data, 20 + index * 16)
        assert name >= 20 + count * 16
        text = data[name : data.index(b"\0", name)].decode()
        result.append((virt, size, pfn, flags, text))
    return result


def test_header(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT)
    data = encoded(built)
    pages = built.job.plan.image_size // 4096
    assert struct.unpack_from("<4sHHHHBBHI", data) == (b"PMR1", len(data), 3, 0, 1, 3, 1, 0, pages)


@pytest.mark.parametrize("board", sorted(BOARDS))
def test_guard_pages(tmp_path: Path, board: str) -> None:
    """Recorded by name as tables without a page, and neither kept nor mirrored as pages."""
    end = BOARDS[board].start + 0x18000
    image = BOARDS[board].with_extra(
        CONFIG_HW_STACK_PROTECTION=1,
        z_interrupt_stack_guard_start=end - 0x4000, z_interrupt_stack_guard_end=end - 0x3000,
        z_main_stack_guard_start=end - 0x2000, z_main_stack_guard_end=end - 0x1000,
    )
    built = build(tmp_path, image)
    found = {name: entry for *entry, name in regions(encoded(built)) if "guard" in name}
    assert found == {
        "guard of the interrupt stack": [end - 0x4000, 0x1000, 0, 32],
        "guard of the main stack": [end - 0x2000, 0x1000, 0, 32],
    }
    offset = image.start - image.sram_base - image.sram_offset
    for guard in (end - 0x4000, end - 0x2000):
        for seen in (guard, guard - offset):
            assert walker(built).page(seen) is None
            assert walker(built).page(seen + 0x1000) is not None


@pytest.mark.parametrize(
    "name,first,count,levels,nx",
    [("qemu_x86", 0, 0, 3, 1), ("qemu_x86_virt", 0, 1, 3, 1),
     ("qemu_x86_nopae", 0, 0, 2, 0), ("qemu_x86_nopae_virt", 0, 1, 2, 0)],
)
def test_identity(
    tmp_path: Path, name: str, first: int, count: int, levels: int, nx: int
) -> None:
    data = encoded(build(tmp_path, BOARDS[name]))
    assert struct.unpack_from("<HHBB", data, 8) == (first, count, levels, nx)


def test_identity_slots_follow_the_image(tmp_path: Path) -> None:
    image = replace(
        BOARDS["qemu_x86_nopae_virt"], sram_size=0x2000000, vm_size=0x2000000,
        sram_offset=0x900000, vm_offset=0x900000, text_pages=3000,
    )
    assert struct.unpack_from("<HH", encoded(build(tmp_path, image)), 8) == (2, 4)


def test_regions(tmp_path: Path) -> None:
    maps = ["0x100000000,0x200000,LWD,0xC0000000", "0xD0000000,0x1000,UX"]
    data = encoded(build(tmp_path, VIRT, maps))
    assert regions(data)[:2] == [
        (0x40100000, 0x5000, 0x100, 6, "text"),
        (0x40105000, 0x2000, 0x105, 2, "rodata"),
    ]
    assert regions(data)[2][3:] == (1, "data")
    assert regions(data)[3:] == [
        (0xC0000000, 0x200000, 0x100000, 1 | 8 | 16, maps[0]),
        (0xD0000000, 0x1000, 0xD0000, 2 | 4, maps[1]),
    ]


def test_large_identity_pages_are_recorded_as_boot_time(tmp_path: Path) -> None:
    data = encoded(build(tmp_path, replace(VIRT, vm_offset=0x101000)))
    virt, size, pfn, flags, name = regions(data)[0]
    assert (virt, size, pfn, name) == (0, 0x200000, 0, "boot identity")
    assert flags == 1 | 4 | 16 | 128


def test_paged_out_regions(tmp_path: Path) -> None:
    image = VIRT.with_extra(
        CONFIG_DEMAND_PAGING=1, CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=0,
        CONFIG_FLASH_BASE_ADDRESS=0x100000, CONFIG_FLASH_SIZE=256,
        CONFIG_LINKER_USE_PINNED_SECTION=1, lnkr_pinned_start=0x40107000,
        lnkr_pinned_end=0x40120000,
    )
    found = {name: flags for _, _, _, flags, name in regions(encoded(build(tmp_path, image)))}
    assert found == {"text": 4 | 2 | 64, "rodata": 2 | 64, "pinned data": 1, "data": 1 | 64}


def test_too_small_a_room(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT)
    with pytest.raises(MmuError, match="configure and build again"):
        record.encode(built.job.plan, 60)


def test_too_many_maps() -> None:
    fmt = paging_format(True, True)
    maps = [mapspec.parse(f"{0xC0000000 + i * 0x1000:#x},0x1000", fmt) for i in range(3000)]
    from scripts.x86mmu.elf_fixture import image_symbols

    from x86mmu import config

    settings_ = config.from_symbols(image_symbols(VIRT), "test")
    with pytest.raises(MmuError, match="3000 --map arguments"):
        record.reserved_size(settings_, maps)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(images(), st.lists(map_texts(), max_size=5))
def test_record_fits_and_repeats_the_plan(image: Image, maps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            built = build(Path(folder), image, maps)
        except MmuError:
            assume(False)
    data = encoded(built)
    assert len(data) == built.job.record_size
    assert len(data) % 4 == 0
    found = regions(data)
    assert [virt for virt, *_ in found] == sorted(virt for virt, *_ in found)
    wanted = [
        (entry.virt, entry.size, entry.phys // 4096, entry.name)
        for entry in built.job.plan.entries
        if entry.kind in (Kind.IMAGE, Kind.RAM, Kind.MAP) or entry.name == "boot identity"
    ]
    assert [(virt, size, pfn, name) for virt, size, pfn, _, name in found] == wanted
