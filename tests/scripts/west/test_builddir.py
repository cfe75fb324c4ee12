# SPDX-License-Identifier: Apache-2.0
"""Build folders: what they remember, and what is never deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from west_commands.base import UserError, check_tree
from west_commands.builddir import read
from west_commands.symbols import gdb_commands
from west_commands.tools import same_board


def test_cache_lines(tmp_path: Path) -> None:
    (tmp_path / "CMakeCache.txt").write_text(
        "# comment\n//Help: text\nA:STRING=x=y:z\nEMPTY:PATH=\n\"B:C\":BOOL=ON\nbroken\n"
    )
    assert read(tmp_path).cache == {"A": "x=y:z", "EMPTY": "", "B:C": "ON"}


def test_a_missing_folder_has_no_memory(tmp_path: Path) -> None:
    build = read(tmp_path / "none")
    assert not build.cache
    assert not build.is_ours
    assert build.source_dir is None
    build.empty()


def test_emptying_keeps_the_folder_and_does_not_follow_links(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    build = tmp_path / "build"
    (build / "sub").mkdir(parents=True)
    (build / "sub/file").touch()
    (build / "link").symlink_to(kept)
    (build / "CMakeCache.txt").write_text("A:STRING=1\n")
    read(build).empty()
    assert build.is_dir()
    assert not list(build.iterdir())
    assert (kept / "file").exists()


def test_a_folder_of_something_else_is_never_emptied(tmp_path: Path) -> None:
    (tmp_path / "precious").touch()
    with pytest.raises(UserError, match="is no build folder"):
        read(tmp_path).empty()
    assert (tmp_path / "precious").exists()


def test_the_application_is_never_deleted(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "CMakeCache.txt").write_text("A:STRING=1\n")
    with pytest.raises(UserError, match="inside the build folder"):
        read(tmp_path).empty(tmp_path / "app")
    assert (tmp_path / "app").is_dir()


def test_another_tree_is_refused_by_both_names(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    check_tree(own, {})
    check_tree(own, {"ZEPHYR_BASE": str(own)})
    with pytest.raises(UserError) as caught:
        check_tree(own, {"ZEPHYR_BASE": str(other)})
    assert str(own) in str(caught.value)
    assert str(other) in str(caught.value)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("qemu_x86_virt", "qemu_x86/atom/virt", True),
        ("qemu_x86//virt", "qemu_x86_virt", True),
        ("qemu_x86", "qemu_x86/atom", True),
        ("qemu_x86", "qemu_x86_virt", False),
        ("qemu_x86/atom/nopae", "qemu_x86/atom/virt", False),
        ("mine", "mine", True),
    ],
)
def test_spellings_of_a_board(first: str, second: str, same: bool) -> None:
    assert same_board(first, second) is same


def test_gdb_gets_the_symbols_twice_when_the_image_moves() -> None:
    commands = gdb_commands(Path('/a "b"/z.elf'), "host:1", 0x40000000)
    assert 'file "/a \\"b\\"/z.elf"' in commands
    assert 'add-symbol-file "/a \\"b\\"/z.elf" -o -0x40000000' in commands
    assert commands.index("target remote host:1") > 2
    assert not any("add-symbol" in word for word in gdb_commands(Path("z"), "h", 0))
