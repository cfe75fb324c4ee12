# SPDX-License-Identifier: Apache-2.0
"""Mappings that cannot stand together: both parties and their origin are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scripts.x86mmu.elf_fixture import BOARDS, Image, image_symbols
from scripts.x86mmu.support import build, write_image

from x86mmu import cli, config, elf, image, mapspec, plan
from x86mmu.errors import MmuError

VIRT = BOARDS["qemu_x86_virt"]
IDENTITY = BOARDS["qemu_x86"]
NOPAE = BOARDS["qemu_x86_nopae"]
NOPAE_VIRT = BOARDS["qemu_x86_nopae_virt"]


def refusal(folder: Path, board: Image, maps: list[str]) -> str:
    """The paragraph; room is made for the image alone, as the conflict comes first."""
    facts = elf.load(str(write_image(folder, board)))
    with pytest.raises(MmuError) as caught:
        cli.own_job(facts, maps)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "board,maps,words",
    [
        # Overlapping --maps, named with the shared range.
        (
            VIRT, ["0xC0000000,0x3000", "0xC0002000,0x1000,W"],
            ["0xc0002000..0xc0002fff", "--map 0xC0000000,0x3000 at",
             "--map 0xC0002000,0x1000,W at", "fourth field"],
        ),
        (
            VIRT, ["0xC0000000,0x3000", "0xD0000000,0x1000,,0xC0001000"],
            ["0xc0001000..0xc0001fff", "0xD0000000,0x1000,,0xC0001000"],
        ),
        (VIRT, ["0xC0000000,0x1000", "0xC0000000,0x1000"], ["given twice"]),
        # One deep inside another, with a third between them in address order.
        (
            VIRT, ["0xC0000000,0x10000", "0xC0001000,0x1000", "0xC0008000,0x1000"],
            ["0xC0001000,0x1000"],
        ),
        # Over the image: text, rodata, data.
        (IDENTITY, ["0x100000,0x1000"], ["the image's text (__text_region_start", "--map"]),
        (VIRT, ["0xC0000000,0x1000,,0x40100000"], ["the image's text", "0xC0000000,0x1000"]),
        (VIRT, ["0xC0000000,0x1000,W,0x40106000"], ["the image's rodata"]),
        (VIRT, ["0xC0000000,0x1000,W,0x40110000"], ["the image's data (z_mapped_start"]),
        (NOPAE, ["0x100000,0x1000"], ["the image's text"]),
        # A large page laid over small ones.
        (VIRT, ["0xC0000000,0x200000,L,0x40000000"], ["large page (flag L)", "the image's"]),
        (VIRT, ["0xC0000000,0x200000,L", "0xC0001000,0x1000"], ["large page (flag L)"]),
        # Slots that start-up clears.
        (
            VIRT, ["0x3F000000,0x1000"],
            ["identity mapping's range, 0x00000000..0x3fffffff", "0x100000", "fourth field"],
        ),
        (VIRT, ["0xC0000000,0x1000,W,0x200000"], ["identity mapping's range"]),
        (NOPAE_VIRT, ["0xC0000000,0x1000,W,0x200000"], ["0x00000000..0x003fffff"]),
        # Page 0 would appear through the shared page table.
        (VIRT, ["0xC0000000,0x1000,W,0x40000000"], ["covers 0x40000000", "address 0 too"]),
        # W and X must not meet on one physical page.
        (VIRT, ["0x100000,0x1000,W,0xC0000000"], ["the image's text", "writable"]),
        (VIRT, ["0x105000,0x1000,WX,0xC0000000"], ["the image's rodata", "writable"]),
        (NOPAE_VIRT, ["0x104000,0x1000,W,0xC0000000"], ["the image's text", "writable"]),
        (VIRT, ["0x110000,0x1000,X,0xC0000000"], ["writable and executable", "the image's data"]),
        (
            VIRT, ["0x200000,0x3000,W,0xC0000000", "0x201000,0x1000,X,0xD0000000"],
            ["writable and executable", "0x00201000..0x00201fff", "0xC0000000", "0xD0000000"],
        ),
    ],
)
def test_refused(tmp_path: Path, board: Image, maps: list[str], words: list[str]) -> None:
    message = refusal(tmp_path, board, maps)
    for word in words:
        assert word in message, message


def test_all_ram_takes_part(tmp_path: Path) -> None:
    board = VIRT.with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1)
    message = refusal(tmp_path, board, ["0xC0000000,0x1000,W,0x40300000"])
    assert "RAM (devicetree memory at 0x0, CONFIG_ARCH_MAPS_ALL_RAM)" in message
    message = refusal(tmp_path, board, ["0x300000,0x1000,X,0xC0000000"])
    assert "writable and executable" in message


@pytest.mark.parametrize(
    "board,maps",
    [
        (VIRT, ["0xC0000000,0x1000", "0xC0001000,0x1000"]),
        (VIRT, ["0xC0000000,0x1000,W,0x40001000"]),
        (VIRT, ["0xC0000000,0x1000,W,0x407FF000"]),
        (VIRT, ["0x100000,0x5000,X,0xC0000000"]),
        (VIRT, ["0x3F000000,0x1000,W,0x7F000000"]),
        (VIRT, ["0xC0000000,0x200000,LW,0x40400000"]),
        (VIRT, ["0x200000,0x1000,WX,0xC0000000", "0x200000,0x1000,X,0xD0000000"]),
        (IDENTITY, ["0x200000,0x1000,W"]),
        (NOPAE_VIRT, ["0xC0000000,0x1000,W,0x400000"]),
        (NOPAE, ["0xC0000000,0x400000,L"]),
        (IDENTITY, ["0x0,0x1000,,0xC0000000"]),
    ],
)
def test_legal(tmp_path: Path, board: Image, maps: list[str]) -> None:
    assert build(tmp_path, board, maps).content


def test_asking_for_write_and_execute_is_a_warning(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0xC0000000,0x1000,WX"])
    (warning,) = built.job.plan.warnings
    assert "--map 0xC0000000,0x1000,WX" in warning
    assert "writable and executable because its flags say W and X" in warning


def test_second_writable_view_of_the_image_is_a_warning(tmp_path: Path) -> None:
    built = build(tmp_path, VIRT, ["0x110000,0x1000,W,0xC0000000"])
    assert any("writable a second time" in text for text in built.job.plan.warnings)


def test_mixed_caching_is_a_warning(tmp_path: Path) -> None:
    maps = ["0xE0000000,0x1000,WD", "0xE0000000,0x1000,W,0xF0000000"]
    built = build(tmp_path, VIRT, maps)
    assert any("only one has caching disabled" in text for text in built.job.plan.warnings)


def test_no_nx_is_said(tmp_path: Path) -> None:
    assert any("no NX bit" in text for text in build(tmp_path, NOPAE).job.plan.warnings)
    board = replace(VIRT, nx=False)
    assert any("no NX bit" in text for text in build(tmp_path, board).job.plan.warnings)
    assert build(tmp_path, VIRT).job.plan.warnings == ()


def test_conflicts_are_found_before_the_first_link() -> None:
    settings = config.from_symbols(image_symbols(VIRT), "test")
    for text in ("0x200000,0x1000", "0xC0000000,0x1000,,0x40100000"):
        maps = mapspec.parse_all([text], settings.format)
        with pytest.raises(MmuError, match=f"--map {text}"):
            plan.build(settings, image.nominal(settings), maps)
