# SPDX-License-Identifier: Apache-2.0
"""`west mmu live`, `report`, `check`: the page tables of a build, and of a guest that runs it.

The build folder is found as `west build` finds it. It is never brought up to date: a new image
would not be the one that runs. The work is done in live_tables and x86mmu.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from west_commands import builddir
from west_commands.base import OWN_TREE, TreeCommand, UserError

_DESCRIPTION = """\
live compares the page tables of a running guest with the plan that its image was built with,
report shows the memory map of an image, check proves its tables again."""


class Mmu(TreeCommand):
    """The command for west."""

    error_status = 2  # 1: the tables differ, or are wrong

    def __init__(self) -> None:
        super().__init__("mmu", "page tables of an image, and of a guest", _DESCRIPTION)

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        _find_packages()
        from live_tables import cli

        parser = parser_adder.add_parser(self.name, help=self.help, description=_DESCRIPTION)
        forms = parser.add_subparsers(dest="form", required=True, metavar="live|report|check")
        live = forms.add_parser("live", help="compare with a guest", description=cli.DESCRIPTION)
        cli.add_options(live)
        report = forms.add_parser("report", help="show the memory map of the image")
        report.add_argument("--format", choices=("text", "json", "svg"), default="text")
        check = forms.add_parser("check", help="prove the tables of the image")
        for form in (live, report, check):
            form.add_argument("-d", "--build-dir", metavar="DIR", help="the build folder")
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        folder = self._build_path(args)
        if not builddir.read(folder).is_ours:
            raise UserError(
                f"{folder} is no build folder of an application: build one first with "
                "`west build`, or name it with -d"
            )
        sys.stdout.flush()
        if args.form == "live":
            from live_tables import cli

            return cli.ask(folder, args)
        return _of_image(str(folder / "zephyr" / "zephyr.elf"), args)

    def _build_path(self, args: argparse.Namespace) -> Path:
        board = os.environ.get("BOARD") or self.setting("build.board")
        names = {"app": Path.cwd().name, "source_dir": ""} | ({"board": board} if board else {})
        return builddir.find(
            args.build_dir, Path.cwd(), self.setting("build.dir-fmt", "build"), names
        )


def _of_image(image: str, args: argparse.Namespace) -> int:
    from x86mmu import check_cli, report_cli

    if args.form == "report":
        return report_cli.main([image, "--format", args.format])
    return check_cli.main([image])


def _find_packages() -> None:
    """The generator's package stands in a folder of its own."""
    folder = str(OWN_TREE / "scripts" / "build")
    if folder not in sys.path:
        sys.path.insert(0, folder)
