# SPDX-License-Identifier: Apache-2.0
"""How a scenario on a platform ended, and its test cases: values that reports are made from."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Status(enum.Enum):
    """The value is the word in reports.

    FAILED: the program ran and was wrong; ERROR: it could not be built or started; NOTRUN: built
    and, as intended, not run; FLAKY: failed first, passed later; FILTERED: not even built.
    """

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    NOTRUN = "not run"
    FLAKY = "flaky"
    FILTERED = "filtered"

    @property
    def bad(self) -> bool:
        """Makes the run a failed one."""
        return self in (Status.FAILED, Status.ERROR)

    @property
    def executed(self) -> bool:
        """The program itself was run to a verdict."""
        return self in (Status.PASSED, Status.FAILED, Status.FLAKY, Status.SKIPPED)


@dataclass(frozen=True)
class Case:
    """One test case. name: `suite.case`, empty for a scenario that is one case; seconds: host's."""

    name: str
    status: Status
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """One scenario on one platform. log: the file that explains a failure; tries: how often."""

    status: Status
    reason: str = ""
    cases: tuple[Case, ...] = ()
    build_seconds: float = 0.0
    run_seconds: float = 0.0
    log: str = ""
    tries: int = 1
    recording: tuple[dict[str, str], ...] = ()
