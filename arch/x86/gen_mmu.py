#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the page tables of an x86 image; the work is done in scripts/build/x86mmu."""

import os
import sys


def _package_parent() -> str:
    here = os.path.dirname(os.path.realpath(__file__))
    return os.path.join(os.path.dirname(os.path.dirname(here)), "scripts", "build")


def run() -> int:
    """Find the package beside this file and hand over."""
    package = os.path.join(_package_parent(), "x86mmu")
    if not os.path.isdir(package):
        print(
            f"gen_mmu.py: error: its parts are not in {package}. To use it in another tree, "
            "link to this file there (ln -s) instead of copying it.",
            file=sys.stderr,
        )
        return 1
    sys.path.insert(0, _package_parent())
    from x86mmu.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
