# SPDX-License-Identifier: Apache-2.0
"""Real runs of QEMU: verdicts, QEMU's own words, and that nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.kernels import LOOP, TRIPLE_FAULT, leave, say, write_build
from helpers.processes import machines_of, wait_until

from run.machine import Console, load
from run.process import Outcome, Verdict, execute

_RUNNER = [sys.executable, "-I", str(Path(__file__).resolve().parents[3] / "scripts/run")]


@pytest.mark.parametrize(
    ("code", "verdict", "words"),
    [
        (leave(1), Verdict.PASSED, ""),
        (leave(2), Verdict.FAILED, ""),
        (leave(7), Verdict.BROKEN, "code 15"),
        (TRIPLE_FAULT, Verdict.BROKEN, "triple fault"),
    ],
)
def test_verdicts(tmp_path: Path, code: bytes, verdict: Verdict, words: str) -> None:
    outcome = execute(load(write_build(tmp_path / "b", say("hi\r\n") + code)), timeout=60)
    assert outcome.verdict is verdict
    assert outcome.console == "hi\n"
    assert words in outcome.explain()


def test_timeout_ends_the_machine(tmp_path: Path) -> None:
    outcome = execute(load(write_build(tmp_path / "b", LOOP)), timeout=0.5)
    assert outcome.verdict is Verdict.TIMEOUT
    assert outcome.seconds < 30
    assert "had not exited" in outcome.explain()


def test_qemu_that_cannot_start_is_told_at_once(tmp_path: Path) -> None:
    machine = load(write_build(tmp_path / "b", LOOP)).override(machine="nosuchmachine")
    outcome = execute(machine, timeout=60)
    assert outcome.verdict is Verdict.BROKEN
    assert outcome.seconds < 30
    assert "nosuchmachine" in outcome.words or "unsupported machine" in outcome.words
    assert outcome.words.strip() in outcome.explain()


def test_a_signal_is_named() -> None:
    assert "signal 9" in Outcome(Verdict.BROKEN, -9, 0.1).explain()


def test_the_log_holds_the_console(tmp_path: Path) -> None:
    log = tmp_path / "with, comma.txt"
    machine = load(write_build(tmp_path / "b", say("logged") + leave(1)))
    outcome = execute(machine, timeout=60, console=Console(monitor=False, log=log))
    assert outcome.verdict is Verdict.PASSED
    assert log.read_text() == "logged"


@pytest.mark.parametrize(("value", "status"), [(1, 0), (2, 1), (7, 2)])
def test_command_status(tmp_path: Path, value: int, status: int) -> None:
    build = write_build(tmp_path / "a build", say("out") + leave(value))
    ended = subprocess.run(
        [*_RUNNER, str(build), "--timeout", "60"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert ended.returncode == status, ended.stderr
    assert ended.stdout == "out"


def test_command_errors_are_words(tmp_path: Path) -> None:
    ended = subprocess.run([*_RUNNER, str(tmp_path)], capture_output=True, text=True)
    assert ended.returncode == 2
    assert "run: " in ended.stderr
    assert "Traceback" not in ended.stderr


def test_show_prints_the_command_only(tmp_path: Path) -> None:
    build = write_build(tmp_path / "b", LOOP)
    ended = subprocess.run(
        [*_RUNNER, str(build), "--show", "--cpu", "486", "--gdb"], capture_output=True, text=True
    )
    assert ended.returncode == 0
    assert "-cpu 486" in ended.stdout
    assert "-S -gdb tcp:127.0.0.1:1234" in ended.stdout


def _wait_for(text: str, path: Path) -> None:
    """Waits until a file of a running machine has that text."""
    wait_until(lambda: path.is_file() and text in path.read_text(errors="replace"), text)


def _assert_gone(kernel: Path) -> None:
    wait_until(lambda: not machines_of(kernel), "QEMU ends")


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130), (signal.SIGKILL, -9)],
)
def test_no_machine_is_left_after_a_signal(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    build = write_build(tmp_path / "b", say("up") + LOOP)
    log = tmp_path / "log"
    with subprocess.Popen(
        [*_RUNNER, str(build), "--output", str(log)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as runner:
        _wait_for("up", log)
        assert machines_of(build / "zephyr/zephyr.elf")
        runner.send_signal(number)
        assert runner.wait(60) == status
    _assert_gone(build / "zephyr/zephyr.elf")


def test_no_machine_is_left_when_the_job_above_is_killed(tmp_path: Path) -> None:
    """As when ninja, which started us, is killed: a shell waits between, and nobody tells us."""
    build = write_build(tmp_path / "b", say("up") + LOOP)
    log = tmp_path / "log"
    script = f'"$@" --output "{log}" & wait'
    job = subprocess.Popen(
        ["sh", "-c", f"sh -c '{script}' sh \"$@\"; true", "sh", *_RUNNER, str(build)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for("up", log)
        job.kill()
        job.wait(60)
        _assert_gone(build / "zephyr/zephyr.elf")
    finally:
        for pid in machines_of(build / "zephyr/zephyr.elf"):
            os.kill(pid, signal.SIGKILL)
