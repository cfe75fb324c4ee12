# SPDX-License-Identifier: Apache-2.0
"""What all commands share: the tree they belong to, settings, and how an error is said."""

from __future__ import annotations

import argparse
import os
import sys
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path

from west.commands import WestCommand

OWN_TREE = Path(__file__).resolve().parents[2]


class UserError(Exception):
    """Something the user can put right; the text is one paragraph that says how."""


def check_tree(own: Path, environment: Mapping[str, str]) -> None:
    """Refuses to work for another tree: west takes commands from the workspace it found, the
    build takes everything else from ZEPHYR_BASE, and a mix of two clones is nobody's wish."""
    base = environment.get("ZEPHYR_BASE", "")
    if base and Path(base).resolve() != own:
        raise UserError(
            f"this west command belongs to the tree {own}, but ZEPHYR_BASE is {base}. "
            f"Work inside that tree, or let ZEPHYR_BASE be this one: . {own}/.venv/bin/activate"
        )


class TreeCommand(WestCommand):
    """A west command of this tree. Subclasses implement execute() and raise UserError.

    error_status: the exit status then, where 1 has another meaning.
    """

    error_status = 1

    def do_run(self, args: argparse.Namespace, unknown: list[str]) -> None:
        try:
            check_tree(OWN_TREE, os.environ)
            os.environ["ZEPHYR_BASE"] = str(OWN_TREE)
            status = self.execute(args, unknown)
        except UserError as error:
            self.err(str(error))
            status = self.error_status
        if status:
            sys.exit(status)

    @abstractmethod
    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        """Does the work; the exit status of west."""

    def setting(self, name: str, default: str = "") -> str:
        """A value of `west config`; the default when it is not set or there is no workspace."""
        value = self.config.get(name) if self.has_config else None
        return default if value is None else str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes-or-no value of `west config`, in any spelling that git takes too."""
        value = self.setting(name, str(default)).strip().lower()
        if value in ("1", "true", "yes", "on"):
            return True
        if value in ("", "0", "false", "no", "off"):
            return False
        raise UserError(f"west config {name} is {value!r}: it must be true or false")
