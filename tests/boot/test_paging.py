# SPDX-License-Identifier: Apache-2.0
"""Demand paging from outside: a program takes the same page faults in every run."""

from __future__ import annotations

import re

import pytest

from boot.builds import Builds, Image
from boot.machine import run

_WORKLOAD = "tests/kernel/paging_workload"
_SLOTS = "CONFIG_BACKING_STORE_RAM_PAGES=440"
_COUNTS = re.compile(
    r"^(\d+) frames, (\d+) pages: (\d+) page faults, (\d+) clean and (\d+) dirty evictions$",
    re.MULTILINE,
)
_IMAGES = (
    # NRU's period is time, which is counted in instructions.
    Image(_WORKLOAD, "qemu_x86", config=(_SLOTS,)),
    Image(_WORKLOAD, "qemu_x86_nopae_virt", "clang", (_SLOTS, "CONFIG_EVICTION_LRU=y")),
)


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_every_run_takes_the_same_page_faults(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    first, second = run(built.machine()), run(built.machine())
    assert first.status == 0, first.console
    assert first.console == second.console
    rows = [tuple(int(number) for number in row) for row in _COUNTS.findall(first.console)]
    assert len(rows) == 4
    for frames, pages, faults, clean, dirty in rows:
        assert 10 * frames <= pages <= faults
        assert faults - frames <= clean + dirty <= faults
