# SPDX-License-Identifier: Apache-2.0
"""Numbers of tests, and how they are read from the reports of the runners."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counts:
    """How many tests passed, failed (errors too) and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    @property
    def executed(self) -> int:
        """Skipped tests were not executed."""
        return self.passed + self.failed

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def from_junit(path: Path) -> Counts | None:
    """The sum over a JUnit report, test case by test case; None when there is no readable one.

    What twister filtered is no test of that board, and is left out.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    counts = Counts()
    for case in root.iter("testcase"):
        kinds = {child.tag for child in case}
        if any(child.get("type") == "filtered" for child in case):
            continue
        if kinds & {"failure", "error"}:
            counts += Counts(failed=1)
        elif "skipped" in kinds or case.get("status") in ("notrun", "disabled"):
            counts += Counts(skipped=1)
        else:
            counts += Counts(passed=1)
    return counts


def truthful(counts: Counts | None, status: int) -> Counts:
    """Counts that agree with the runner's exit status: a runner that failed without a failed test
    (it crashed, or found nothing) counts as one failure, and so does one that executed nothing."""
    if counts is None:
        return Counts(failed=1)
    if not counts.failed and (status or not counts.executed):
        return counts + Counts(failed=1)
    return counts
