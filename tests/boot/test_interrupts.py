# SPDX-License-Identifier: Apache-2.0
"""Interrupts on machines that QEMU's default is not, and what an error leaves when it is handled.

The checks of handlers and lines are those of tests/interrupts/lines, which twister runs; here they
run in Bochs and on other machines, and those of the 8259 on a CPU without a local APIC.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boot.boards import BOARDS, MACHINES, TOOLCHAINS
from boot.builds import Builds, Image
from boot.machine import Bochs, Report, cd_image, run

_LINES = "tests/interrupts/lines"
_PIC = "tests/interrupts/pic"
_POLICY = "tests/boot/apps/policy"
_SUCCESS = "PROJECT EXECUTION SUCCESSFUL"

_LINE_IMAGES = [Image(_LINES, board.name) for board in BOARDS]
_PIC_IMAGES = [Image(_PIC, board.name) for board in BOARDS if not board.virtual]
_POLICY_IMAGES = [
    Image(_POLICY, board.name, toolchain)
    for board, toolchain in zip(BOARDS[1::2], TOOLCHAINS, strict=True)
]


def _assert_success(report: Report) -> None:
    assert _SUCCESS in report.console, report.console
    assert report.status == 0


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _LINE_IMAGES, ids=str)
def test_lines(builds: Builds, image: Image, machine: str) -> None:
    _assert_success(run(builds.get(image).machine().override(machine=machine)))


@pytest.mark.parametrize("image", _LINE_IMAGES, ids=str)
def test_lines_in_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    _assert_success(Bochs(cd_image(tmp_path, builds.get(image).elf)).run(tmp_path))


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("image", _PIC_IMAGES, ids=str)
def test_8259(builds: Builds, image: Image, machine: str) -> None:
    _assert_success(run(builds.get(image).machine().override(machine=machine)))


@pytest.mark.parametrize("cpu", ["pentium,-apic", "pentium3,-apic"])
def test_8259_on_a_cpu_without_apic(builds: Builds, cpu: str) -> None:
    built = builds.get(Image(_PIC, "qemu_x86_nopae"))
    _assert_success(run(built.machine().override(cpu=cpu, machine="pc")))


# What goes on when the handler of fatal errors returns, and what ends the system all the same.
_GOES_ON = {"thread": 0, "oops": 3}
_ENDS = {
    "panic": (r"handler: reason 4", 1),
    "isr": (r"Fault during interrupt handling\nCurrent thread: \S+ \(worker\)", 1),
    "essential": (r"handler: reason 0(.|\n)*essential(.|\n)*handler: reason 4", 2),
    "handler": (r"while reporting the first one", 1),
}


def _policy(builds: Builds, image: Image, what: str) -> Report:
    return run(builds.get(image).machine().override(extra=("-append", what)))


@pytest.mark.parametrize("what", _GOES_ON)
@pytest.mark.parametrize("image", _POLICY_IMAGES, ids=str)
def test_error_ends_the_thread_alone(builds: Builds, image: Image, what: str) -> None:
    report = _policy(builds, image, what)
    assert f"handler: reason {_GOES_ON[what]}, with registers" in report.console
    assert re.search(r"^Current thread: 0x[0-9a-f]+ \(worker\)$", report.console, re.MULTILINE)
    assert "the rest goes on" in report.console
    assert "came back" not in report.console
    assert report.status == 0


@pytest.mark.parametrize("what", _ENDS)
@pytest.mark.parametrize("image", _POLICY_IMAGES, ids=str)
def test_error_ends_the_system(builds: Builds, image: Image, what: str) -> None:
    says, calls = _ENDS[what]
    report = _policy(builds, image, what)
    assert re.search(says, report.console), report.console
    assert report.console.count("handler: reason") == calls
    assert "came back" not in report.console
    assert "the rest goes on" not in report.console
    assert report.status == 1


@pytest.mark.parametrize("image", _POLICY_IMAGES, ids=str)
def test_stack_overflow_ends_the_thread_alone(builds: Builds, image: Image) -> None:
    report = _policy(builds, image, "overflow")
    assert "guard of the main stack" in report.console
    assert report.console.count("handler: reason 2, with registers") == 1
    assert report.lines()[-2] == "others go on"
    assert report.status == 0


@pytest.mark.parametrize("image", [image for image in _POLICY_IMAGES if image.toolchain == "gcc"],
                         ids=str)
def test_stack_overflow_in_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    report = Bochs(cd_image(tmp_path, builds.get(image).elf, "overflow")).run(tmp_path)
    assert "handler: reason 2" in report.console
    assert "others go on" in report.console


@pytest.mark.parametrize("image", _POLICY_IMAGES, ids=str)
def test_list_of_owners(builds: Builds, image: Image) -> None:
    rows = builds.get(image).output("interrupts.txt").read_text(encoding="utf-8").splitlines()
    owners = {row.split()[-2]: row.split()[:3] for row in rows[1:]}
    assert owners["irq_offload"] == ["33", "-", "-"]
    assert owners["z_x86_double_fault"][0] == "8"
    assert all(re.search(r" \(\w+\.[cS]:\d+\)$", row) for row in rows[1:]), rows
