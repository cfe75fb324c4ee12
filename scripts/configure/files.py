# SPDX-License-Identifier: Apache-2.0
"""Reading and writing the files of a configure step.

Outputs are replaced only when their content changes, and atomically, so that nothing rebuilds
for no reason and nothing half-written is left behind.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from configure.errors import ConfigureError


def write_if_changed(path: Path, content: str) -> bool:
    """Write a text file unless it already has this content; True when it was written."""
    try:
        if path.read_text(encoding="utf-8") == content:
            return False
    except (OSError, UnicodeDecodeError):
        pass
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(content, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise ConfigureError(f"cannot write {path}: {error.strerror}") from error
    return True


def read_yaml(path: Path) -> Any:
    """Parse a YAML file; a mistake in it is reported with file, line and column."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=loader)
    except OSError as error:
        raise ConfigureError(f"cannot read {path}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        problem = getattr(error, "problem", None) or str(error)
        raise ConfigureError(f"{place}: this is not valid YAML: {problem}") from error


def split_list(text: str) -> list[str]:
    """Split one of CMake's lists, in which blanks separate too; empty items vanish."""
    return [item for item in text.replace(";", " ").split() if item]


def split_paths(text: str) -> list[str]:
    """Split a CMake list of paths, which may contain blanks."""
    return [item.strip() for item in text.split(";") if item.strip()]
