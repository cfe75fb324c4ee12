# SPDX-License-Identifier: Apache-2.0
"""Refuses an image in which something is not pinned that must be, and names the way to it."""

from __future__ import annotations

from itertools import pairwise

from elf32 import BuildError, Elf

from . import linker_map, policy, relocations
from .linker_map import Input
from .walk import Graph, Names, Step, reach

_SHOWN = 3
_ADVICE = (
    "Mark functions with __pinned_func (interrupt service routines: __isr), constants with "
    "__pinned_rodata, variables with __pinned_data, __pinned_bss or __pinned_noinit; or set "
    "CONFIG_LINKER_USE_PINNED_SECTION=n, so that the whole image stays in memory."
)


class Sections:
    """The parts of the image."""

    def __init__(self, elf: Elf) -> None:
        self._symbols = {symbol.name: symbol.value for symbol in elf.symbols}
        self.path = elf.path
        self.image = self._part("z_mapped", needed=True)
        self.pinned = self._part("lnkr_pinned", needed=True)
        self.boot = self._part("lnkr_boot", needed=False)
        self.ondemand = self._part("lnkr_ondemand", needed=False)

    def _part(self, name: str, *, needed: bool) -> range:
        start, end = (self._symbols.get(f"{name}_{border}") for border in ("start", "end"))
        if start is None or end is None:
            if needed:
                raise BuildError(
                    f"{self.path} has no symbols {name}_start and {name}_end: the linker script "
                    "must define them"
                )
            return range(0)
        return range(start, end)

    def where(self, address: int) -> str:
        """The part that an address lies in, and what happens to it; empty if it is pinned."""
        if address in self.pinned or address not in self.image:
            return ""
        if address in self.boot:
            return "in the boot sections, which are given up when main() starts"
        if address in self.ondemand:
            return "in the on-demand sections, which are loaded when they are used"
        return "in the part of the image that can be paged out"


def check(elf: Elf, map_text: str) -> None:
    """Raises BuildError with every way that leads out of pinned memory, the first few in full."""
    sections = Sections(elf)
    names = Names(elf)
    inputs = linker_map.parse(map_text, sections.image)
    graph = Graph(inputs, relocations.read(elf, sections.image), names)
    wrong = _objects(sections, names)
    for rule in policy.rules(elf, graph):
        wrong += _ways_out(sections, graph, rule)
    if wrong:
        shown = "\n".join(wrong[:_SHOWN])
        more = f"\n(and {len(wrong) - _SHOWN} more)" if len(wrong) > _SHOWN else ""
        raise BuildError(f"not everything that must stay in memory does.\n{shown}{more}\n{_ADVICE}")


def _objects(sections: Sections, names: Names) -> list[str]:
    found: list[str] = []
    for symbol, what in policy.OBJECTS.items():
        address = names.address(symbol)
        where = "" if address is None else sections.where(address)
        if where:
            found.append(f"  {symbol} ({what}) is {where}")
    return found


def _ways_out(sections: Sections, graph: Graph, rule: policy.Rule) -> list[str]:
    def leave(name: str, section: Input) -> bool:
        return name in policy.FATAL or policy.is_text(section)

    steps = reach(graph, rule.roots, leave)
    out = [step for step in steps if sections.where(step.section.start)]
    # What only something unpinned leads to follows from it.
    first = [step for step in out if step.before is None or not _is_out(sections, step.before)]
    return [_describe(sections, graph.names, step, rule.why) for step in first]


def _is_out(sections: Sections, step: Step) -> bool:
    return bool(sections.where(step.section.start))


def _passed(names: Names, step: Step, after: Step) -> str:
    """A step on a way, and what the next one is used by if that is another function there."""
    own = step.name.partition(" ")[0]
    inside = step.section.start <= (names.address(own) or 0) < step.section.end
    if after.by == own or not inside:
        return step.name
    return f"{step.name} (in one section with {after.by})"


def _describe(sections: Sections, names: Names, last: Step, why: str) -> str:
    chain = last.chain()
    passed = [_passed(names, step, after) for step, after in pairwise(chain)]
    way = " -> ".join([*passed, last.name])
    section = last.section
    return (
        f"  {way}\n    {last.name} (section {section.name} of {section.source()}) is "
        f"{sections.where(section.start)}, but {why}."
    )
