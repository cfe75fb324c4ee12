# SPDX-License-Identifier: Apache-2.0
"""Every board runs the checks of apps/kernel: by gcc and clang, on each CPU and machine.

The checks themselves (start-up order, devices, memory, printf) are C and run in the guest.
"""

from __future__ import annotations

import re

import pytest

from boot.boards import BOARDS, MACHINES, TOOLCHAINS, Board
from boot.builds import Builds, Image
from boot.machine import Report, run

_APP = "tests/boot/apps/kernel"
_SUMMARY = re.compile(r"^checks: (\d+) made, 0 failed$", re.MULTILINE)
_FEWEST_CHECKS = 50


def kernel_image(board: Board, toolchain: str = "gcc", *config: str) -> Image:
    """Return the image of the checks for one board."""
    return Image(_APP, board.name, toolchain, config)


def assert_checked(report: Report) -> None:
    """The guest made all its checks, and none failed."""
    summary = _SUMMARY.search(report.console)
    assert summary is not None, report.console
    assert int(summary[1]) >= _FEWEST_CHECKS, report.console
    assert report.status == 0


_CASES = [
    pytest.param(
        kernel_image(board, toolchain), cpu, machine, id=f"{board.name}-{toolchain}-{cpu}-{machine}"
    )
    for board in BOARDS
    for toolchain in TOOLCHAINS
    for cpu in board.cpus
    for machine in MACHINES
]


@pytest.mark.parametrize(("image", "cpu", "machine"), _CASES)
def test_checks_pass(builds: Builds, image: Image, cpu: str, machine: str) -> None:
    guest = builds.get(image).machine().override(cpu=cpu, machine=machine)
    assert_checked(run(guest.override(extra=("-append", "west wind"))))


@pytest.mark.parametrize("image", [kernel_image(board, "cross") for board in BOARDS[1:3]], ids=str)
def test_cross_compiler(builds: Builds, image: Image) -> None:
    assert_checked(run(builds.get(image).machine().override(extra=("-append", "west wind"))))


@pytest.mark.parametrize("image", [kernel_image(board) for board in BOARDS], ids=str)
def test_banner_comes_first(builds: Builds, image: Image) -> None:
    report = run(builds.get(image).machine().override(extra=("-append", "west wind")))
    banner = re.compile(r"\*\*\* Booting Ponente [0-9]\S* \(Zephyr 4\.1 API\) \*\*\*")
    lines = [line for line in report.lines() if line]
    assert banner.fullmatch(lines[0]), report.console
    assert lines[-1] == "*** Ponente: exit 0"


# q35 puts a part of 3000 MiB above 4 GiB, which a CPU without PAE cannot have (QEMU 9 refuses it).
@pytest.mark.parametrize(
    ("image", "memory_mib"),
    [(kernel_image(BOARDS[0]), mib) for mib in (4, 64, 1024, 3000)]
    + [(kernel_image(BOARDS[3]), mib) for mib in (4, 64, 1024, 2700)],
    ids=str,
)
def test_more_ram_than_configured(builds: Builds, image: Image, memory_mib: int) -> None:
    guest = builds.get(image).machine().override(memory_mib=memory_mib)
    assert_checked(run(guest.override(extra=("-append", "west wind"))))
