# SPDX-License-Identifier: Apache-2.0
"""A file as the elements of a C array: 0x12, 0x34, …

    file2hex.py --file IN --output OUT [--offset N] [--length N] [--gzip] [--mtime N]

Called by generate_inc_file_for_target() in an application's CMakeLists.txt.
"""

from __future__ import annotations

import argparse
import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import BuildError, fail, read_file, write_file

_PER_LINE = 8


def render(data: bytes) -> str:
    """The elements, eight in a line."""
    lines = (data[at : at + _PER_LINE] for at in range(0, len(data), _PER_LINE))
    return "".join("".join(f"0x{byte:02x}, " for byte in line).rstrip() + "\n" for line in lines)


def compress(data: bytes, mtime: int) -> bytes:
    """gzip, with a time stamp that does not depend on the day of the build."""
    import gzip

    return gzip.compress(data, 9, mtime=mtime)


def main(words: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="file2hex", allow_abbrev=False)
    parser.add_argument("-f", "--file", required=True)
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--offset", type=lambda text: int(text, 0), default=0)
    parser.add_argument("--length", type=lambda text: int(text, 0), default=-1)
    parser.add_argument("-g", "--gzip", action="store_true")
    parser.add_argument("-t", "--mtime", type=int, default=0)
    given = parser.parse_args(words)
    try:
        data = read_file(given.file)[given.offset :]
        if given.length >= 0:
            data = data[: given.length]
        if given.gzip:
            data = compress(data, given.mtime)
        write_file(given.output, render(data).encode())
    except BuildError as error:
        return fail("file2hex", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
