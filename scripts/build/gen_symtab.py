# SPDX-License-Identifier: Apache-2.0
"""The image's own symbol table, for fault dumps: symtab.bin from the first link.

    gen_symtab.py -k zephyr_pre0.elf -o symtab.bin

Format, little endian: u32 count; count of u32 address, ascending; count of u16 offset into
the names; the names, each ended by a NUL. Functions and assembly labels in text only, one
name per address. The table lies behind everything that it names, so it moves no name.
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
_NAMES_LIMIT = 0x10000  # a name's offset has 16 bits
_SHORTENED = (64, 40, 28, 20, 14, 8)


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
    """The table. Long names are cut when all together are too long for 16-bit offsets."""
    for limit in (1 << 16, *_SHORTENED):
        offsets: dict[str, int] = {}
        names = bytearray()
        for _, name in symbols:
            short = name[:limit]
            if short not in offsets:
                offsets[short] = len(names)
                names += short.encode() + b"\0"
        if len(names) <= _NAMES_LIMIT:
            break
    else:
        raise BuildError(
            f"the names of {len(symbols)} functions do not fit into the symbol table: "
            "set CONFIG_SYMTAB=n"
        )
    count = len(symbols)
    addresses = struct.pack(f"<I{count}I", count, *(address for address, _ in symbols))
    return addresses + struct.pack(f"<{count}H", *(offsets[n[:limit]] for _, n in symbols)) + names


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
