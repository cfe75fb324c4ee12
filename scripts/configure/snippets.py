# SPDX-License-Identifier: Apache-2.0
"""Snippets: named sets of configuration that a build may ask for with -S or SNIPPET.

A snippet is a `snippet.yml` anywhere below `<root>/snippets`.  Its `append` settings apply to
every board, those under `boards` to boards of that name or matching that /regular expression/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configure.boards import Board
from configure.errors import ConfigureError, nearest
from configure.files import read_yaml
from configure.fragments import Additions
from configure.schema import STRING, Map, validate

_APPEND = Map({"EXTRA_CONF_FILE": STRING, "EXTRA_DTC_OVERLAY_FILE": STRING,
               "DTC_EXTRA_CPPFLAGS": STRING, "SB_EXTRA_CONF_FILE": STRING},
              other=STRING)

#: snippet.yml
SNIPPET_YML = Map({"name": STRING, "append": _APPEND,
                   "boards": Map(other=Map({"append": _APPEND}))},
                  required=("name",))


@dataclass(frozen=True)
class Snippet:
    """One snippet.yml."""

    name: str
    file: Path
    data: Mapping[str, Any]


def find_snippets(roots: Iterable[Path]) -> dict[str, list[Snippet]]:
    """Every snippet below some roots, by name; files of one name all count, in root order."""
    found: dict[str, list[Snippet]] = {}
    for root in dict.fromkeys(roots):
        for file in sorted((root / "snippets").rglob("snippet.yml")):
            data = read_yaml(file)
            validate(data, SNIPPET_YML, file)
            snippet = Snippet(str(data["name"]), file, data)
            _check_name(snippet)
            found.setdefault(snippet.name, []).append(snippet)
    return found


def _check_name(snippet: Snippet) -> None:
    if not re.fullmatch(r"[a-zA-Z0-9][a-zA-Z0-9_-]*", snippet.name):
        raise ConfigureError(f"{snippet.file}: '{snippet.name}' is no name for a snippet; use "
                             "letters, digits, '-' and '_', the first a letter or digit.")


def chosen_snippets(wanted: Sequence[str], roots: Iterable[Path], board: Board) -> list[Additions]:
    """What the asked-for snippets add, in the order they were asked for."""
    if not wanted:
        return []
    known = find_snippets(roots)
    additions = []
    for name in wanted:
        if name not in known:
            raise ConfigureError(f"unknown snippet '{name}'.{nearest(name, known)} Known ones: "
                                 f"{', '.join(sorted(known)) or 'none'}.")
        for snippet in known[name]:
            additions.extend(_additions(snippet, board))
    return additions


def _additions(snippet: Snippet, board: Board) -> list[Additions]:
    parts = [_resolved(snippet, snippet.data.get("append", {}))]
    for pattern, settings in snippet.data.get("boards", {}).items():
        if _matches(str(pattern), board, snippet):
            parts.append(_resolved(snippet, settings.get("append", {})))
    return parts


def _matches(pattern: str, board: Board, snippet: Snippet) -> bool:
    if not pattern.startswith("/"):
        return pattern in board.spellings
    if len(pattern) < 2 or not pattern.endswith("/"):
        raise ConfigureError(f"{snippet.file}: the board pattern '{pattern}' starts with '/' "
                             "and must end with one.")
    try:
        return any(re.fullmatch(pattern[1:-1], name) for name in board.spellings)
    except re.error as error:
        raise ConfigureError(f"{snippet.file}: the board pattern '{pattern}' is not a regular "
                             f"expression: {error}.") from error


def _resolved(snippet: Snippet, append: Mapping[str, str]) -> Additions:
    def files(key: str) -> tuple[Path, ...]:
        paths = []
        for word in append.get(key, "").replace(";", " ").split():
            path = snippet.file.parent / word
            if not path.is_file():
                raise ConfigureError(f"{snippet.file}: {key} names '{word}', but there is no "
                                     f"file {path}.")
            paths.append(path)
        return tuple(paths)

    others = {key: value for key, value in append.items()
              if key not in ("EXTRA_CONF_FILE", "EXTRA_DTC_OVERLAY_FILE")}
    return Additions(files("EXTRA_CONF_FILE"), files("EXTRA_DTC_OVERLAY_FILE"), others,
                     snippet.file)
