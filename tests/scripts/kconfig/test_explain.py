# SPDX-License-Identifier: Apache-2.0
"""Warnings about assignments that had no effect: they say why."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.kconfig_support import merged, tree

from kconfig import merge
from kconfig.explain import discouraged
from kconfig.merge import read_text_assignments

CASES = {
    "one dependency": (
        'config BASE\n\tbool "Base"\n\nconfig TOP\n\tbool "Top"\n\tdepends on BASE\n',
        "CONFIG_TOP=y", "CONFIG_TOP was assigned the value 'y' but got the value 'n'. "
        "Unmet dependency: BASE (=n)."),
    "only the false part": (
        'config A\n\tbool "A"\n\tdefault y\n\nconfig B\n\tbool "B"\n\n'
        'config TOP\n\tbool "Top"\n\tdepends on A && B\n',
        "CONFIG_TOP=y", "Unmet dependency: B (=n)."),
    "an alternative": (
        'config A\n\tbool "A"\n\nconfig B\n\tbool "B"\n\n'
        'config TOP\n\tbool "Top"\n\tdepends on A || B\n',
        "CONFIG_TOP=y", "Unmet dependency: A (=n) || B (=n)."),
    "a negation": (
        'config A\n\tbool "A"\n\tdefault y\n\nconfig TOP\n\tbool "Top"\n\tdepends on !A\n',
        "CONFIG_TOP=y", "Unmet dependency: !A (=y)."),
    "a comparison": (
        'config N\n\tint "N"\n\tdefault 3\n\nconfig TOP\n\tbool "Top"\n\tdepends on N > 4\n',
        "CONFIG_TOP=y", "Unmet dependency: N (=3) > 4."),
    "an if around it": (
        'config A\n\tbool "A"\n\nif A\nconfig TOP\n\tint "Top"\nendif\n',
        "CONFIG_TOP=5", "CONFIG_TOP was assigned the value '5' but got the value ''. "
        "Unmet dependency: A (=n)."),
    "an undefined dependency": (
        'config TOP\n\tbool "Top"\n\tdepends on NOWHERE\n',
        "CONFIG_TOP=y", "NOWHERE (undefined)"),
    "the condition of a prompt": (
        'config A\n\tbool "A"\n\nconfig TOP\n\tbool "Top" if A\n\tdefault y\n',
        "CONFIG_TOP=n", "was assigned the value 'n' but got the value 'y'. "
        "Unmet dependency: A (=n)."),
    "a select": (
        'config A\n\tbool "A"\n\tdefault y\n\tselect TOP\n\nconfig TOP\n\tbool "Top"\n',
        "CONFIG_TOP=n", "It is selected by CONFIG_A."),
    "a range": (
        'config TOP\n\tint "Top"\n\trange 2 8\n\tdefault 4\n',
        "CONFIG_TOP=9", "Its range is 2 to 8."),
    "a choice": (
        'choice\n\tprompt "C"\nconfig A\n\tbool "A"\nconfig TOP\n\tbool "Top"\nendchoice\n',
        "CONFIG_TOP=y\nCONFIG_A=y", "It is one of a choice, and CONFIG_A was chosen there."),
}


@pytest.mark.parametrize("case", CASES)
def test_reason(tmp_path: Path, case: str) -> None:
    text, assignment, words = CASES[case]
    _, warnings = merged(tmp_path, text, assignment + "\n")
    assert len(warnings) == 1
    assert warnings[0].startswith(f"{tmp_path / '0.conf'}:1: ")
    assert words in warnings[0]


@pytest.mark.parametrize(("text", "assignment"), [
    ('config A\n\tbool "A"\n\tdepends on B\nconfig B\n\tbool\n', "CONFIG_A=n"),
    ('config A\n\tbool "A"\n\tdefault y\n', "# CONFIG_A is not set"),
    ('config A\n\thex "A"\n', "CONFIG_A=0x00ff"),
    ('config A\n\tint "A"\n\trange 2 8\n', "CONFIG_A=8"),
    ('choice\n\tprompt "C"\nconfig A\n\tbool "A"\nconfig B\n\tbool "B"\nendchoice\n',
     "CONFIG_B=y\nCONFIG_A=n"),
])
def test_no_warning_without_a_reason(tmp_path: Path, text: str, assignment: str) -> None:
    assert merged(tmp_path, text, assignment + "\n")[1] == []


def test_only_the_last_assignment_counts(tmp_path: Path) -> None:
    text = 'config TOP\n\tint "Top"\n\trange 2 8\n'
    assert merged(tmp_path, text, "CONFIG_TOP=99\n", "CONFIG_TOP=3\n")[1] == []


DISCOURAGED = """\
config DEPRECATED
	bool
config EXPERIMENTAL
	bool
config WARN_DEPRECATED
	bool "Warn"
	default y
config WARN_EXPERIMENTAL
	bool "Warn"
config OLD
	bool "Old"
	select DEPRECATED
config NEW
	bool "New"
	select EXPERIMENTAL
"""


def test_deprecated_and_experimental(tmp_path: Path) -> None:
    found = tree(tmp_path, DISCOURAGED)
    path = tmp_path / "x.conf"
    merge.apply(found, read_text_assignments("CONFIG_OLD=y\nCONFIG_NEW=y\n", path))
    (message,) = discouraged(found.syms, found.unique_defined_syms)
    assert message == f"CONFIG_OLD is enabled, which is deprecated ({tmp_path}/Kconfig:10)."
    merge.apply(found, read_text_assignments("CONFIG_WARN_EXPERIMENTAL=y\n", path))
    assert len(discouraged(found.syms, found.unique_defined_syms)) == 2
