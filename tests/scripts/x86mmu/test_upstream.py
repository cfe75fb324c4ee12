# SPDX-License-Identifier: Apache-2.0
"""Tables for first-pass images of Zephyr 2.7 to 3.4.

The expected translations were read, with our walker, from tables that Zephyr 3.4's own
script made for the same symbols; the images are fixtures with these symbols.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.x86mmu.elf_fixture import Load, make_elf
from scripts.x86mmu.upstream_fixture import BOARDS, Upstream, upstream_elf, upstream_symbols

from x86mmu import cli
from x86mmu.plan_types import D, L, U, W, X
from x86mmu.walk import Found, TableImage, TableMap, walk

# start, end, physical address, rights and page size
Row = tuple[int, int, int, int]
T = -1  # page tables without pages
OUT = 64  # not present, a word is stored


class RefusedError(Exception):
    """What the command said when it made nothing."""


def run(folder: Path, image: Upstream, maps: Sequence[str] = ()) -> bytes:
    """The command on an image."""
    source, output = folder / "zephyr_pre1.elf", folder / "pagetables.bin"
    source.write_bytes(upstream_elf(image))
    output.unlink(missing_ok=True)
    arguments = [part for text in maps for part in ("--map", text)]
    status = cli.main(["-k", str(source), "-o", str(output), *arguments])
    if status:
        assert not output.exists()
        raise RefusedError
    return output.read_bytes()


def tables(image: Upstream, content: bytes) -> TableMap:
    """The walk of what was made."""
    symbols = upstream_symbols(image)
    offset = image.vm_base + image.vm_offset - image.sram_base - image.sram_offset
    top = len(content) - (32 if image.pae else 4096)
    base = symbols["z_x86_pagetables_start"] - offset
    return walk(TableImage(content, base, top, 3 if image.pae else 2, image.pae, True))


def rows(seen: TableMap) -> list[Row]:
    """Spans in the form that the expectations are written in."""
    found = []
    for span in seen.spans:
        if span.found is Found.TABLE:
            found.append((span.start, span.end, 0, T))
        else:
            flags = span.rights | (L if span.large else 0)
            flags |= OUT if span.found is Found.ABSENT_WORD else 0
            found.append((span.start, span.end, span.phys, flags))
    return found


VIRT = 0x40000000
VIRT_ROWS = [
    (0, 0x200000, 0, W | X | L),
    (VIRT, VIRT + 0x1000, 0x100000, U | X),
    (VIRT + 0x1000, VIRT + 0x3000, 0x101000, W),
    (VIRT + 0x3000, VIRT + 0x4000, 0x103000, U | X),
    (VIRT + 0x4000, VIRT + 0x5000, 0x104000, U),
    (VIRT + 0x5000, VIRT + 0xB000, 0x105000, W),
    (VIRT + 0xB000, VIRT + 0xE000, 0x10B000, U | X),
    (VIRT + 0xE000, VIRT + 0xF000, 0x10E000, U),
    (VIRT + 0xF000, VIRT + 0x11000, 0x10F000, W),
    (VIRT + 0x11000, VIRT + 0x400000, 0, T),
]
IDENTITY_ROWS = [
    (0, 0x100000, 0, T),
    (0x100000, 0x104000, 0x100000, U | X),
    (0x104000, 0x105000, 0x104000, U),
    (0x105000, 0x10E000, 0x105000, W),
    (0x10E000, 0x800000, 0, T),
]
NOPAE_ROWS = [
    (0, 0x100000, 0, T),
    (0x100000, 0x105000, 0x100000, U | X),
    (0x105000, 0x10E000, 0x105000, W | X),
    (0x10E000, 0x800000, 0, T),
]
BOARD_ROWS = {
    "qemu_x86": IDENTITY_ROWS,
    "qemu_x86_virt": VIRT_ROWS,
    "qemu_x86_nopae": NOPAE_ROWS,
}


@pytest.mark.parametrize("board", [*BOARDS])
def test_boards(board: str, tmp_path: Path) -> None:
    image = BOARDS[board]
    content = run(tmp_path, image)
    assert len(content) == image.room
    seen = tables(image, content)
    assert seen.faults == []  # no reserved bit, and bits 9 to 11 repeat the rights
    assert rows(seen) == BOARD_ROWS[board]


def test_entries_bit_for_bit(tmp_path: Path) -> None:
    """2-level tables have no reserved bits that upstream sets: byte by byte the same."""
    image = BOARDS["qemu_x86_nopae"]
    content = run(tmp_path, image)
    first = int.from_bytes(content[0x100 * 4 : 0x101 * 4], "little")
    assert first == 0x100000 | 0b1 << 10 | 0b101
    data = int.from_bytes(content[0x105 * 4 : 0x106 * 4], "little")
    assert data == 0x105000 | 0b1 << 9 | 0b11
    pae = run(tmp_path, BOARDS["qemu_x86"])
    entry = int.from_bytes(pae[0x105 * 8 : 0x106 * 8], "little")
    assert entry == 1 << 63 | 0x105000 | 0b101 << 9 | 0b11


MAP_ROWS: dict[str, tuple[str, list[Row]]] = {
    "0xA0000000,0x2000": ("qemu_x86", [(0xA0000000, 0xA0002000, 0xA0000000, 0)]),
    "0x80000000,0x400000,LWUX,0xB0000000": (
        "qemu_x86",
        [(0xB0000000, 0xB0400000, 0x80000000, W | U | X | L)],
    ),
    # Large pages never refuse execution there.
    "0x80000000,0x400000,LD": (
        "qemu_x86_virt",
        [(0x80000000, 0x80400000, 0x80000000, X | D | L)],
    ),
    "0x80401000,0x3000,UD,0xc0000000": (
        "qemu_x86_nopae",
        [(0xC0000000, 0xC0003000, 0x80401000, U | X | D)],
    ),
    "0x123400000,0x2000,W,0x90000000": (
        "qemu_x86_virt",
        [(0x90000000, 0x90002000, 0x123400000, W)],
    ),
}
# Tables more than the kernel's own range needs, with one map of small or of large pages.
EXTRA = {"qemu_x86": (2, 1), "qemu_x86_virt": (3, 2), "qemu_x86_nopae": (1, 0)}


@pytest.mark.parametrize("text", [*MAP_ROWS])
def test_maps(text: str, tmp_path: Path) -> None:
    board, expected = MAP_ROWS[text]
    small, large = EXTRA[board]
    pages = large if "L" in text else small
    base = BOARDS[board]
    grown = pages - base.extra_pages
    image = replace(base, room=base.room + grown * 4096, extra_pages=pages)
    seen = tables(image, run(tmp_path, image, [text]))
    assert seen.faults == []
    mapped = [row for row in rows(seen) if row[3] != T]
    usual = [row for row in BOARD_ROWS[board] if row[3] != T]
    assert mapped == sorted([*usual, *expected])


def test_a_map_that_start_up_takes_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = BOARDS["qemu_x86_virt"]
    image = replace(base, room=base.room + 0x1000, extra_pages=2)
    seen = tables(image, run(tmp_path, image, ["0x30000000,0x2000,W"]))
    assert (0x30000000, 0x30002000, 0x30000000, W) in rows(seen)
    assert "goes away with it during start-up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (BOARDS["qemu_x86"].on("GDBSTUB"), (0x100000, 0x104000, 0x100000, W | U | X)),
        (
            BOARDS["qemu_x86"].off("SRAM_REGION_PERMISSIONS"),
            (0x100000, 0x10E000, 0x100000, W | X),
        ),
        (
            replace(BOARDS["qemu_x86"].on("XIP"), room=0x6020, extra_pages=1),
            (0x500000, 0x900000, 0x500000, 0),
        ),
        (
            replace(
                BOARDS["qemu_x86"].on("XIP").off("SRAM_REGION_PERMISSIONS"),
                room=0x6020,
                extra_pages=1,
            ),
            (0x500000, 0x900000, 0x500000, X),
        ),
        (BOARDS["qemu_x86"].on("ARCH_MAPS_ALL_RAM"), (0x1000, 0x100000, 0x1000, W)),
        (BOARDS["qemu_x86"].on("ARCH_MAPS_ALL_RAM"), (0x105000, 0x400000, 0x105000, W)),
        (
            BOARDS["qemu_x86_virt"].off("LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT"),
            (VIRT + 0xB000, VIRT + 0xE000, VIRT + 0xB000, U | X | OUT),
        ),
        (
            BOARDS["qemu_x86_virt"].off("LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT"),
            (VIRT + 0x5000, VIRT + 0xB000, 0x105000, W),
        ),
        (
            replace(
                BOARDS["qemu_x86_virt"], vm_offset=0x123000, sram_offset=0x345000, vm_size=0x800000,
                sram_size=0x800000, room=0x6020,
            ),
            (0x200000, 0x400000, 0x200000, W | X | L),
        ),
        (
            replace(BOARDS["qemu_x86_virt"], sram_base=0x80000000),
            (0x80000000, 0x80200000, 0x80000000, W | X | L),
        ),
    ],
)  # fmt: skip
def test_options(image: Upstream, expected: Row, tmp_path: Path) -> None:
    content = run(tmp_path, image)
    seen = tables(image, content)
    assert len(content) == image.room
    assert seen.faults == []
    assert expected in rows(seen)


@pytest.mark.parametrize(
    "missing",
    [
        "CONFIG_X86_EXTRA_PAGE_TABLE_PAGES",
        "CONFIG_MMU_PAGE_SIZE",
        "CONFIG_FLASH_SIZE",
        "z_x86_kernel_ptables",
        "z_mapped_end",
        "__text_region_size",
        "__rodata_region_end",
        "CONFIG_SRAM_SIZE",
    ],
)
def test_older_images_lack_symbols(missing: str, tmp_path: Path) -> None:
    image = replace(BOARDS["qemu_x86"], without=frozenset({missing}))
    assert rows(tables(image, run(tmp_path, image))) == IDENTITY_ROWS


def test_older_names_of_text_and_rodata(tmp_path: Path) -> None:
    image = BOARDS["qemu_x86"]
    symbols = {
        name.replace("__text_region", "_image_text").replace(
            "__rodata_region", "_image_rodata"
        ): value
        for name, value in upstream_symbols(image).items()
    }
    source, output = tmp_path / "zephyr_pre0.elf", tmp_path / "pagetables.bin"
    load = Load(0x100000, 0x100000, 0xE000)
    source.write_bytes(make_elf(symbols, loads=[load], sizes={"dummy_pagetables": image.room}))
    assert cli.main(["-k", str(source), "-o", str(output)]) == 0
    assert rows(tables(image, output.read_bytes())) == IDENTITY_ROWS


def test_images_without_sections_are_present(tmp_path: Path) -> None:
    """Before there were boot and pinned sections, nothing said that the rest is there."""
    image = BOARDS["qemu_x86"].off("LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT")
    assert rows(tables(image, run(tmp_path, image))) == IDENTITY_ROWS


def test_room_by_symbols_when_the_object_has_no_size(tmp_path: Path) -> None:
    image = BOARDS["qemu_x86_virt"]
    source, output = tmp_path / "a.elf", tmp_path / "b.bin"
    symbols = upstream_symbols(image)
    source.write_bytes(make_elf(symbols, loads=[Load(VIRT, 0x100000, 0x11000)]))
    assert cli.main(["-k", str(source), "-o", str(output)]) == 0
    assert len(output.read_bytes()) == image.room


def test_wrong_room_is_answered_with_the_right_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for board, (small, large) in EXTRA.items():
        image = BOARDS[board]
        with pytest.raises(RefusedError):
            run(tmp_path, replace(image, extra_pages=7, room=image.room + 0x7000))
        assert "CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=0 (it is 7)" in capsys.readouterr().err
        with pytest.raises(RefusedError):
            run(tmp_path, image, ["0xA0000000,0x2000"])
        assert f"CONFIG_X86_EXTRA_PAGE_TABLE_PAGES={small} (it is" in capsys.readouterr().err
        if large != image.extra_pages:
            with pytest.raises(RefusedError):
                run(tmp_path, image, ["0x80000000,0x400000,L,0xB0000000"])
            assert f"_PAGES={large} (it is" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"vm_base": 0x40000800}, "must all be multiples of a page"),
        ({"vm_base": 0xFFC00000, "vm_size": 0x800000}, "behind 4 GiB"),
        ({"vm_size": 0x100000}, "not inside the kernel's virtual range"),
        ({"vm_offset": 0}, "below physical address 0 or in virtual page 0"),
        ({"without": frozenset({"z_mapped_start"})}, "has no symbol z_mapped_start"),
        ({"without": frozenset({"CONFIG_KERNEL_VM_SIZE"})}, "has no symbol CONFIG_KERNEL_VM_SIZE"),
    ],
)
def test_unusable_images(
    change: dict[str, int], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(RefusedError):
        run(tmp_path, replace(BOARDS["qemu_x86"], **change))  # type: ignore[arg-type]
    assert words in capsys.readouterr().err


def test_overlaps_name_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for maps, words in (
        (["0xA0000000,0x2000", "0xA0001000,0x1000"], ("0xA0000000,0x2000", "0xA0001000,0x1000")),
        (["0xA0000000,0x2000,W,0x100000"], ("the image's text", "0xA0000000,0x2000,W,0x100000")),
    ):
        with pytest.raises(RefusedError):
            run(tmp_path, BOARDS["qemu_x86"], maps)
        told = capsys.readouterr().err
        assert all(word in told for word in words)
    with pytest.raises(RefusedError):
        run(tmp_path, BOARDS["qemu_x86_virt"], ["0x80000000,0x1000,W,0x1000"])
    assert "boot identity" in capsys.readouterr().err


MAP_TEXTS = st.builds(
    lambda page, size, flags, slot: (
        f"{page << 22:#x},{size << 22 if 'L' in flags else size << 12:#x},{flags},"
        f"{0x50000000 + (slot << 25):#x}"
    ),
    st.integers(1, 900),
    st.integers(1, 5),
    st.sets(st.sampled_from("LUWXD")).map(lambda letters: "".join(sorted(letters))),
    st.integers(0, 60),
)


@given(st.sampled_from([*BOARDS]), st.lists(MAP_TEXTS, max_size=5, unique_by=lambda t: t[-10:]))
@settings(max_examples=60)
def test_any_maps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], board: str, maps: list[str]
) -> None:
    """Room as told by the refusal, then every mapping reads back, and nothing else."""
    image = BOARDS[board]
    try:
        content = run(tmp_path, image, maps)
    except RefusedError:
        told = capsys.readouterr().err
        right = int(told.split("CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=")[1].split()[0])
        room = image.room + (right - image.extra_pages) * 4096
        image = replace(image, room=room, extra_pages=right)
        content = run(tmp_path, image, maps)
    seen = tables(image, content)
    assert seen.faults == []
    expected = [row for row in BOARD_ROWS[board] if row[3] != T]
    for text in maps:
        phys, size, flags, virt = text.split(",")
        bits = sum(
            bit for letter, bit in zip("WUXDL", (W, U, X, D, L), strict=True) if letter in flags
        )
        bits |= X if bits & L or not image.pae else 0
        start = int(virt, 16)
        expected.append((start, start + int(size, 16), int(phys, 16), bits))
    assert [row for row in rows(seen) if row[3] != T] == sorted(expected)
