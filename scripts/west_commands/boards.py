# SPDX-License-Identifier: Apache-2.0
"""`west boards`: lists the boards of this tree and of further board roots."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from west_commands.base import OWN_TREE, TreeCommand, UserError

_DESCRIPTION = """\
Lists the boards, one a line. The format string takes {name} (the spelling of Zephyr 3.4),
{target} (the spelling of Zephyr 4), {arch}, {soc}, {qualifiers}, {dir} and {board_root}."""


class Boards(TreeCommand):
    """The command for west."""

    def __init__(self) -> None:
        super().__init__("boards", "list the boards", _DESCRIPTION)

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        parser = parser_adder.add_parser(
            self.name,
            help=self.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=self.description,
        )
        add = parser.add_argument
        add("-f", "--format", default="{name}", help="what to print for each board")
        add("-n", "--name", metavar="REGEX", help="only boards one of whose names matches")
        add("--arch", help="only boards of this architecture")
        add("--board-root", type=Path, action="append", default=[], help="has boards/")
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        try:
            wanted = re.compile(args.name or "")
        except re.error as error:
            raise UserError(f"--name {args.name!r} is no regular expression: {error}") from error
        for line in listed([OWN_TREE, *args.board_root], args.format, wanted, args.arch):
            self.inf(line)
        return 0


def listed(roots: list[Path], layout: str, wanted: re.Pattern[str], arch: str | None) -> list[str]:
    """The lines to print. UserError for a format string with an unknown name in it."""
    from configure.boards import boards_in
    from configure.errors import ConfigureError

    try:
        found = [board for root in _distinct(roots) for board in boards_in(root)]
        return [
            layout.format(
                name=board.identifier,
                target=board.target,
                arch=board.arch,
                soc=board.soc,
                qualifiers=board.qualifiers,
                dir=board.directory,
                board_root=board.root,
            )
            for board in found
            if arch in (None, board.arch) and any(map(wanted.search, board.spellings))
        ]
    except ConfigureError as error:
        raise UserError(str(error)) from error
    except (KeyError, IndexError, ValueError) as error:
        raise UserError(f"--format {layout!r}: {error} (see `west boards -h`)") from error


def _distinct(roots: list[Path]) -> list[Path]:
    return list(dict.fromkeys(root.resolve() for root in roots))
