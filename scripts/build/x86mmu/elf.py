# SPDX-License-Identifier: Apache-2.0
"""The only place that knows pyelftools: an i386 ELF as plain typed values.

Decides what is a usable ELF; what its symbols mean is decided in config and image. Called
by the commands. Symbols are read with struct rather than one parsed object each, as an
image may have very many; and of pyelftools only the structures are imported, which is
twice as fast as its ELFFile with all the debug information that we never look at.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from .errors import MmuError

_SYMBOL = struct.Struct("<IIIBBH")
_SHN_UNDEF = 0


@dataclass(frozen=True)
class Segment:
    """A PT_LOAD program header; addresses and sizes in bytes."""

    virt: int
    phys: int
    file_size: int
    mem_size: int
    offset: int
    flags: int  # PF_X 1, PF_W 2, PF_R 4


@dataclass(frozen=True)
class ElfFacts:
    """What the generator reads of an ELF file."""

    path: str
    entry: int
    symbols: Mapping[str, int]
    sizes: Mapping[str, int]  # of those symbols that have one
    segments: tuple[Segment, ...]
    data: bytes = field(repr=False)

    def symbol(self, name: str, hint: str) -> int:
        """Value of a symbol that must exist; `hint` ends the error message."""
        value = self.symbols.get(name)
        if value is None:
            raise MmuError(f"{self.path} has no symbol {name}. {hint}")
        return value

    def read(self, virt: int, size: int) -> bytes:
        """File content at a virtual address; b"" when no segment holds all of it."""
        for seg in self.segments:
            if seg.virt <= virt and virt + size <= seg.virt + seg.file_size:
                start = seg.offset + virt - seg.virt
                return self.data[start : start + size]
        return b""


def load(path: str) -> ElfFacts:
    """Read and check an ELF file; raises MmuError."""
    data = _read_file(path)
    _check_header(path, data)
    try:
        from elftools.common.exceptions import ELFError
        from elftools.common.utils import struct_parse
        from elftools.construct import ConstructError
        from elftools.elf.structs import ELFStructs
    except ImportError as error:
        raise MmuError(
            f"the Python library pyelftools is not installed ({error}), without which {path} "
            "cannot be read. ./quickstart installs it; the build uses the Python of .venv."
        ) from error
    try:
        structs = ELFStructs(little_endian=True, elfclass=32)
        structs.create_basic_structs()
        header = struct_parse(structs.Elf_Ehdr, BytesIO(data), 0)
        structs.create_advanced_structs(header.e_type, header.e_machine, None)
        segments = _segments(_table(data, structs.Elf_Phdr, struct_parse, *_place(header, "ph")))
        sections = _table(data, structs.Elf_Shdr, struct_parse, *_place(header, "sh"))
        symbols, sizes = _symbols(data, sections)
        entry = int(header.e_entry)
    except (ELFError, ConstructError, struct.error, ValueError, IndexError, KeyError,
            TypeError, AttributeError, UnicodeDecodeError, OverflowError) as error:
        raise MmuError(
            f"{path} is damaged or truncated: {error or type(error).__name__}. Delete it "
            "and build again."
        ) from error
    _check_content(path, data, segments, symbols)
    return ElfFacts(path, entry, symbols, sizes, segments, data)


def _read_file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise MmuError(
            f"the kernel image {path} cannot be read: {error.strerror}. The build's link makes "
            "it: build first, or name another."
        ) from error


def _check_header(path: str, data: bytes) -> None:
    if data[:4] != b"\x7fELF":
        raise MmuError(
            f"{path} is not an ELF file. The build's link makes one, as zephyr_pre0.elf and "
            "zephyr.elf."
        )
    if len(data) < 52:
        raise MmuError(f"{path} is truncated: it ends inside the ELF header. Build it again.")
    wide, order = data[4], data[5]
    machine = struct.unpack_from("<H", data, 18)[0]
    if wide != 1 or order != 1 or machine != 3:
        bits = {1: "32", 2: "64"}.get(wide, "?")
        raise MmuError(
            f"{path} is not for i386: it is a {bits}-bit ELF for machine number {machine} "
            "(i386 is 32-bit, little endian, number 3). Was it linked with a 64-bit "
            "toolchain? -m32 or a cross compiler makes i386 code."
        )


def _place(header: Any, kind: str) -> tuple[int, int, int]:
    """Where a header table stands: offset, bytes of an entry, entries."""
    return header[f"e_{kind}off"], header[f"e_{kind}entsize"], header[f"e_{kind}num"]


def _table(
    data: bytes, form: Any, parse: Callable[..., Any], offset: int, size: int, count: int
) -> list[Any]:
    """The entries of a program or section header table."""
    if count and (size < form.sizeof() or offset + size * count > len(data)):
        raise ValueError("a header table is cut off")
    stream = BytesIO(data)
    return [parse(form, stream, offset + index * size) for index in range(count)]


def _segments(headers: list[Any]) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            item["p_vaddr"], item["p_paddr"], item["p_filesz"], item["p_memsz"],
            item["p_offset"], item["p_flags"],
        )
        for item in headers
        if item["p_type"] == "PT_LOAD"
    )


def _content(data: bytes, section: Any) -> bytes:
    start, size = section["sh_offset"], section["sh_size"]
    if start + size > len(data):
        raise ValueError("a section is cut off")
    return data[start : start + size]


def _symbols(data: bytes, sections: list[Any]) -> tuple[dict[str, int], dict[str, int]]:
    section = next((item for item in sections if item["sh_type"] == "SHT_SYMTAB"), None)
    if section is None:
        return {}, {}
    strings = _content(data, sections[section["sh_link"]])
    raw = _content(data, section)
    if len(raw) % _SYMBOL.size:
        raise ValueError("the symbol table is cut off")
    values: dict[str, int] = {}
    sizes: dict[str, int] = {}
    find = strings.index
    for name, value, size, _, _, index in _SYMBOL.iter_unpack(raw):
        if not name or index == _SHN_UNDEF:
            continue
        text = strings[name : find(b"\0", name)].decode("utf-8")
        values[text] = value
        if size:
            sizes[text] = size
    return values, sizes


def _check_content(
    path: str, data: bytes, segments: tuple[Segment, ...], symbols: Mapping[str, int]
) -> None:
    if any(seg.offset + seg.file_size > len(data) for seg in segments):
        raise MmuError(
            f"{path} is truncated: a program header points behind its end. Build it again."
        )
    if not symbols:
        raise MmuError(
            f"{path} has no symbols. The image's regions are found by symbols: do not strip it."
        )
