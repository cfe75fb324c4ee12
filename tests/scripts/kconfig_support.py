# SPDX-License-Identifier: Apache-2.0
"""Small Kconfig trees made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.configure_support import write

from kconfig import explain, merge
from kconfig.tree import Function, Kconfig, load


def tree(folder: Path, text: str, functions: Mapping[str, Function] | None = None,
         **files: str) -> Kconfig:
    """Parse a Kconfig text as the root of a tree."""
    write(folder, {"Kconfig": text, **files})
    return load(folder / "Kconfig", {"srctree": str(folder)}, functions or {})


def merged(folder: Path, text: str, *configurations: str,
           cli: Mapping[str, str] | None = None) -> tuple[Kconfig, list[str]]:
    """Parse, merge configuration texts in order; the tree and its warnings."""
    found = tree(folder, text)
    paths = []
    for index, configuration in enumerate(configurations):
        path = folder / f"{index}.conf"
        path.write_text(configuration, encoding="utf-8")
        paths.append(path)
    last = merge.merge(found, paths, cli or {})
    return found, explain.unmet(last, found.syms)
