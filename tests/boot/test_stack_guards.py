# SPDX-License-Identifier: Apache-2.0
"""The suite of guard pages in Bochs, whose CPU is not QEMU's: page faults while a frame is pushed,
task switches of double faults, single steps through the kernel."""

from __future__ import annotations

from pathlib import Path

from boot.builds import Builds, Image
from boot.machine import Bochs, cd_image

# Without the long reports, which cost most of the time.
_IMAGE = Image("tests/kernel/stack_guards", "qemu_x86_virt", config=("CONFIG_EXCEPTION_DEBUG=n",))


def test_suite_in_bochs(builds: Builds, tmp_path: Path) -> None:
    report = Bochs(cd_image(tmp_path, builds.get(_IMAGE).elf)).run(tmp_path)
    assert "PROJECT EXECUTION SUCCESSFUL" in report.console, report.console[-2000:]
    assert report.status == 0
