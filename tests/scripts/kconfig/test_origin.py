# SPDX-License-Identifier: Apache-2.0
"""Why an option has its value: the report, and the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from scripts.configure_support import BASE, app
from scripts.kconfig_support import tree

from configure.errors import ConfigureError
from kconfig.merge import apply, read_text_assignments
from kconfig.origin import report

TREE = """\
config A
	bool "A"
config B
	bool "B"
	depends on A
config C
	bool
config D
	bool "D"
	select C
config N
	int "N"
	default 5 if A
	default 7
choice
	prompt "One of"
config ONE
	bool "One"
config TWO
	bool "Two"
endchoice
"""


@pytest.mark.parametrize(("text", "name", "lines"), [
    ("", "A", ["CONFIG_A is n (Kconfig:1)", "no default applies"]),
    ("CONFIG_A=y", "A", ["CONFIG_A is y (Kconfig:1)", "assigned y in x.conf:1"]),
    ("CONFIG_B=y", "B", ["CONFIG_B is n (Kconfig:3)", "assigned y in x.conf:1",
                         "unmet dependency: A (=n)"]),
    ("", "C", ["CONFIG_C is n (Kconfig:6)", "no default applies",
               "could be selected by CONFIG_D"]),
    ("CONFIG_D=y", "C", ["CONFIG_C is y (Kconfig:6)", "selected by CONFIG_D"]),
    ("", "N", ["CONFIG_N is 7 (Kconfig:11)", "default 7"]),
    ("CONFIG_A=y", "N", ["CONFIG_N is 5 (Kconfig:11)", "default 5 if A (=y)"]),
    ("CONFIG_TWO=y", "ONE", ["CONFIG_ONE is n (Kconfig:17)",
                             "one of a choice, where CONFIG_TWO is chosen"]),
])
def test_report(tmp_path: Path, text: str, name: str, lines: list[str]) -> None:
    found = tree(tmp_path, TREE)
    assignments = read_text_assignments(text, Path("x.conf"))
    apply(found, assignments)
    made = report(found, assignments, name).replace(f"{tmp_path}/", "")
    assert [line.strip() for line in made.splitlines()] == lines


def test_unknown_option(tmp_path: Path) -> None:
    with pytest.raises(ConfigureError, match=r"no Kconfig file defines CONFIG_THW.*'TWO'"):
        report(tree(tmp_path, TREE), [], "THW")


def test_command(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_SERIAL=n\n")
    made.succeed()
    command = [sys.executable, "-I", str(BASE / "scripts/kconfig/why.py"), str(made.out.parent)]
    done = subprocess.run([*command, "CONFIG_UART_CONSOLE", "SERIAL"], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "unmet dependency: SERIAL (=n)" in done.stdout
    assert f"assigned n in {made.source / 'prj.conf'}:1" in done.stdout
    done = subprocess.run([*command, "SEIRAL"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1, "error: no Kconfig file defines CONFIG_SEIRAL. Did you mean 'SERIAL'?\n")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
