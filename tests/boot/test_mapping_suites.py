# SPDX-License-Identifier: Apache-2.0
"""The suites of mapping and demand paging in Bochs, whose CPU keeps what it has once translated and
checks reserved bits. Each has to pass there, and the page tables that it leaves are compared with
the plan of its build."""

from __future__ import annotations

from pathlib import Path

import pytest

from boot.boards import BOARDS
from boot.bochs_tables import tables_in_bochs
from boot.builds import Builds, Image
from boot.machine import BOCHS_CONSOLE, status_in
from live_tables import text
from live_tables.compare import What

_PAGED = ("EXTRA_CONF_FILE=paging.conf",)
_SUITES = (
    ("tests/kernel/mem_map", ()),
    ("tests/kernel/demand_paging", ()),
    ("tests/kernel/mem_fuzz", _PAGED),
)
_IMAGES = [
    *(Image(app, board.name, defines=more) for app, more in _SUITES for board in BOARDS),
    *(Image("tests/kernel/stack_guards", name) for name in ("qemu_x86_virt", "qemu_x86_nopae")),
    Image("tests/kernel/larger_than_ram", "qemu_x86_tiny"),
]


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_suite_in_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    console = tmp_path / BOCHS_CONSOLE

    def ended() -> bool:
        return status_in(console) is not None

    result = tables_in_bochs(built, "arch_system_exit", tmp_path, then=ended)
    said = console.read_text(encoding="utf-8", errors="replace")
    assert status_in(console) == 0, said
    assert "PROJECT EXECUTION SUCCESSFUL" in said
    assert result.differences == 0, (result.findings, result.of(What.DIFFERS), said[-2000:])
    if image.app.endswith("stack_guards"):
        assert "guard of idle_stack" in text.plain(result)
