# SPDX-License-Identifier: Apache-2.0
"""Verdicts: what a program says, and what is made of it."""

from __future__ import annotations

from typing import Any

import pytest

from twister.harness import End, Judgement, make
from twister.result import Status

_DONE = End(True)
_LOST = End(None, timed_out=True, why="timeout after 5 s")

_ZTEST = """\
*** Booting ***
Running TESTSUITE sem
===================================================================
START - test_give
 PASS - test_give in 0.001 seconds
===================================================================
START - test_take
{take} - test_take in 0.200 seconds
TESTSUITE sem {ended}

------ TESTSUITE SUMMARY START ------

SUITE {take} -  50.00% [sem]: pass = 1, fail = 0, skip = 0, total = 2 duration = 0.201 seconds
 - PASS - [sem.test_give] duration = 0.001 seconds
 - {take} - [sem.test_take] duration = 0.200 seconds

------ TESTSUITE SUMMARY END ------

PROJECT EXECUTION {project}
"""


def _judge(text: str, end: End = _DONE, kind: str = "ztest", **values: Any) -> Judgement:
    harness = make(kind, values)
    for line in text.splitlines():
        harness.feed(line)
    return harness.judge(end)


def _ztest(take: str, project: str) -> str:
    ended = "succeeded" if take != "FAIL" else "failed"
    return _ZTEST.format(take=take, project=project, ended=ended)


def test_ztest_passes() -> None:
    verdict = _judge(_ztest("PASS", "SUCCESSFUL"))
    assert (verdict.status, verdict.reason) == (Status.PASSED, "")
    assert [(c.name, c.status, c.seconds) for c in verdict.cases] == [
        ("sem.give", Status.PASSED, 0.001),
        ("sem.take", Status.PASSED, 0.2),
    ]


def test_ztest_with_colours_and_a_skipped_case() -> None:
    text = _ztest("SKIP", "SUCCESSFUL").replace(" PASS", "\x1b[32m PASS").replace("\n", "\x1b[0m\n")
    verdict = _judge(text)
    assert verdict.status is Status.PASSED
    assert [case.status for case in verdict.cases] == [Status.PASSED, Status.SKIPPED]


def test_only_skipped_cases_are_no_pass() -> None:
    text = "START - test_a\n SKIP - test_a in 0.000 seconds\nPROJECT EXECUTION SUCCESSFUL\n"
    assert _judge(text).status is Status.SKIPPED


def test_a_failed_case_is_named_with_its_assertion() -> None:
    said = "    Assertion failed at src/main.c:12: sem_test_take: (x equal to 1)\n FAIL - test_take"
    verdict = _judge(_ztest("FAIL", "FAILED").replace("FAIL - test_take", said, 1))
    assert verdict.status is Status.FAILED
    assert "sem.take" in verdict.reason
    assert "main.c:12" in verdict.reason


@pytest.mark.parametrize(
    ("text", "end", "said"),
    [
        (_ztest("FAIL", "SUCCESSFUL"), _DONE, "sem.take"),
        (_ztest("PASS", "FAILED"), _DONE, "PROJECT EXECUTION FAILED"),
        (_ztest("PASS", "SUCCESSFUL"), End(False), "exit status"),
        (_ztest("PASS", "SUCCESSFUL").split("PROJECT")[0], _DONE, "without PROJECT"),
        (_ztest("PASS", "SUCCESSFUL").split("START - test_take")[0], _LOST, "timeout"),
        ("START - test_a\n", _LOST, "a: timeout"),
        (">>> ZEPHYR FATAL ERROR 4: x\n" + _ztest("PASS", "FAILED"), _DONE, "FATAL"),
        (_ztest("PASS", "FAILED").replace("PASS - [", "FLAKY - [", 1), _DONE, "sem.give"),
        ("", _LOST, "timeout"),
        ("", _DONE, "without PROJECT"),
    ],
)
def test_ztest_fails(text: str, end: End, said: str) -> None:
    verdict = _judge(text, end)
    assert verdict.status is Status.FAILED
    assert said in verdict.reason


def test_a_fatal_error_that_the_engine_let_pass() -> None:
    text = ">>> ZEPHYR FATAL ERROR 4: x\n" + _ztest("PASS", "SUCCESSFUL")
    assert _judge(text).status is Status.PASSED


def test_a_case_that_hangs_is_a_failed_case() -> None:
    verdict = _judge("Running TESTSUITE s\nSTART - test_a\n", _LOST)
    assert [(c.name, c.status) for c in verdict.cases] == [("s.a", Status.FAILED)]


def test_faults_may_be_expected() -> None:
    text = ">>> ZEPHYR FATAL ERROR 4: x\n" + _ztest("PASS", "SUCCESSFUL")
    assert _judge(text, ignore_faults=True).status is Status.PASSED


def test_a_program_without_cases_passes_by_its_last_line() -> None:
    verdict = _judge("context switch : 137\nPROJECT EXECUTION SUCCESSFUL\n")
    assert (verdict.status, verdict.cases) == (Status.PASSED, ())


def _console(text: str, patterns: list[str], end: End = _DONE, **config: Any) -> Judgement:
    settings = {"type": "multi_line", "regex": patterns, **config}
    return _judge(text, end, "console", harness_config=settings)


@pytest.mark.parametrize(
    ("text", "patterns", "config", "passes"),
    [
        ("b\na\n", ["a", "b"], {}, True),
        ("b\na\n", ["a", "b"], {"ordered": True}, False),
        ("a\nx\nb\n", ["a", "b"], {"ordered": True}, True),
        ("a\n", ["a", "b"], {}, False),
        ("a\n", ["a"], {"repeat": 2}, False),
        ("a\nb\na\nb\n", ["a", "b"], {"repeat": 2, "ordered": True}, True),
        ("x a y\n", ["a", "b"], {"type": "one_line"}, True),
        ("a\n", ["a", "a"], {}, False),
        (">>> ZEPHYR FATAL ERROR 0: x\na\n", ["a"], {}, False),
    ],
)
def test_console(text: str, patterns: list[str], config: dict[str, Any], passes: bool) -> None:
    verdict = _console(text, patterns, **config)
    assert (verdict.status is Status.PASSED) is passes
    assert bool(verdict.reason) is not passes


def test_console_says_what_is_missing() -> None:
    assert "'bb'" in _console("a\n", ["a", "bb"], _LOST).reason
    assert "timeout" in _console("a\n", ["a", "bb"], _LOST).reason
    assert _console("a\n", ["a"], End(False)).status is Status.FAILED


def test_recording() -> None:
    config = {"record": {"regex": r"(?P<metric>.*):(?P<cycles>.*) cycles"}}
    verdict = _judge("give: 12 cycles\nPROJECT EXECUTION SUCCESSFUL\n", harness_config=config)
    assert verdict.recording == ({"metric": "give", "cycles": "12"},)


_GTEST = """\
[ RUN      ] Sem.Give
[       OK ] Sem.Give (0 ms)
[ RUN      ] Sem.Take
[  {word} ] Sem.Take (0 ms)
[==========] 2 tests from 1 test suite ran. (0 ms total)
[  PASSED  ] 1 test.
"""


def test_gtest() -> None:
    assert _judge(_GTEST.format(word="     OK"), kind="gtest").status is Status.PASSED
    failed = _judge(_GTEST.format(word=" FAILED"), kind="gtest")
    assert (failed.status, failed.reason) == (Status.FAILED, "Sem.Take")
    assert _judge("", kind="gtest").status is Status.FAILED
