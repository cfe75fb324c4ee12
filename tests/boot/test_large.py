# SPDX-License-Identifier: Apache-2.0
"""An image whose code and constants cover whole large pages has them, where it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boot.boards import BOARDS, BY_NAME
from boot.builds import Builds, Image
from boot.machine import Bochs, cd_image, run, watched, without_exit
from boot.test_tables import assert_tables_are_recorded

_RAM = "DTS_EXTRA_CPPFLAGS=-DDT_DRAM_SIZE=DT_SIZE_M(32)"
_IMAGES = [Image("tests/boot/apps/large", board.name, defines=(_RAM,)) for board in BOARDS]
_SAYS = "first 1, last 2, sum 0x1e29340d, end 0xa0b0c0d"
_BULK = 10  # MiB of code, and of constants


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_runs_on_large_pages(builds: Builds, image: Image) -> None:
    report = run(builds.get(image).machine())
    assert report.status == 0
    assert _SAYS in report.console
    assert_tables_are_recorded(builds, image)


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_every_whole_large_page_is_one(builds: Builds, image: Image) -> None:
    with watched(without_exit(builds.get(image).machine())) as guest:
        guest.wait_for("*** Ponente: exit 0")
        shown = guest.monitor("info tlb")
    large = re.findall(r"^([0-9a-f]{16}): [0-9a-f]{16} (\S*P\S*)$", shown, re.MULTILINE)
    mib = 2 if BY_NAME[image.board].pae else 4
    # Ten mebibytes that begin anywhere have at least this many whole ones.
    assert len(large) >= 2 * (_BULK // mib - 1), shown[:2000]
    assert all("W" not in flags for _, flags in large)
    assert all(int(address, 16) % (mib << 20) == 0 for address, _ in large)


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    disc = cd_image(tmp_path, builds.get(image).elf)
    report = Bochs(disc, memory_mib=64).run(tmp_path)
    assert report.status == 0
    assert _SAYS in report.console
