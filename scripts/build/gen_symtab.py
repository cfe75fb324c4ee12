# SPDX-License-Identifier: Apache-2.0
"""The image's own symbol table, for fault dumps: symtab.bin from the first link.

    gen_symtab.py -k zephyr_pre0.elf -o symtab.bin

Format, little endian: u32 count; count of u32 address, ascending; as many names in the same
order, each ended by a NUL. Functions and assembly labels in text only, one name per
address. The table lies behind everything that it names, so it moves no name.
Called by the build (cmake/modules/zephyr_link.cmake); read by the kernel's fault report.
"""

from __future__ import annotations

import os
import struct
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import (
    SHF_EXECINSTR,
    STT_FUNC,
    STT_NOTYPE,
    BuildError,
    Elf,
    Symbol,
    fail,
    options,
    write_file,
)

# Borders of regions are addresses of text too, but no name that a reader looks for.
_BORDERS = ("__text_region", "lnkr_", "z_mapped", "_image_", "__start_", "__stop_")


def in_text(elf: Elf) -> list[tuple[int, str]]:
    """Address and name of what is in an executable section, one name per address."""
    best: dict[int, tuple[int, int, str]] = {}
    for symbol in elf.symbols:
        if symbol.type not in (STT_FUNC, STT_NOTYPE) or symbol.section >= len(elf.sections):
            continue
        section = elf.sections[symbol.section]
        inside = symbol.value - section.address < section.size
        if not section.flags & SHF_EXECINSTR or not inside or _is_noise(symbol):
            continue
        rank = (symbol.type != STT_FUNC, symbol.bind == 0, symbol.name)
        if symbol.value not in best or rank < best[symbol.value]:
            best[symbol.value] = rank
    return [(address, best[address][2]) for address in sorted(best)]


def _is_noise(symbol: Symbol) -> bool:
    return symbol.name.startswith((".L", "$")) or (
        symbol.type == STT_NOTYPE and symbol.name.startswith(_BORDERS)
    )


def render(symbols: list[tuple[int, str]]) -> bytes:
    """The table."""
    addresses = struct.pack(f"<{len(symbols) + 1}I", len(symbols), *(at for at, _ in symbols))
    return addresses + b"".join(name.encode() + b"\0" for _, name in symbols)


def main(words: list[str]) -> int:
    """The command."""
    try:
        given = options(words, "-k -o")
        write_file(given["-o"], render(in_text(Elf(given["-k"]))))
    except BuildError as error:
        return fail("gen_symtab", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
