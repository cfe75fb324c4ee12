# SPDX-License-Identifier: Apache-2.0
"""dt_*() of cmake/extensions/devicetree.cmake, on values as the configure step leaves them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

EXTENSIONS = Path(__file__).resolve().parents[3] / "cmake" / "extensions"
TREE = """
set("DT_NODE|/" TRUE)
set("DT_NODE|/soc/uart@3f8" TRUE)
set("DT_NODE|/soc/uart@2f8" TRUE)
set("DT_ALIAS|serial" "/soc/uart@3f8")
set("DT_NODELABEL|uart0" "/soc/uart@3f8")
set("DT_CHOSEN|zephyr,console" "/soc/uart@3f8")
set("DT_COMP|ns16550" "/soc/uart@3f8;/soc/uart@2f8")
set("DT_PROP|/soc/uart@3f8|reg-names" "data;control")
set("DT_PROP|/soc/uart@3f8|current-speed" "115200")
set("DT_PROP|/soc/uart@3f8|interrupts" "4;0;3")
set("DT_PROP|/soc/uart@2f8|status" "disabled")
set("DT_REG|/soc/uart@3f8|NUM" 2)
set("DT_REG|/soc/uart@3f8|ADDR" "0x3f8;0x1000")
set("DT_REG|/soc/uart@3f8|SIZE" "0x100;NONE")
"""


def evaluate(tmp_path: Path, call: str) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "script.cmake"
    script.write_text(
        "cmake_minimum_required(VERSION 3.20)\n"
        f'include("{EXTENSIONS}/util.cmake")\ninclude("{EXTENSIONS}/devicetree.cmake")\n'
        f"{TREE}\nset(v before)\n{call}\n"
        'if(DEFINED v)\n  message("[${v}]")\nelse()\n  message("unset")\nendif()\n'
    )
    return subprocess.run(["cmake", "-P", str(script)], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("dt_nodelabel(v NODELABEL uart0)", "[/soc/uart@3f8]"),
        ("dt_nodelabel(v NODELABEL uart9)", "unset"),
        ("dt_alias(v PROPERTY serial)", "[/soc/uart@3f8]"),
        ("dt_alias(v PROPERTY none)", "unset"),
        ("dt_chosen(v PROPERTY zephyr,console)", "[/soc/uart@3f8]"),
        ("dt_chosen(v PROPERTY zephyr,flash)", "unset"),
        ("dt_has_chosen(v PROPERTY zephyr,console)", "[TRUE]"),
        ("dt_has_chosen(v PROPERTY zephyr,flash)", "[FALSE]"),
        ("dt_node_exists(v PATH /)", "[TRUE]"),
        ("dt_node_exists(v PATH serial)", "[TRUE]"),
        ("dt_node_exists(v PATH /nowhere)", "[FALSE]"),
        ("dt_node_has_status(v PATH /soc/uart@3f8 STATUS okay)", "[TRUE]"),
        ("dt_node_has_status(v PATH /soc/uart@3f8 STATUS ok)", "[TRUE]"),
        ("dt_node_has_status(v PATH /soc/uart@2f8 STATUS okay)", "[FALSE]"),
        ("dt_node_has_status(v PATH /soc/uart@2f8 STATUS disabled)", "[TRUE]"),
        ("dt_node_has_status(v PATH /nowhere STATUS okay)", "[FALSE]"),
        ("dt_prop(v PATH serial PROPERTY current-speed)", "[115200]"),
        ("dt_prop(v PATH serial PROPERTY interrupts)", "[4;0;3]"),
        ("dt_prop(v PATH serial PROPERTY interrupts INDEX 2)", "[3]"),
        ("dt_prop(v PATH serial PROPERTY none)", "unset"),
        ("dt_num_regs(v PATH serial)", "[2]"),
        ("dt_num_regs(v PATH /soc/uart@2f8)", "[0]"),
        ("dt_reg_addr(v PATH serial)", "[0x3f8]"),
        ("dt_reg_addr(v PATH serial INDEX 1)", "[0x1000]"),
        ("dt_reg_addr(v PATH serial NAME control)", "[0x1000]"),
        ("dt_reg_addr(v PATH serial INDEX 2)", "[]"),
        ("dt_reg_size(v PATH serial)", "[0x100]"),
        ("dt_reg_size(v PATH serial INDEX 1)", "[]"),
        ("dt_comp_path(v COMPATIBLE ns16550)", "[/soc/uart@3f8;/soc/uart@2f8]"),
        ("dt_comp_path(v COMPATIBLE ns16550 INDEX 1)", "[/soc/uart@2f8]"),
        ("dt_compat_enabled(v COMPATIBLE ns16550)", "[TRUE]"),
        ("dt_compat_enabled(v COMPATIBLE none)", "[FALSE]"),
    ],
)
def test_value(tmp_path: Path, call: str, expected: str) -> None:
    done = evaluate(tmp_path, call)
    assert (done.returncode, done.stderr.strip()) == (0, expected)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("dt_nodelabel(v NODELABEL uart9 REQUIRED)", "no node label 'uart9'"),
        ("dt_alias(v PROPERTY none REQUIRED)", "no alias 'none'"),
        ("dt_prop(v PATH serial PROPERTY none REQUIRED)", "no property 'none'"),
        ("dt_prop(v PATH serial)", "argument PROPERTY is required"),
        ("dt_reg_addr(v INDEX 0)", "argument PATH is required"),
    ],
)
def test_refused(tmp_path: Path, call: str, words: str) -> None:
    done = evaluate(tmp_path, call)
    assert done.returncode != 0
    assert words in " ".join(done.stderr.split())
