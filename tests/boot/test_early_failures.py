# SPDX-License-Identifier: Apache-2.0
"""What start-up refuses is said in words on the serial line, before the machine stops."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from boot.boards import BOARDS, MACHINES
from boot.builds import Builds, Image
from boot.machine import Bochs, cd_image, from_cd, run

_IMAGES = [Image("samples/hello_world", board.name) for board in BOARDS]
_PAE = [image for image, board in zip(_IMAGES, BOARDS, strict=True) if board.pae]
_TWO_LEVEL = [image for image, board in zip(_IMAGES, BOARDS, strict=True) if not board.pae]

_CANNOT_START = "Ponente cannot start: "

_CPU_CASES = [
    *((image, "pentium", "PAE") for image in _PAE),
    *((image, "486", "PAE") for image in _PAE),
    *((image, "pentium3,-pae", "PAE") for image in _PAE),
    *((image, "pentium3", "NX") for image in _PAE),
    *((image, "qemu32,+pae,-nx", "NX") for image in _PAE),
    *((image, "qemu32,+pae,+nx,-cmov", "CMOV") for image in _PAE),
    *((image, "486,-pse", "PSE") for image in _TWO_LEVEL),
    *((image, "pentium,-pse", "PSE") for image in _TWO_LEVEL),
    *((image, "pentium,-apic", "local APIC") for image in _TWO_LEVEL),
]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("image", "cpu", "missing"),
    [pytest.param(*case, id="-".join(map(str, case))) for case in _CPU_CASES],
)
def test_cpu_lacks_something(
    builds: Builds, image: Image, cpu: str, missing: str, machine: str
) -> None:
    report = run(builds.get(image).machine().override(cpu=cpu, machine=machine))
    assert report.status == 1
    assert f"{_CANNOT_START}the CPU has no {missing}" in report.console
    assert "Hello" not in report.console


@pytest.mark.parametrize("image", _PAE, ids=str)
def test_cpu_lacks_something_in_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    disc = cd_image(tmp_path, builds.get(image).elf)
    report = Bochs(disc, "pentium").run(tmp_path)
    assert report.status == 1
    assert f"{_CANNOT_START}the CPU has no PAE" in report.console


@pytest.mark.parametrize("memory_mib", [2, 3])
@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_too_little_ram(builds: Builds, image: Image, machine: str, memory_mib: int) -> None:
    guest = builds.get(image).machine().override(memory_mib=memory_mib, machine=machine)
    report = run(guest)
    assert report.status == 1
    assert f"{_CANNOT_START}too little RAM" in report.console
    assert "the devicetree says 0x00400000" in report.console


def _moved(elf: Path, target: Path, distance: int) -> None:
    """Write `elf` with all its LOAD segments loaded `distance` bytes further up."""
    data = bytearray(elf.read_bytes())
    first, size, count = (
        struct.unpack_from(form, data, at)[0] for form, at in (("<I", 28), ("<H", 42), ("<H", 44))
    )
    for header in range(first, first + size * count, size):
        kind, _, _, physical = struct.unpack_from("<IIII", data, header)
        if kind == 1:
            struct.pack_into("<I", data, header + 12, physical + distance)
    target.write_bytes(data)


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_wrong_load_address(builds: Builds, image: Image, tmp_path: Path) -> None:
    built, moved = builds.get(image), tmp_path / "moved.elf"
    _moved(built.elf, moved, 0x80000)
    report = run(built.machine().override(kernel=moved))
    assert report.status == 1
    assert f"{_CANNOT_START}loaded at 0x00180000" in report.console
    assert "linked for physical address 0x00100000" in report.console


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_wrong_load_address_by_grub(builds: Builds, image: Image, tmp_path: Path) -> None:
    built, moved = builds.get(image), tmp_path / "moved.elf"
    _moved(built.elf, moved, 0x200000)
    report = run(from_cd(built.machine(), cd_image(tmp_path, moved)))
    assert report.status == 1
    assert f"{_CANNOT_START}loaded at 0x00300000" in report.console
