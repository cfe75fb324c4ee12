# SPDX-License-Identifier: Apache-2.0
"""Reads of an image what tests and benchmarks need: its segments, its symbols.

A reader of its own, on pyelftools; it shares nothing with the generator's.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection


@dataclass(frozen=True)
class Segment:
    """A LOAD segment: file offset, both addresses, both sizes, flags (1 X, 2 W, 4 R)."""

    offset: int
    virtual: int
    physical: int
    file_size: int
    size: int
    flags: int


@dataclass(frozen=True)
class Elf:
    """An image's entry, LOAD segments, symbols by name, and functions by address."""

    entry: int
    segments: tuple[Segment, ...]
    symbols: dict[str, int]
    functions: tuple[tuple[int, str], ...]

    @classmethod
    def read(cls, path: Path) -> Elf:
        """Read an ELF file."""
        with path.open("rb") as file:
            elf = ELFFile(file)
            segments = tuple(
                Segment(
                    header["p_offset"], header["p_vaddr"], header["p_paddr"],
                    header["p_filesz"], header["p_memsz"], header["p_flags"],
                )
                for header in (segment.header for segment in elf.iter_segments("PT_LOAD"))
            )  # fmt: skip
            table = elf.get_section_by_name(".symtab")
            if not isinstance(table, SymbolTableSection):
                raise ValueError(f"{path} has no symbols")
            symbols = {symbol.name: symbol for symbol in table.iter_symbols() if symbol.name}
        code = sorted(
            (symbol["st_value"], name)
            for name, symbol in symbols.items()
            if symbol["st_info"]["type"] in ("STT_FUNC", "STT_NOTYPE")
            and isinstance(symbol["st_shndx"], int)
        )
        values = {name: int(symbol["st_value"]) for name, symbol in symbols.items()}
        return cls(elf["e_entry"], segments, values, tuple(code))

    def virtual(self) -> tuple[int, int]:
        """Return first address and end of the image where it runs."""
        return (
            min(segment.virtual for segment in self.segments),
            max(segment.virtual + segment.size for segment in self.segments),
        )

    def physical(self) -> tuple[int, int]:
        """Return first address and end of the image where it is loaded."""
        return (
            min(segment.physical for segment in self.segments),
            max(segment.physical + segment.size for segment in self.segments),
        )

    def function_at(self, address: int) -> str:
        """Return the name of the last code symbol at or before `address`."""
        at = bisect.bisect_right(self.functions, (address, "\uffff")) - 1
        return self.functions[at][1] if at >= 0 else "?"
