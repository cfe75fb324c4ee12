# SPDX-License-Identifier: Apache-2.0
"""What the running kernel may do to its tables is listed; everything else is a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from scripts.live_tables_support import (
    ACCESSED,
    DIRTY,
    GUARD,
    OUT,
    PRESENT,
    WRITE,
    Machine,
    machine,
    with_register,
)
from scripts.x86mmu.elf_fixture import BOARDS, Image

from live_tables import document, expected, reading, text
from live_tables.compare import What
from live_tables.errors import AskError
from x86mmu.plan_types import Kind, State

_MAPS = ("0xfd000000,0x800000,WU,0x60000000", "0xe0000000,0x2000,WD,0x80001000")
_PAGED = {
    "CONFIG_DEMAND_PAGING": 1,
    "CONFIG_LINKER_USE_PINNED_SECTION": 1,
    "CONFIG_LINKER_USE_BOOT_SECTION": 1,
    "lnkr_boot_start": 0x40100000,
    "lnkr_boot_end": 0x40102000,
    "lnkr_boot_text_start": 0x40100000,
    "lnkr_boot_text_end": 0x40102000,
    "lnkr_pinned_start": 0x40107000,
    "lnkr_pinned_end": 0x4011B000,
    "CONFIG_FLASH_BASE_ADDRESS": 0x100000,
    "CONFIG_FLASH_SIZE": 256,
}
PAGED = BOARDS["qemu_x86_virt"].with_extra(
    **_PAGED, CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=1
)
TINY = BOARDS["qemu_x86_virt"].with_extra(
    **_PAGED, CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=0
)
IMAGES: Mapping[str, Image] = {
    **BOARDS,
    "large identity": replace(BOARDS["qemu_x86_virt"], vm_offset=0),
    "all RAM": BOARDS["qemu_x86_virt"].with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1),
    "paged": PAGED,
    "paged out": TINY,
}


def _free(given: Machine) -> int:
    """An address of the kernel's range where the plan has no page."""
    entries = given.plan.entries
    return next(e.end for e in reversed(entries) if e.kind is Kind.VM) - 0x4000


@pytest.mark.parametrize("name", IMAGES)
def test_before_and_after_the_identity_mapping_goes(name: str, tmp_path: Path) -> None:
    given = machine(IMAGES[name], tmp_path, _MAPS)
    early = given.compared()
    assert early.differences == 0, text.plain(early)
    assert early.identity is (True if given.plan.built.identity.count else None)
    given.started()
    late = given.compared(identity=False)
    assert late.differences == 0, text.plain(late)
    assert not late.identity
    if late.identity is False:
        assert given.compared(identity=True).differences == 1


def test_part_of_an_identity_mapping_is_a_difference(tmp_path: Path) -> None:
    image = replace(BOARDS["qemu_x86_nopae_virt"], text_pages=1100)
    given = machine(replace(image, sram_size=0x1000000, vm_size=0x1000000), tmp_path)
    assert given.plan.built.identity.count == 2
    given.put(given.plan.top_phys + given.plan.built.identity.first * 4, 0)
    assert given.compared().differences


@pytest.mark.parametrize("name", BOARDS)
def test_what_the_cpu_writes_is_no_difference(name: str, tmp_path: Path) -> None:
    given = machine(BOARDS[name], tmp_path)
    given.started()
    start = given.plan.built.image.start
    given.change(start, on=ACCESSED)
    given.change(given.plan.built.image.stop - 0x1000, on=ACCESSED | DIRTY)
    top = given.plan.top_phys + (start >> (30 if given.entry_size == 8 else 22)) * given.entry_size
    given.put(top, given.entry(top) | ACCESSED)  # QEMU does this to PAE's directory pointers too
    assert given.kinds() == set()
    given.change(_free(given), on=ACCESSED)
    assert given.kinds() == {What.DIFFERS}


@pytest.mark.parametrize("name", BOARDS)
def test_memory_that_was_mapped_is_listed(name: str, tmp_path: Path) -> None:
    given = machine(BOARDS[name], tmp_path)
    given.started()
    at = _free(given)
    no_execution = 1 << 63 if given.plan.built.tables.nx else 0
    for index, frame in enumerate((0x300000, 0x2FF000, 0x2FE000)):
        given.change(at + index * 0x1000, on=frame | WRITE | PRESENT | no_execution)
    result = given.compared()
    assert result.differences == 0
    (part,) = result.of(What.RUN_TIME)
    assert (part.virt, part.size, part.scattered) == (at, 0x3000, True)
    assert part.found.startswith("physical 0x300000, read, write")
    assert "mapped at run time, 3 pages:" in text.plain(result)


@pytest.mark.parametrize(
    ("bits", "said"), [(0, "write-back"), (8, "write-through"), (16, "uncached"),
                       (24, "write-combining")],
)  # fmt: skip
def test_caching_is_told(tmp_path: Path, bits: int, said: str) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    given.change(_free(given), on=0xFD000000 | PRESENT | 1 << 63 | bits)
    (part,) = given.compared().of(What.RUN_TIME)
    assert part.found == f"physical 0xfd000000, read, {said}"
    given.change(given.plan.built.image.stop - 0x1000, on=bits)
    assert (given.compared().differences == 0) == (bits == 0)


def test_a_writable_and_executable_page_of_the_run_time_is_remarked(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    given.change(_free(given), on=0x300000 | PRESENT | WRITE)
    result = given.compared()
    assert result.differences == 0
    assert "mapped at run time: one that is both" in result.remarks[0]


def test_an_own_page_table_missing_is_a_difference(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86_nopae"], tmp_path)
    top = given.plan.top_phys + 4
    assert given.entry(top)
    given.put(top, 0)
    result = given.compared()
    (part,) = result.of(What.DIFFERS)
    assert (part.name, part.found) == ("VM", "no page table")


@pytest.mark.parametrize("name", BOARDS)
def test_guard_pages_are_listed_with_the_stack(name: str, tmp_path: Path) -> None:
    given = machine(BOARDS[name], tmp_path)
    given.started()
    at = given.plan.built.image.stop - 0x3000
    given.change(at, on=GUARD, off=PRESENT)
    result = given.compared()
    assert result.differences == 0, text.plain(result)
    assert [part.virt for part in result.of(What.GUARD)] == [at]
    assert "guard pages of stacks, 1 page:" in text.plain(result)
    given.change(at, on=0x40000000)
    assert What.DIFFERS in given.kinds()
    given.change(at, off=0x40000000)
    given.change(given.plan.built.image.start, on=GUARD, off=PRESENT)
    assert What.DIFFERS in given.kinds()


def test_pages_that_left_and_came_back(tmp_path: Path) -> None:
    given = machine(PAGED, tmp_path)
    given.started()
    generic = 0x40104000
    given.change(generic, on=OUT | 0x200000, off=PRESENT)
    result = given.compared()
    assert result.differences == 0, text.plain(result)
    (part,) = result.of(What.OUT)
    assert part.virt == generic and part.found.startswith("paged out at location 0x")
    given.change(generic, on=PRESENT, off=OUT)
    assert given.kinds() == {What.LOADED}
    given.change(generic, on=0x10000000)  # no RAM there
    assert given.kinds() == {What.DIFFERS}


def test_two_pages_in_one_frame(tmp_path: Path) -> None:
    given = machine(PAGED, tmp_path)
    given.started()
    generic, pinned = 0x40104000, 0x40107000
    given.put(given.leaf(generic), given.entry(given.leaf(generic)) & ~0xFF000 | 0x107000)
    result = given.compared()
    (finding,) = result.findings
    assert finding.found == (
        f"physical 0x107000 is at {generic:#010x} in text and at {pinned:#010x} in pinned data"
    )
    other = machine(BOARDS["qemu_x86_virt"], tmp_path)
    other.started()
    other.change(_free(other), on=other.plan.config.image_phys | PRESENT | 1 << 63)
    result = other.compared()
    assert result.differences == 0
    assert "0x40100000 in text and at" in result.remarks[0]
    assert result.remarks[0].endswith("mapped at run time")


def test_pinned_pages_do_not_leave(tmp_path: Path) -> None:
    given = machine(PAGED, tmp_path)
    given.change(0x4011A000, on=OUT, off=PRESENT)
    assert given.kinds() == {What.DIFFERS}


def test_nothing_leaves_without_demand_paging(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    given.change(given.plan.built.image.stop - 0x1000, on=OUT, off=PRESENT)
    assert given.kinds() == {What.DIFFERS}
    other = machine(BOARDS["qemu_x86"], tmp_path)
    other.change(_free(other), on=OUT)
    assert other.kinds() == {What.DIFFERS}


def test_boot_sections_are_given_up(tmp_path: Path) -> None:
    given = machine(PAGED, tmp_path)
    given.started()
    for page in (0x40100000, 0x40101000):
        given.put(given.leaf(page), 0)
    assert given.kinds() == {What.GIVEN_UP}
    given.put(given.leaf(0x40102000), 0)
    assert given.kinds() == {What.GIVEN_UP, What.DIFFERS}


def test_sections_that_are_loaded_later(tmp_path: Path) -> None:
    given = machine(TINY, tmp_path)
    given.started()
    image = [entry for entry in given.plan.entries if entry.kind is Kind.IMAGE]
    entry = next(entry for entry in image if entry.state is State.PAGED_OUT)
    place = given.leaf(entry.virt)
    address = 0xFFFFFF000
    given.put(place, given.entry(place) & ~(OUT | address) | 0x3FF000 | PRESENT)
    assert given.kinds() == {What.LOADED}
    given.put(place, given.entry(place) ^ WRITE)
    assert What.DIFFERS in given.kinds()


def test_a_large_page_may_be_split(tmp_path: Path) -> None:
    image = replace(BOARDS["qemu_x86"], text_pages=1400, sram_size=0x1000000, vm_size=0x1000000)
    given = machine(image, tmp_path)
    large = given.plan.large[0]
    tables = given.plan.built.tables.base_phys
    table = tables + (large.start >> 21) * 4096
    for index in range(512):
        given.put(table + index * 8, large.start + index * 4096 | PRESENT | 4)
    (directory,) = [
        at
        for at in range(tables, given.plan.top_phys, 8)
        if given.entry(at) & 0xFFFFFF081 == large.start | 0x81
    ]
    assert given.kinds() == {What.DIFFERS}  # the spare table has content, and no link yet
    given.put(directory, table | 7)
    assert given.kinds() == {What.SPLIT}
    assert sum(part.size for part in given.compared().of(What.SPLIT)) == 0x200000


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"cr3": 0x1000}, "CR3"),
        ({"cr0": 0x80000001}, "CR0"),
        ({"cr4": 0x00}, "CR4"),
        ({"cr4": 0xA0}, "CR4"),
        ({"efer": 0}, "EFER"),
    ],
)
def test_registers(tmp_path: Path, changes: dict[str, int], where: str) -> None:
    given = with_register(machine(BOARDS["qemu_x86"], tmp_path), **changes)
    result = given.compared()
    assert [one.where for one in result.findings] == [where]


def test_cr3_has_no_bits_beside_the_address(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    (finding,) = with_register(given, cr3=given.plan.top_phys | 1 << 4).compared().findings
    assert finding.where == "CR3"


def test_what_cannot_be_compared(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    with pytest.raises(AskError, match="paging is off"):
        with_register(given, cr0=0x11).compared()
    given = machine(BOARDS["qemu_x86"], tmp_path)
    given.memory[0] ^= 1
    with pytest.raises(AskError, match="another image runs there; its first page"):
        given.compared()
    trusted = reading.read(given, given.plan, whole=False)
    assert trusted.tables is not None and trusted.tables.live


def test_files_of_another_build_are_refused(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86"], tmp_path)
    elf = tmp_path / "zephyr" / "zephyr.elf"
    wrong = elf.with_name("pagetables.bin")
    wrong.write_bytes(given.plan.built.tables.data[:-1] + b"?")
    with pytest.raises(AskError, match=r"pagetables\.bin is not what"):
        expected.read(elf)
    wrong.unlink()
    elf.with_name(".config").write_text(
        "CONFIG_KERNEL_VM_BASE=0x0\nCONFIG_KERNEL_VM_SIZE=0x400000\nCONFIG_KERNEL_VM_OFFSET=0x0\n"
        "CONFIG_SRAM_BASE_ADDRESS=0\nCONFIG_SRAM_SIZE=4096\nCONFIG_SRAM_OFFSET=0\n"
    )
    with pytest.raises(AskError, match=r"\.config is not the configuration"):
        expected.read(elf)
    with pytest.raises(AskError, match="there is no image"):
        expected.read(tmp_path / "none")


def _links(given: Machine) -> list[int]:
    """Where the entries stand that lead to other tables."""
    size = given.entry_size
    top = (given.plan.top_phys, 4 if size == 8 else 1024)
    seen = reading.read(given, given.plan).seen
    tables = [top, *((phys, 512) for _, phys in seen.directories)]
    entries = [phys + index * size for phys, count in tables for index in range(count)]
    return [entry for entry in entries if given.entry(entry)]


@pytest.mark.parametrize("name", BOARDS)
def test_every_bit_counts(name: str, tmp_path: Path) -> None:
    """Whatever bit is turned round in an entry of any kind is found, but for those that the CPU
    or the kernel may write."""
    given = machine(BOARDS[name], tmp_path, ("0xe0000000,0x2000,WD,0x80001000",))
    given.started()
    image = given.plan.built.image
    leaves = [given.leaf(virt) for virt in (image.start, image.stop - 0x1000, _free(given))]
    links = _links(given)
    assert len(links) > 2
    for place in (*leaves, *links):
        before = given.entry(place)
        # The accessed and the dirty bit of what is there; a mapping or a guard where nothing was.
        quiet = {5, 6} if before else {0, 10}
        for bit in {*range(given.entry_size * 8)} - quiet:
            given.put(place, before ^ 1 << bit)
            assert What.DIFFERS in given.kinds(), f"bit {bit} of {before:#x} at {place:#x}"
        given.put(place, before)
    assert given.kinds() == set()


@pytest.mark.parametrize("name", ["qemu_x86", "qemu_x86_nopae"])
def test_page_0_is_never_mapped(name: str, tmp_path: Path) -> None:
    given = machine(BOARDS[name], tmp_path)
    given.change(0, on=0x300000 | PRESENT)
    (finding,) = given.compared().findings
    assert finding.expected.startswith("page 0 unmapped")


@pytest.mark.parametrize("name", BOARDS)
def test_the_kernel_maps_no_large_page(name: str, tmp_path: Path) -> None:
    given = machine(BOARDS[name], tmp_path)
    given.started()
    given.put(_links(given)[-1], 0x800000 | PRESENT | 1 << 7)
    (part, *_) = given.compared().of(What.DIFFERS)
    assert part.name == "VM" and part.found.startswith("a large page: physical 0x800000")


def test_the_document_tells_everything(tmp_path: Path) -> None:
    given = machine(BOARDS["qemu_x86_virt"], tmp_path, _MAPS)
    given.change(_free(given), on=0x300000 | PRESENT | 1 << 63)
    given.change(given.plan.built.image.start, on=WRITE)
    made = document.document(given.compared())
    assert (made["format"], made["version"], made["agrees"]) == ("ponente-live-tables", 1, False)
    assert made["identity_mapping"] is True
    kinds = {part["what"] for part in made["parts"]}
    assert kinds == {"agrees", "run_time", "differs"}
    covered = sum(part["size"] for part in made["parts"] if part["name"] == _MAPS[1])
    assert covered == 0x2000
    assert {"where", "expected", "found"} == set(made["findings"][0])
