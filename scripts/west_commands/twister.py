# SPDX-License-Identifier: Apache-2.0
"""`west twister`: the test runner of scripts/twister, with all its options."""

from __future__ import annotations

import argparse

from west_commands.base import TreeCommand


class Twister(TreeCommand):
    """The command for west."""

    def __init__(self) -> None:
        super().__init__(
            "twister", "build and run tests", "see `west twister --help`",
            accepts_unknown_args=True,
        )

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        # No options of its own, and no -h: every word is the test runner's.
        return parser_adder.add_parser(self.name, help=self.help, add_help=False, prefix_chars="\0")

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        from twister.main import main

        return main(unknown)
