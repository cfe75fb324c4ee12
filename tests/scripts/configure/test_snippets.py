# SPDX-License-Identifier: Apache-2.0
"""Snippets: lookup, settings for single boards, mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.configure_support import BASE, app, plain_board, write

from configure.errors import ConfigureError
from configure.snippets import chosen_snippets, find_snippets


def root(tmp_path: Path, text: str) -> Path:
    return write(tmp_path, {"snippets/deep/er/snippet.yml": text,
                            **{f"snippets/deep/er/{name}.conf": "" for name in "abc"},
                            "snippets/deep/er/o.overlay": ""})


def chosen(tmp_path: Path, text: str) -> list[str]:
    found = chosen_snippets(["foo"], [root(tmp_path, text)], plain_board(tmp_path))
    return [path.name for item in found for path in (*item.conf_files, *item.overlays)]


def test_append(tmp_path: Path) -> None:
    text = "name: foo\nappend:\n  EXTRA_CONF_FILE: a.conf\n  EXTRA_DTC_OVERLAY_FILE: o.overlay\n"
    assert chosen(tmp_path, text) == ["a.conf", "o.overlay"]


@pytest.mark.parametrize("pattern", ["plank_virt", "plank/atom/virt", "/plank.*/", "/.*virt/"])
def test_boards_that_match(tmp_path: Path, pattern: str) -> None:
    text = ("name: foo\nappend:\n  EXTRA_CONF_FILE: a.conf\n"
            f"boards:\n  {pattern}:\n    append:\n      EXTRA_CONF_FILE: b.conf\n")
    assert chosen(tmp_path, text) == ["a.conf", "b.conf"]


@pytest.mark.parametrize("pattern", ["plank", "/lank.*/", "/plank/"])
def test_boards_that_do_not_match(tmp_path: Path, pattern: str) -> None:
    text = f"name: foo\nboards:\n  {pattern}:\n    append:\n      EXTRA_CONF_FILE: b.conf\n"
    assert chosen(tmp_path, text) == []


@pytest.mark.parametrize(("text", "words"), [
    ("name: foo\nappend:\n  EXTRA_CONF_FILE: gone.conf\n", "EXTRA_CONF_FILE names 'gone.conf'"),
    ("name: foo\nboards:\n  /[/:\n    append: {}\n", "not a regular expression"),
    ("name: foo\nboards:\n  /x:\n    append: {}\n", "must end with one"),
    ("name: foo\nboard: {}\n", "'board' is not a known key.*'boards'"),
    ("append: {}\n", "lacks the key 'name'"),
    ("name: -foo\n", "'-foo' is no name for a snippet"),
])
def test_mistakes(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigureError, match=words):
        chosen(tmp_path, text)


def test_unknown_snippet_offers_the_nearest() -> None:
    with pytest.raises(ConfigureError, match=r"unknown snippet 'debgu'.*'debug'"):
        chosen_snippets(["debgu"], [BASE], plain_board(BASE))


def test_the_snippets_of_the_tree(tmp_path: Path) -> None:
    assert set(find_snippets([BASE])) >= {"debug", "deterministic"}
    made = app(tmp_path)
    made.succeed(snippet="debug;deterministic")
    config = made.config()
    assert config["CONFIG_ASSERT"] == "y"
    assert config["CONFIG_QEMU_ICOUNT"] == "y"


def test_a_later_snippet_wins_and_extra_conf_file_wins_over_both(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "snippets/a/snippet.yml": "name: a\nappend:\n  EXTRA_CONF_FILE: a.conf\n",
        "snippets/a/a.conf": "CONFIG_MAIN_STACK_SIZE=1111\n",
        "snippets/b/snippet.yml": "name: b\nappend:\n  EXTRA_CONF_FILE: b.conf\n",
        "snippets/b/b.conf": "CONFIG_MAIN_STACK_SIZE=2222\n",
        "x.conf": "CONFIG_MAIN_STACK_SIZE=3333\n"})
    made.succeed(snippet="b a")
    assert made.config()["CONFIG_MAIN_STACK_SIZE"] == "1111"
    made.succeed(snippet="a b", extra_conf_file="x.conf")
    assert made.config()["CONFIG_MAIN_STACK_SIZE"] == "3333"
