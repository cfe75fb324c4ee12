# SPDX-License-Identifier: Apache-2.0
"""The ways into an image: GRUB from a CD, PVH, and Bochs, whose CPU checks what QEMU lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from boot.boards import BOARDS, BY_NAME, MACHINES, TOOLCHAINS
from boot.builds import Builds, Image
from boot.machine import Bochs, cd_image, from_cd, run
from boot.test_boot import assert_checked, kernel_image

_IMAGES = [kernel_image(board, toolchain) for board in BOARDS for toolchain in TOOLCHAINS]
_BOCHS_CPUS = {
    True: ("corei7_haswell_4770", "core_duo_t2400_yonah"),
    False: ("pentium", "p3_katmai"),
}
_BOCHS_CASES = [
    pytest.param(image, cpu, id=f"{image}-{cpu}")
    for image in _IMAGES
    for cpu in _BOCHS_CPUS[BY_NAME[image.board].pae]
]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_pvh(builds: Builds, image: Image, machine: str) -> None:
    built = builds.get(image)
    guest = built.machine().override(machine=machine, kernel=built.output("zephyr-pvh.elf"))
    assert_checked(run(guest.override(extra=("-append", "west wind"))))


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_pvh_image_differs_in_one_word(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    multiboot, pvh = built.elf.read_bytes(), built.output("zephyr-pvh.elf").read_bytes()
    assert len(multiboot) == len(pvh)
    different = [at for at, (a, b) in enumerate(zip(multiboot, pvh, strict=True)) if a != b]
    magic = multiboot.index((0x1BADB002).to_bytes(4, "little"))
    assert different
    assert set(different) <= set(range(magic, magic + 4))


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_grub(builds: Builds, image: Image, machine: str, tmp_path: Path) -> None:
    built = builds.get(image)
    disc = cd_image(tmp_path, built.elf, "west wind")
    assert_checked(run(from_cd(built.machine().override(machine=machine), disc)))


@pytest.mark.parametrize(("image", "cpu"), _BOCHS_CASES)
def test_bochs(builds: Builds, image: Image, cpu: str, tmp_path: Path) -> None:
    disc = cd_image(tmp_path, builds.get(image).elf, "west wind")
    assert_checked(Bochs(disc, cpu).run(tmp_path))
