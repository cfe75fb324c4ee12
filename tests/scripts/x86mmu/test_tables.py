# SPDX-License-Identifier: Apache-2.0
"""The emitted bytes, read back by a naive walker, against the plan; random layouts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scripts.x86mmu.elf_fixture import BOARDS, Image
from scripts.x86mmu.support import Built, Page, Walker, build, walker

from x86mmu import layout, mapspec, plan_types, tables
from x86mmu.errors import MmuError
from x86mmu.paging import PAGED_OUT_MARK, Policy, paging_format
from x86mmu.plan_types import D, Kind, L, PlanEntry, State, U, W, X

VIRT = BOARDS["qemu_x86_virt"]
IDENTITY = BOARDS["qemu_x86"]
NOPAE_VIRT = BOARDS["qemu_x86_nopae_virt"]


def expected(entry: PlanEntry, virt: int, nx: bool) -> Page:
    return Page(
        phys=entry.phys + virt - entry.virt,
        write=bool(entry.flags & W),
        user=bool(entry.flags & U),
        execute=bool(entry.flags & X) or not nx,
        cached=not entry.flags & D,
        large=False,
    )


def check_entry(built: Built, walk: Walker, entry: PlanEntry) -> None:
    """First, last and border pages of an entry read back as planned."""
    fmt = built.layout.format
    borders = {entry.virt, entry.end - 0x1000}
    first = -(-entry.virt // fmt.large) * fmt.large
    for border in range(first, entry.end, max(fmt.large, (entry.end - first) // 8 & -fmt.large)):
        borders |= {border, max(border - 0x1000, entry.virt)}
    for virt in borders:
        page = walk.page(virt)
        if entry.state is not State.MAPPED:
            assert page is None
            continue
        assert page is not None, f"{virt:#x} of {entry.name}"
        if entry.flags & L:
            assert page.large
        assert replace(page, large=False) == expected(entry, virt, fmt.nx), f"{virt:#x}"


def check_all(built: Built) -> None:
    """Before and after the drop: everything planned is there, and nothing else."""
    entries = built.job.plan.entries
    kept = [entry for entry in entries if entry.kind is not Kind.IDENTITY]
    for walk, wanted in ((walker(built), entries), (walker(built, False), kept)):
        for entry in wanted:
            check_entry(built, walk, entry)
        pages = sum(1 for _ in walk.mapped())
        assert pages == sum(
            entry.size // 4096 for entry in wanted if entry.state is State.MAPPED
        )


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_boards(tmp_path: Path, name: str) -> None:
    check_all(build(tmp_path, BOARDS[name]))


def test_figure_of_the_smallest_pae_kernel(tmp_path: Path) -> None:
    """4 MiB of VM space: two page tables, a directory, 32 bytes."""
    built = build(tmp_path, replace(VIRT, vm_size=0x400000))
    assert len(built.content) == 12320


def test_permissions_and_drop(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT)
    for walk in (walker(built), walker(built, False)):
        text, rodata, data = (walk.page(a) for a in (0x40100000, 0x40105000, 0x40107000))
        assert text == Page(0x100000, False, True, True, True, False)
        assert rodata == Page(0x105000, False, True, False, True, False)
        assert data == Page(0x107000, True, False, False, True, False)
        assert walk.page(0) is None
        assert walk.page(0x400FF000) is None
    assert walker(built).page(0x100000) == Page(0x100000, False, True, True, True, False)
    assert walker(built, False).page(0x100000) is None


@pytest.mark.parametrize("distance,directories", [(0, 1), (0x200000, 2)])
def test_identity_repeats_the_highest_entry_it_can(
    tmp_path: Path, distance: int, directories: int
) -> None:
    """A top-level entry if addresses are equal modulo 1 GiB, else entries of a directory."""
    image = replace(VIRT, vm_offset=VIRT.sram_offset + distance)
    built = build(tmp_path, image)
    _, virt = walker(built).page_entry(0x40100000 + distance)
    _, phys = walker(built).page_entry(0x100000)
    assert virt[1:] == phys[1:]
    assert (virt[0] == phys[0]) == (directories == 1)
    assert len(set(built.layout.directories.values())) == directories
    check_all(built)


def test_identity_shows_all_of_a_directory(tmp_path: Path) -> None:
    """Until start-up is done; planned, so that the proof knows of it."""
    built = build(tmp_path, VIRT, ["0xFEC00000,0x1000,WD,0x407FF000"])
    seen = Page(0xFEC00000, True, False, False, False, False)
    assert walker(built).page(0x407FF000) == walker(built).page(0x7FF000) == seen
    assert walker(built, False).page(0x7FF000) is None
    check_all(built)


def test_pae_top_level_entries_have_present_alone(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0xC0000000,0x1000,U"])
    for slot in range(4):
        _, seen = walker(built).page_entry(slot << 30)
        assert seen[0] & 0xFFF in (0, 1)
        assert seen[0] >> 36 == 0


def test_no_entry_is_global(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0xC0000000,0x400000,LW", "0xD0000000,0x3000,UX"])
    words = memoryview(built.content).cast("Q")
    assert not any(word & 0x100 for word in words if word & 1)


def test_without_nx_bit_63_stays_clear(tmp_path: Path) -> None:
    built = build(tmp_path, replace(VIRT, nx=False), ["0xC0000000,0x400000,LW"])
    assert not any(word >> 63 for word in memoryview(built.content).cast("Q"))
    check_all(built)


@pytest.mark.parametrize("board", [IDENTITY, VIRT, NOPAE_VIRT], ids=["identity", "pae", "2-level"])
def test_other_offsets_get_large_identity_pages(tmp_path: Path, board: Image) -> None:
    if board is IDENTITY:
        board = replace(board, vm_base=0x80000000)
    built = build(tmp_path, replace(board, vm_offset=0x101000))
    page = walker(built).page(0x100000)
    assert page is not None
    assert page.large
    assert page.write
    assert page.execute
    check_all(built)


def test_automatic_large_pages_outside_the_vm_space(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0xC01FF000,0x402000,W"])
    walk = walker(built)
    sizes = [walk.page(a) for a in (0xC01FF000, 0xC0200000, 0xC05FF000, 0xC0600000)]
    assert [page.large for page in sizes if page] == [False, True, True, False]
    check_all(built)


def test_no_large_page_where_addresses_differ(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0xC0001000,0x400000,W,0xD0000000"])
    page = walker(built).page(0xD0200000)
    assert page is not None
    assert not page.large


def test_map_inside_vm_space_has_small_pages_unless_asked(tmp_path: Path) -> None:
    maps = ["0xC0000000,0x200000,W,0x40400000", "0xC0200000,0x200000,LW,0x40600000"]
    walk = walker(build(tmp_path, VIRT, maps))
    small, large = walk.page(0x40400000), walk.page(0x40600000)
    assert small and not small.large
    assert large and large.large


def test_table_of_a_large_page_in_vm_space_is_kept_and_zero(tmp_path: Path) -> None:
    plain = build(tmp_path, VIRT)
    built = build(tmp_path, VIRT, ["0xC0200000,0x200000,LW,0x40600000"])
    assert len(built.content) == len(plain.content)
    index = built.layout.page_tables[0x40600000 >> 21]
    assert index == 3  # by its slot alone, so that the kernel finds it
    assert built.content[index * 4096 : (index + 1) * 4096] == bytes(4096)


@pytest.mark.parametrize("paging,large", [(0, True), (1, False)])
def test_large_pages_in_text(tmp_path: Path, paging: int, large: bool) -> None:
    image = replace(VIRT, text_pages=1200, sram_size=0x1000000, vm_size=0x1000000)
    image = image.with_extra(CONFIG_DEMAND_PAGING=paging)
    built = build(tmp_path, image)
    page = walker(built).page(0x40200000)
    assert page is not None
    assert page.large is large
    identity = walker(built).page(0x200000)
    assert identity is not None
    assert identity.large is large
    check_all(built)


def test_data_never_has_large_pages(tmp_path: Path) -> None:
    image = replace(VIRT, data_pages=2000, sram_size=0x1000000, vm_size=0x1000000)
    built = build(tmp_path, image)
    page = walker(built).page(0x40400000)
    assert page is not None
    assert not page.large


def test_all_ram(tmp_path: Path) -> None:
    image = replace(VIRT, sram_size=0x800000, vm_size=0x1000000).with_extra(
        CONFIG_ARCH_MAPS_ALL_RAM=1, __x86_ram_regions=2,
        __x86_ram_region_0_pfn=0, __x86_ram_region_0_pages=0x800,
        __x86_ram_region_1_pfn=0x100000, __x86_ram_region_1_pages=0x300,
    )
    built = build(tmp_path, image)
    walk = walker(built, False)
    last = walk.page(0x407FF000)
    assert last == Page(0x7FF000, True, False, False, True, True)
    second = walk.page(0x40800000)
    assert second is not None
    assert second.phys == 0x100000000
    assert walk.page(0x40000000) is None  # would be page 0 in the identity mapping
    assert walk.page(0x40B00000) is None
    check_all(built)


def test_identity_shows_what_shares_the_image_s_table(tmp_path: Path) -> None:
    """RAM that begins below the image's slot is cut there, addresses included, if there is an
    identity mapping by slots: with 2-level tables."""
    image = replace(NOPAE_VIRT, sram_size=0x800000, sram_offset=0x500000, vm_offset=0x500000)
    built = build(tmp_path, image.with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1))
    first = next(entry for entry in built.job.plan.entries if entry.virt)
    assert (first.virt, first.phys, first.kind) == (0x400000, 0x400000, Kind.IDENTITY)
    assert walker(built).page(0x3FF000) is None
    check_all(built)


def test_paged_out_sections_keep_location_and_rights(tmp_path: Path) -> None:
    image = VIRT.with_extra(
        CONFIG_DEMAND_PAGING=1, CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=0,
        CONFIG_FLASH_BASE_ADDRESS=0x100000, CONFIG_FLASH_SIZE=256,
        CONFIG_LINKER_USE_PINNED_SECTION=1, CONFIG_LINKER_USE_BOOT_SECTION=1,
        lnkr_pinned_start=0x40107000, lnkr_pinned_end=0x40120000,
        lnkr_boot_start=0x40100000, lnkr_boot_end=0x40103000,
        lnkr_boot_text_start=0x40100000, lnkr_boot_text_end=0x40102000,
        lnkr_boot_rodata_start=0x40102000, lnkr_boot_rodata_end=0x40103000,
    )
    built = build(tmp_path, image)
    walk = walker(built, False)
    entry, seen = walk.page_entry(0x40104000)
    assert len(seen) == 3
    assert entry == 0x4000 | 4 | PAGED_OUT_MARK
    entry, _ = walk.page_entry(0x40106000)
    assert entry == 0x6000 | 4 | PAGED_OUT_MARK | 1 << 63
    boot, pinned = walk.page(0x40101000), walk.page(0x40110000)
    assert boot == Page(0x101000, False, True, True, True, False)
    assert pinned == Page(0x110000, True, False, False, True, False)
    names = [entry.name for entry in built.job.plan.entries if entry.kind is Kind.IMAGE]
    assert names[:4] == ["boot text", "boot rodata", "text", "rodata"]
    assert names[4] == "pinned data"


def test_user_flag_of_the_image(tmp_path: Path) -> None:
    """With KPTI user mode runs on tables of its own; otherwise it shares text and rodata."""
    for extra, user in (({}, True), ({"CONFIG_USERSPACE": 1}, True),
                        ({"CONFIG_USERSPACE": 1, "CONFIG_X86_KPTI": 1}, False)):
        walk = walker(build(tmp_path, VIRT.with_extra(**extra)))
        pages = [walk.page(a) for a in (0x40100000, 0x40105000, 0x40107000)]
        assert [page.user for page in pages if page] == [user, user, False]


def test_same_input_same_bytes(tmp_path: Path) -> None:
    maps = ["0xC0000000,0x400000,LW", "0xE0000000,0x3000,UX", "0xD0000000,0x1000,D"]
    first = build(tmp_path, VIRT, maps).content
    assert build(tmp_path, VIRT, maps).content == first
    assert build(tmp_path, VIRT, list(reversed(maps))).content == first


def test_policy_replaces_bits(tmp_path: Path) -> None:
    """The seam for other kernels' tables: link flags, leaf bits, no automatic large pages."""
    built = build(tmp_path, VIRT, ["0xC0000000,0x400000,W"])
    policy = Policy(
        leaf=lambda flags, fmt: 1 | flags << 9, link_directory=3, automatic_large=False
    )
    placed = layout.make(built.job.plan, policy)
    content = tables.fill(placed, built.job.base_phys, policy)
    walk = Walker(content, built.job.base_phys, placed.top_offset, True)
    entry, seen = walk.page_entry(0xC0000000)
    assert len(seen) == 3
    assert entry == 0xC0000000 | 1 | W << 9
    assert seen[1] & 0xFFF == 3


# Random layouts -------------------------------------------------------------------------

PAGE = 0x1000


@st.composite
def images(draw: st.DrawFn) -> Image:
    """Any board-like image: both formats, identity or not, equal or other offsets."""
    pae = draw(st.booleans())
    unit = 1 << 30 if pae else 1 << 22
    identity = draw(st.booleans())
    sram_pages = draw(st.integers(300, 5000))
    offset = draw(st.integers(1, 250) | st.integers(500, 1400)) * PAGE
    other = draw(st.sampled_from([offset, offset, draw(st.integers(0, 250)) * PAGE]))
    vm_base = 0 if identity else unit * draw(st.integers(1, 3)) + (0 if pae else 0x8000000)
    return Image(
        pae=pae,
        nx=pae and draw(st.booleans()),
        vm_base=vm_base,
        vm_offset=offset if identity else other,
        sram_offset=offset,
        sram_size=sram_pages * PAGE,
        vm_size=draw(st.integers(500, 6000)) * PAGE,
        text_pages=draw(st.integers(1, 1300)),
        rodata_pages=draw(st.integers(1, 20)),
        data_pages=draw(st.integers(1, 20)),
    ).with_extra(
        CONFIG_ARCH_MAPS_ALL_RAM=int(draw(st.booleans())),
        CONFIG_DEMAND_PAGING=int(draw(st.booleans())),
    )


@st.composite
def map_texts(draw: st.DrawFn) -> str:
    """Any grammatical --map, near others often enough to collide."""
    unit = draw(st.sampled_from([PAGE, PAGE, 0x200000, 0x400000]))
    region = draw(st.sampled_from([0x10000000, 0x50000000, 0x80000000, 0xC0000000, 0xFF000000]))
    phys = region + draw(st.integers(0, 40)) * unit
    size = draw(st.integers(1, 1100 if unit == PAGE else 3)) * unit
    flags = "".join(draw(st.sets(st.sampled_from("UWXD"), max_size=3)))
    if unit != PAGE and draw(st.booleans()):
        flags += "L"
    text = f"{phys:#x},{size},{flags}"
    if draw(st.booleans()):
        virt = draw(st.sampled_from([0x40800000, 0x90000000, 0xD0000000, 0x20000000]))
        text += f",{virt + draw(st.integers(0, 30)) * unit:#x}"
    return text


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(images(), st.lists(map_texts(), max_size=5))
def test_random_layouts_read_back(image: Image, maps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            built = build(Path(folder), image, maps)
        except MmuError as error:
            assert "\n" not in str(error)
            assume(False)
    check_all(built)
    check_structure(built)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(map_texts(), min_size=1, max_size=6))
def test_random_map_lists_read_back(maps: list[str]) -> None:
    """Each argument on its own is legal or refused; a list is, too."""
    fmt = paging_format(True, True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            specs = mapspec.parse_all(maps, fmt)
            built = build(Path(folder), VIRT, maps)
        except MmuError as error:
            assert "--map" in str(error)
            assume(False)
    walk = walker(built, False)
    for spec in specs:
        for virt in (spec.virt, spec.virt + spec.size - PAGE):
            page = walk.page(virt)
            assert page is not None
            assert page.phys == spec.phys + virt - spec.virt
            assert page.write is bool(spec.flags & W)
            assert page.user is bool(spec.flags & U)
            assert page.execute is bool(spec.flags & X)
            assert page.cached is not bool(spec.flags & D)


def check_structure(built: Built) -> None:
    """Room, order and rules that hold for every layout."""
    fmt, entries = built.layout.format, built.job.plan.entries
    assert len(built.content) == built.job.room == built.layout.size
    assert walker(built).page(0) is None or built.job.plan.identity.count
    assert walker(built, False).page(0) is None
    places = [*built.layout.page_tables.values(), *{*built.layout.directories.values()}]
    assert sorted(places) == list(range(built.layout.count))
    vm = built.job.plan.vm
    slots = range(vm.start >> fmt.large_shift, (vm.stop - 1 >> fmt.large_shift) + 1)
    assert [built.layout.page_tables[slot] for slot in slots] == list(range(len(slots)))
    for low, high in pairwise(entries):
        assert low.end <= high.virt
    for entry in entries:
        if entry.flags & W and entry.flags & X:
            assert entry.kind in (Kind.MAP, Kind.IDENTITY)
    assert entries[-1].end <= plan_types.VIRT_END
