# SPDX-License-Identifier: Apache-2.0
"""The page tables of a running guest against the record in its image, page by page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from boot.boards import BOARDS, BY_NAME, Board
from boot.builds import Builds, Image
from boot.image import Elf
from boot.machine import run, watched, without_exit
from boot.tables import Page, Record, live, recorded
from boot.test_boot import kernel_image

_MAPS = (
    "X86_EXTRA_GEN_MMU_ARGUMENTS=--map;0xfd000000,0x800000,LW;--map;0xe0000000,0x3000,WD;"
    "--map;0xfee00000,4096,WD,0xd0000000;--map;0x00300000,0x1000,X,0xd0001000"
)
_SAMPLE = "tests/boot/apps/faults"

# Physical addresses of the devices whose registers every image of these boards maps.
_DEVICES = frozenset({0xFEC00000, 0xFED00000, 0xFEE00000})

_LETTERS = re.compile(r"^([0-9a-f]{8}) (\d+)K (\S+)$", re.MULTILINE)

_PARTS = ("text", "rodata", "data")

_IMAGES = [kernel_image(board) for board in BOARDS]
_LARGE = [replace(kernel_image(board), defines=(_MAPS,)) for board in (BOARDS[1], BOARDS[2])]
_MAPPED = [Image(_SAMPLE, board.name, defines=(_MAPS,)) for board in BOARDS]


def _tables(builds: Builds, image: Image) -> tuple[frozenset[Page], Record]:
    """Return the pages of the guest at its end, and the record of its image."""
    built = builds.get(image)
    machine = without_exit(built.machine()).override(extra=("-append", "return-0"))
    with watched(machine) as guest:
        guest.wait_for("*** Ponente: exit")
        shown = guest.monitor("info tlb")
    return live(shown, pae=BY_NAME[image.board].pae), recorded(built.output("mmu_record.bin"))


def assert_tables_are_recorded(builds: Builds, image: Image) -> None:
    """The image's record lists what its guest has mapped, and nothing else.

    Where stacks have guards, the idle thread has taken the first page of its stack's object away.
    """
    pages, record = _tables(builds, image)
    assert pages
    wanted = record.pages()
    if image.app == _SAMPLE:
        guard = Elf.read(builds.get(image).elf).symbols["idle_stack"]
        gone = {page for page in wanted if page.virtual == guard}
        assert len(gone) == 1 and not gone & pages
        wanted -= gone
    assert not pages - wanted, f"mapped, but not recorded: {min(pages - wanted)}"
    assert not wanted - pages, f"recorded, but not mapped: {min(wanted - pages)}"


@pytest.mark.parametrize("image", [*_IMAGES, *_MAPPED], ids=str)
def test_running_tables_are_those_recorded(builds: Builds, image: Image) -> None:
    assert_tables_are_recorded(builds, image)


def _in_letters(console: str) -> dict[int, str]:
    """Each 4 KiB page that the guest's own dump has a letter for."""
    letters: dict[int, str] = {}
    for line in _LETTERS.finditer(console):
        start, kib = int(line[1], 16), int(line[2])
        for place, letter in enumerate(line[3]):
            for offset in range(0, kib * 1024, 0x1000):
                if letter != ".":
                    letters[start + place * kib * 1024 + offset] = letter
    return letters


def _letter(page: Page) -> str:
    letter = {(False, False): "r", (True, False): "w", (False, True): "x", (True, True): "a"}[
        page.writable, page.executable
    ]
    return letter.upper() if page.user else letter


@pytest.mark.parametrize("image", [_IMAGES[1], _IMAGES[2], *_LARGE], ids=str)
def test_letters_are_those_recorded(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    report = run(built.machine().override(extra=("-append", "west wind letters")))
    wanted = recorded(built.output("mmu_record.bin")).pages()
    assert _in_letters(report.console) == {page.virtual: _letter(page) for page in wanted}
    assert "a letter is an entry" in report.console
    assert not any(len(line[3]) > 64 for line in _LETTERS.finditer(report.console))


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_policies_on_running_tables(builds: Builds, image: Image) -> None:
    mapped, record = _tables(builds, image)
    board = BY_NAME[image.board]
    start = board.vm_base + 0x100000
    image_region = range(start, start + 4096 * _image_pages(record))
    devices = {page for page in mapped if page.physical in _DEVICES}
    pages = mapped - devices
    _assert_devices(devices, board)
    assert all(page.virtual in image_region for page in pages)
    assert min(page.virtual for page in pages) > 0
    assert all(page.user != page.writable for page in pages)
    assert all(page.virtual - page.physical == board.vm_base for page in pages)
    if board.pae:
        assert not any(page.writable and page.executable for page in pages)
    text = [page for page in pages if not page.writable]
    data = [page for page in pages if page.writable]
    assert text and data
    assert max(text).virtual < min(data).virtual


def _assert_devices(devices: set[Page], board: Board) -> None:
    """Registers are in the last pages of the kernel's range (8 MiB), for data, uncached."""
    assert {page.physical for page in devices} == _DEVICES
    end = board.vm_base + 0x800000
    assert {page.virtual for page in devices} == {end - 0x1000, end - 0x2000, end - 0x3000}
    assert not any(page.cached or page.user for page in devices)
    assert all(page.writable for page in devices)
    assert not (board.pae and any(page.executable for page in devices))


def _image_pages(record: Record) -> int:
    return sum(region.size for region in record.regions if region.name in _PARTS) // 4096


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_record_of_the_boards(builds: Builds, image: Image) -> None:
    board = BY_NAME[image.board]
    record = recorded(builds.get(image).output("mmu_record.bin"))
    assert record.levels == (3 if board.pae else 2)
    assert record.refuses_execution == board.pae
    assert (record.identity_count > 0) == board.virtual
    names = [region.name for region in record.regions]
    assert names[:3] == list(_PARTS)
    assert len(names) == len(_PARTS) + len(_DEVICES)
