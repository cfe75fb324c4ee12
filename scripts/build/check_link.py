# SPDX-License-Identifier: Apache-2.0
"""Accepts or refuses the last link, and makes the image for PVH.

    check_link.py --first zephyr_pre1.elf --final zephyr.elf --pvh zephyr-pvh.elf

Page tables and symbol table were made from the link before the last; they are right only if
nothing moved since. Every symbol of the first must be in the final one at the same address. The
interrupt descriptor table is compared with what was asked for (x86idt).
zephyr-pvh.elf is the same file with another multiboot magic, so that QEMU, which prefers
multiboot, enters by the PVH note. On failure both images are removed.
Called by the build (cmake/modules/zephyr_link.cmake).
"""

from __future__ import annotations

import os
import struct
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import STT_FILE, STT_SECTION, BuildError, Elf, fail, options, remove, write_file

from x86idt.check import check as check_idt

MULTIBOOT_MAGIC = 0x1BADB002
NO_MULTIBOOT_MAGIC = 0x1BADB003
_PASSING = ("_binary_", ".L")  # names that a link may have or not
_SEARCHED = 8192  # the multiboot specification: within the first 8 KiB, 4-byte aligned


def addresses(elf: Elf) -> dict[str, list[int]]:
    """All addresses of every name; static functions may share one.

    The linker names what comes from a binary file after the file, which need not be the same, and
    keeps temporary labels only where relocations want them.
    """
    found: dict[str, list[int]] = {}
    for symbol in elf.symbols:
        if symbol.type not in (STT_SECTION, STT_FILE) and not symbol.name.startswith(_PASSING):
            found.setdefault(symbol.name, []).append(symbol.value)
    for values in found.values():
        values.sort()
    return found


def first_moved(before: dict[str, list[int]], after: dict[str, list[int]]) -> str:
    """Names the lowest symbol that moved, and from where to where; empty: none did."""
    moved: list[tuple[int, str, str]] = []
    for name, values in before.items():
        now = after.get(name)
        if now == values:
            continue
        if now is None or len(now) != len(values):
            moved.append((values[0], name, "is not in the last link"))
            continue
        old, new = next(pair for pair in zip(values, now, strict=True) if pair[0] != pair[1])
        moved.append((old, name, f"moved from {old:#010x} to {new:#010x}"))
    if not moved:
        return ""
    _, name, what = min(moved)
    return f"{name} {what} (the first of {len(moved)})"


def without_multiboot(image: bytes) -> bytes:
    """The image with a word that is not the magic in the place of the multiboot magic."""
    for offset in range(0, min(len(image), _SEARCHED) - 11, 4):
        magic, flags, checksum = struct.unpack_from("<III", image, offset)
        if magic == MULTIBOOT_MAGIC and (magic + flags + checksum) & 0xFFFFFFFF == 0:
            word = struct.pack("<I", NO_MULTIBOOT_MAGIC)
            return image[:offset] + word + image[offset + 4 :]
    raise BuildError(
        f"there is no multiboot header in the first {_SEARCHED} bytes of the image: the linker "
        "script must place the section .boot first"
    )


def check(first: Elf, final: Elf, pvh: str) -> None:
    """Refuses (BuildError) or writes the PVH image."""
    moved = first_moved(addresses(first), addresses(final))
    if moved:
        raise BuildError(
            f"the last link differs from the one that the page tables were made from: {moved} "
            f"between {first.path} and {final.path}. A linker script must not place anything "
            "by the content of pagetables.bin, mmu_record.bin or symtab.bin"
        )
    check_idt(final)
    write_file(pvh, without_multiboot(final.data))
    os.chmod(pvh, os.stat(final.path).st_mode & 0o777)


def main(words: list[str]) -> int:
    """The command."""
    try:
        given = options(words, "--first --final --pvh")
    except BuildError as error:
        return fail("check_link", error)
    try:
        check(Elf(given["--first"]), Elf(given["--final"]), given["--pvh"])
    except BuildError as error:
        remove(given["--final"])
        remove(given["--pvh"])
        return fail("check_link", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
