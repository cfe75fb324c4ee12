# SPDX-License-Identifier: Apache-2.0
"""The reports of a run: NAME.json (upstream's layout), NAME.csv, NAME.xml and NAME_report.xml.

The JSON file is also what --only-failed reads. Filtered scenarios are in it with their reason;
a flaky one is a failure in JUnit, where there is no word for it but no pass either.
"""

from __future__ import annotations

import csv
import json
import platform
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twister.errors import TwisterError
from twister.result import Case, Result, Status
from twister.selection import Instance

_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)}


@dataclass(frozen=True)
class Outcome:
    """One line of a report."""

    instance: Instance
    result: Result
    again: str = ""


@dataclass(frozen=True)
class Place:
    """Where reports go, and what stands above them."""

    folder: Path
    name: str
    environment: Mapping[str, Any]

    def file(self, ending: str) -> Path:
        """A report's path."""
        return self.folder / f"{self.name}{ending}"


def write(outcomes: list[Outcome], place: Place) -> None:
    """All reports of a run. TwisterError when they cannot be written."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        document = {
            "environment": {"os": platform.system().lower(), **place.environment,
                            "run_date": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())},
            "testsuites": [_suite(outcome) for outcome in outcomes],
        }
        place.file(".json").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
        _write_csv(outcomes, place.file(".csv"))
        _write_junit(outcomes, place.file(".xml"), by_case=False)
        _write_junit(outcomes, place.file("_report.xml"), by_case=True)
    except OSError as error:
        raise TwisterError(f"the reports cannot be written to {place.folder}: "
                           f"{error.strerror}") from error


def failed_before(path: Path) -> set[tuple[str, str]]:
    """(platform, scenario's identifier) of what did not pass in an earlier run's JSON report."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        passed = {status.value for status in Status if not status.bad} - {Status.FLAKY.value}
        return {(suite["platform"], suite["name"]) for suite in document["testsuites"]
                if suite["status"] not in passed}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TwisterError(f"--only-failed: {path} is no report of an earlier run "
                           f"({error})") from error


def _suite(outcome: Outcome) -> dict[str, Any]:
    instance, result = outcome.instance, outcome.result
    entry: dict[str, Any] = {
        "name": instance.test.identifier,
        "arch": instance.platform.arch,
        "platform": instance.platform.identifier,
        "path": str(instance.test.source_dir),
        "runnable": not instance.build_only and not instance.filtered,
        "retries": result.tries - 1,
        "status": result.status.value,
        "execution_time": f"{result.run_seconds:.2f}",
        "build_time": f"{result.build_seconds:.2f}",
        "testcases": [_case(instance, case) for case in _cases(result)],
    }
    optional = {"reason": result.reason, "log": result.log, "reproduce": outcome.again,
                "recording": list(result.recording)}
    return {**entry, **{key: value for key, value in optional.items() if value}}


def _cases(result: Result) -> tuple[Case, ...]:
    """The cases; a scenario without any is one itself."""
    if result.cases:
        return result.cases
    return (Case("", result.status, result.run_seconds, result.reason),)


def _case(instance: Instance, case: Case) -> dict[str, Any]:
    entry = {"identifier": _identifier(instance, case), "status": case.status.value,
             "execution_time": f"{case.seconds:.3f}"}
    return {**entry, "reason": case.reason} if case.reason else entry


def _identifier(instance: Instance, case: Case) -> str:
    return f"{instance.test.name}.{case.name}" if case.name else instance.test.name


def _write_csv(outcomes: Iterable[Outcome], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["test", "arch", "platform", "status", "reason", "build_time",
                         "handler_time", "retries", "reproduce"])
        for outcome in outcomes:
            result = outcome.result
            writer.writerow([
                outcome.instance.test.identifier, outcome.instance.platform.arch,
                outcome.instance.platform.identifier, result.status.value, result.reason,
                f"{result.build_seconds:.2f}", f"{result.run_seconds:.2f}", result.tries - 1,
                outcome.again,
            ])


def _write_junit(outcomes: list[Outcome], path: Path, *, by_case: bool) -> None:
    root = ElementTree.Element("testsuites")
    boards = dict.fromkeys(outcome.instance.platform.identifier for outcome in outcomes)
    for board in boards:
        mine = [o for o in outcomes if o.instance.platform.identifier == board]
        suite = ElementTree.SubElement(root, "testsuite", name=board)
        for outcome in mine:
            cases = _cases(outcome.result) if by_case else ()
            for case in cases:
                _element(suite, _identifier(outcome.instance, case), outcome, case)
            if not by_case:
                result = outcome.result
                whole = Case("", result.status, result.run_seconds, result.reason)
                _element(suite, outcome.instance.test.identifier, outcome, whole)
        _count(suite)
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


_JUNIT = {Status.FAILED: "failure", Status.FLAKY: "failure", Status.ERROR: "error",
          Status.SKIPPED: "skipped", Status.FILTERED: "skipped", Status.NOTRUN: "skipped"}


def _element(suite: ElementTree.Element, name: str, outcome: Outcome, case: Case) -> None:
    element = ElementTree.SubElement(suite, "testcase", name=name, time=f"{case.seconds:.3f}",
                                     classname=outcome.instance.test.identifier)
    # A retried scenario is no pass, whatever its last try said of a case.
    flaky = outcome.result.status is Status.FLAKY and case.status is Status.PASSED
    tag = _JUNIT.get(Status.FLAKY if flaky else case.status)
    if tag is None:
        return
    message = outcome.result.reason if flaky else case.reason or case.status.value
    child = ElementTree.SubElement(element, tag, type=case.status.value,
                                   message=message.translate(_CONTROLS))
    if tag != "skipped" and outcome.again:
        child.text = f"again: {outcome.again}"


def _count(suite: ElementTree.Element) -> None:
    suite.set("tests", str(len(suite)))
    for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in suite)))
