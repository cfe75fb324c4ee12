# SPDX-License-Identifier: Apache-2.0
"""Small devicetrees made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.configure_support import BASE, write

from dts import tree
from dts.preprocess import Source, preprocess


def load_file(path: Path, folder: Path, bindings: list[Path]) -> tree.Tree:
    """Preprocess and load a devicetree that stands in a file."""
    output = folder / "zephyr.dts.pre"
    preprocess(Source("gcc", [path], [BASE / "include", BASE / "dts/common", BASE / "dts/x86"]),
               output)
    return tree.load(output, [BASE / "dts/bindings", *bindings])


def load(folder: Path, text: str, bindings: Mapping[str, str] | None = None,
         **overlays: str) -> tree.Tree:
    """Preprocess and load a devicetree with the tree's bindings and some more."""
    write(folder, {"board.dts": f"/dts-v1/;\n{text}",
                   **{f"{name}.overlay": body for name, body in overlays.items()},
                   **{f"bindings/{name}": body for name, body in (bindings or {}).items()}})
    files = [folder / "board.dts", *(folder / f"{name}.overlay" for name in overlays)]
    output = folder / "zephyr.dts.pre"
    preprocess(Source("gcc", files, [BASE / "include", BASE / "dts/common", BASE / "dts/x86"]),
               output)
    folders = [BASE / "dts/bindings", *([folder / "bindings"] if bindings else [])]
    return tree.load(output, folders)
