# SPDX-License-Identifier: Apache-2.0
"""The small commands, through west itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.trees import TREE, west

from west_commands.export import export, withdraw

_ENVIRONMENT = {"ZEPHYR_BASE": str(TREE)}
_BOARDS = {"qemu_x86", "qemu_x86_virt", "qemu_x86_nopae", "qemu_x86_nopae_virt"}


def _west(words: list[str], cwd: Path) -> str:
    ended = west(words, cwd, _ENVIRONMENT)
    assert ended.returncode == 0, ended.stdout
    return ended.stdout


def test_boards(tmp_path: Path) -> None:
    assert set(_west(["boards"], tmp_path).split()) >= _BOARDS


def test_boards_by_name_and_format(tmp_path: Path) -> None:
    shown = _west(["boards", "-n", "nopae", "-f", "{arch}:{name}:{target}"], tmp_path).split()
    assert "x86:qemu_x86_nopae:qemu_x86/atom/nopae" in shown
    assert all("nopae" in line for line in shown)


def test_boards_of_a_further_root(tmp_path: Path) -> None:
    board = tmp_path / "boards/x86/mine"
    board.mkdir(parents=True)
    (board / "mine_defconfig").touch()
    assert "mine" in _west(["boards", "--board-root", str(tmp_path)], tmp_path).split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["boards", "-f", "{nosuch}"], "nosuch"),
        (["boards", "-n", "("], "no regular expression"),
        (["build", "--sysbuild"], "sysbuild is not supported"),
        (["build", "--nosuch"], "no option '--nosuch'"),
        (["build", "-p=sometimes"], "auto, always or never"),
        (["build"], "CMakeLists.txt"),
        (["debug"], "no build folder"),
        (["debugserver", "-d", "nothere"], "no build folder"),
        (["attach"], "no build folder"),
    ],
)
def test_errors_are_one_paragraph(tmp_path: Path, words: list[str], said: str) -> None:
    ended = west(words, tmp_path, _ENVIRONMENT)
    assert ended.returncode == 1
    assert said in ended.stdout
    assert "Traceback" not in ended.stdout
    assert len(ended.stdout.strip().splitlines()) <= 2


def test_zephyr_export(tmp_path: Path) -> None:
    home = {**_ENVIRONMENT, "HOME": str(tmp_path)}
    assert west(["zephyr-export"], tmp_path, home).returncode == 0
    entries = list((tmp_path / ".cmake/packages/Zephyr").iterdir())
    named = Path(entries[0].read_text().strip())
    assert (named / "ZephyrConfig.cmake").is_file()
    assert west(["zephyr-export", "--remove"], tmp_path, home).returncode == 0
    assert not list((tmp_path / ".cmake/packages/Zephyr").iterdir())


def test_export_is_found_by_cmake_without_zephyr_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ZEPHYR_BASE", raising=False)
    export(TREE, tmp_path / ".cmake/packages")
    script = "find_package(Zephyr REQUIRED)\n"
    (tmp_path / "CMakeLists.txt").write_text(
        f"cmake_minimum_required(VERSION 3.20.0)\nset(BOARD qemu_x86)\n{script}project(a)\n"
        "target_sources(app PRIVATE a.c)\n"
    )
    (tmp_path / "a.c").write_text("int main(void)\n{\n\treturn 0;\n}\n")
    (tmp_path / "prj.conf").touch()
    command = ["cmake", "-GNinja", "-B", "b", "-S", "."]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_export_twice_is_one_entry(tmp_path: Path) -> None:
    assert export(TREE, tmp_path) == export(TREE, tmp_path)
    assert len(list((tmp_path / "Zephyr").iterdir())) == 1
    withdraw(TREE, tmp_path)
    assert withdraw(TREE, tmp_path) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_valid(tmp_path: Path, shell: str) -> None:
    script = tmp_path / "script"
    script.write_text(_west(["completion", shell], tmp_path))
    assert "qemu" not in script.read_text(), "boards are asked for, not listed"
    if shutil.which(shell) is not None:
        subprocess.run([shell, "-n", str(script)], check=True)


def test_bash_completes_commands_and_boards(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(_west(["completion", "bash"], tmp_path))
    test = f"""
    source {script}
    west() {{ printf 'qemu_x86_virt\\nqemu_x86\\nother\\n'; }}
    complete_line() {{
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); __ponente_west; echo "${{COMPREPLY[*]}}"
    }}
    complete_line west bui
    complete_line west build -b qemu_x86_
    complete_line west build --ext
    complete_line west build -p a
    """
    ended = subprocess.run(["bash", "-c", test], capture_output=True, text=True)
    assert ended.stdout.splitlines() == [
        "build",
        "qemu_x86_virt",
        "--extra-conf --extra-dtc-overlay",
        "auto always",
    ], ended.stderr
