# SPDX-License-Identifier: Apache-2.0
"""samples/arch/x86/mmio_map puts the expected picture on QEMU's screen, on every board."""

from __future__ import annotations

from pathlib import Path

import pytest

from boot.boards import BOARDS, MACHINES
from boot.builds import TREE, Builds, Image
from boot.machine import run, watched, without_exit
from boot.picture import expected, from_ppm, to_png

_IMAGES = [Image("samples/arch/x86/mmio_map", board.name) for board in BOARDS]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_screen(builds: Builds, image: Image, machine: str, tmp_path: Path) -> None:
    dump = tmp_path / "screen.ppm"
    guest_machine = without_exit(builds.get(image).machine().override(machine=machine))
    with watched(guest_machine) as guest:
        guest.wait_for("*** Ponente: exit 0")
        guest.command("screendump", filename=str(dump))
        console = guest.console()
    assert "640x480 drawn at 0xfd000000 before the kernel started" in console

    shown, wanted = from_ppm(dump.read_bytes()), expected()
    assert (shown.width, shown.height) == (wanted.width, wanted.height)
    wrong = [
        (x, y, shown.at(x, y), wanted.at(x, y))
        for y in range(wanted.height)
        for x in range(wanted.width)
        if shown.at(x, y) != wanted.at(x, y)
    ]
    assert not wrong, f"{len(wrong)} pixels differ, the first: {wrong[0]}"


def test_without_the_device(builds: Builds) -> None:
    machine = builds.get(_IMAGES[0]).machine().override(extra=("-vga", "none"))
    report = run(machine)
    assert report.status == 1
    assert "this machine has no standard VGA" in report.console


def test_picture_of_the_documentation() -> None:
    assert (TREE / "doc/pictures/mmio_map.png").read_bytes() == to_png(expected())
