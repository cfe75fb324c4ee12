# SPDX-License-Identifier: Apache-2.0
"""What the boot loader says and the image has no room for is reported, not silently dropped."""

from __future__ import annotations

import re

import pytest

from boot.boards import BOARDS
from boot.builds import Builds, Image
from boot.machine import run

_IMAGES = [Image("samples/hello_world", board.name) for board in BOARDS]


@pytest.mark.parametrize("elf", ["zephyr.elf", "zephyr-pvh.elf"])
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_long_command_line(builds: Builds, image: Image, elf: str) -> None:
    built = builds.get(image)
    guest = built.machine().override(kernel=built.output(elf), extra=("-append", "x" * 2000))
    report = run(guest)
    assert report.status == 0
    lost = report.lines()[0]
    # The loader puts the image's path before the words.
    assert re.match(r"boot: lost 0 memory ranges, 0 modules, 2\d{3} bytes of text", lost)
    assert lost.endswith("raise CONFIG_X86_BOOT_ARGS_SIZE (768)")


def test_many_memory_ranges(builds: Builds) -> None:
    """A room for six ranges: the others are counted, and RAM that is not known is not refused."""
    image = Image("samples/hello_world", "qemu_x86_virt", "gcc", ("CONFIG_X86_BOOT_ARGS_SIZE=128",))
    report = run(builds.get(image).machine())
    assert report.status == 0
    assert "boot: lost 2 memory ranges, 0 modules, " in report.lines()[0]
