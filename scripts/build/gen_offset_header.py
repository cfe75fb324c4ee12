# SPDX-License-Identifier: Apache-2.0
"""offsets.h from an object file: every absolute symbol becomes a #define.

    gen_offset_header.py -i offsets.c.obj -o offsets.h

Called by the build (cmake/modules/zephyr_offsets.cmake). The symbols are made by the
compiler from offsetof() and sizeof() in arch/<arch>/offsets/offsets.c.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import SHN_ABS, STT_FILE, BuildError, Elf, fail, options, write_if_changed

_HEAD = """/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from offsets.c: do not edit. */
#ifndef OFFSETS_H_
#define OFFSETS_H_

"""


def render(elf: Elf) -> str:
    """The header; negative values wrap as the compiler's 32-bit arithmetic does."""
    values = {s.name: s.value for s in elf.symbols if s.section == SHN_ABS and s.type != STT_FILE}
    if not values:
        raise BuildError(f"{elf.path} holds no absolute symbol: no offset was generated")
    lines = [f"#define {name} {value:#x}\n" for name, value in sorted(values.items())]
    return _HEAD + "".join(lines) + "\n#endif\n"


def main(words: list[str]) -> int:
    """The command."""
    try:
        given = options(words, "-i -o")
        write_if_changed(given["-o"], render(Elf(given["-i"])).encode())
    except BuildError as error:
        return fail("gen_offset_header", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
