# SPDX-License-Identifier: Apache-2.0
"""Which symbols and files take RAM or ROM: the targets ram_report and rom_report.

    size_report.py ram|rom --elf zephyr.elf --base TREE --application DIR [--json OUT]

ROM is what the image file brings: text, rodata and the initial values of data. RAM is what
is written at run time: data, bss, stacks, page tables. A symbol is filed under the source
file that its debug information names, else under "(no file)". Decides nothing about the build.
"""

from __future__ import annotations

import argparse
import json
import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from elf32 import (
    STT_FUNC,
    STT_NOTYPE,
    STT_OBJECT,
    BuildError,
    Elf,
    Symbol,
    fail,
    write_file,
)

_SHF_ALLOC = 2
_PT_LOAD, _PF_W = 1, 2
_SHT_NOBITS = 8
_NO_FILE = "(no file)"
_HIDDEN = "(no symbol)"


@dataclass
class Node:
    """A directory, a file or a symbol; size in bytes, of all below it."""

    name: str
    size: int = 0
    address: int | None = None
    children: dict[str, Node] = field(default_factory=dict)

    def child(self, name: str) -> Node:
        """The child of this name, made when it is not there."""
        return self.children.setdefault(name, Node(name))

    def add(self, path: tuple[str, ...], symbol: str, size: int, address: int | None) -> None:
        """Adds a symbol below a path; every node on the way grows."""
        node = self
        node.size += size
        for part in (*path, symbol):
            node = node.child(part)
            node.size += size
        node.address = address


@dataclass(frozen=True)
class Roots:
    """Directories whose files are shown relative to a short name."""

    base: Path
    application: Path

    def parts(self, file: str) -> tuple[str, ...]:
        """Path components under which a source file is filed."""
        for name, root in (("ZEPHYR_BASE", self.base), ("APPLICATION", self.application)):
            if Path(file).is_relative_to(root):
                return (name, *Path(file).relative_to(root).parts)
        return ("OTHER", *(part for part in Path(file).parts if part != "/"))


def wanted_sections(elf: Elf, kind: str) -> dict[int, int]:
    """Index and size of the sections that count for `ram` or `rom`.

    The segment says whether a section is written at run time: constants that the linker puts
    beside something relocated have a section that calls itself writable.
    """
    writable = list(writable_ranges(elf))
    sizes = {}
    for index, section in enumerate(elf.sections):
        if not section.flags & _SHF_ALLOC:
            continue
        in_ram = any(start <= section.address < end for start, end in writable)
        in_rom = section.type != _SHT_NOBITS
        if in_ram if kind == "ram" else in_rom:
            sizes[index] = section.size
    return sizes


def writable_ranges(elf: Elf) -> Iterator[tuple[int, int]]:
    """Address ranges of the segments that are loaded and writable."""
    start, entry_size, count = struct.unpack_from("<I10xHH", elf.data, 28)
    for index in range(count):
        entry = struct.unpack_from("<8I", elf.data, start + index * entry_size)
        kind, _, address, _, _, size, flags, _ = entry
        if kind == _PT_LOAD and flags & _PF_W:
            yield address, address + size


def source_files(path: str) -> dict[int, str]:
    """Source file by address of a function or variable, from the debug information."""
    from elftools.common.exceptions import ELFError
    from elftools.elf.elffile import ELFFile

    try:
        with open(path, "rb") as stream:
            elf = ELFFile(stream)
            if not elf.has_dwarf_info():
                return {}
            return dict(_declarations(elf.get_dwarf_info()))
    except ELFError as error:
        raise BuildError(f"the debug information of {path} cannot be read: {error}") from error


def _declarations(dwarf: Any) -> Iterator[tuple[int, str]]:
    for unit in dwarf.iter_CUs():
        top = unit.get_top_DIE()
        name = _text(top, "DW_AT_name")
        unit_file = os.path.normpath(os.path.join(_text(top, "DW_AT_comp_dir"), name))
        for die in unit.iter_DIEs():
            if die.tag == "DW_TAG_subprogram" and "DW_AT_low_pc" in die.attributes:
                yield die.attributes["DW_AT_low_pc"].value, unit_file
            elif die.tag == "DW_TAG_variable":
                address = _static_address(die)
                if address is not None:
                    yield address, unit_file
        if "DW_AT_low_pc" in top.attributes and name.endswith((".S", ".s")):
            yield top.attributes["DW_AT_low_pc"].value, unit_file


def _text(die: Any, name: str) -> str:
    value = die.attributes.get(name)
    return value.value.decode("utf-8", "replace") if value is not None else ""


def _static_address(die: Any) -> int | None:
    location = die.attributes.get("DW_AT_location")
    value = location.value if location is not None else None
    if isinstance(value, list) and len(value) == 5 and value[0] == 0x03:  # DW_OP_addr
        return int.from_bytes(bytes(value[1:]), "little")
    return None


def build_tree(elf: Elf, files: dict[int, str], kind: str, roots: Roots) -> Node:
    """The tree of everything of this kind; what no symbol covers is filed by section."""
    sections = wanted_sections(elf, kind)
    root = Node("Root")
    seen: set[int] = set()
    left = dict(sections)
    for symbol in sorted(elf.symbols, key=_preference):
        if symbol.section in sections and symbol.size and symbol.value not in seen:
            seen.add(symbol.value)
            file = files.get(symbol.value)
            path = roots.parts(file) if file else (_NO_FILE,)
            root.add(path, symbol.name, symbol.size, symbol.value)
            left[symbol.section] -= symbol.size
    for index, size in left.items():
        if size > 0:
            root.add((_HIDDEN,), f"[{elf.section_name(index)}]", size, None)
    return root


def _preference(symbol: Symbol) -> tuple[int, bool, int, str]:
    order = {STT_FUNC: 0, STT_OBJECT: 0, STT_NOTYPE: 1}.get(symbol.type, 2)
    return symbol.value, order != 0, -symbol.size, symbol.name


def as_dict(node: Node) -> dict[str, Any]:
    """A node for the JSON file."""
    value: dict[str, Any] = {"name": node.name, "size": node.size}
    if node.address is not None:
        value["address"] = node.address
    if node.children:
        value["children"] = [as_dict(child) for child in _ordered(node)]
    return value


def _ordered(node: Node) -> list[Node]:
    return sorted(node.children.values(), key=lambda child: (-child.size, child.name))


def rows(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The tree in the order of the table, with the depth of each line."""
    yield depth, node
    for child in _ordered(node):
        yield from rows(child, depth + 1)


def show(root: Node) -> None:
    """The table on standard output."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Path", no_wrap=True)
    table.add_column("Size", justify="right")
    table.add_column("%", justify="right")
    table.add_column("Address", justify="right")
    for depth, node in rows(root):
        share = 100 * node.size / root.size if root.size else 0.0
        address = f"{node.address:#010x}" if node.address is not None else ""
        style = "cyan" if node.address is not None else ""
        name = Text("  " * depth + node.name, style=style)
        table.add_row(name, str(node.size), f"{share:.2f}", address)
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(table)
    console.print(f"{root.size} bytes")


def main(words: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="size_report", allow_abbrev=False)
    parser.add_argument("kind", choices=("ram", "rom"))
    parser.add_argument("--elf", required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--application", type=Path, required=True)
    parser.add_argument("--json", help="also write the tree there")
    given = parser.parse_args(words)
    try:
        files = source_files(given.elf)
        tree = build_tree(Elf(given.elf), files, given.kind, Roots(given.base, given.application))
        if given.json:
            document = {"symbols": as_dict(tree), "total_size": tree.size}
            write_file(given.json, (json.dumps(document, indent=1) + "\n").encode())
    except BuildError as error:
        return fail("size_report", error)
    show(tree)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
