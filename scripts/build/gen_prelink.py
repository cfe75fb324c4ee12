# SPDX-License-Identifier: Apache-2.0
"""What the second link gets from the first: interrupt tables, and the image's symbol table.

    gen_prelink.py -k zephyr_pre0.elf --idt idt.bin --routes irq_routes.bin
                   --report interrupts.txt --symtab symtab.bin

An empty name for --symtab: the image has none. One process for all of it, because starting
Python costs more than the work. Text does not move after the first link, and these tables name
nothing else. Called by the build (cmake/modules/zephyr_link.cmake).
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import BuildError, Elf, fail, options, remove, write_file, write_if_changed
from gen_symtab import in_text, render

from x86idt import records, table, vectors


def generate(given: dict[str, str]) -> None:
    """Make all files, or none of a kind (BuildError)."""
    elf = Elf(given["-k"])
    result = vectors.assign(records.read(elf))
    write_file(given["--idt"], table.idt(result))
    write_file(given["--routes"], table.routes(result))
    write_if_changed(given["--report"], table.report(result).encode())
    if given["--symtab"]:
        write_file(given["--symtab"], render(in_text(elf)))


def main(words: list[str]) -> int:
    """The command. A link whose tables cannot be made is not left behind as if it could."""
    try:
        given = options(words, "-k --idt --routes --report --symtab")
    except BuildError as error:
        return fail("gen_prelink", error)
    try:
        generate(given)
    except BuildError as error:
        remove(given["-k"])
        return fail("gen_prelink", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
