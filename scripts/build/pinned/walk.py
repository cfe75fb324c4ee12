# SPDX-License-Identifier: Apache-2.0
"""What can be reached from where, by references.

Decides which input sections lead to which, and the shortest way to each; what must be pinned and
what is exempt is policy's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable

from elf32 import STT_FILE, STT_FUNC, STT_NOTYPE, STT_SECTION, Elf

from .linker_map import Input, Inputs
from .relocations import Reference


class Step:
    """An input section that was reached: by which name, from where, by what in there."""

    __slots__ = ("before", "by", "name", "section")

    def __init__(self, section: Input, name: str, before: Step | None, by: str = "") -> None:
        self.section, self.name, self.before, self.by = section, name, before, by

    def chain(self) -> list[Step]:
        """From the root to here."""
        steps = [self]
        while steps[-1].before is not None:
            steps.append(steps[-1].before)
        return steps[::-1]


class Names:
    """What is at an address, for people: the symbol there or before it in the same section."""

    def __init__(self, elf: Elf) -> None:
        best: dict[int, tuple[bool, bool, str]] = {}
        for symbol in elf.symbols:
            noise = symbol.type in (STT_FILE, STT_SECTION) or symbol.name.startswith((".L", "$"))
            if not noise:
                rank = (symbol.type == STT_NOTYPE, symbol.type != STT_FUNC, symbol.name)
                best[symbol.value] = min(best.get(symbol.value, rank), rank)
        self._addresses = sorted(best)
        self._names = [best[address][2] for address in self._addresses]
        self._by_name = {symbol.name: symbol.value for symbol in elf.symbols}

    def of(self, address: int, section: Input) -> str:
        """A symbol of the section, or the section's own name."""
        index = bisect_right(self._addresses, address) - 1
        if index >= 0 and self._addresses[index] >= section.start:
            return self._names[index]
        return section.name

    def address(self, name: str) -> int | None:
        """Where a symbol is."""
        return self._by_name.get(name)


class Graph:
    """Input sections and references between them."""

    def __init__(self, inputs: Inputs, references: Iterable[Reference], names: Names) -> None:
        self.inputs, self.names = inputs, names
        self._from: dict[int, list[Reference]] = {}
        for reference in references:
            source = inputs.at(reference.place)
            if source is not None:
                self._from.setdefault(source.start, []).append(reference)

    def targets(self, section: Input) -> list[tuple[Input, str, str]]:
        """The sections that one refers to, each with the names of what is meant there, and by what.

        A section may hold several functions: all that are marked __pinned_func in a file.
        """
        found: list[tuple[Input, str, str]] = []
        for reference in self._from.get(section.start, ()):
            if is_border(reference.symbol):
                continue
            for target in self._meant(reference):
                name = reference.symbol or self.names.of(reference.target, target)
                found.append((target, name, self.names.of(reference.place, section)))
        return found

    def _meant(self, reference: Reference) -> list[Input]:
        """One section; all of a list, if its first border is named."""
        base, _, border = reference.symbol.rpartition("_")
        end = self.names.address(f"{base}_end") if border == "start" else None
        if end is not None:
            return self.inputs.between(reference.target, end)
        target = self.inputs.at(reference.target)
        return [] if target is None else [target]


# Symbols of the linker script that delimit parts of the image. Only their value is used.
_PARTS = (
    "lnkr_",
    "z_mapped",
    "z_image_resident",
    "z_unpaged",
    "__text_region",
    "__rodata_region",
    "__rom_region",
    "__bss",
    "__data",
    "_image_",
    "_GLOBAL_OFFSET_TABLE_",  # of start-up code, which computes addresses from it
)


def is_border(symbol: str) -> bool:
    """Whether a symbol is an address where something ends, or a part of the image begins."""
    return symbol.startswith(_PARTS) or symbol.endswith("_end") or symbol == "_end"


def reach(
    graph: Graph, roots: Iterable[tuple[str, Input]], stop: Callable[[str, Input], bool]
) -> list[Step]:
    """Every section that can be reached, nearest first; what `stop` accepts is not entered."""
    queue = deque(Step(section, name, None) for name, section in roots)
    seen: set[int] = set()
    found: list[Step] = []
    while queue:
        step = queue.popleft()
        if step.section.start in seen or stop(step.name, step.section):
            continue
        seen.add(step.section.start)
        found.append(step)
        for section, name, by in graph.targets(step.section):
            if section.start not in seen:
                queue.append(Step(section, name, step, by))
    return found
