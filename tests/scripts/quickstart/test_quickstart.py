# SPDX-License-Identifier: Apache-2.0
"""quickstart on a machine made of scripts: what is installed, when, how, and what comes after."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from helpers.fake_machine import Machine, make
from helpers.trees import TREE

_RUN_PACKAGES = {
    *("gcc", "lib32gcc-13-dev", "cmake", "ninja-build", "device-tree-compiler", "python3-venv"),
    "qemu-system-x86",
}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return make(tmp_path)


def _installed_by(calls: list[str]) -> list[str]:
    """The packages that apt was told to install, in order."""
    return [
        word
        for call in calls
        if call.startswith("apt-get") and " install " in call
        for word in call.split(" install ")[1].split()
        if not word.startswith("-")
    ]


def test_first_run(machine: Machine) -> None:
    ended = machine.run("run")
    assert ended.returncode == 0, ended.stderr
    calls = machine.calls()
    assert [call.split()[0].split("(")[0] for call in calls] == [
        *("apt-get", "apt-get", "apt-get", "venv", "pip", "start"),
    ]
    assert "update" in calls[0]
    assert set(_installed_by(calls)) == _RUN_PACKAGES
    assert calls[-1].endswith("/samples/hello_world qemu_x86_virt")


def test_versions_come_from_the_installed_compiler(machine: Machine) -> None:
    machine.run("test")
    installs = [call for call in machine.calls() if "apt" in call and " install " in call]
    assert len(installs) == 2
    assert "lib32gcc" not in installs[0]
    assert "lib32gcc-13-dev" in installs[1]
    assert "libclang-rt-18-dev" in installs[1]


def test_apt_asks_nothing_and_brings_and_removes_nothing_else(machine: Machine) -> None:
    machine.run("test")
    for call in machine.calls():
        if call.startswith("apt-get"):
            assert call.startswith("apt-get(0,noninteractive) -y")
            assert " install " not in call or "--no-install-recommends --no-remove" in call
            assert "gcc-multilib" not in call


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.install(*_RUN_PACKAGES - {"cmake"})
    machine.run("run")
    assert _installed_by(machine.calls()) == ["cmake"]


def test_apt_is_not_called_when_all_is_there(machine: Machine) -> None:
    machine.install(*_RUN_PACKAGES)
    ended = machine.run("run")
    assert "all there" in ended.stdout
    assert not [call for call in machine.calls() if "apt-get" in call]


def test_second_run_installs_nothing(machine: Machine) -> None:
    machine.run("run")
    machine.calls()
    machine.run("run", "app", "qemu_x86")
    (call,) = machine.calls()
    assert call.endswith("/app qemu_x86")


def test_testing_includes_running(machine: Machine) -> None:
    machine.run("test", "scripts")
    assert machine.calls()[-1] == f"start -I {machine.clone}/scripts/ci scripts"
    machine.run("run")
    assert len(machine.calls()) == 1


def test_running_does_not_include_testing(machine: Machine) -> None:
    machine.run("run")
    machine.calls()
    machine.run("test")
    calls = machine.calls()
    assert "clang" in _installed_by(calls)
    assert "requirements-test.txt" in " ".join(calls)
    assert "venv" not in calls


@pytest.mark.parametrize("name", ["requirements-run.txt", "packages.txt"])
def test_a_changed_list_is_installed_again(machine: Machine, name: str) -> None:
    machine.run("run")
    machine.calls()
    with (machine.clone / "scripts" / name).open("a") as file:
        file.write("# changed\n")
    machine.run("run")
    assert any(call.startswith("pip") for call in machine.calls())
    machine.run("run")
    assert len(machine.calls()) == 1


def test_another_interpreter_rebuilds_the_environment(machine: Machine) -> None:
    machine.run("run")
    machine.calls()
    (machine.clone / ".venv/left-over").touch()
    machine.put("interpreter", "3.12.1 /usr\n")
    machine.run("run")
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "start"]
    assert not (machine.clone / ".venv/left-over").exists()


def test_a_moved_clone_gets_its_own_environment(machine: Machine) -> None:
    machine.run("run")
    machine.calls()
    moved = machine.root / "moved"
    machine.clone.rename(moved)
    (machine.root / "a clone").symlink_to(moved)
    machine.run("run")
    assert "venv" in machine.calls()


def test_no_system_python_is_called_for_an_up_to_date_clone(machine: Machine) -> None:
    machine.run("run")
    machine.script("python3", 'echo called >>"$FAKE/calls"; exit 1')
    machine.calls()
    machine.run("run")
    assert "called" not in machine.calls()


@pytest.mark.parametrize("broken", ["apt-fails", "pip-fails"])
def test_what_fails_is_tried_again(machine: Machine, broken: str) -> None:
    machine.put(broken)
    ended = machine.run("run")
    assert ended.returncode == 1
    assert "failed" in ended.stderr or "could not" in ended.stderr
    assert not any(call.startswith("start") for call in machine.calls())
    (machine.state / broken).unlink()
    assert machine.run("run").returncode == 0
    assert any(call.startswith("pip") for call in machine.calls())


def test_a_user_uses_sudo(tmp_path: Path) -> None:
    machine = make(tmp_path, user=1000)
    assert machine.run("run").returncode == 0
    calls = machine.calls()
    assert calls[0] == "sudo"
    assert all(call.startswith("apt-get(0,") for call in calls if call.startswith("apt-get"))
    assert calls.count("sudo") == len([call for call in calls if call.startswith("apt-get")])


def test_a_user_without_sudo_is_told_what_to_install(tmp_path: Path) -> None:
    machine = make(tmp_path, user=1000)
    (machine.bin / "sudo").unlink()
    ended = machine.run("run")
    assert ended.returncode == 1
    assert "device-tree-compiler" in ended.stderr
    assert machine.calls() == []


@pytest.mark.parametrize(("purpose", "inside"), [("run", False), ("test", True)])
def test_without_apt_the_packages_are_named(
    machine: Machine, purpose: str, inside: bool
) -> None:
    (machine.bin / "apt-get").unlink()
    ended = machine.run(purpose)
    assert ended.returncode == 1
    for name in ("gcc", "cmake", "ninja-build", "device-tree-compiler", "qemu-system-x86"):
        assert re.search(rf"(^|\s){name}(\s|$)", ended.stderr), ended.stderr
    assert ("bochs" in ended.stderr) is inside
    assert machine.calls() == []
    assert not (machine.clone / ".venv").exists()


def test_without_apt_but_with_all_programs_it_goes_on(machine: Machine) -> None:
    (machine.bin / "apt-get").unlink()
    machine.install("gcc")
    for name in ("cmake", "ninja", "dtc", "qemu-system-i386"):
        machine.script(name, "")
    assert machine.run("run").returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "start"]


@pytest.mark.parametrize("status", ["0", "1", "2", "130"])
@pytest.mark.parametrize("purpose", ["run", "test"])
def test_the_exit_status_is_passed_on(machine: Machine, purpose: str, status: str) -> None:
    machine.put("status", status)
    assert machine.run(purpose).returncode == int(status)


def test_activation_names_the_tree_and_takes_it_back(machine: Machine) -> None:
    machine.run("run")
    script = (
        f". '{machine.clone}/.venv/bin/activate'; echo \"$ZEPHYR_BASE\"; "
        'deactivate; echo "${ZEPHYR_BASE-none}"'
    )
    for shell in ("sh", "bash"):
        shown = subprocess.run([shell, "-c", script], capture_output=True, text=True, check=True)
        assert shown.stdout.splitlines() == [str(machine.clone), "none"]
    fish = (machine.clone / ".venv/bin/activate.fish").read_text()
    assert f"set -gx ZEPHYR_BASE '{machine.clone}'" in fish


def test_a_quote_in_the_path_survives(tmp_path: Path) -> None:
    machine = make(tmp_path / "it's")
    assert machine.run("run").returncode == 0
    script = '. "$1/.venv/bin/activate"; echo "$ZEPHYR_BASE"'
    command = ["sh", "-c", script, "sh", str(machine.clone)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == str(machine.clone)


def test_the_clone_becomes_a_workspace(machine: Machine) -> None:
    machine.run("run")
    config = (machine.clone / ".west/config").read_text()
    assert "path = .\n" in config
    assert "file = west.yml\n" in config
    (machine.clone / ".west/config").write_text("mine")
    machine.run("run")
    assert (machine.clone / ".west/config").read_text() == "mine"


@pytest.mark.parametrize(("listed", "own"), [("{clone}\n", False), ("/other\n", True)])
def test_a_workspace_that_has_the_clone_is_kept(machine: Machine, listed: str, own: bool) -> None:
    (machine.root / ".west").mkdir()
    machine.put("west-list", listed.format(clone=machine.clone))
    machine.run("run")
    assert (machine.clone / ".west").exists() is own


def test_applications_are_found_from_here_and_in_the_clone(machine: Machine) -> None:
    here = machine.root / "here"
    (here / "mine").mkdir(parents=True)
    (machine.clone / "samples/x").mkdir(parents=True)
    machine.run("run", "mine", cwd=here)
    assert machine.calls()[-1].endswith(f"{here}/mine qemu_x86_virt")
    machine.run("run", "samples/x", cwd=here)
    assert machine.calls()[-1].endswith(f"{machine.clone}/samples/x qemu_x86_virt")
    machine.run("run", "/abs", cwd=here)
    assert machine.calls()[-1].endswith(" /abs qemu_x86_virt")


@pytest.mark.parametrize("words", [["help"], ["-h"], ["--help"], []])
def test_help_installs_nothing(machine: Machine, words: list[str]) -> None:
    ended = machine.run(*words)
    assert ended.returncode == 0
    assert "usage: ./quickstart run [APP] [BOARD]" in ended.stdout
    assert machine.calls() == []


@pytest.mark.parametrize("words", [["walk"], ["run", "a", "b", "c"]])
def test_wrong_words(machine: Machine, words: list[str]) -> None:
    ended = machine.run(*words)
    assert ended.returncode == 2
    assert "usage:" in ended.stderr
    assert machine.calls() == []


def test_the_package_list_has_a_reason_for_each() -> None:
    lines = (TREE / "scripts/packages.txt").read_text().splitlines()
    rows = [line.split(None, 3) for line in lines if line and not line.startswith("#")]
    assert {row[0] for row in rows} == {"run", "test"}
    assert all(len(row) == 4 and len(row[3]) > 10 for row in rows)
    assert len({row[1] for row in rows}) == len(rows)
    assert not any("multilib" in row[1] for row in rows)


def test_ci_calls_the_readmes_command(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci/run"
    script.write_text((TREE / ".ci/run").read_text())
    quickstart = tmp_path / "quickstart"
    quickstart.write_text('#!/bin/sh\necho "$@"; exit 7\n')
    for path in (script, quickstart):
        path.chmod(0o755)
    ended = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True)
    assert (ended.stdout, ended.returncode) == ("test\n", 7)
    assert os.access(TREE / ".ci/run", os.X_OK)
