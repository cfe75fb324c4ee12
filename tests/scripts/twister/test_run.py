# SPDX-License-Identifier: Apache-2.0
"""Runs: kernels of a few bytes in QEMU, jobs that die, reports, exit status; a few real builds."""

from __future__ import annotations

import csv
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.kernels import LOOP, TRIPLE_FAULT, leave, say, write_build
from helpers.processes import machines_of, naming, wait_until
from helpers.trees import TREE

from twister import job as jobs
from twister import main as command
from twister import pool
from twister.job import Job
from twister.options import Options
from twister.platforms import Platform
from twister.result import Case, Result, Status
from twister.selection import Instance
from twister.testfile import read

_BOARD = Platform("qemu_x86", ("qemu_x86",), "x86")
_GOOD = "PROJECT EXECUTION SUCCESSFUL\n"


def _job(folder: Path, text: str = "tests: {a.b: {timeout: 60}}", **options: object) -> Job:
    source = folder / "app"
    source.mkdir(exist_ok=True)
    (source / "testcase.yaml").write_text(text)
    test = read(source / "testcase.yaml", "app")[0]
    known = Options(outdir=folder / "out", test_only=True)
    return Job(Instance(test, _BOARD), Options(**{**vars(known), **options}))


def _machine(folder: Path, code: bytes, text: str = "tests: {a.b: {timeout: 60}}") -> Result:
    """The result of a build that is this code."""
    job = _job(folder, text)
    write_build(job.build, code)
    return jobs.execute(job)


def test_a_guest_that_passes_and_exits(tmp_path: Path) -> None:
    result = _machine(tmp_path, say("START - test_x\n PASS - test_x in 0.1 seconds\n" + _GOOD)
                      + leave(1))
    assert (result.status, result.cases) == (
        Status.PASSED, (Case("x", Status.PASSED, 0.1),))
    assert _GOOD.strip() in Path(result.log).read_text()


def test_a_guest_that_never_exits_is_ended_by_its_verdict(tmp_path: Path) -> None:
    assert _machine(tmp_path, say(_GOOD) + LOOP).status is Status.PASSED
    assert not machines_of(tmp_path / "out/qemu_x86/app/a.b/zephyr/zephyr.elf")


@pytest.mark.parametrize(
    ("code", "timeout", "said"),
    [
        (say(_GOOD) + leave(2), 60, "exit status"),
        (say("nothing\n") + leave(1), 60, "without PROJECT"),
        (TRIPLE_FAULT, 60, "triple fault"),
        (say("START - test_x\n") + LOOP, 5, "x: timeout after 5 s"),
    ],
)
def test_guests_that_fail(tmp_path: Path, code: bytes, timeout: int, said: str) -> None:
    """A busy machine needs seconds to start the guest that is then waited for in vain."""
    result = _machine(tmp_path, code, f"tests: {{a.b: {{timeout: {timeout}}}}}")
    assert result.status is Status.FAILED
    assert said in result.reason


def test_qemu_that_cannot_start_is_told_in_its_own_words(tmp_path: Path) -> None:
    job = _job(tmp_path, "tests: {a.b: {timeout: 500}}")
    write_build(job.build, LOOP, machine="nosuch")
    start = time.monotonic()
    result = jobs.execute(job)
    assert result.status is Status.ERROR
    assert "unsupported machine type" in result.reason
    assert time.monotonic() - start < 60


def test_a_build_that_is_not_there(tmp_path: Path) -> None:
    result = jobs.execute(_job(tmp_path))
    assert result.status is Status.ERROR
    assert "not a configured build folder" in result.reason


_PYTEST = "tests: {a.b: {harness: pytest, timeout: 60, harness_config: {pytest_args: [-v]}}}"
_DUT = """
def test_says(dut):
    assert dut.readlines_until(regex="hello")[-1] == "hello"
def test_wrong(dut):
    assert dut.readline() == "{expected}"
"""


@pytest.mark.parametrize(("expected", "status"), [("one", Status.PASSED), ("x", Status.FAILED)])
def test_pytest_talks_to_the_guest(tmp_path: Path, expected: str, status: Status) -> None:
    (tmp_path / "app/pytest").mkdir(parents=True)
    (tmp_path / "app/pytest/test_it.py").write_text(_DUT.format(expected=expected))
    result = _machine(tmp_path, say("one\nhello\n") + LOOP, _PYTEST)
    assert result.status is status, result.reason
    assert [case.name for case in result.cases] == ["test_says", "test_wrong"]


def test_pytest_without_a_test_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "app/pytest").mkdir(parents=True)
    assert "no test" in _machine(tmp_path, LOOP, _PYTEST).reason


def _results(job: Job, execute: Callable[[Job], Result], number: int = 1) -> list[Result]:
    return [result for _, result in pool.run([job] * number, execute, 2)]


def test_a_job_that_dies_is_an_error(tmp_path: Path) -> None:
    def die(_: Job) -> Result:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    results = _results(_job(tmp_path), die, 3)
    assert [result.status for result in results] == [Status.ERROR] * 3
    assert "-9" in results[0].reason


def test_jobs_run_at_once(tmp_path: Path) -> None:
    def meet(_: Job) -> Result:
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.glob("[0-9]*"))) == 2, "the other job")
        return Result(Status.PASSED)

    assert len(_results(_job(tmp_path), meet, 2)) == 2


def _use(monkeypatch: pytest.MonkeyPatch, results: dict[str, list[Result]]) -> None:
    """Jobs end with these results, by scenario and try."""
    counts = dict.fromkeys(results, 0)

    def fake(todo: list[Job], _execute: object, *_: object) -> object:
        for job in todo:
            name = job.instance.test.name
            counts[name] += 1
        return _REAL_RUN(todo, lambda job: results[job.instance.test.name][
            counts[job.instance.test.name] - 1], 2)

    monkeypatch.setattr(pool, "run", fake)


_REAL_RUN = pool.run
_PASSED, _FAILED = Result(Status.PASSED), Result(Status.FAILED, "wrong\x1b")


def _call(folder: Path, *words: str) -> int:
    (folder / "app").mkdir(exist_ok=True)
    (folder / "app/testcase.yaml").write_text(
        "tests: {a.one: {tags: t}, a.two: , a.three: {skip: true}}"
    )
    arguments = ["-T", str(folder / "app"), "-p", "qemu_x86", "-O", str(folder / "out"), *words]
    return command.main(arguments)


def _report(folder: Path) -> dict[str, dict[str, object]]:
    document = json.loads((folder / "out/twister.json").read_text())
    return {suite["name"]: suite for suite in document["testsuites"]}


@pytest.fixture(autouse=True)
def this_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEPHYR_BASE", str(TREE))


def test_all_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(monkeypatch, {"a.one": [_PASSED], "a.two": [_PASSED]})
    assert _call(tmp_path) == 0
    said = capsys.readouterr().out
    assert "2 passed, 0 failed, 1 filtered" in said
    assert "1 skip" in said
    assert _report(tmp_path)["app/a.three"]["reason"] == "skip: true"


def test_one_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(monkeypatch, {"a.one": [_FAILED], "a.two": [_PASSED]})
    assert _call(tmp_path) == 1
    again = str(_report(tmp_path)["app/a.one"]["reproduce"])
    assert again in capsys.readouterr().out
    assert "-s a.one" in again
    rows = list(csv.DictReader((tmp_path / "out/twister.csv").open()))
    assert [row["status"] for row in rows] == ["failed", "passed", "filtered"]
    for name in ("twister.xml", "twister_report.xml"):
        suite = ElementTree.parse(tmp_path / "out" / name).getroot()[0]
        assert [suite.get(key) for key in ("tests", "failures", "skipped")] == ["3", "1", "1"]


def test_a_retry_makes_flaky_not_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, {"a.one": [_FAILED, _FAILED, _PASSED], "a.two": [_PASSED]})
    assert _call(tmp_path, "--retry-failed", "4", "--retry-interval", "0") == 3
    suite = _report(tmp_path)["app/a.one"]
    assert (suite["status"], suite["retries"]) == ("flaky", 2)
    assert "wrong" in str(suite["reason"])
    junit = ElementTree.parse(tmp_path / "out/twister_report.xml").getroot()[0]
    assert junit.get("failures") == "1"


def test_only_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, {"a.one": [_FAILED, _PASSED], "a.two": [_PASSED]})
    assert _call(tmp_path) == 1
    assert _call(tmp_path, "--only-failed") == 0
    assert list(_report(tmp_path)) == ["app/a.one"]
    assert _call(tmp_path, "--only-failed") == 1  # nothing is left, so nothing ran


def test_nothing_run_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _call(tmp_path, "-t", "nothing") == 1
    assert "no test was executed" in capsys.readouterr().out
    _use(monkeypatch, {"a.one": [Result(Status.NOTRUN, "the harness 'net' …")]})
    assert _call(tmp_path, "-s", "a.one") == 1
    _use(monkeypatch, {"a.one": [Result(Status.NOTRUN, "build_only: true")]})
    assert _call(tmp_path, "-s", "a.one") == 0


def test_foreign_folders_are_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").touch()
    assert _call(tmp_path, "-c") == 2
    assert "not made by twister" in capsys.readouterr().err
    assert (tmp_path / "out/thesis.txt").exists()


def test_earlier_output_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        _use(monkeypatch, {"a.one": [_PASSED], "a.two": [_PASSED]})
        assert _call(tmp_path) == 0
    assert {path.name for path in tmp_path.glob("out*")} == {"out", "out.1", "out.2"}


def test_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _call(tmp_path, "--list-tests") == 0
    assert "- a.one\n - a.two\n2 total." in capsys.readouterr().out
    assert _call(tmp_path, "--list-tags") == 0
    assert "- t\n" in capsys.readouterr().out
    assert _call(tmp_path, "--dry-run") == 0
    assert not (tmp_path / "out").exists()


def _twister(words: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TREE / "scripts/twister"), *words], cwd=cwd,
        env={**os.environ, "ZEPHYR_BASE": str(TREE)}, capture_output=True, text=True,
    )


def _application(folder: Path, body: str, tests: str) -> Path:
    (folder / "src").mkdir(parents=True)
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.20.0)\n"
        "find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})\n"
        "project(a)\ntarget_sources(app PRIVATE src/main.c)\n"
    )
    (folder / "prj.conf").touch()
    (folder / "src/main.c").write_text(
        f"#include <zephyr/kernel.h>\n#include <zephyr/sys/printk.h>\nint main(void)\n{{\n{body}\n"
        "}\n"
    )
    (folder / "testcase.yaml").write_text(tests)
    return folder


_FILTERED = """
common: {platform_allow: qemu_x86/atom/virt, harness: console}
tests:
  a.yes:
    filter: CONFIG_X86_PAE and dt_chosen_enabled("zephyr,console")
    extra_configs: ["arch:x86:CONFIG_BOOT_BANNER=n", "platform:qemu_x86:CONFIG_NOT_THERE=y"]
    harness_config: {type: one_line, regex: ["it was built$"]}
  a.no:
    filter: dt_compat_enabled("no,such-device")
    harness_config: {type: one_line, regex: ["."]}
"""


def test_a_real_build_with_filters(tmp_path: Path) -> None:
    app = _application(tmp_path / "an app", 'printk("it was built\\n");\nreturn 0;', _FILTERED)
    ended = _twister(["-T", str(app), "-v"], tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "qemu_x86_virt an app/a.yes" in ended.stdout
    reasons = {suite["name"]: suite.get("reason", "") for suite in json.loads(
        (tmp_path / "twister-out/twister.json").read_text())["testsuites"]
        if suite["platform"] == "qemu_x86_virt"}
    assert reasons["an app/a.yes"] == ""
    assert reasons["an app/a.no"].startswith("filter: dt_compat")


def test_the_reproducing_command_works_from_anywhere(tmp_path: Path) -> None:
    app = _application(tmp_path / "bad app", "return nothing;", "tests: {a.bad: }")
    ended = _twister(["-T", str(app), "-p", "qemu_x86", "-j", "1"], tmp_path)
    assert ended.returncode == 1
    assert "undeclared" in ended.stdout
    again = next(line for line in ended.stdout.splitlines() if "again: " in line)
    words = shlex.split(again.partition("again: ")[2])
    repeated = subprocess.run(words, cwd="/", capture_output=True, text=True)
    assert repeated.returncode == 1
    assert "undeclared" in repeated.stdout


_UNIT = """
tests:
  u.good: {type: unit}
  u.bad: {type: unit, extra_configs: [CONFIG_N=5]}
"""


def test_unit_tests_run_on_the_host(tmp_path: Path) -> None:
    app = tmp_path / "unit"
    app.mkdir()
    (app / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.20.0)\nproject(u)\n"
        "find_package(Zephyr COMPONENTS unittest REQUIRED HINTS $ENV{ZEPHYR_BASE})\n"
        "target_sources(testbinary PRIVATE main.c)\n"
    )
    (app / "prj.conf").write_text("CONFIG_N=4\n")
    (app / "main.c").write_text(
        "#include <stdio.h>\n#include <zephyr/sys/util.h>\nint main(void)\n{\n\tint a[4];\n"
        '\tputs(ARRAY_SIZE(a) == CONFIG_N ? "PROJECT EXECUTION SUCCESSFUL"\n'
        '\t\t: "PROJECT EXECUTION FAILED");\n\treturn 0;\n}\n'
    )
    (app / "testcase.yaml").write_text(_UNIT)
    ended = _twister(["-T", str(app), "-v"], tmp_path)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "unit_testing unit/u.bad" in ended.stdout
    assert "1 passed, 1 failed" in ended.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left(tmp_path: Path, number: signal.Signals) -> None:
    job = _job(tmp_path, "tests: {a.b: {timeout: 600, platform_allow: qemu_x86}}")
    write_build(job.build, say("START - test_x\n") + LOOP)
    kernel = job.build / "zephyr/zephyr.elf"
    words = [sys.executable, str(TREE / "scripts/twister"), "-T", str(tmp_path / "app")]
    words += ["-p", "qemu_x86", "-O", str(tmp_path / "out"), "--test-only"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, start_new_session=True) as running:
        wait_until(lambda: bool(machines_of(kernel)), "the machine")
        running.send_signal(number)
        said = running.communicate(timeout=60)[0].decode()
    wait_until(lambda: not naming(str(tmp_path / "out")), "every process has ended")
    if number != signal.SIGKILL:
        assert running.returncode == 130
        assert "not done" in (tmp_path / "out/twister.json").read_text()
        assert f"ended by {number.name}" in said
