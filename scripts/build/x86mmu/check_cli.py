#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Command: check the page tables of built images.

    python check_cli.py zephyr.elf...

Prints a verdict in words for each image. Exit status 0: all are right; 1: one is wrong, or
cannot be read. The work is done in check.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    from x86mmu import check, check_image, emit
    from x86mmu.errors import MmuError

    parser = argparse.ArgumentParser(
        prog="check",
        description="Check the page tables in built images: as a CPU would read them, against "
        "the record, program headers and symbols.",
        allow_abbrev=False,
    )
    parser.add_argument("elf", nargs="+", help="zephyr.elf, ours or of Zephyr for ia32")
    parser.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    arguments = parser.parse_args(argv)
    status = 0
    for path in arguments.elf:
        try:
            verdict = check.check(check_image.read(path))
            if not verdict.ok or not arguments.quiet:
                with emit.printing("the verdict"):
                    print(verdict.text())
        except MmuError as error:
            print(f"check: error: {error}", file=sys.stderr)
            status = 1
            continue
        status = status if verdict.ok else 1
    return status


if __name__ == "__main__":
    _FOLDER = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [
        os.path.dirname(_FOLDER),
        *(path for path in sys.path if os.path.realpath(path) != _FOLDER),
    ]
    sys.exit(main())
