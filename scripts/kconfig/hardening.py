# SPDX-License-Identifier: Apache-2.0
"""Which values of options make an image harder to attack, and which of them a build has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kconfig.explain import discouraged_symbols
from kconfig.tree import Kconfig


@dataclass(frozen=True)
class Advice:
    """The value an option should have in a product, and why."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True)
class Finding:
    """An option that has another value than advised."""

    name: str
    current: str
    advised: str
    reason: str


ADVICE = (
    Advice("X86_NX", "y", "data can be executed without it"),
    Advice("SRAM_REGION_PERMISSIONS", "y", "text can be written without it"),
    Advice("X86_PAE", "y", "only PAE page tables can refuse execution"),
    Advice("ASSERT", "n", "texts of assertions tell an attacker about the program"),
    Advice("BOOT_BANNER", "n", "tells the version"),
    Advice("PRINTK", "n", "debug output tells an attacker about the program"),
    Advice("CONSOLE", "n", "an interface that a product does not need"),
    Advice("EARLY_CONSOLE", "n", "an interface that a product does not need"),
    Advice("EXCEPTION_DEBUG", "n", "a dump tells addresses and contents"),
    Advice("SYMTAB", "n", "the image holds the names of its functions"),
    Advice("X86_ISA_DEBUG_EXIT", "n", "a device of the emulator"),
    Advice("CBPRINTF_N_SPECIFIER", "n", "a format from outside can write to memory"),
    Advice("NO_RUNTIME_CHECKS", "n", "wrong arguments are not noticed"),
    Advice("BUILD_OUTPUT_STRIPPED", "y", "deliver the image without its symbols"),
)


def findings(tree: Kconfig) -> list[Finding]:
    """Every option of the tree that has not the advised value, and every experimental one."""
    found = []
    for advice in ADVICE:
        symbol = tree.syms.get(advice.name)
        if symbol is not None and symbol.nodes and symbol.str_value != advice.value:
            found.append(Finding(advice.name, symbol.str_value, advice.value, advice.reason))
    for name, kind in discouraged_symbols(tree.unique_defined_syms):
        found.append(Finding(name, "y", "n", f"the option is {kind.lower()}"))
    return found


def table(found: Sequence[Finding]) -> str:
    """The findings as text, one a line."""
    if not found:
        return "Every option has the value advised for a product.\n"
    rows = [("option", "is", "advised", "reason"),
            *((f"CONFIG_{item.name}", item.current, item.advised, item.reason) for item in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join([*(row[i].ljust(widths[i]) for i in range(3)), row[3]]) for row in rows]
    return "\n".join(lines) + "\n"
