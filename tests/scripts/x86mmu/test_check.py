# SPDX-License-Identifier: Apache-2.0
"""The check of built images: good ones pass, and each way to be wrong is named."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.x86mmu.built_fixture import Made, built_elf, generate
from scripts.x86mmu.elf_fixture import BOARDS, Image, Load, first_pass, image_symbols, make_elf

from x86mmu import check, check_cli, check_image, check_record
from x86mmu.check import Verdict
from x86mmu.errors import MmuError

MAPS = ("0xfd000000,0x800000,WU,0x60000000", "0xe0000000,0x2000,WX,0x80001000")
COMMAND = Path(check_cli.__file__)
IMAGES: Mapping[str, Image] = {
    **BOARDS,
    "large identity": replace(BOARDS["qemu_x86_virt"], vm_offset=0),
    "all RAM": BOARDS["qemu_x86_virt"].with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1),
    "guards": BOARDS["qemu_x86_virt"].with_extra(
        CONFIG_HW_STACK_PROTECTION=1,
        z_interrupt_stack_guard_start=0x40115000,
        z_interrupt_stack_guard_end=0x40116000,
        z_main_stack_guard_start=0x40118000,
        z_main_stack_guard_end=0x40119000,
    ),
    "paged out": BOARDS["qemu_x86_virt"].with_extra(
        CONFIG_DEMAND_PAGING=1,
        CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=0,
        CONFIG_FLASH_BASE_ADDRESS=0x100000, CONFIG_FLASH_SIZE=256,
        CONFIG_LINKER_USE_PINNED_SECTION=1,
        CONFIG_LINKER_USE_BOOT_SECTION=1,
        lnkr_boot_start=0x40100000,
        lnkr_boot_end=0x40102000,
        lnkr_boot_text_start=0x40100000,
        lnkr_boot_text_end=0x40102000,
        lnkr_pinned_start=0x40107000,
        lnkr_pinned_end=0x4011B000,
    ),
}


@pytest.fixture
def virt(tmp_path: Path) -> Made:
    return generate(BOARDS["qemu_x86_virt"], MAPS, tmp_path)


def verdict_of(folder: Path, content: bytes) -> Verdict:
    path = folder / "zephyr.elf"
    path.write_bytes(content)
    return check.check(check_image.read(str(path)))


@pytest.mark.parametrize("maps", [(), MAPS])
@pytest.mark.parametrize("name", [*IMAGES])
def test_good_images_are_right(name: str, maps: tuple[str, ...], tmp_path: Path) -> None:
    made = generate(IMAGES[name], maps, tmp_path)
    verdict = verdict_of(tmp_path, built_elf(made))
    assert verdict.ok, verdict.text()
    assert verdict.text().endswith("The page tables are right.")
    cleared = "identity mapping" in verdict.text()
    assert cleared is bool(made.job.plan.identity.count)


@given(st.data())
@settings(max_examples=60)
def test_one_wrong_bit_in_the_tables(virt: Made, tmp_path: Path, data: st.DataObject) -> None:
    used = [at for at, byte in enumerate(virt.tables) if byte]
    at = data.draw(st.sampled_from(used) | st.integers(0, len(virt.tables) - 1))
    changed = bytearray(virt.tables)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    verdict = verdict_of(tmp_path, built_elf(virt, tables=bytes(changed)))
    assert not verdict.ok
    assert f"The page tables are wrong ({verdict.total} found)." in verdict.text()


def test_what_is_wrong_is_named_with_its_region(virt: Made, tmp_path: Path) -> None:
    plan = virt.job.plan
    text = next(entry for entry in plan.entries if entry.name == "text" and entry.virt >> 30)
    index = virt.placed.page_tables[text.virt >> 21] * 4096 + (text.virt >> 12 & 511) * 8
    changed = bytearray(virt.tables)
    changed[index] |= 2
    told = verdict_of(tmp_path, built_elf(virt, tables=bytes(changed))).text()
    assert "in text (from the record)" in told
    assert "found a page at 0x100000, writable, user, executable" in told
    assert "text can be written at 0x40100000" in told
    assert "is read-only, but 0x40100000 can be written" in told


HEADER_FIELDS = {
    "magic": (0, "<I", 0, "it begins with"),
    "size": (4, "<H", 18, "its total size is 18 bytes"),
    "regions": (6, "<H", 4000, "4000 regions do not fit"),
    "first": (8, "<H", 4, "it clears top-level entries 4 to 4"),
    "levels": (12, "<B", 4, "levels are 4"),
    "nx": (13, "<B", 2, "NX is 2"),
    "zero": (14, "<H", 1, "a field that must be 0 is 1"),
    "order": (20, "<I", 0x90000000, "are not in order"),
    "alignment": (24, "<I", 0x123, "is 0x40100000..0x40100123"),
    "flags": (32, "<H", 0x8000, "has flags 0x8000"),
    "name": (34, "<H", 8, "is not inside it"),
}


@pytest.mark.parametrize("field", [*HEADER_FIELDS])
def test_a_record_that_cannot_be(field: str, virt: Made) -> None:
    at, code, value, words = HEADER_FIELDS[field]
    changed = bytearray(virt.record)
    struct.pack_into(code, changed, at, value)
    with pytest.raises(MmuError, match="the record at z_x86_mmu_record cannot be right") as told:
        check_record.decode(bytes(changed))
    assert words in str(told.value)
    with pytest.raises(MmuError, match="it is cut off"):
        check_record.decode(virt.record[:-4])


@pytest.mark.parametrize(
    ("at", "code", "value", "words"),
    [
        (10, "<H", 0, "the record clears 0 top-level entries"),
        (10, "<H", 2, "after start-up"),
        (12, "<B", 2, "the record says 2 levels"),
        (13, "<B", 0, "which the CPU reserves"),
        (16, "<I", 99, "the record says that the image has 0x63000 bytes"),
        (24, "<I", 0x4000, "0x40104000 in VM (from CONFIG_KERNEL_VM_BASE"),
        (20, "<I", 0x400FF000, "region text is 0x400ff000..0x40104000"),
        (28, "<I", 0x123, "expected a page at 0x123000"),
        (32, "<H", 5, "expected a page at 0x100000, writable"),
        (32, "<H", 32, "expected a page table without a page"),
    ],
)
def test_a_record_of_something_else(
    at: int, code: str, value: int, words: str, virt: Made, tmp_path: Path
) -> None:
    """A possible record, but not of these tables."""
    changed = bytearray(virt.record)
    struct.pack_into(code, changed, at, value)
    try:
        told = verdict_of(tmp_path, built_elf(virt, record=bytes(changed))).text()
    except MmuError as error:
        told = str(error)
    assert words in told


def _without_names(record: bytes, regions: int) -> list[bytes]:
    """Header and regions, each without the place of its name: names may be anything, they are
    for people."""
    starts = range(20, 20 + 16 * regions, 16)
    return [record[:20], *(record[start : start + 14] for start in starts)]


@given(st.binary(min_size=1, max_size=64), st.data())
@settings(max_examples=100)
def test_garbage_in_the_record_never_passes_unnoticed(
    virt: Made, tmp_path: Path, garbage: bytes, data: st.DataObject
) -> None:
    # What lies behind the last name is padding, which says nothing.
    end = len(virt.record.rstrip(b"\0"))
    at = data.draw(st.integers(0, max(0, end - len(garbage))))
    changed = (virt.record[:at] + garbage + virt.record[at + len(garbage) :])[: len(virt.record)]
    regions = len(check_record.decode(virt.record).regions)
    try:
        verdict = verdict_of(tmp_path, built_elf(virt, record=changed))
    except MmuError as error:
        assert "record" in str(error)
    else:
        assert not verdict.ok or _without_names(changed, regions) == _without_names(
            virt.record, regions
        )


def upstream_elf(virt: Made, without: str = "", **changes: int) -> bytes:
    """An image without a record, with our tables in it."""
    symbols = image_symbols(virt.image)
    del symbols["z_x86_mmu_record"]
    tables = symbols["z_x86_pagetables_start"]
    symbols["z_x86_kernel_ptables"] = tables + len(virt.tables) - 32
    symbols["CONFIG_SRAM_REGION_PERMISSIONS"] = 1
    symbols.update(changes)
    start, data = symbols["z_mapped_start"], symbols["__rodata_region_end"]
    rodata, end = symbols["__rodata_region_start"], symbols["z_mapped_end"]
    symbols.pop(without, None)
    offset = start - 0x100000
    loads = [
        Load(start, 0x100000, rodata - start, 5, b"\x90"),
        Load(rodata, rodata - offset, data - rodata, 4, b"\x90"),
        Load(data, data - offset, end - data, 6, virt.tables),
    ]
    return make_elf(symbols, loads=loads, entry=start)


def test_images_of_another_kernel_are_judged_by_themselves(tmp_path: Path) -> None:
    made = generate(replace(BOARDS["qemu_x86_virt"], vm_offset=0), (), tmp_path)
    told = verdict_of(tmp_path, upstream_elf(made)).text()
    # Our tables do not repeat rights in bits 9 to 11, as that kernel wants them.
    assert "has 0b000 in bits 11 to 9, expected 0b101" in told
    assert "is not mapped" not in told and "can be written" not in told


def test_first_pass_images_and_others_are_refused(tmp_path: Path) -> None:
    image = generate(BOARDS["qemu_x86_virt"], (), tmp_path).image
    path = tmp_path / "zephyr_pre0.elf"
    top = image_symbols(image)["z_x86_pagetables_start"] + image.tables_size - 32
    path.write_bytes(first_pass(image.with_extra(z_x86_kernel_ptables=top)))
    with pytest.raises(MmuError, match=r"has an empty record|has no page tables"):
        check_image.read(str(path))
    path.write_bytes(make_elf({"main": 0}))
    with pytest.raises(MmuError, match="has no symbol z_x86_pagetables_start"):
        check_image.read(str(path))


def test_segments_must_be_mapped_where_they_are_loaded(virt: Made, tmp_path: Path) -> None:
    content = built_elf(virt)
    # The second program header, rodata: its p_paddr.
    at = 52 + 32 + 12
    moved = content[:at] + struct.pack("<I", 0x300000) + content[at + 4 :]
    told = verdict_of(tmp_path, moved).text()
    assert "is loaded at 0x300000, but 0x40105000 leads to 0x105000" in told


def test_command(virt: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.elf", tmp_path / "bad.elf"
    good.write_bytes(built_elf(virt))
    bad.write_bytes(built_elf(virt, tables=virt.tables[:-1] + b"\x01"))
    assert check_cli.main([str(good)]) == 0
    assert "The page tables are right." in capsys.readouterr().out
    assert check_cli.main(["-q", str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert check_cli.main([str(good), str(bad)]) == 1
    assert "is not present, but not zero" in capsys.readouterr().out
    assert check_cli.main([str(tmp_path / "none.elf"), str(good)]) == 1
    result = capsys.readouterr()
    assert result.err.count("error:") == 1 and "cannot be read" in result.err
    assert "right" in result.out


@pytest.mark.parametrize("isolated", [[], ["-I"]])
def test_command_as_a_program(isolated: list[str], virt: Made, tmp_path: Path) -> None:
    path = tmp_path / "with space.elf"
    path.write_bytes(built_elf(virt))
    done = subprocess.run(
        [sys.executable, *isolated, str(COMMAND), str(path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "The page tables are right." in done.stdout


@given(st.data())
@settings(max_examples=60)
def test_truncated_images_give_an_error_in_words(
    virt: Made, tmp_path: Path, data: st.DataObject
) -> None:
    content = built_elf(virt)
    path = tmp_path / "short.elf"
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    assert check_cli.main([str(path)]) == 1


def entry_at(made: Made, virt: int) -> int:
    """Offset of a page's entry in the tables (PAE)."""
    return made.placed.page_tables[virt >> 21] * 4096 + (virt >> 12 & 511) * 8


def test_program_headers_against_pages(virt: Made, tmp_path: Path) -> None:
    changed = bytearray(virt.tables)
    changed[entry_at(virt, 0x40105000) + 7] = 0  # rodata loses NX
    last = image_symbols(virt.image)["z_mapped_end"] - 4096
    at = entry_at(virt, last)
    changed[at : at + 8] = bytes(8)
    told = verdict_of(tmp_path, built_elf(virt, tables=bytes(changed))).text()
    assert "the LOAD segment at 0x40105000 is not code, but 0x40105000 can be executed" in told
    assert f"the LOAD segment at 0x40107000 is not mapped at {last:#x}" in told


def test_an_image_without_its_page_table(virt: Made, tmp_path: Path) -> None:
    changed = bytearray(virt.tables)
    at = virt.placed.directories[1] * 4096
    changed[at : at + 8] = bytes(8)
    told = verdict_of(tmp_path, built_elf(virt, tables=bytes(changed))).text()
    for start in (0x40100000, 0x40105000, 0x40107000):
        assert f"the LOAD segment at {start:#x} is not mapped at {start:#x}" in told


def test_a_guard_page_that_is_mapped(tmp_path: Path) -> None:
    made = generate(IMAGES["guards"], (), tmp_path)
    changed = bytearray(made.tables)
    at = entry_at(made, 0x40118000)
    changed[at : at + 8] = (1 << 63 | 0x118003).to_bytes(8, "little")
    told = verdict_of(tmp_path, built_elf(made, tables=bytes(changed))).text()
    assert "0x40118000 in guard of the main stack" in told
    assert "expected a page table without a page" in told


def test_an_entry_point_that_cannot_run(virt: Made, tmp_path: Path) -> None:
    changed = bytearray(virt.tables)
    changed[entry_at(virt, 0x40100000) + 7] |= 0x80
    told = verdict_of(tmp_path, built_elf(virt, tables=bytes(changed))).text()
    assert "text cannot be executed at 0x40100000" in told
    assert "the entry point 0x40100000 is not on an executable page" in told


def test_sections_are_judged_where_they_are_told(tmp_path: Path) -> None:
    """Without permissions by section, text may be writable; without symbols nothing is said."""
    made = generate(replace(BOARDS["qemu_x86_virt"], vm_offset=0), (), tmp_path)
    changed = bytearray(made.tables)
    changed[entry_at(made, 0x40000000)] |= 2
    writable = replace(made, tables=bytes(changed))
    assert "text can be written at" in verdict_of(tmp_path, upstream_elf(writable)).text()
    told = verdict_of(tmp_path, upstream_elf(writable, CONFIG_GDBSTUB=1)).text()
    assert "text can be written at" not in told
    for missing in ("CONFIG_SRAM_REGION_PERMISSIONS", "__text_region_end"):
        told = verdict_of(tmp_path, upstream_elf(writable, missing)).text()
        assert "text can be written at" not in told
