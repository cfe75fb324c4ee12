# SPDX-License-Identifier: Apache-2.0
"""Where the value of an option comes from, in words: an assignment, a select, a default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from configure.errors import ConfigureError, nearest
from kconfig.explain import describe, false_parts, location, selectors
from kconfig.merge import Assignment
from kconfig.tree import Kconfig, Symbol, types


def report(tree: Kconfig, assignments: Sequence[Assignment], name: str) -> str:
    """A few lines about one option."""
    symbol = tree.syms.get(name)
    if symbol is None or not symbol.nodes:
        raise ConfigureError(f"no Kconfig file defines CONFIG_{name}."
                             f"{nearest(name, [item.name for item in tree.unique_defined_syms])}")
    value = symbol.str_value or "no value"
    lines = [f"CONFIG_{name} is {value} ({location(symbol)})"]
    lines += [f"assigned {item.value} in {item.origin}" for item in assignments
              if item.name == name]
    lines += _reasons(symbol, any(item.name == name for item in assignments))
    return "\n    ".join(lines)


def _reasons(symbol: Symbol, assigned: bool) -> list[str]:
    found = [f"unmet dependency: {part}" for part in false_parts(symbol)]
    active = selectors(symbol, only_active=True)
    if active:
        return [f"selected by {', '.join(f'CONFIG_{name}' for name in active)}"]
    if found:
        return found + _possible_selectors(symbol)
    if symbol.choice:
        chosen = symbol.choice.selection
        return [f"one of a choice, where CONFIG_{chosen.name} is chosen"] if chosen else []
    if assigned:
        return []
    default = _default(symbol)
    return [default] if default else ["no default applies", *_possible_selectors(symbol)]


def _possible_selectors(symbol: Symbol) -> list[str]:
    names = selectors(symbol, only_active=False)
    return [f"could be selected by {', '.join(f'CONFIG_{name}' for name in names)}"] \
        if names else []


def _default(symbol: Symbol) -> str:
    """The first default whose condition holds, which is the one that counts."""
    lib = types()
    for value, condition, *_ in symbol.defaults:
        if lib.expr_value(condition):
            return f"default {describe(value)}{_condition(condition)}"
    return ""


def _condition(condition: Any) -> str:
    text = describe(condition)
    return "" if text == "y" else f" if {text}"
