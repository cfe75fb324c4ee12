# SPDX-License-Identifier: Apache-2.0
"""Reads the test files below some folders into values; decides nothing about what is run.

How a scenario becomes a build is west_commands.scenario's matter, shared with `west build -T`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from configure.files import read_yaml
from configure.schema import validate
from twister.errors import TwisterError
from twister.schema import TEST_FILE
from west_commands.scenario import FILE_NAMES, Scenario, from_values, merged, words

_NAME = re.compile(r"[A-Za-z0-9_=+.-]+")
_SOURCES = (".c", ".cpp", ".cxx", ".cc")
_ZTEST = re.compile(
    r"^[ \t]*ZTEST(?:_USER|_F|_USER_F|_P|_USER_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)", re.MULTILINE
)
_OUR_OUTPUT = "twister.log"  # marks a folder that a run of ours wrote


@dataclass(frozen=True)
class Test:
    """One scenario of one file.

    path: the application's folder as reports show it; values: all keys, common ones included.
    """

    __test__ = False  # pytest: no test class

    name: str
    path: str
    file: Path
    build: Scenario
    values: Mapping[str, Any] = field(repr=False)

    @property
    def source_dir(self) -> Path:
        """The application."""
        return self.file.parent

    @property
    def identifier(self) -> str:
        """The name in reports, unique in a run."""
        return f"{self.path}/{self.name}"

    @property
    def harness(self) -> str:
        """What judges the run; ztest when the file does not say."""
        return str(self.values.get("harness") or "ztest")

    @property
    def harness_config(self) -> Mapping[str, Any]:
        """The settings of the harness."""
        config: Mapping[str, Any] = self.values.get("harness_config") or {}
        return config

    @property
    def is_unit(self) -> bool:
        """A program for the host."""
        return self.values.get("type") == "unit"

    def flag(self, key: str) -> bool:
        """A yes-or-no key; no when it is not there."""
        return bool(self.values.get(key, False))

    def words(self, key: str) -> list[str]:
        """A list key; empty when it is not there."""
        return words(self.values.get(key), key)

    def cases(self) -> list[str]:
        """The test cases that the sources declare, as `scenario.suite.case`."""
        found: list[str] = self.words("testcases")  # what a file lists need not be searched
        for source in [] if found else sorted(self.source_dir.rglob("*")):
            if source.suffix in _SOURCES and source.is_file():
                text = source.read_text(encoding="utf-8", errors="replace")
                found += [f"{suite}.{name.removeprefix('test_')}"
                          for suite, name in _ZTEST.findall(text)]
        return [f"{self.name}.{case}" for case in dict.fromkeys(found)] or [self.name]


def find(roots: list[Path], tree: Path) -> list[Test]:
    """Every scenario below some folders. TwisterError for a missing one or a broken file."""
    tests: list[Test] = []
    seen: set[Path] = set()
    for root in roots:
        if not root.exists():
            raise TwisterError(f"-T {root}: there is no such folder")
        for file in _files(root.resolve()):
            if file not in seen:
                seen.add(file)
                tests += read(file, _shown(file.parent, root.resolve(), tree))
    return tests


def read(file: Path, shown: str) -> list[Test]:
    """The scenarios of one file. ConfigureError names file, key and rule that is broken."""
    document = read_yaml(file)
    validate(document, _without_empty(document), file)
    common = document.get("common") or {}
    tests: list[Test] = []
    for name, own in document["tests"].items():
        if not _NAME.fullmatch(str(name)):
            raise TwisterError(f"{file}: 'tests.{name}': the name of a scenario is made of "
                               "letters, digits, '_', '=', '+', '-' and '.'")
        values = merged(common, own or {})
        _check_harness(file, str(name), values)
        build = from_values(str(name), values)
        build.configs_for("")  # the condition of every entry is one that exists
        tests.append(Test(str(name), shown, file, build, values))
    return tests


def _without_empty(document: object) -> Any:
    """The schema; a scenario without any key of its own is written with no value at all."""
    if isinstance(document, dict):
        tests = document.get("tests")
        if isinstance(tests, dict):
            document["tests"] = {key: {} if own is None else own for key, own in tests.items()}
        if document.get("common", {}) is None:
            document["common"] = {}
    return TEST_FILE


def _check_harness(file: Path, name: str, values: Mapping[str, Any]) -> None:
    config = values.get("harness_config") or {}
    where = f"{file}: 'tests.{name}.harness_config"
    for key in ("regex", "type"):
        # With a fixture alone, the scenario waits for hardware that nobody has here.
        if values.get("harness") == "console" and not (config.get(key) or config.get("fixture")):
            raise TwisterError(f"{where}' lacks the key '{key}', which the console harness needs")
    for pattern in config.get("regex", []):
        _check_pattern(str(pattern), where)


def _check_pattern(pattern: str, where: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise TwisterError(f"{where}.regex': {pattern!r} is no regular expression: "
                           f"{error}") from error


def _files(root: Path) -> Iterator[Path]:
    """The test files; the first of the two names counts in a folder that has both."""
    if root.is_file():
        yield root
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not _is_output(Path(folder, name)))
        found = next((name for name in FILE_NAMES if name in names), None)
        if found:
            yield Path(folder, found)


def _is_output(folder: Path) -> bool:
    return folder.name.startswith(".") or (folder / _OUR_OUTPUT).is_file()


def _shown(folder: Path, root: Path, tree: Path) -> str:
    for base in (tree, root.parent):
        if folder.is_relative_to(base):
            return folder.relative_to(base).as_posix()
    return folder.name
