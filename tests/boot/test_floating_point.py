# SPDX-License-Identifier: Apache-2.0
"""Floating-point registers of threads in Bochs, whose CPU raises errors of SSE arithmetic; and what
start-up says on a CPU without the registers."""

from __future__ import annotations

from pathlib import Path

import pytest

from boot.builds import Builds, Image
from boot.machine import Bochs, cd_image, run

_SHARED = "CONFIG_FPU_SHARING=y"
_SSE = (_SHARED, "CONFIG_X86_SSE=y", "CONFIG_X86_SSE_FP_MATH=y")
_APP = "tests/kernel/floating_point"
_IMAGES = [
    Image(_APP, "qemu_x86_virt", config=_SSE),
    Image(_APP, "qemu_x86_nopae", config=(_SHARED,)),
]


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_suite_in_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    report = Bochs(cd_image(tmp_path, builds.get(image).elf)).run(tmp_path)
    assert report.status == 0, report.console
    assert "PROJECT EXECUTION SUCCESSFUL" in report.console
    if image.config == _SSE:
        assert "PASS - test_division_by_zero_with_sse" in report.console


@pytest.mark.parametrize(
    ("config", "cpu", "missing"),
    [
        (("CONFIG_FPU=y",), "pentium,-fpu", "FPU"),
        (("CONFIG_FPU=y", "CONFIG_X86_SSE=y"), "pentium3,-fxsr", "FXSR"),
        (("CONFIG_FPU=y", "CONFIG_X86_SSE=y"), "pentium2", "SSE"),
        (("CONFIG_FPU=y", "CONFIG_X86_SSE=y", "CONFIG_X86_SSE2=y"), "pentium3", "SSE2"),
    ],
)
def test_cpu_lacks_something(
    builds: Builds, config: tuple[str, ...], cpu: str, missing: str
) -> None:
    image = Image("samples/hello_world", "qemu_x86_nopae", config=config)
    report = run(builds.get(image).machine().override(cpu=cpu))
    assert report.status == 1
    assert f"the CPU has no {missing}" in report.console
    assert "Hello" not in report.console
