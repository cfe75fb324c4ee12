# SPDX-License-Identifier: Apache-2.0
"""Loading Kconfig trees: mistakes in Kconfig files, newer language, what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.kconfig_support import merged, tree

from configure.errors import ConfigureError
from kconfig import emit


@pytest.mark.parametrize(("text", "words"), [
    ("config A\n\tbool\nconfg B\n", "Kconfig:3: error: couldn't parse 'confg B'.*'config'"),
    ("config A\n\tbool\n\tdepend on B\n", "Kconfig:3: .*'depend on B'.*'depends'"),
    ("configdefault A\n\tdefault y\n", "Kconfig:1: .*'configdefault' belongs to a newer Kconfig "
     "language than the one used here"),
    ("config A\n\tbool\n\ttransitional\n", "'transitional' belongs to a newer Kconfig language"),
    ("source \"nowhere/Kconfig\"\n", "Kconfig:1: .*nowhere/Kconfig.* not found"),
    ("config A\n\tdef_bool $(dt_chosen_enabld,x)\n",
     "Kconfig:2: there is no preprocessor function 'dt_chosen_enabld' here"),
    ("config A\n\tbool \"unterminated\n", "Kconfig:2: .*unterminated string"),
    ("if A\n", "Kconfig:1: |Kconfig.*endif|end"),
])
def test_mistakes_in_kconfig_files(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigureError, match=words):
        tree(tmp_path, text)


def test_functions_are_called(tmp_path: Path) -> None:
    def double(_kconf: object, _name: str, text: str) -> str:
        return text * 2

    found = tree(tmp_path, 'config A\n\tstring\n\tdefault "$(double,ab)"\n',
                 {"double": (double, 1, 1)})
    assert found.syms["A"].str_value == "abab"


def test_a_function_defined_in_kconfig_is_no_mistake(tmp_path: Path) -> None:
    found = tree(tmp_path, 'twice = $(1)$(1)\nconfig A\n\tstring\n\tdefault "$(twice,ab)"\n')
    assert found.syms["A"].str_value == "abab"


WRITTEN = """\
config YES
	bool "Yes"
	default y
config NO
	bool "No"
config ABSENT
	bool "Absent"
	depends on NO
config COUNT
	int "Count"
	default 7
config PLACE
	hex "Place"
	default 1f
config TEXT
	string "Text"
	default "a \\"quoted\\" text"
config EMPTY
	int
"""


def test_what_is_written(tmp_path: Path) -> None:
    found, _ = merged(tmp_path, WRITTEN)
    assert emit.dot_config(found).splitlines() == [
        "CONFIG_YES=y", "# CONFIG_NO is not set", "CONFIG_COUNT=7", "CONFIG_PLACE=1f",
        'CONFIG_TEXT="a \\"quoted\\" text"']
    assert emit.autoconf(found).splitlines() == [
        "#define CONFIG_YES 1", "#define CONFIG_COUNT 7", "#define CONFIG_PLACE 0x1f",
        '#define CONFIG_TEXT "a \\"quoted\\" text"']
    assert emit.cmake_variables(found) == [
        ("CONFIG_YES", "y"), ("CONFIG_COUNT", "7"), ("CONFIG_PLACE", "1f"),
        ("CONFIG_TEXT", 'a "quoted" text')]
