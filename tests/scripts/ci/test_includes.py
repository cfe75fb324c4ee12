# SPDX-License-Identifier: Apache-2.0
"""The layers of the tree, on small trees made for each rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci.includes import CONTRACT, cycles, excepted, offences


def _tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


_HEADERS = {
    "include/zephyr/a.h": "",
    "kernel/include/own.h": "",
    "kernel/include/mmu.h": "",
    CONTRACT: "",
    "arch/x86/include/port.h": "",
    "arch/x86/mmu/walk.h": "",
    "drivers/serial/uart.h": "",
    "lib/libc/minimal/include/string.h": "",
    "subsys/x/x.h": "",
}


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("kernel/a.c", "#include <port.h>"),
        ("kernel/a.c", '#include "../arch/x86/mmu/walk.h"'),
        ("arch/x86/a.c", "#include <own.h>"),
        ("arch/x86/a.c", "  #  include <own.h>"),
        ("drivers/a.c", "#include <kernel_arch_interface.h>"),
        ("drivers/a.c", "#include <port.h>"),
        ("lib/os/a.c", '#include "../../subsys/x/x.h"'),
        ("subsys/a.c", "#include <own.h>"),
        ("subsys/a.c", "#include <mmu.h>"),
        ("subsys/demand_paging/a.c", "#include <own.h>"),
        ("include/zephyr/b.h", "#include <own.h>"),
    ],
)
def test_a_forbidden_include_is_found(tmp_path: Path, source: str, line: str) -> None:
    found = offences(_tree(tmp_path, {**_HEADERS, source: f"int x;\n{line}\n"}))
    assert len(found) == 1
    assert found[0].startswith(f"{source}->")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("kernel/a.c", "#include <own.h>"),
        ("kernel/a.c", "#include <kernel_arch_interface.h>"),
        ("kernel/a.c", "/* #include <port.h> */"),
        ("subsys/demand_paging/eviction/a.c", "#include <mmu.h>"),
        ("subsys/demand_paging/a.c", "#include <kernel_arch_interface.h>"),
        ("arch/x86/a.c", "#include <kernel_arch_interface.h>"),
        ("arch/x86/a.c", "#include <zephyr/a.h>"),
        ("drivers/serial/a.c", '#include "uart.h"'),
        ("drivers/a.c", "#include <string.h>\n#include <generated_by_the_build.h>"),
        ("subsys/a.c", "#include <zephyr/a.h>"),
    ],
)
def test_a_permitted_include_is_not(tmp_path: Path, source: str, line: str) -> None:
    assert offences(_tree(tmp_path, {**_HEADERS, source: f"{line}\n"})) == []


def test_a_cycle_of_headers_is_found(tmp_path: Path) -> None:
    files = {
        "include/zephyr/a.h": "#include <zephyr/b.h>\n",
        "include/zephyr/b.h": "#include <zephyr/c.h>\n",
        "include/zephyr/c.h": "#include <zephyr/a.h>\n",
    }
    (found,) = offences(_tree(tmp_path, files))
    assert found.startswith("cycle:")
    assert found.count("include/zephyr/") == 4


def test_a_diamond_is_no_cycle() -> None:
    assert cycles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}) == []
    assert cycles({"a": ["a"]}) == [["a", "a"]]


def test_exceptions_are_beginnings(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.txt"
    path.write_text("# comment\n\nkernel/a.c->x reason why\n")
    assert excepted(path) == ["kernel/a.c->x"]
