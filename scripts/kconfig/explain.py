# SPDX-License-Identifier: Apache-2.0
"""Why a symbol has the value it has, in words a user can act on.

Answers "I assigned it, why is it not so?": names the dependency that is not met and which part
of it is false, the symbol that selects it, the range it fell out of, or the choice it lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kconfig.tree import Symbol, types

if TYPE_CHECKING:
    from kconfig.merge import Assignment


def location(symbol: Symbol) -> str:
    """Where a symbol is defined, `file:line`, first place first."""
    return ", ".join(f"{node.filename}:{node.linenr}" for node in symbol.nodes)


def no_prompt_message(symbol: Symbol, origin: str) -> str:
    """For an assignment to a symbol that has no prompt anywhere."""
    lib = types()
    sources = [f"CONFIG_{name}" for name in selectors(symbol, only_active=False)]
    how = f" It is selected by {', '.join(sources[:4])}; set one of those." if sources else ""
    if not sources and symbol.orig_type in (lib.INT, lib.HEX, lib.STRING):
        how = " Give it a 'default' in a Kconfig.defconfig file of the board instead."
    how += "".join(f" {' '.join(node.help.split())}" for node in symbol.nodes[:1] if node.help)
    return (f"{origin}: CONFIG_{symbol.name} cannot be set in a configuration file: it has no "
            f"prompt where it is defined ({location(symbol)}).{how}")


def unmet(last: Mapping[str, Assignment], symbols: Mapping[str, Symbol]) -> list[str]:
    """A warning for every symbol whose value is not what was last assigned to it."""
    messages = []
    for name, item in last.items():
        symbol = symbols[name]
        if not _same(symbol, item.value):
            messages.append(_unmet_message(symbol, item))
    return messages


def _same(symbol: Symbol, wanted: str) -> bool:
    lib = types()
    got = symbol.str_value
    if symbol.orig_type in (lib.INT, lib.HEX) and got:
        base = 16 if symbol.orig_type == lib.HEX else 10
        return int(got, base) == int(wanted, base)
    if symbol.orig_type in (lib.BOOL, lib.TRISTATE):
        return (got or "n") == wanted
    return got == wanted


def _unmet_message(symbol: Symbol, item: Assignment) -> str:
    got = symbol.str_value
    return (f"{item.origin}: CONFIG_{symbol.name} was assigned the value '{item.value}' but got "
            f"the value '{got}'. {_reason(symbol, item.value)}")


def _reason(symbol: Symbol, wanted: str) -> str:
    lib = types()
    parts = false_parts(symbol)
    if parts:
        return f"Unmet dependency: {'; '.join(parts)}."
    if symbol.choice and wanted == "y":
        chosen = symbol.choice.selection
        winner = f"CONFIG_{chosen.name}" if chosen else "none of its options"
        return f"It is one of a choice, and {winner} was chosen there."
    sources = [f"CONFIG_{name}" for name in selectors(symbol, only_active=True)]
    if sources:
        return f"It is selected by {', '.join(sources)}."
    low_high = _active_range(symbol)
    if low_high:
        return f"Its range is {low_high[0]} to {low_high[1]}."
    if symbol.orig_type in (lib.BOOL, lib.TRISTATE) and symbol.choice:
        return "Every option of its choice was set to n, and one has to be y."
    return "Its prompt is not visible in this configuration."


def false_parts(symbol: Symbol) -> list[str]:
    """The parts of a symbol's dependencies (and prompt conditions) that are false."""
    lib = types()
    if symbol.visibility:
        return []
    found: dict[str, None] = {}
    for node in symbol.nodes:
        if not node.prompt:
            continue
        for part in _split_and(node.dep, node.prompt[1]):
            if lib.expr_value(part) == 0:
                found[describe(part)] = None
    return list(found)


def _split_and(*expressions: Any) -> list[Any]:
    lib = types()
    return [part for expression in expressions for part in lib.split_expr(expression, lib.AND)]


def describe(expression: Any) -> str:
    """An expression with the value of each symbol in it: `SMP (=n) && !UP (=y)`."""
    lib = types()

    def shown(item: Any) -> str:
        if item.__class__.__name__ == "Choice":
            return f"<choice {item.name or ''}>".replace(" >", ">")
        if item.is_constant:
            return f'"{item.name}"' if item.name not in ("y", "n", "m") else str(item.name)
        if not item.nodes:
            # A number stands in an expression as a symbol that nobody defines.
            number = re.fullmatch(r"-?(0[xX][0-9a-fA-F]+|[0-9]+)", item.name)
            return str(item.name) if number else f"{item.name} (undefined)"
        return f"{item.name} (={item.str_value})"

    return str(lib.expr_str(expression, shown))


def selectors(symbol: Symbol, only_active: bool) -> list[str]:
    """The symbols that select this one; with `only_active`, those that do so now."""
    lib = types()
    found: dict[str, None] = {}
    for expression in lib.split_expr(symbol.rev_dep, lib.OR):
        if only_active and lib.expr_value(expression) == 0:
            continue
        source = lib.split_expr(expression, lib.AND)[0]
        if not getattr(source, "is_constant", True):
            found[str(source.name)] = None
    return list(found)


def _active_range(symbol: Symbol) -> tuple[str, str] | None:
    lib = types()
    if symbol.orig_type not in (lib.INT, lib.HEX):
        return None
    for low, high, condition in symbol.ranges:
        if lib.expr_value(condition):
            return low.str_value, high.str_value
    return None


def discouraged_symbols(symbols: Iterable[Symbol]) -> list[tuple[str, str]]:
    """Enabled options that select DEPRECATED or EXPERIMENTAL, with which of the two."""
    lib = types()
    return [(symbol.name, str(target.name))
            for symbol in symbols if symbol.selects and symbol.tri_value
            for target, condition, *_ in symbol.selects
            if target.name in ("DEPRECATED", "EXPERIMENTAL") and lib.expr_value(condition)]


def discouraged(symbols: Mapping[str, Symbol], defined: Iterable[Symbol]) -> list[str]:
    """Warnings for such options, where WARN_DEPRECATED and WARN_EXPERIMENTAL ask for them."""
    messages = []
    for name, kind in discouraged_symbols(defined):
        switch = symbols.get(f"WARN_{kind}")
        if switch is not None and switch.tri_value:
            messages.append(f"CONFIG_{name} is enabled, which is {kind.lower()} "
                            f"({location(symbols[name])}).")
    return messages
