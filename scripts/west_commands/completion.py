# SPDX-License-Identifier: Apache-2.0
"""`west completion`: prints a completion script for a shell."""

from __future__ import annotations

import argparse
from pathlib import Path

from west_commands.base import TreeCommand, UserError

_DESCRIPTION = """\
Prints a completion script. To use it in this shell only:

    source <(west completion bash)         # or zsh
    west completion fish | source

Put the line into ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish to keep it."""

_SHELLS = ("bash", "zsh", "fish")
_FOLDER = Path(__file__).resolve().parent / "completion_scripts"


class Completion(TreeCommand):
    """The command for west."""

    def __init__(self) -> None:
        super().__init__("completion", "print a completion script", _DESCRIPTION)

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        parser = parser_adder.add_parser(
            self.name,
            help=self.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=self.description,
        )
        parser.add_argument("shell", choices=_SHELLS)
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        path = _FOLDER / f"west.{args.shell}"
        try:
            print(path.read_text(encoding="utf-8"), end="")
        except OSError as error:
            raise UserError(f"{path} cannot be read: {error.strerror}") from error
        return 0
