# SPDX-License-Identifier: Apache-2.0
"""Finding boards: both spellings, both layouts, revisions, nearest names."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.configure_support import BASE, write

from configure.boards import boards_in, find_board
from configure.errors import ConfigureError

SPELLINGS = [
    ("qemu_x86", "qemu_x86", "qemu_x86/atom"),
    ("qemu_x86/atom", "qemu_x86", "qemu_x86/atom"),
    ("qemu_x86_virt", "qemu_x86_virt", "qemu_x86/atom/virt"),
    ("qemu_x86/atom/virt", "qemu_x86_virt", "qemu_x86/atom/virt"),
    ("qemu_x86//virt", "qemu_x86_virt", "qemu_x86/atom/virt"),
    ("qemu_x86//nopae", "qemu_x86_nopae", "qemu_x86/atom/nopae"),
    ("qemu_x86/atom/nopae_virt", "qemu_x86_nopae_virt", "qemu_x86/atom/nopae_virt"),
]


@pytest.mark.parametrize(("wanted", "identifier", "target"), SPELLINGS)
def test_every_spelling_names_one_board(wanted: str, identifier: str, target: str) -> None:
    board = find_board(wanted, [BASE])
    assert (board.identifier, board.target) == (identifier, target)


def test_every_board_of_the_tree_is_complete() -> None:
    boards = list(boards_in(BASE))
    assert len(boards) >= 4
    for board in boards:
        assert board.own_file(".dts") and board.own_file("_defconfig")
        assert (board.directory / f"{board.identifier}.yaml").is_file()
        assert (board.directory / "board.cmake").is_file()


def test_unknown_board_offers_the_nearest() -> None:
    with pytest.raises(ConfigureError, match=r"unknown board 'qemu_x86_vitr'.*qemu_x86_virt"):
        find_board("qemu_x86_vitr", [BASE])


def test_no_board_says_how_to_give_one() -> None:
    with pytest.raises(ConfigureError, match="west build -b"):
        find_board("", [BASE])


MODERN = """\
board:
  name: plank
  full_name: A plank
  vendor: acme
  revision:
    format: major.minor.patch
    default: "1.0.0"
    revisions:
      - name: "1.0.0"
      - name: "2.0.0"
  socs:
    - name: atom
      variants:
        - name: virt
"""


def modern(tmp_path: Path, text: str = MODERN) -> Path:
    return write(tmp_path, {"boards/acme/plank/board.yml": text})


@pytest.mark.parametrize(("wanted", "target"), [
    ("plank", "plank/atom"), ("plank/atom", "plank/atom"),
    ("plank//virt", "plank/atom/virt"), ("plank/atom/virt", "plank/atom/virt"),
    ("plank_atom_virt", "plank/atom/virt"),
])
def test_modern_layout(tmp_path: Path, wanted: str, target: str) -> None:
    board = find_board(wanted, [modern(tmp_path), BASE])
    assert board.target == target
    assert board.layout == "4.x"
    assert board.revision == "1.0.0"


def test_modern_revision(tmp_path: Path) -> None:
    assert find_board("plank@2.0.0/atom", [modern(tmp_path)]).revision == "2.0.0"
    assert find_board("plank@2.0.0", [modern(tmp_path)]).revision == "2.0.0"
    with pytest.raises(ConfigureError, match=r"no revision '3'; it has 1\.0\.0, 2\.0\.0"):
        find_board("plank@3", [modern(tmp_path)])


def test_revision_of_a_board_without(tmp_path: Path) -> None:
    with pytest.raises(ConfigureError, match="has no revisions"):
        find_board("qemu_x86@2", [BASE])


def test_several_socs_have_no_short_form(tmp_path: Path) -> None:
    text = "board:\n  name: plank\n  socs:\n    - name: a\n    - name: b\n"
    root = modern(tmp_path, text)
    assert find_board("plank/b", [root]).soc == "b"
    with pytest.raises(ConfigureError, match="unknown board 'plank'"):
        find_board("plank", [root])


def test_a_user_root_comes_first(tmp_path: Path) -> None:
    root = write(tmp_path, {"boards/x86/mine/qemu_x86_defconfig": ""})
    assert find_board("qemu_x86", [root, BASE]).root == root


def test_board_of_another_architecture(tmp_path: Path) -> None:
    root = write(tmp_path, {"boards/arm/leaf/leaf_defconfig": ""})
    with pytest.raises(ConfigureError, match="architecture 'arm'"):
        find_board("leaf", [root])


@pytest.mark.parametrize(("text", "words"), [
    ("identifier: plank\ntolchain: [host]\n", "'tolchain' is not a known key.*'toolchain'"),
    ("name: no identifier\n", "lacks the key 'identifier'"),
    ("identifier: plank\nram: lots\n", "'ram' must be a number, not 'lots'"),
    ("identifier: plank\ntype: qmeu\n", "'type' is 'qmeu'.*Did you mean 'qemu'"),
    ("identifier: [\n", r"plank\.yaml:2:1: this is not valid YAML"),
])
def test_bad_board_yaml(tmp_path: Path, text: str, words: str) -> None:
    root = write(tmp_path, {"boards/x86/plank/plank_defconfig": "",
                            "boards/x86/plank/plank.yaml": text})
    with pytest.raises(ConfigureError, match=words):
        find_board("plank", [root])


def test_bad_board_yml(tmp_path: Path) -> None:
    with pytest.raises(ConfigureError, match=r"board\.yml: 'board\.nmae' is not a known key"):
        find_board("plank", [modern(tmp_path, "board:\n  nmae: plank\n")])
