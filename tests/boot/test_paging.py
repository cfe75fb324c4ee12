# SPDX-License-Identifier: Apache-2.0
"""What demand paging says when it cannot serve a page or cannot begin; its suite in Bochs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boot.builds import Builds, Image
from boot.machine import Bochs, Report, cd_image, run

_APP = "tests/boot/apps/paging"
_WHOLE_IMAGE_STAYS = "CONFIG_LINKER_USE_PINNED_SECTION=n"
_CUSTOM = (_WHOLE_IMAGE_STAYS, "CONFIG_BACKING_STORE_CUSTOM=y", "CONFIG_ASSERT=y")
_ALLOW = "CONFIG_DEMAND_PAGING_ALLOW_IRQ=y"
_LOCKED = Image(_APP, "qemu_x86_virt", config=_CUSTOM)
_ENABLED = Image(_APP, "qemu_x86_nopae", "clang", (*_CUSTOM, _ALLOW))
_RAM = Image(_APP, "qemu_x86", config=(_WHOLE_IMAGE_STAYS,))
_TINY = Image(_APP, "qemu_x86_tiny", config=("CONFIG_BACKING_STORE_RAM_PAGES=2",))

_NEEDED = "the store needs it to serve a page: its code and data have to be pinned"
_PAGE = r"^\*\*\* Paging: page 0x[0-9a-f]+000 cannot be loaded from the backing store \((\w+)\): "


def _run(builds: Builds, image: Image, what: str) -> Report:
    return run(builds.get(image).machine().override(extra=("-append", what)))


@pytest.mark.parametrize(
    ("image", "what", "text", "reason"),
    [
        (_LOCKED, "fails", r"the store failed \(error -5\)$", 0),
        (_ENABLED, "fails", r"the store failed \(error -5\)$", 0),
        (_LOCKED, "needs", _NEEDED, 0),
        (_ENABLED, "needs", _NEEDED, 0),
        (_ENABLED, "interrupt", r"it was used in an interrupt handler, which cannot wait", 0),
        (_ENABLED, "locked", r"it was used with interrupts locked, where nobody can wait", 0),
        (_RAM, "pin", r"the range is not whole pages \(error -22\)$", 3),
    ],
)  # fmt: skip
def test_only_who_needs_it_stops(
    builds: Builds, image: Image, what: str, text: str, reason: int
) -> None:
    console = _run(builds, image, what).console
    pattern = _PAGE if what != "pin" else _PAGE.replace("000 ", " ")
    found = re.search(pattern + text, console, re.MULTILINE)
    assert found is not None, console
    assert found[1] == ("RAM" if image is _RAM else "custom")
    assert f"reason {reason}\n" in console.replace("\r", "")
    if what == "interrupt":
        # Nothing can go on: an interrupt handler is no thread.
        return
    assert "(worker)" in console
    assert "served" not in console
    assert "main: the page has 42" in console, console


@pytest.mark.parametrize("what", ["interrupt", "locked", "plain"])
@pytest.mark.parametrize("image", [_LOCKED, _RAM], ids=str)
def test_served(builds: Builds, image: Image, what: str) -> None:
    report = _run(builds, image, what)
    assert report.status == 0
    assert f"{what}: served" in report.console
    assert "main: the page has 42" in report.console


def test_an_image_that_does_not_fit(builds: Builds) -> None:
    report = _run(builds, _TINY, "plain")
    assert report.status != 0
    found = re.search(
        r"\*\*\* Paging: (\d+) pages of the image and of drivers need a place, but there are (\d+) "
        r"page frames, and the backing store \(ROM image\) holds (\d+) pages",
        report.console,
    )
    assert found is not None, report.console
    pages, frames, store = map(int, found.groups())
    assert pages >= 64 and store == 2 and pages > frames + store - 1
    assert "Kernel panic" in report.console
    assert "main:" not in report.console


@pytest.mark.parametrize("board", ["qemu_x86", "qemu_x86_nopae_virt"])
def test_suite_in_bochs(builds: Builds, board: str, tmp_path: Path) -> None:
    config = ("CONFIG_EXCEPTION_DEBUG=n", "CONFIG_EVICTION_LRU=y")
    image = Image("tests/kernel/demand_paging", board, config=config)
    report = Bochs(cd_image(tmp_path, builds.get(image).elf)).run(tmp_path)
    assert "PROJECT EXECUTION SUCCESSFUL" in report.console, report.console[-2000:]
    assert report.status == 0
