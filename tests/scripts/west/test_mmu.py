# SPDX-License-Identifier: Apache-2.0
"""`west mmu`: it finds the build folder, and says in one paragraph when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.trees import TREE, west
from scripts.x86mmu.built_fixture import built_elf, generate
from scripts.x86mmu.elf_fixture import BOARDS

_ENVIRONMENT = {"ZEPHYR_BASE": str(TREE)}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build folder with an image in it, and no emulator."""
    folder = tmp_path / "build"
    (folder / "zephyr").mkdir(parents=True)
    (folder / "CMakeCache.txt").write_text(f"ZEPHYR_BASE:PATH={TREE}\n")
    elf = built_elf(generate(BOARDS["qemu_x86_virt"], (), tmp_path))
    (folder / "zephyr" / "zephyr.elf").write_bytes(elf)
    return folder


def test_report_and_check(build: Path, tmp_path: Path) -> None:
    for words, said in (
        (["report"], "Memory map of"),
        (["report", "--format", "json"], '"format": "ponente-mmu-report"'),
        (["check"], "The page tables are right."),
    ):
        ended = west(["mmu", *words, "-d", str(build)], tmp_path, _ENVIRONMENT)
        assert ended.returncode == 0, ended.stdout
        assert said in ended.stdout
    here = west(["mmu", "check"], tmp_path, _ENVIRONMENT)  # ./build is the default
    assert here.returncode == 0, here.stdout


@pytest.mark.parametrize("form", ["check", "report"])
def test_a_full_disk(build: Path, tmp_path: Path, form: str) -> None:
    command = [sys.executable, "-m", "west", "mmu", form, "-d", str(build)]
    environment = {**os.environ, **_ENVIRONMENT}
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run(
            command, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ended.returncode == 1
    assert "cannot be printed: No space left on device" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["live", "-d", "nothere"], 2, "is no build folder of an application"),
        (["live", "-d", "build"], 2, "is not a configured build folder"),
        (["check", "-d", "nothere"], 2, "is no build folder of an application"),
        (["live", "-d", "build", "--qmp", "nothing"], 2, "there is no answer at nothing"),
        (["live", "-d", "build", "--gdb", "nothing"], 2, "there is no debug port at nothing"),
        (["live", "-d", "build", "--printed", "nothing"], 2, "nothing cannot be read"),
        (["live", "-d", "build", "--memory", "nothing", "--cr3", "0"], 2, "cannot be read"),
    ],
)
def test_errors(build: Path, tmp_path: Path, words: list[str], status: int, said: str) -> None:
    ended = west(["mmu", *words], tmp_path, _ENVIRONMENT)
    assert ended.returncode == status, ended.stdout
    assert said in ended.stdout
    assert "Traceback" not in ended.stdout
    assert len(ended.stdout.strip().splitlines()) <= 2
