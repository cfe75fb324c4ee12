# SPDX-License-Identifier: Apache-2.0
"""`west zephyr-export`: enters this tree in CMake's user package registry.

The registry is a folder of small files, each naming the folder of one package's configuration;
cmake-packages(7) gives its place and form. After this an application anywhere finds this tree with
find_package(Zephyr), without ZEPHYR_BASE.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from west_commands.base import OWN_TREE, TreeCommand, UserError

_PACKAGES = ("Zephyr", "ZephyrUnittest")
_DESCRIPTION = """\
Enters this tree in CMake's package registry (~/.cmake/packages), so that find_package(Zephyr) in
an application outside of this tree finds it without ZEPHYR_BASE. With --remove, takes it out."""


class ZephyrExport(TreeCommand):
    """The command for west."""

    def __init__(self) -> None:
        super().__init__("zephyr-export", "let CMake find this tree", _DESCRIPTION)

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        parser = parser_adder.add_parser(
            self.name,
            help=self.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=self.description,
        )
        parser.add_argument("--remove", action="store_true", help="take the entry out again")
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        registry = Path.home() / ".cmake" / "packages"
        try:
            for line in (withdraw if args.remove else export)(OWN_TREE, registry):
                self.inf(line)
        except OSError as error:
            raise UserError(f"{error.filename}: {error.strerror}") from error
        return 0


def _entries(tree: Path, registry: Path) -> list[tuple[Path, Path]]:
    """(file of the registry, folder that it names) for each package of the tree."""
    folders = [(name, tree / "share" / f"{name.lower()}-package" / "cmake") for name in _PACKAGES]
    return [
        (registry / name / _digest(folder), folder) for name, folder in folders if folder.is_dir()
    ]


def _digest(folder: Path) -> str:
    return hashlib.md5(str(folder).encode(), usedforsecurity=False).hexdigest()


def export(tree: Path, registry: Path) -> list[str]:
    """Writes the entries; what was done, a line each."""
    lines: list[str] = []
    for path, folder in _entries(tree, registry):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{folder}\n", encoding="utf-8")
        lines.append(f"{path.parent.name}: {folder}")
    return lines


def withdraw(tree: Path, registry: Path) -> list[str]:
    """Removes the entries that export() writes; what was done, a line each."""
    lines: list[str] = []
    for path, folder in _entries(tree, registry):
        if path.is_file():
            path.unlink()
            lines.append(f"{path.parent.name}: no longer {folder}")
    return lines
