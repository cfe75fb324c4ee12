# SPDX-License-Identifier: Apache-2.0
"""Boot, pinned, generic and on-demand sections: each image checks what it holds and where.

And the board whose programs are in ROM, by every way in, in QEMU and Bochs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from boot.boards import BOARDS
from boot.builds import TREE, Builds, Image
from boot.image import Elf
from boot.machine import Bochs, cd_image, from_cd, run

_APP = "tests/boot/apps/sections"
_ROM = f"EXTRA_DTC_OVERLAY_FILE={TREE / _APP / 'rom.overlay'}"
_ONDEMAND = (
    "CONFIG_DEMAND_PAGING=y", "CONFIG_BACKING_STORE_ROM_IMAGE=y",
    "CONFIG_LINKER_USE_ONDEMAND_SECTION=y",
)  # fmt: skip
_SAYS = "sections: right"

_PLAIN = (
    Image(_APP, "qemu_x86_virt"),
    Image(_APP, "qemu_x86_nopae", "clang"),
    *(Image(_APP, board.name, config=("CONFIG_DEMAND_PAGING=y",)) for board in BOARDS),
)
_TINY = (
    Image(_APP, "qemu_x86_tiny"),
    Image(_APP, "qemu_x86_tiny", "clang"),
    Image(_APP, "qemu_x86_tiny/atom", config=("CONFIG_KERNEL_VM_BASE=0x0",)),
    Image(_APP, "qemu_x86_tiny", config=("CONFIG_HW_STACK_PROTECTION=y",)),
)
_IMAGES = (
    *_PLAIN,
    *(Image(_APP, board.name, config=_ONDEMAND, defines=(_ROM,)) for board in BOARDS),
    Image(_APP, "qemu_x86_virt", "clang", _ONDEMAND, (_ROM,)),
    Image(
        _APP, "qemu_x86_virt",
        config=(*_ONDEMAND, "CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=n"), defines=(_ROM,),
    ),
    *_TINY,
)  # fmt: skip


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_sections(builds: Builds, image: Image) -> None:
    report = run(builds.get(image).machine())
    assert _SAYS in report.console, report.console
    assert report.status == 0
    elf = Elf.read(builds.get(image).elf)
    assert all(segment.flags & 3 != 3 for segment in elf.segments), "a segment is W and X"


@pytest.mark.parametrize("image", _TINY[:2], ids=str)
def test_every_way_into_rom(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    pvh = built.machine().override(kernel=built.output("zephyr-pvh.elf"))
    disc = cd_image(tmp_path, built.elf)
    reports = [
        run(pvh), run(from_cd(built.machine(), disc)),
        Bochs(disc).run(tmp_path),
    ]  # fmt: skip
    assert all(_SAYS in report.console and report.status == 0 for report in reports), reports


def test_what_is_not_there_at_start_up_is_in_rom(builds: Builds) -> None:
    """Load addresses: RAM up to the end of the resident part, ROM behind it, by offset."""
    elf = Elf.read(builds.get(_TINY[0]).elf)
    start, resident = elf.symbols["z_mapped_start"], elf.symbols["z_image_resident_end"]
    assert resident == elf.symbols["lnkr_pinned_end"]
    for segment in elf.segments:
        base = 0x100000 if segment.virtual < resident else 0x500000
        assert segment.physical == base + segment.virtual - start
    assert any(segment.virtual >= resident for segment in elf.segments)
