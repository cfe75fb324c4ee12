# SPDX-License-Identifier: Apache-2.0
"""Reading the first-pass ELF: what is usable, and what is said when it is not."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from scripts.x86mmu.elf_fixture import BOARDS, Load, first_pass, make_elf
from scripts.x86mmu.support import sized

from x86mmu import cli, config, elf
from x86mmu.errors import MmuError


def load(folder: Path, data: bytes) -> elf.ElfFacts:
    path = folder / "image.elf"
    path.write_bytes(data)
    return elf.load(str(path))


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(MmuError) as caught:
        load(folder, data)
    message = str(caught.value)
    assert "image.elf" in message
    assert "\n" not in message
    return message


def test_symbols_and_segments(tmp_path: Path) -> None:
    loads = [Load(0x40100000, 0x100000, 0x3000, 5, b"abcdef")]
    data = make_elf({"one": 1, "two": 0xFFFFF000}, loads=loads, entry=0x40100004,
                    sizes={"two": 12})
    facts = load(tmp_path, data)
    assert dict(facts.symbols) == {"one": 1, "two": 0xFFFFF000}
    assert dict(facts.sizes) == {"two": 12}
    assert facts.entry == 0x40100004
    (seg,) = facts.segments
    assert (seg.virt, seg.phys, seg.mem_size, seg.flags) == (0x40100000, 0x100000, 0x3000, 5)
    assert facts.read(0x40100002, 3) == b"cde"
    assert facts.read(0x40100004, 3) == b""


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(MmuError, match=r"nowhere\.elf cannot be read: No such file"):
        elf.load(str(tmp_path / "nowhere.elf"))


def test_folder_instead_of_file(tmp_path: Path) -> None:
    with pytest.raises(MmuError, match="cannot be read: Is a directory"):
        elf.load(str(tmp_path))


@pytest.mark.parametrize("data", [b"", b"\x7f", b"#!/bin/sh\n", b"\x7fELG" + bytes(100)])
def test_not_an_elf(tmp_path: Path, data: bytes) -> None:
    assert "not an ELF file" in refusal(tmp_path, data)


def test_header_cut_off(tmp_path: Path) -> None:
    assert "truncated" in refusal(tmp_path, make_elf({"a": 1})[:40])


def test_other_machine(tmp_path: Path) -> None:
    message = refusal(tmp_path, make_elf({"a": 1}, machine=40))
    assert "not for i386" in message
    assert "machine number 40" in message


def test_other_class_and_byte_order(tmp_path: Path) -> None:
    assert "64-bit ELF" in refusal(tmp_path, make_elf({"a": 1}, elf_class=2, machine=62))
    data = bytearray(make_elf({"a": 1}))
    data[5] = 2
    assert "not for i386" in refusal(tmp_path, bytes(data))


def test_without_symbols(tmp_path: Path) -> None:
    assert "has no symbols" in refusal(tmp_path, make_elf({}))


def test_segment_behind_the_end(tmp_path: Path) -> None:
    data = bytearray(make_elf({"a": 1}, loads=[Load(0x1000, 0x1000, 0x10, 5, b"x" * 16)]))
    struct.pack_into("<I", data, 52 + 16, 0x100000)  # p_filesz
    assert "truncated" in refusal(tmp_path, bytes(data))


def test_every_truncation_is_one_paragraph(tmp_path: Path) -> None:
    data = first_pass(BOARDS["qemu_x86_virt"])
    whole = load(tmp_path, data)
    path = tmp_path / "image.elf"
    assert len(whole.symbols) > 20
    for size in range(0, len(data), 7):
        path.write_bytes(data[:size])
        with pytest.raises(MmuError) as caught:
            elf.load(str(path))
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seed", range(300))
def test_damage_gives_no_traceback(tmp_path: Path, seed: int) -> None:
    image = sized(BOARDS["qemu_x86_virt"])
    data = bytearray(first_pass(image))
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(4, len(data))] = dice.randrange(256)
    path = tmp_path / "image.elf"
    path.write_bytes(data)
    arguments = ["-k", str(path), "-o", str(tmp_path / "out.bin")]
    assert cli.main(arguments) in (0, 1)


def test_missing_option_is_named() -> None:
    with pytest.raises(MmuError, match=r"x\.elf does not define CONFIG_SRAM_BASE_ADDRESS"):
        config.from_symbols({"CONFIG_X86_PAE": 1}, "x.elf")
