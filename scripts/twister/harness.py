# SPDX-License-Identifier: Apache-2.0
"""Judges a run by what the program said, line by line.

A harness is fed while the program runs and says when it has heard enough; the verdict is asked for
once, at the end. It starts nothing and knows no QEMU.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from twister.result import Case, Status

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_FATAL = "ZEPHYR FATAL ERROR"


@dataclass(frozen=True)
class End:
    """How the program ended. succeeded: its exit status, None when it gave none; why: in words."""

    succeeded: bool | None
    timed_out: bool = False
    why: str = ""


@dataclass(frozen=True)
class Judgement:
    """The verdict of a harness."""

    status: Status
    reason: str = ""
    cases: tuple[Case, ...] = ()
    recording: tuple[dict[str, str], ...] = ()


class Harness(Protocol):
    """What the runner of a program needs of a harness."""

    def feed(self, line: str) -> None:
        """One line of the program, without its end."""

    @property
    def finished(self) -> bool:
        """The verdict is clear; the program need not run on."""

    def judge(self, end: End) -> Judgement:
        """The verdict, when the program has ended or was ended."""


@dataclass
class Recorder:
    """Values that a program prints for the report, by the groups of an expression."""

    patterns: list[re.Pattern[str]] = field(default_factory=list)
    found: list[dict[str, str]] = field(default_factory=list)

    def feed(self, line: str) -> None:
        """Take one line."""
        for pattern in self.patterns:
            match = pattern.search(line)
            if match:
                self.found.append({k: v.strip() for k, v in match.groupdict("").items()})


@dataclass
class Faults:
    """Fatal errors of the kernel; a test that provokes them says `ignore_faults`."""

    ignored: bool
    first: str = ""

    def feed(self, line: str) -> None:
        """Take one line."""
        if _FATAL in line and not self.ignored and not self.first:
            self.first = line.strip()


_CASE = re.compile(r"^\s*(PASS|FAIL|SKIP|BLOCK)\s+-\s+(?:test_)?(\S+?)"
                   r"(?:\s+in\s+([\d.]+)\s+sec\w*)?(?:\s.*)?$")
_START = re.compile(r"^\s*START\s+-\s+(?:test_)?(\S+)")
_SUITE = re.compile(r"^\s*Running TESTSUITE (\S+)")
_SUMMARY = re.compile(r"^\s*-\s+(PASS|FAIL|SKIP|BLOCK|FLAKY)\s+-\s+\[([\w-]+)\.(?:test_)?(\S+)\]"
                      r"\s+duration\s*=\s*([\d.]+)")
_PROJECT = re.compile(r"PROJECT EXECUTION (SUCCESSFUL|FAILED)")
_WORDS = {"PASS": Status.PASSED, "FAIL": Status.FAILED, "SKIP": Status.SKIPPED,
          "BLOCK": Status.ERROR, "FLAKY": Status.FAILED}


@dataclass
class Ztest:
    """The console format of ztest and of programs that print its last line only."""

    faults: Faults
    recorder: Recorder
    suite: str = ""
    running: str = ""
    project: str = ""
    complaint: str = ""
    cases: dict[str, Case] = field(default_factory=dict)

    def feed(self, line: str) -> None:
        line = _COLOUR.sub("", line)
        self.faults.feed(line)
        self.recorder.feed(line)
        if match := _SUITE.match(line):
            self.suite = match[1]
        elif match := _START.match(line):
            self.running, self.complaint = match[1], ""
        elif match := _SUMMARY.match(line):
            self._note(match[2], match[3], match[1], match[4])
        elif match := _CASE.match(line):
            self._note(self.suite, match[2], match[1], match[3])
            self.running = ""
        elif match := _PROJECT.search(line):
            self.project = match[1]
        elif "Assertion failed at" in line and not self.complaint:
            self.complaint = line.strip()

    def _note(self, suite: str, name: str, word: str, seconds: str | None) -> None:
        """A case has a line of its own and one in the summary; failed once is failed."""
        key = f"{suite}.{name}" if suite else name
        status, before = _WORDS[word], self.cases.get(key)
        reason = self.complaint if status is Status.FAILED else ""
        if before and before.status.bad:
            status, reason = before.status, before.reason
        self.cases[key] = Case(key, status, float(seconds or 0), reason)

    @property
    def finished(self) -> bool:
        return bool(self.project)

    def judge(self, end: End) -> Judgement:
        cases = list(self.cases.values())
        if self.running:
            key = f"{self.suite}.{self.running}" if self.suite else self.running
            cases.append(Case(key, Status.FAILED, reason=end.why or "it did not come to its end"))
        reason = self._reason(end, cases)
        if reason:
            return Judgement(Status.FAILED, reason, tuple(cases), tuple(self.recorder.found))
        skipped = bool(cases) and all(case.status is Status.SKIPPED for case in cases)
        status = Status.SKIPPED if skipped else Status.PASSED
        return Judgement(status, "", tuple(cases), tuple(self.recorder.found))

    def _reason(self, end: End, cases: list[Case]) -> str:
        """Why it failed; empty when it passed."""
        failed = [case for case in cases if case.status.bad]
        if failed:
            more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
            said = f": {failed[0].reason}" if failed[0].reason else ""
            return f"{failed[0].name}{more}{said}"
        # The engine knows which fatal errors its tests provoke: another one is a failed case.
        if self.faults.first and self.project != "SUCCESSFUL":
            return self.faults.first
        if self.project == "FAILED":
            return "PROJECT EXECUTION FAILED"
        if not self.project:
            return end.why or "it ended without PROJECT EXECUTION SUCCESSFUL"
        return "its exit status is failure, after SUCCESSFUL" if end.succeeded is False else ""


@dataclass
class Console:
    """Expressions that lines of the program have to match."""

    patterns: list[re.Pattern[str]]
    ordered: bool
    faults: Faults
    recorder: Recorder
    repeat: int = 1
    rounds: int = 0
    matched: set[int] = field(default_factory=set)

    def feed(self, line: str) -> None:
        line = _COLOUR.sub("", line)
        self.faults.feed(line)
        self.recorder.feed(line)
        if self.finished:
            return
        for index, pattern in enumerate(self.patterns):
            if index not in self.matched and pattern.search(line):
                self.matched.add(index)
                break
            if self.ordered and index not in self.matched:
                break
        if len(self.matched) == len(self.patterns):
            self.rounds += 1
            self.matched.clear()

    @property
    def finished(self) -> bool:
        return self.rounds >= self.repeat

    def judge(self, end: End) -> Judgement:
        reason = self.faults.first
        if not reason and not self.finished:
            missing = [p.pattern for i, p in enumerate(self.patterns) if i not in self.matched]
            reason = f"no line matched '{missing[0]}'" + (f": {end.why}" if end.why else "")
        if not reason and end.succeeded is False:
            reason = "its exit status is failure"
        status = Status.FAILED if reason else Status.PASSED
        return Judgement(status, reason, (Case("", status, reason=reason),),
                         tuple(self.recorder.found))


_GTEST = re.compile(r"^\s*\[\s+(OK|FAILED|SKIPPED|PASSED)\s+\]\s+"
                    r"(?:(\w[\w/]*\.\w[\w/]*)|(\d+) test)")


@dataclass
class Gtest:
    """The console format of GoogleTest."""

    faults: Faults
    recorder: Recorder
    ended: bool = False
    cases: dict[str, Case] = field(default_factory=dict)

    def feed(self, line: str) -> None:
        line = _COLOUR.sub("", line)
        self.faults.feed(line)
        self.recorder.feed(line)
        match = _GTEST.match(line)
        if match and match[2]:
            words = {"OK": Status.PASSED, "FAILED": Status.FAILED, "SKIPPED": Status.SKIPPED}
            self.cases[match[2]] = Case(match[2], words.get(match[1], Status.FAILED))
        elif match:
            self.ended = True

    @property
    def finished(self) -> bool:
        return False  # after the summary come the names of the failed ones: the program ends itself

    def judge(self, end: End) -> Judgement:
        failed = [case.name for case in self.cases.values() if case.status.bad]
        reason = failed[0] if failed else self.faults.first
        if not reason and not (self.ended and self.cases):
            reason = end.why or "it ended without GoogleTest's summary"
        status = Status.FAILED if reason else Status.PASSED
        return Judgement(status, reason, tuple(self.cases.values()), tuple(self.recorder.found))


def make(kind: str, values: Mapping[str, Any]) -> Harness:
    """The harness of a scenario's merged values."""
    config = values.get("harness_config") or {}
    faults = Faults(bool(values.get("ignore_faults", False)))
    recorder = Recorder(_record_patterns(config))
    if kind == "console":
        one_line = config["type"] == "one_line"  # the first expression is the one, as upstream
        patterns = config["regex"][:1] if one_line else config["regex"]
        return Console(
            [re.compile(str(pattern)) for pattern in patterns],
            bool(config.get("ordered", False)),
            faults,
            recorder,
            int(config.get("repeat", 1)),
        )
    return Gtest(faults, recorder) if kind == "gtest" else Ztest(faults, recorder)


def _record_patterns(config: Mapping[str, Any]) -> list[re.Pattern[str]]:
    patterns = config.get("record", {}).get("regex", [])
    return [re.compile(p) for p in ([patterns] if isinstance(patterns, str) else patterns)]
