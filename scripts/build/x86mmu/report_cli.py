#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Command: show the memory map of a built image. `west build -t mmu_report` calls it.

    python report_cli.py zephyr.elf [--format text|json|svg] [--output FILE]

Without --format, the map is printed as text, and mmu_report.json and mmu_report.svg are
written beside the image. With it, that one form goes to --output, or to standard output.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from x86mmu.report import Report


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    from x86mmu import check_image, emit, report
    from x86mmu.errors import MmuError

    arguments = _parser().parse_args(argv)
    try:
        made = report.make(check_image.read(arguments.elf))
        with emit.printing("the memory map"):
            if arguments.format is None and arguments.output is None:
                _all_forms(made, os.path.dirname(arguments.elf))
            else:
                _one_form(made, arguments.format or "text", arguments.output)
    except MmuError as error:
        print(f"mmu_report: error: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmu_report",
        description="Show the memory map that the page tables of a built image make.",
        allow_abbrev=False,
    )
    parser.add_argument("elf", help="the built image, zephyr.elf")
    parser.add_argument("--format", choices=("text", "json", "svg"), help="one form only")
    parser.add_argument("--output", metavar="FILE", help="where it goes (default: printed)")
    return parser


def _all_forms(made: Report, folder: str) -> None:
    from x86mmu import emit, report_json, report_svg, report_text

    files = {
        os.path.join(folder, "mmu_report.json"): report_json.text(made).encode(),
        os.path.join(folder, "mmu_report.svg"): report_svg.draw(made).encode(),
    }
    emit.write_all(files)
    report_text.show(made, sys.stdout)
    print("Written: " + ", ".join(files))


def _one_form(made: Report, form: str, output: str | None) -> None:
    from x86mmu import emit, report_json, report_svg, report_text

    if form == "text" and output is None:
        report_text.show(made, sys.stdout)
        return
    makers = {
        "text": lambda: report_text.plain(made) + "\n",
        "json": lambda: report_json.text(made),
        "svg": lambda: report_svg.draw(made),
    }
    content = makers[form]()
    if output is None:
        print(content, end="")
    else:
        emit.write_all({output: content.encode()})


if __name__ == "__main__":
    _FOLDER = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [
        os.path.dirname(_FOLDER),
        *(path for path in sys.path if os.path.realpath(path) != _FOLDER),
    ]
    sys.exit(main())
