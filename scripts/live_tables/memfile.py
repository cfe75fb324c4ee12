# SPDX-License-Identifier: Apache-2.0
"""Reads memory that was saved to a file: by Bochs' debugger, by QEMU's pmemsave, by a probe.

Decides nothing about its content. The registers are the ones that the caller names.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from live_tables.errors import AskError
from live_tables.source import Registers


@dataclass(frozen=True)
class MemoryFile:
    """Memory from `phys` on, and what CR3 was."""

    path: Path
    phys: int
    cr3: int

    @property
    def name(self) -> str:
        """The file."""
        return f"the memory in {self.path}"

    def registers(self) -> Registers:
        """What was named."""
        return Registers(self.cr3)

    def read(self, phys: int, size: int) -> bytes:
        """Part of the file."""
        offset = phys - self.phys
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, offset))
                content = file.read(size)
        except OSError as error:
            raise AskError(f"{self.path} cannot be read: {error.strerror}") from error
        if offset < 0 or len(content) != size:
            raise AskError(
                f"{self.path} does not hold {size:#x} bytes of physical memory from {phys:#x}: it "
                f"begins at {self.phys:#x} and has {self.path.stat().st_size:#x}"
            )
        return content
