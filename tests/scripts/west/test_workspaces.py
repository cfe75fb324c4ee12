# SPDX-License-Identifier: Apache-2.0
"""west for real: clones beside each other, a parent that cannot be written, another repository.

Configuring is enough to see whose files a build uses; what a build gives is for the boot tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.trees import commit, copy_tree, west

from west_commands.builddir import read

_CONFIGURE = ("build", "--cmake-only", "-b", "qemu_x86")


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two clones in one folder, whose name has a space in it."""
    folder = tmp_path_factory.mktemp("two clones")
    return copy_tree(folder / "one"), copy_tree(folder / "two")


def _application(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.20.0)\n"
        "find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})\n"
        "project(app)\ntarget_sources(app PRIVATE main.c)\n"
    )
    (folder / "main.c").write_text("int main(void)\n{\n\treturn 0;\n}\n")
    (folder / "prj.conf").touch()
    return folder


def test_two_clones_in_one_folder(clones: tuple[Path, Path], tmp_path: Path) -> None:
    for clone in clones:
        assert west(["topdir"], clone).stdout.strip() == str(clone)
        build = tmp_path / clone.name
        ended = west([*_CONFIGURE, "-d", str(build), "samples/hello_world"], clone)
        assert ended.returncode == 0, ended.stdout
        assert Path(read(build).cache["ZEPHYR_BASE"]).resolve() == clone
    assert not (clones[0].parent / ".west").exists()


@pytest.mark.parametrize("command", ["build", "boards", "debugserver", "zephyr-export"])
def test_a_command_refuses_to_work_for_another_tree(
    clones: tuple[Path, Path], command: str
) -> None:
    ended = west([command], clones[0], {"ZEPHYR_BASE": str(clones[1])})
    assert ended.returncode == 1
    assert f"tree {clones[0]}" in ended.stdout
    assert f"ZEPHYR_BASE is {clones[1]}" in ended.stdout
    assert "Traceback" not in ended.stdout


def test_outside_of_the_tree(clones: tuple[Path, Path], tmp_path: Path) -> None:
    app = _application(tmp_path / "far" / "app")
    ended = west([*_CONFIGURE], app, {"ZEPHYR_BASE": str(clones[0])})
    assert ended.returncode == 0, ended.stdout
    assert Path(read(app / "build").cache["ZEPHYR_BASE"]).resolve() == clones[0]
    again = west(["build", "-n"], app, {"ZEPHYR_BASE": str(clones[0])})
    assert "cmake" not in again.stdout.splitlines()[0]
    other = west(["build", "-n"], app, {"ZEPHYR_BASE": str(clones[1])})
    assert f"it was built from {clones[0]}" in other.stdout


def test_both_spellings_are_one_build(clones: tuple[Path, Path], tmp_path: Path) -> None:
    words = ["-d", str(tmp_path / "b"), "samples/hello_world"]
    assert west([*_CONFIGURE, *words], clones[0]).returncode == 0
    again = west(["build", "-n", "-b", "qemu_x86/atom", *words], clones[0])
    assert "would clean" not in again.stdout
    other = west(["build", "-n", "-b", "qemu_x86/atom/virt", *words], clones[0])
    assert "its board was qemu_x86" in other.stdout


@pytest.mark.parametrize("name", ["zephyr", "ponente"])
def test_another_repository_imports_this_one(tmp_path: Path, name: str) -> None:
    upstream = copy_tree(tmp_path / "upstream", workspace=False)
    commit(upstream)
    app = _application(tmp_path / "workspace" / "app")
    (app / "west.yml").write_text(
        f"manifest:\n  projects:\n    - name: {name}\n"
        f"      url: file://{upstream}\n      revision: main\n      path: deps/ponente\n"
        "      import: true\n  self:\n    path: app\n"
    )
    commit(app)
    workspace = app.parent
    for words in (["init", "-l", "app"], ["update"]):
        ended = west(words, workspace)
        assert ended.returncode == 0, ended.stdout
    assert "qemu_x86_virt" in west(["boards"], workspace).stdout.split()
    ended = west([*_CONFIGURE, "app"], workspace)
    assert ended.returncode == 0, ended.stdout
    base = Path(read(workspace / "build").cache["ZEPHYR_BASE"]).resolve()
    assert base == workspace / "deps/ponente"
    assert "find the zephyr repository" not in west(["boards"], workspace).stdout


# Root may write anywhere by two capabilities; without them it is a user like any other.
_PLAIN_ROOT = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture
def locked_parent(tmp_path: Path) -> Iterator[Path]:
    """A clone that may be written, in a folder that may not."""
    parent = tmp_path / "parent"
    copy_tree(parent / "clone")
    parent.chmod(0o555)
    yield parent
    parent.chmod(0o755)


def test_a_read_only_parent(locked_parent: Path) -> None:
    clone = locked_parent / "clone"
    prefix = _PLAIN_ROOT if os.getuid() == 0 else ()
    environment = {k: v for k, v in os.environ.items() if k not in ("ZEPHYR_BASE", "BOARD")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, *words],
            cwd=clone,
            env={**environment, "HOME": "/nonexistent", "PYTHONSAFEPATH": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    attempt = run("touch", "../file")
    assert "Permission denied" in attempt.stdout, "the parent can be written: nothing to see here"
    ended = run(sys.executable, "-m", "west", *_CONFIGURE, "samples/hello_world")
    assert ended.returncode == 0, ended.stdout
    assert Path(read(clone / "build").cache["ZEPHYR_BASE"]).resolve() == clone
