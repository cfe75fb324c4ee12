# SPDX-License-Identifier: Apache-2.0
"""Counting: a run that tested nothing, or whose runner failed, never looks good."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from ci import cli, runner
from ci.counts import Counts, from_junit, truthful
from ci.runner import Place, Result
from ci.stages import Kind, Stage, all_stages, tracked
from run.errors import RunError

_TREE = Path(__file__).resolve().parents[3]
_STAGE = Stage("s", "what", ("true",))


def test_junit_is_counted_case_by_case(tmp_path: Path) -> None:
    report = tmp_path / "r.xml"
    report.write_text(
        "<testsuites><testsuite tests='99'>"
        "<testcase name='a'/><testcase name='b'><failure/></testcase>"
        "<testcase name='c'><error/></testcase><testcase name='d'><skipped/></testcase>"
        "<testcase name='e' status='notrun'/>"
        "</testsuite><testsuite><testcase name='f'/></testsuite></testsuites>"
    )
    assert from_junit(report) == Counts(passed=2, failed=2, skipped=2)


def test_what_twister_filtered_is_no_test(tmp_path: Path) -> None:
    report = tmp_path / "r.xml"
    report.write_text(
        "<testsuites><testsuite><testcase name='a'><skipped type='filtered'/></testcase>"
        "<testcase name='b'><skipped type='notrun'/></testcase><testcase name='c'/></testsuite>"
        "</testsuites>"
    )
    assert from_junit(report) == Counts(passed=1, skipped=1)


@pytest.mark.parametrize("content", [None, "", "<testsuite", "garbage"])
def test_no_report_is_none(tmp_path: Path, content: str | None) -> None:
    report = tmp_path / "r.xml"
    if content is not None:
        report.write_text(content)
    assert from_junit(report) is None


@pytest.mark.parametrize(
    ("counts", "status", "wanted"),
    [
        (Counts(3), 0, Counts(3)),
        (Counts(3, 1), 1, Counts(3, 1)),
        (Counts(3), 1, Counts(3, 1)),  # the runner crashed after three good tests
        (Counts(), 0, Counts(0, 1)),  # nothing was executed
        (Counts(skipped=4), 0, Counts(0, 1, 4)),  # everything was skipped
        (Counts(), 5, Counts(0, 1)),  # pytest's "no tests collected"
        (None, 0, Counts(0, 1)),  # no report
    ],
)
def test_counts_agree_with_the_exit_status(
    counts: Counts | None, status: int, wanted: Counts
) -> None:
    assert truthful(counts, status) == wanted


def _run(stage: Stage, tmp_path: Path, limit: float = 20.0) -> Counts:
    return runner.run(stage, Place(tmp_path, tmp_path), limit).counts


def test_a_check_is_one_test(tmp_path: Path) -> None:
    assert _run(Stage("s", "", ("true",)), tmp_path) == Counts(1)
    assert _run(Stage("s", "", ("false",)), tmp_path) == Counts(0, 1)


def test_a_missing_program_is_a_failure(tmp_path: Path) -> None:
    stage = Stage("s", "", ("true",), needs=("no-such-emulator",))
    assert _run(stage, tmp_path) == Counts(0, 1)
    assert _run(Stage("s", "", ("no-such-program",)), tmp_path) == Counts(0, 1)


def test_a_stage_that_takes_too_long_is_a_failure(tmp_path: Path) -> None:
    assert _run(Stage("s", "", ("sleep", "30")), tmp_path, 0.2) == Counts(0, 1)


def test_a_report_of_another_name(tmp_path: Path) -> None:
    text = "<testsuite><testcase/><testcase/></testsuite>"
    command = ("sh", "-c", f"echo '{text}' >'{{reports}}/other.xml'")
    assert _run(Stage("s", "", command, Kind.JUNIT, report="other.xml"), tmp_path) == Counts(2)


def test_a_report_of_an_earlier_run_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "s.xml").write_text("<testsuite><testcase/></testsuite>")
    assert _run(Stage("s", "", ("true", "{junit}"), Kind.JUNIT), tmp_path) == Counts(0, 1)


def test_a_report_is_counted(tmp_path: Path) -> None:
    script = "echo '<testsuite><testcase/><testcase/></testsuite>' > {junit}"
    assert _run(Stage("s", "", ("sh", "-c", script), Kind.JUNIT), tmp_path) == Counts(2)


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ([Counts(2), Counts(1, 0, 1)], 0),
        ([Counts(2), Counts(0, 1)], 1),
        ([], 1),
        ([Counts(skipped=3)], 1),
    ],
)
def test_the_last_line_is_the_sum(
    counts: list[Counts], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.report([Result(_STAGE, each, 1.0) for each in counts]) == status
    assert capsys.readouterr().out.rstrip().splitlines()[-1] == str(sum(counts, Counts()))


def test_an_unknown_stage_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nosuchstage"]) == 2
    assert "metrics" in capsys.readouterr().err


def test_files_that_git_does_not_tell_are_not_left_unchecked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kernel").mkdir()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    with pytest.raises(RunError, match="git cannot list the files: fatal: not a git repository"):
        tracked(tmp_path, ("kernel",))
    assert cli.main(["ruff"]) == 2
    assert "git cannot list" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RunError, match="git cannot be started"):
        tracked(tmp_path, ("kernel",))


def test_every_test_directory_belongs_to_a_stage() -> None:
    stages = all_stages(_TREE, "/venv/bin/python", 2)
    covered = {word for stage in stages for word in stage.command if word.startswith("tests/")}
    holders = {"apps", "benchmarks", "helpers"}
    folders = {
        f"tests/{path.name}"
        for path in (_TREE / "tests").iterdir()
        if path.is_dir() and path.name not in holders and not path.name.startswith((".", "_"))
    }
    assert any(stage.name == "twister" for stage in stages)
    scenarios = {name for name in folders if any((_TREE / name).rglob("testcase.yaml"))}
    assert folders <= covered | scenarios


def test_property_tests_do_not_depend_on_luck_or_on_a_clock() -> None:
    chosen = hypothesis.settings.default
    assert chosen is not None and chosen.derandomize and chosen.deadline is None
    assert chosen.database is None  # what an earlier run found is not tried first
    assert hypothesis.HealthCheck.too_slow in chosen.suppress_health_check
