# SPDX-License-Identifier: Apache-2.0
"""What a running machine is asked for: control registers and physical memory.

Decides the form of the answers; who gives them is the affair of qmp, gdb and memfile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

CR0_WP = 1 << 16
CR0_PG = 1 << 31
CR4_PSE = 1 << 4
CR4_PAE = 1 << 5
CR4_PGE = 1 << 7
EFER_NXE = 1 << 11


@dataclass(frozen=True)
class Registers:
    """The registers that decide about paging; None where the source cannot tell."""

    cr3: int
    cr0: int | None = None
    cr4: int | None = None
    efer: int | None = None
    eip: int | None = None


class Source(Protocol):
    """A machine that stands still while it is read."""

    @property
    def name(self) -> str:
        """Who answers, for people."""

    def registers(self) -> Registers:
        """The registers of the first CPU. AskError when there is no answer."""

    def read(self, phys: int, size: int) -> bytes:
        """Exactly `size` bytes of physical memory. AskError when there is no answer."""
