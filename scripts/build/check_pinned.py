# SPDX-License-Identifier: Apache-2.0
"""Accepts or refuses an image with demand paging: what must be pinned is (package pinned).

    check_pinned.py -k zephyr_pre1.elf --map zephyr_pre1.map

The image was linked with --emit-relocs. A refused one is removed.
Called by the build (cmake/modules/zephyr_link.cmake).
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import BuildError, Elf, fail, options, read_file, remove
from pinned.check import check


def main(words: list[str]) -> int:
    """The command."""
    try:
        given = options(words, "-k --map")
    except BuildError as error:
        return fail("check_pinned", error)
    try:
        check(Elf(given["-k"]), read_file(given["--map"]).decode("utf-8", "replace"))
    except BuildError as error:
        remove(given["-k"])
        return fail("check_pinned", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
