# SPDX-License-Identifier: Apache-2.0
"""What `quickstart run` starts once everything is installed: builds, runs, and leaves nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from helpers.processes import machines_of, naming, wait_until
from helpers.trees import copy_tree

# One clone, and one build in it, for all tests of this file.
pytestmark = pytest.mark.xdist_group("quickstart-application")

_BOARD = "qemu_x86_nopae"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in a path with a space."""
    return copy_tree(tmp_path_factory.mktemp("quick start") / "clone")


def _start(
    clone: Path, *words: str, settings: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-I", str(clone / "scripts/run/application.py"), *words],
        env={"PATH": _PATH, "HOME": str(clone), **(settings or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _hello(clone: Path) -> str:
    return str(clone / "samples/hello_world")


def test_it_builds_and_shows_what_the_program_says(clone: Path) -> None:
    with _start(clone, _hello(clone), _BOARD) as process:
        output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output
    assert output.rstrip().endswith("*** Ponente: exit 0")
    assert (clone / "build" / _BOARD / "hello_world/zephyr/zephyr.elf").is_file()


def test_the_programs_failure_is_the_status(clone: Path, tmp_path: Path) -> None:
    app = tmp_path / "failing"
    app.mkdir()
    (app / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.20.0)\nfind_package(Zephyr REQUIRED HINTS "
        "$ENV{ZEPHYR_BASE})\nproject(app)\ntarget_sources(app PRIVATE main.c)\n"
    )
    (app / "prj.conf").touch()
    (app / "main.c").write_text("int main(void)\n{\n\treturn 3;\n}\n")
    with _start(clone, str(app), _BOARD) as process:
        output, _ = process.communicate(timeout=300)
    assert process.returncode == 1, output
    assert "*** Ponente: exit 1" in output


def test_a_build_that_fails_is_not_run(clone: Path) -> None:
    with _start(clone, _hello(clone), "nosuchboard") as process:
        output, _ = process.communicate(timeout=300)
    assert process.returncode not in (0, None)
    assert "nosuchboard" in output
    assert "running" not in output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_it_is_ended(clone: Path, number: signal.Signals) -> None:
    kernel = clone / "build" / _BOARD / "hello_world/zephyr/zephyr.elf"
    settings = {"QEMU_EXTRA_FLAGS": "-S"}
    with _start(clone, _hello(clone), _BOARD, settings=settings) as process:
        wait_until(lambda: bool(machines_of(kernel)), "QEMU runs", 300.0)
        process.send_signal(number)
        process.communicate(timeout=60)
    wait_until(lambda: not naming(str(clone)), "every process ends")


def test_nothing_is_left_when_the_build_is_ended(clone: Path) -> None:
    board = "qemu_x86_nopae_virt"
    settings = {"CCACHE_DISABLE": "1"}
    build = clone / "build" / board / "hello_world"
    with _start(clone, _hello(clone), board, settings=settings) as process:
        wait_until((build / "build.ninja").is_file, "CMake is done", 300.0)
        process.terminate()
        process.communicate(timeout=60)
    wait_until(lambda: not naming(str(clone)), "every process ends")
