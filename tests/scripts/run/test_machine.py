# SPDX-License-Identifier: Apache-2.0
"""The QEMU command of a build: what is read, replaced, added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.kernels import LOOP, write_build

from run.errors import RunError
from run.machine import Console, Machine, load


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.delenv("QEMU_EXTRA_FLAGS", raising=False)
    return load(write_build(tmp_path / "build", LOOP))


def test_load_takes_yaml_and_drops_its_console(machine: Machine, tmp_path: Path) -> None:
    assert machine.binary == "qemu-system-i386"
    assert "-nographic" not in machine.arguments
    assert machine.arguments[:2] == ("-machine", "q35")
    assert machine.kernel == tmp_path / "build/zephyr/zephyr.elf"


def test_load_takes_json(tmp_path: Path) -> None:
    (tmp_path / "zephyr").mkdir()
    content = {"qemu": {"binary": "q", "args": ["-serial", "stdio", "-m", 4], "kernel": "k"}}
    (tmp_path / "zephyr/runners.yaml").write_text(json.dumps(content))
    machine = load(tmp_path)
    assert machine.arguments == ("-m", "4")
    assert machine.kernel == tmp_path / "zephyr" / "k"


def test_extra_flags_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QEMU_EXTRA_FLAGS", "-d 'int,cpu reset'")
    machine = load(write_build(tmp_path / "b", LOOP))
    assert machine.extra == ("-d", "int,cpu reset")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "not a configured build folder"),
        ("{}", "names no emulator"),
        ("qemu: {args: []}", "'binary'"),
        ("qemu: {binary: q, args: 3}", "'args'"),
        ("a: [", "is not YAML"),
        ("- a", "is not a mapping"),
    ],
)
def test_load_says_what_is_wrong(tmp_path: Path, content: str | None, words: str) -> None:
    (tmp_path / "zephyr").mkdir()
    if content is not None:
        (tmp_path / "zephyr/runners.yaml").write_text(content)
    with pytest.raises(RunError, match=words):
        load(tmp_path)


def test_override_replaces_in_place_and_adds(machine: Machine) -> None:
    other = machine.override(cpu="pentium", machine="pc", memory_mib=16, extra=("-S",))
    assert other.arguments[:6] == ("-machine", "pc", "-m", "16", "-cpu", "pentium")
    assert len(other.arguments) == len(machine.arguments)
    assert other.extra == ("-S",)
    bare = Machine(binary="q", arguments=(), kernel=Path("k"))
    assert bare.override(cpu="486").arguments == ("-cpu", "486")


def test_override_knows_other_spellings() -> None:
    machine = Machine(binary="q", arguments=("-M", "q35", "--cpu", "a"), kernel=Path("k"))
    assert machine.override(machine="pc", cpu="b").arguments == ("-M", "pc", "--cpu", "b")


def test_command_ends_with_the_kernel_and_names_a_missing_one(machine: Machine) -> None:
    command = machine.command(Console())
    assert command[-2:] == ["-kernel", str(machine.kernel)]
    assert "signal=on" in " ".join(command)
    with pytest.raises(RunError, match="build it first"):
        machine.override(kernel=Path("/nonexistent")).command(Console())


def test_missing_qemu_names_the_package(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("QEMU_BIN_PATH", raising=False)
    with pytest.raises(RunError, match="qemu-system-x86"):
        machine.command(Console())


def test_qemu_bin_path_goes_first(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "qemu-system-i386"
    fake.write_text("#!/bin/sh\n")
    fake.chmod(0o755)
    monkeypatch.setenv("QEMU_BIN_PATH", str(tmp_path))
    assert machine.program() == str(fake)


def test_a_comma_in_the_name_of_the_log_is_kept() -> None:
    assert "logfile=/a,,b,logappend=off" in " ".join(Console(log=Path("/a,b")).arguments())


def test_deterministic_counts_instructions(machine: Machine) -> None:
    arguments = machine.deterministic(3).arguments
    assert "shift=3,align=off,sleep=off" in arguments
    again = machine.deterministic(3).deterministic(0).arguments
    assert again.count("-icount") == 1
    assert "shift=0,align=off,sleep=off" in again
