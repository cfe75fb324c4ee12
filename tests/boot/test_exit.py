# SPDX-License-Identifier: Apache-2.0
"""exit(), _exit() and abort() end the machine where they stand, with the status they say."""

from __future__ import annotations

import pytest

from boot.builds import Builds, Image
from boot.machine import run


@pytest.mark.parametrize(
    ("ending", "status", "said"),
    [
        ("exit(0)", 0, "one\n*** Ponente: exit 0"),
        ("exit(3)", 1, "one\n*** Ponente: exit 1"),
        ("_exit(0)", 0, "one\n*** Ponente: exit 0"),
        ("abort()", 1, "one\nabort()\n"),
    ],
)
def test_program_ends(builds: Builds, ending: str, status: int, said: str) -> None:
    image = Image("tests/boot/apps/ending", "qemu_x86_virt", defines=(f"ENDING={ending}",))
    report = run(builds.get(image).machine())
    assert report.status == status
    assert said in "\n".join(report.lines()) and "two" not in report.console
