# SPDX-License-Identifier: Apache-2.0
"""Build folders: where one is, what it remembers, and how it is emptied.

Knows CMakeCache.txt; does not decide whether a build is stale (plan.py does).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from west_commands.base import UserError

CACHE_FILE = "CMakeCache.txt"
_CACHE_LINE = re.compile(r'^(?P<name>[^#/":=\s][^:=]*|"[^"]+"):[A-Z]+=(?P<value>.*)$')


@dataclass(frozen=True)
class BuildDir:
    """One folder and CMake's memory of it; `cache` is empty when nothing was configured there."""

    path: Path
    cache: Mapping[str, str]

    @property
    def configured(self) -> bool:
        """A configure run reached its end here, so the build tool has something to read."""
        rules = ("build.ninja", "Makefile")
        return bool(self.cache) and any((self.path / rule).is_file() for rule in rules)

    @property
    def board(self) -> str:
        """The board as it was given to the configure run that made the folder."""
        return self.cache.get("CACHED_BOARD") or self.cache.get("BOARD", "")

    @property
    def source_dir(self) -> Path | None:
        """The application of the folder."""
        found = self.cache.get("APPLICATION_SOURCE_DIR") or self.cache.get("CMAKE_HOME_DIRECTORY")
        return Path(found) if found else None

    @property
    def is_ours(self) -> bool:
        """An application for Zephyr's interface, not some other CMake project."""
        return "ZEPHYR_BASE" in self.cache or "Zephyr_DIR" in self.cache

    def empty(self, source_dir: Path | None = None) -> None:
        """Deletes what is in the folder. UserError when it is no build folder: its content was
        not made by a build, or the application itself is in there."""
        if not self.path.is_dir() or not any(self.path.iterdir()):
            return
        if not self.cache:
            raise UserError(
                f"{self.path} is not empty and is no build folder (no {CACHE_FILE}), so it is not "
                "cleaned. Give another folder with -d, or delete it yourself."
            )
        if source_dir is not None and source_dir.resolve().is_relative_to(self.path.resolve()):
            raise UserError(
                f"the application {source_dir} is inside the build folder {self.path}, so the "
                "folder is not cleaned. Give another folder with -d."
            )
        for entry in self.path.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()


def read(path: Path) -> BuildDir:
    """The folder and what CMake remembers of it; a missing folder is one without a memory."""
    try:
        text = (path / CACHE_FILE).read_text(encoding="utf-8", errors="surrogateescape")
    except (FileNotFoundError, NotADirectoryError):
        return BuildDir(path, {})
    except OSError as error:
        raise UserError(f"{path / CACHE_FILE} cannot be read: {error.strerror}") from error
    matches = (_CACHE_LINE.match(line) for line in text.splitlines())
    return BuildDir(path, {m["name"].strip('"'): m["value"] for m in matches if m})


def find(given: str | None, cwd: Path, pattern: str, names: Mapping[str, str]) -> Path:
    """Which build folder is meant: the given one, the current one, or the one of dir-fmt.

    names: values for {board}, {source_dir} and {app}; one that is missing but wanted is an error.
    """
    if given:
        return Path(os.path.abspath(cwd / given))
    if read(cwd).is_ours:
        return cwd
    try:
        return Path(os.path.abspath(cwd / pattern.format(**names)))
    except KeyError as error:
        raise UserError(
            f"west config build.dir-fmt is '{pattern}', and {error.args[0]!r} is not known here: "
            "give the build folder with -d, or the missing part"
        ) from error
    except (ValueError, IndexError) as error:
        raise UserError(f"west config build.dir-fmt is '{pattern}': {error}") from error
