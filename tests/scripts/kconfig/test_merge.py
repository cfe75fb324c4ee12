# SPDX-License-Identifier: Apache-2.0
"""Merging configuration files: values, order, and every mistake with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.kconfig_support import merged

from configure.errors import ConfigureError

TYPES = """\
config FLAG
	bool "Flag"

config NUMBER
	int "Number"
	default 1

config ADDRESS
	hex "Address"
	default 0x10

config NAME
	string "Name"
	default "x"

config HIDDEN
	bool

config HIDDEN_NUMBER
	int

config SELECTOR
	bool "Selector"
	select HIDDEN

config LATER
	bool
	help
	Not there yet:
	wait for it.

choice
	prompt "One of"
	default ONE

config ONE
	bool "One"

config TWO
	bool "Two"

config THREE
	bool "Three"

endchoice
"""


def value(found: tuple[object, list[str]], name: str) -> str:
    tree = found[0]
    return str(tree.syms[name].str_value)  # type: ignore[attr-defined]


def test_every_type(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, 'CONFIG_FLAG=y\nCONFIG_NUMBER=7\nCONFIG_ADDRESS=0xABC\n'
                   'CONFIG_NAME="a \\"b\\" \\\\c"\n')
    assert found[1] == []
    assert [value(found, name) for name in ("FLAG", "NUMBER", "ADDRESS", "NAME")] == [
        "y", "7", "0xABC", 'a "b" \\c']


def test_a_later_file_wins(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, "CONFIG_NUMBER=1\n", "CONFIG_NUMBER=2\n", "CONFIG_NUMBER=3\n")
    assert value(found, "NUMBER") == "3"


def test_the_command_line_wins(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, "CONFIG_NUMBER=1\nCONFIG_FLAG=n\n",
                   cli={"CONFIG_NUMBER": "9", "CONFIG_FLAG": "ON", "CONFIG_NAME": "bare"})
    assert [value(found, name) for name in ("NUMBER", "FLAG", "NAME")] == ["9", "y", "bare"]


def test_not_set_is_n(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, "CONFIG_FLAG=y\n", "# CONFIG_FLAG is not set\n")
    assert value(found, "FLAG") == "n"


def test_comments_and_blank_lines(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, "\n# a comment\n   # another\nCONFIG_FLAG=y   \n")
    assert value(found, "FLAG") == "y"


def test_the_last_of_a_choice_wins(tmp_path: Path) -> None:
    found = merged(tmp_path, TYPES, "CONFIG_TWO=y\n", "CONFIG_THREE=y\n")
    assert [value(found, name) for name in ("ONE", "TWO", "THREE")] == ["n", "n", "y"]


@pytest.mark.parametrize(("line", "words"), [
    ("CONFIG_FLAGG=y", "undefined symbol CONFIG_FLAGG: no Kconfig file defines it. "
     "Did you mean 'CONFIG_FLAG'?"),
    ("# CONFIG_NUMBR is not set", "Did you mean 'CONFIG_NUMBER'?"),
    ("CONFIG_FLAG = y", "'CONFIG_FLAG = y' is not a configuration line. "
     "Write CONFIG_<NAME>=<value>, or start a comment with '#'. "
     "There must be no blanks around '='."),
    ("FLAG=y", "Names start with CONFIG_ here."),
    ("garbage", "'garbage' is not a configuration line"),
    ("CONFIG_FLAG=maybe", "'maybe' is not a valid value for CONFIG_FLAG, which is of type bool. "
     "Write y or n."),
    ("CONFIG_FLAG=yes", "'yes' is not a valid value for CONFIG_FLAG"),
    ("CONFIG_NUMBER=0x10", "of type int. Write a decimal number."),
    ("CONFIG_ADDRESS=here", "of type hex. Write a number like 0x1000."),
    ("CONFIG_NAME=bare", "CONFIG_NAME is a string: its value bare must stand in double quotes."),
    ("CONFIG_HIDDEN=y", "CONFIG_HIDDEN cannot be set in a configuration file: it has no prompt "
     "where it is defined ({folder}/Kconfig:16). It is selected by CONFIG_SELECTOR; "
     "set one of those."),
    ("CONFIG_HIDDEN_NUMBER=3", "Give it a 'default' in a Kconfig.defconfig"),
    ("CONFIG_LATER=y", "where it is defined ({folder}/Kconfig:26). Not there yet: wait for it."),
])
def test_mistakes_name_file_and_line(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(ConfigureError) as caught:
        merged(tmp_path, TYPES, f"# first line\n{line}\n")
    assert str(caught.value).startswith(f"{tmp_path / '0.conf'}:2: ")
    assert words.format(folder=tmp_path) in str(caught.value)


def test_a_mistake_on_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigureError, match=r"the command line \(-DCONFIG_FLGA\).*'CONFIG_FLAG'"):
        merged(tmp_path, TYPES, cli={"CONFIG_FLGA": "y"})


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    from kconfig.merge import read_assignments

    path = tmp_path / "x.conf"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigureError, match="cannot read the configuration file"):
        read_assignments(path)
