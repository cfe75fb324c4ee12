# SPDX-License-Identifier: Apache-2.0
"""The 16550 driver on memory-mapped registers, beside a port in I/O space."""

from __future__ import annotations

import pytest

from boot.boards import TOOLCHAINS
from boot.builds import Builds, Image
from boot.machine import run

_APP = "tests/boot/apps/mapped_serial"


@pytest.mark.parametrize("toolchain", TOOLCHAINS)
def test_registers_in_memory(builds: Builds, toolchain: str) -> None:
    report = run(builds.get(Image(_APP, "qemu_x86_virt", toolchain)).machine())
    assert report.lines()[-2] == "mapped serial port: 0 failed", report.console
    assert report.status == 0
