# SPDX-License-Identifier: Apache-2.0
"""Clones of this tree for tests, with what is in the work tree now, committed or not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ci.stages import tracked

TREE = Path(__file__).resolve().parents[2]
_FOLDERS = (
    *("arch", "boards", "cmake", "drivers", "dts", "include", "kernel", "lib", "modules"),
    *("samples", "scripts", "share", "snippets", "soc", "subsys"),
)
_FILES = ("CMakeLists.txt", "VERSION", "west.yml", "quickstart", ".gitignore")
_WORKSPACE = "[manifest]\npath = .\nfile = west.yml\n\n[zephyr]\nbase = .\n"


def copy_tree(target: Path, *, workspace: bool = True) -> Path:
    """A copy of everything that a build needs; workspace: with .west as quickstart writes it."""
    kconfig = [path.name for path in TREE.glob("Kconfig*")]
    for name in [*tracked(TREE, _FOLDERS), *_FILES, *kconfig]:
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(TREE / name, destination)
    if workspace:
        (target / ".west").mkdir()
        (target / ".west/config").write_text(_WORKSPACE)
    return target


def commit(folder: Path) -> None:
    """Makes a repository of a folder, everything in one commit on branch main."""
    author = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], [*author, "commit", "-qm", "all"]):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def west(
    words: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs west as in a shell without this tree's settings, error output after output."""
    settings = {key: value for key, value in os.environ.items() if key not in _OURS}
    return subprocess.run(
        [sys.executable, "-m", "west", *words],
        cwd=cwd,
        env={**settings, "PYTHONSAFEPATH": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


_OURS = frozenset({"ZEPHYR_BASE", "BOARD", "Zephyr_DIR"})
