# SPDX-License-Identifier: Apache-2.0
"""The test engine under twister: programs that are wrong on purpose are reported as what they are.

Most are programs of the host, which build in no time; one image shows the same of a machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.trees import TREE

_CMAKE = """
cmake_minimum_required(VERSION 3.20.0)
if(BOARD STREQUAL "unit_testing")
  find_package(Zephyr COMPONENTS unittest REQUIRED HINTS $ENV{ZEPHYR_BASE})
  project(wrong)
  target_sources(testbinary PRIVATE main.c)
else()
  find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
  project(wrong)
  target_sources(app PRIVATE main.c)
endif()
"""

_SUITE = "ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);\nZTEST(s, test_good) {}\n"

# A program; the cases that the report has; what its reason says; more configuration.
_WRONG = [
    pytest.param(
        _SUITE + "ZTEST(s, test_bad) { zassert_equal(1, 2, \"number %d\", 7); }",
        {"s.good": "passed", "s.bad": "failed"}, "s.bad: Assertion failed at", "", id="failing",
    ),
    pytest.param(
        _SUITE + "ZTEST(s, test_bad) { zexpect_true(0); }",
        {"s.good": "passed", "s.bad": "failed"}, "s.bad", "", id="expectation",
    ),
    pytest.param(
        _SUITE + "ZTEST_EXPECT_FAIL(s, test_bad);\nZTEST(s, test_bad) {}",
        {"s.good": "passed", "s.bad": "failed"}, "s.bad", "", id="passes against expectation",
    ),
    pytest.param(
        _SUITE + "ZTEST(s, test_assumes) { zassume_true(0); }",
        {"s.good": "passed", "s.assumes": "skipped"}, "PROJECT EXECUTION FAILED", "",
        id="assumption",
    ),
    pytest.param(
        "static bool never(const void *s) { return false; }\n" + _SUITE
        + "ZTEST_SUITE(t, never, NULL, NULL, NULL, NULL);\nZTEST(t, test_x) {}",
        {"s.good": "passed", "t.x": "skipped"}, "PROJECT EXECUTION FAILED", "",
        id="a suite never runs",
    ),
    pytest.param(
        _SUITE + "ZTEST(nowhere, test_x) {}",
        {"s.good": "passed"}, "PROJECT EXECUTION FAILED", "", id="a test without a suite",
    ),
    pytest.param(
        "static void after(void *f) { zassert_true(0); }\n"
        "ZTEST_SUITE(s, NULL, NULL, NULL, after, NULL);\nZTEST(s, test_good) {}",
        {"s.good": "passed"}, "PROJECT EXECUTION FAILED", "", id="after() fails",
    ),
    pytest.param(
        "static void teardown(void *f) { ztest_test_skip(); }\n"
        "ZTEST_SUITE(s, NULL, NULL, NULL, NULL, teardown);\nZTEST(s, test_good) {}",
        {"s.good": "passed"}, "PROJECT EXECUTION FAILED", "", id="teardown() skips",
    ),
    pytest.param(
        _SUITE + "ZTEST(s, test_dies) { volatile int *volatile p = NULL; *p = 1; }",
        {"s.dies": "failed"}, "s.dies", "", id="crash",
    ),
    pytest.param(
        _SUITE + "ZTEST(s, test_hangs) { for (volatile int i = 0; i < 1; i = 0) {} }",
        {"s.good": "passed", "s.hangs": "failed"}, "s.hangs: timeout after 4 s", "", id="timeout",
    ),
    pytest.param(
        _SUITE + "static int n;\nZTEST(s, test_now_and_then) { zassert_true(++n % 2); }",
        {"s.good": "passed", "s.now_and_then": "failed"}, "s.now_and_then",
        "CONFIG_ZTEST_REPEAT=y", id="flaky",
    ),
    pytest.param(
        "ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);\nZTEST(s, test_a) { ztest_test_fail(); }\n"
        "ZTEST(s, test_b) { ztest_test_fail(); }",
        {"s.a": "failed", "s.b": "skipped"}, "s.a", "CONFIG_ZTEST_FAIL_FAST=y", id="fail fast",
    ),
    pytest.param("", {}, "PROJECT EXECUTION FAILED", "", id="empty"),
]  # fmt: skip

_GOOD = [
    pytest.param(
        _SUITE + "ZTEST(s, test_assumes) { zassume_true(0); }",
        {"s.good": "passed", "s.assumes": "skipped"}, "passed", "CONFIG_ZTEST_FAIL_ON_ASSUME=n",
        id="assumption",
    ),
    pytest.param(
        "ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);\nZTEST(s, test_x) { ztest_test_skip(); }",
        {"s.x": "skipped"}, "skipped", "", id="all skipped",
    ),
    pytest.param(
        "static bool never(const void *s) { return false; }\n" + _SUITE
        + "ZTEST_SUITE(t, never, NULL, NULL, NULL, NULL);\nZTEST(t, test_x) {}",
        {"s.good": "passed", "t.x": "skipped"}, "passed", "CONFIG_ZTEST_VERIFY_RUN_ALL=n",
        id="a suite never runs",
    ),
]  # fmt: skip


def _report(folder: Path, program: str, config: str, board: str) -> dict[str, Any]:
    """The scenario's entry in twister's report; the exit status has to agree with it."""
    app = folder / "app"
    app.mkdir()
    (app / "CMakeLists.txt").write_text(_CMAKE)
    (app / "prj.conf").write_text(f"CONFIG_ZTEST=y\n{config}\n")
    (app / "main.c").write_text(f"#include <zephyr/ztest.h>\n{program}\n")
    kind = "{type: unit, timeout: 4}" if board == "unit_testing" else ""
    (app / "testcase.yaml").write_text(f"tests: {{w.x: {kind}}}\n")
    words = [sys.executable, str(TREE / "scripts/twister"), "-T", str(app), "-p", board]
    ended = subprocess.run(
        [*words, "-O", str(folder / "out"), "-W"], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "ZEPHYR_BASE": str(TREE)},
    )  # fmt: skip
    suites = json.loads((folder / "out/twister.json").read_text())["testsuites"]
    suite: dict[str, Any] = next(s for s in suites if s["platform"] == board)
    bad = suite["status"] not in ("passed", "skipped")
    assert ended.returncode == int(bad), ended.stdout + ended.stderr
    return suite


def _cases(suite: dict[str, Any]) -> dict[str, str]:
    return {case["identifier"].removeprefix("w.x."): case["status"]
            for case in suite["testcases"] if case["identifier"] != "w.x"}


@pytest.mark.parametrize(("program", "cases", "said", "config"), _WRONG)
def test_wrong_programs(
    tmp_path: Path, program: str, cases: dict[str, str], said: str, config: str
) -> None:
    suite = _report(tmp_path, program, config, "unit_testing")
    assert suite["status"] == "failed"
    assert said in suite["reason"]
    assert cases.items() <= _cases(suite).items()


@pytest.mark.parametrize(("program", "cases", "status", "config"), _GOOD)
def test_good_programs(
    tmp_path: Path, program: str, cases: dict[str, str], status: str, config: str
) -> None:
    suite = _report(tmp_path, program, config, "unit_testing")
    assert suite["status"] == status
    assert _cases(suite) == cases


def test_a_wrong_image(tmp_path: Path) -> None:
    program = _SUITE + (
        "ZTEST(s, test_bad) { zassert_true(0, \"on %s\", \"purpose\"); }\n"
        "ZTEST(s, test_faults) { volatile int *volatile p = NULL; *p = 1; }\n"
        "ZTEST(s, test_never) {}\n"
    )
    suite = _report(tmp_path, program, "", "qemu_x86")
    assert suite["status"] == "failed"
    # By name; the fault ends the machine, and with it the run.
    assert _cases(suite) == {"s.bad": "failed", "s.faults": "failed"}
