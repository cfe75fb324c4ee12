# SPDX-License-Identifier: Apache-2.0
"""A small reader of 32-bit little-endian ELF files, with the standard library alone.

For the scripts of the link pipeline, which run on every build: starting Python with
third-party packages would cost more than their work. Decides what is a usable file; what
a symbol means is decided by the callers (gen_offset_header, gen_symtab, check_link).
"""

from __future__ import annotations

import os
import struct
import sys

SHN_UNDEF = 0
SHN_ABS = 0xFFF1
SHF_EXECINSTR = 4
STT_NOTYPE, STT_OBJECT, STT_FUNC, STT_SECTION, STT_FILE = range(5)

_HEADER = struct.Struct("<16sHHIIIIIHHHHHH")
_SECTION = struct.Struct("<10I")
_SYMBOL = struct.Struct("<IIIBBH")
_SHT_SYMTAB = 2
_EM_386 = 3


class BuildError(Exception):
    """What a build step says to its user, in one paragraph."""


class Section:
    """One section header; addresses and sizes in bytes."""

    __slots__ = ("address", "flags", "link", "name_offset", "offset", "size", "type")

    def __init__(self, fields: tuple[int, ...]) -> None:
        self.name_offset, self.type, self.flags, self.address = fields[:4]
        self.offset, self.size, self.link = fields[4:7]


class Symbol:
    """One entry of the symbol table. section: its index, or SHN_ABS."""

    __slots__ = ("bind", "name", "section", "size", "type", "value")

    def __init__(self, name: str, value: int, size: int, info: int, section: int) -> None:
        self.name, self.value, self.size, self.section = name, value, size, section
        self.type, self.bind = info & 15, info >> 4


class Elf:
    """A file read whole, with its sections and its defined symbols."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.data = read_file(path)
        try:
            self.sections = self._read_sections()
            self.symbols = self._read_symbols()
        except (struct.error, IndexError, ValueError) as error:
            raise BuildError(f"{path} is damaged or truncated ({error}): build again") from error

    def _read_sections(self) -> list[Section]:
        header = _HEADER.unpack_from(self.data)
        if header[0][:6] != b"\x7fELF\x01\x01" or header[2] != _EM_386:
            raise BuildError(f"{self.path} is no 32-bit little-endian ELF file for i386")
        start, entry_size, count = header[6], header[11], header[12]
        return [
            Section(_SECTION.unpack_from(self.data, start + index * entry_size))
            for index in range(count)
        ]

    def section_name(self, index: int) -> str:
        """The name of a section."""
        names = self.sections[_HEADER.unpack_from(self.data)[13]]
        start = names.offset + self.sections[index].name_offset
        return self.data[start : self.data.index(b"\0", start)].decode("utf-8", "replace")

    def _read_symbols(self) -> list[Symbol]:
        table = next((s for s in self.sections if s.type == _SHT_SYMTAB), None)
        if table is None:
            raise BuildError(f"{self.path} has no symbols: do not strip it")
        names = self.sections[table.link]
        text = self.data[names.offset : names.offset + names.size]
        entries = self.data[table.offset : table.offset + table.size]
        symbols = []
        for name, value, size, info, _, section in _SYMBOL.iter_unpack(entries):
            if section != SHN_UNDEF and name:
                label = text[name : text.index(b"\0", name)].decode("utf-8", "replace")
                symbols.append(Symbol(label, value, size, info, section))
        return symbols


def read_file(path: str) -> bytes:
    """Its bytes; BuildError when that fails."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise BuildError(f"cannot read {path}: {error.strerror}") from error


def write_file(path: str, data: bytes) -> None:
    """Replaces a file whole, or leaves it alone and raises BuildError (full disk, …)."""
    temporary = f"{path}.tmp{os.getpid()}"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError as error:
        remove(temporary)
        raise BuildError(f"cannot write {path}: {error.strerror}") from error


def write_if_changed(path: str, data: bytes) -> None:
    """Like write_file(), but keeps the time of a file that says the same already."""
    if not os.path.exists(path) or read_file(path) != data:
        write_file(path, data)


def remove(path: str) -> None:
    """Removes a file, if it is there and that is possible."""
    try:
        os.unlink(path)
    except OSError:  # contextlib.suppress() would cost an import
        return


def options(words: list[str], known: str) -> dict[str, str]:
    """`--name value` pairs; `known` lists the names. argparse would take longer than the work."""
    names = known.split()
    values = dict(zip(words[::2], words[1::2], strict=False))
    if len(words) % 2 or sorted(values) != sorted(names):
        raise BuildError(f"usage: {' '.join(f'{name} VALUE' for name in names)}")
    return values


def fail(script: str, error: BuildError) -> int:
    """Says what went wrong; the exit status of the script."""
    print(f"{script}: {error}", file=sys.stderr)
    return 1
