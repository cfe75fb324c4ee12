# SPDX-License-Identifier: Apache-2.0
"""RDRAND as a source of entropy, on CPUs that have it and on others; restarts of the machine."""

from __future__ import annotations

import re

import pytest

from boot.builds import Builds, Image
from boot.machine import run, run_until
from run.machine import Machine

_IMAGE = Image("tests/boot/apps/random", "qemu_x86")
_FAST = Image("tests/boot/apps/random", "qemu_x86", config=("CONFIG_XOSHIRO_RANDOM_GENERATOR=y",))
_WITH = "qemu32,+nx,+pae,+rdrand"


def _saying(machine: Machine, words: str) -> Machine:
    return machine.override(extra=("-append", words))


@pytest.mark.parametrize("image", [_IMAGE, _FAST], ids=["device", "xoshiro"])
def test_numbers(builds: Builds, image: Image) -> None:
    report = run(builds.get(image).machine().override(cpu=_WITH))
    assert report.status == 0 and "ready 1 csrand 0" in report.console
    found = re.search(r"^([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8})$", report.console, re.MULTILINE)
    assert found is not None and len(set(found.groups())) == 3


def test_cpu_without_rdrand(builds: Builds) -> None:
    report = run(builds.get(_IMAGE).machine())
    assert report.status == 0
    assert "rdrand: this CPU has no RDRAND instruction, so there is no entropy" in report.console
    assert "ready 0 csrand -5" in report.console


def test_number_without_entropy_is_fatal(builds: Builds) -> None:
    report = run(_saying(builds.get(_IMAGE).machine(), "panic"))
    assert report.status == 1
    assert "sys_rand_get(): the entropy device fails with -19" in report.console


@pytest.mark.parametrize("kind", ["cold", "warm"])
@pytest.mark.parametrize("machine", ["q35", "pc"])
def test_reboot(builds: Builds, kind: str, machine: str) -> None:
    built = builds.get(_IMAGE).machine().override(machine=machine)
    again = tuple(word for word in built.arguments if word != "-no-reboot")
    assert len(again) < len(built.arguments)
    restarting = Machine(built.binary, again, built.kernel)
    report = run_until(_saying(restarting, kind), "again\nrdrand: ")
    assert "cannot be reset" not in report.console
