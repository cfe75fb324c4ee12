# SPDX-License-Identifier: Apache-2.0
"""The preprocessor functions that bring devicetree values into Kconfig: $(dt_...,...).

Each takes strings and returns one; what does not exist is n, 0 or 0x0.  A unit k, m, g (or kb,
mb, gb; any case) divides.  kconfig.tree registers the table that `table()` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from configure.errors import ConfigureError
from dts.lookup import Lookup, okay, value
from dts.tree import Node
from kconfig.arithmetic import FUNCTIONS
from kconfig.tree import Function

_UNITS = {"": 0, "k": 10, "m": 20, "g": 30, "kb": 10, "mb": 20, "gb": 30}

Finder = Callable[[str], "Node | None"]


def _yes(condition: object) -> str:
    return "y" if condition else "n"


def _scaled(number: int | None, unit: str) -> int:
    if unit.lower() not in _UNITS:
        raise ConfigureError(f"'{unit}' is no unit for a devicetree function; use k, m or g.")
    return (number or 0) >> _UNITS[unit.lower()]


def _reg(node: Node | None, index: str, field: str) -> int | None:
    if node is None:
        return None
    position = int(index or "0", 0)
    if position >= len(node.regs):
        return None
    found = getattr(node.regs[position], field)
    return None if found is None else int(found)


def _number(node: Node | None, name: str, index: str = "") -> int:
    found = value(node, name)
    if isinstance(found, list) and index:
        position = int(index, 0)
        found = found[position] if position < len(found) else 0
    return found if isinstance(found, int) else 0


def _enabled_on(nodes: Iterable[Node], bus: str) -> bool:
    return any(bus == node.on_bus or bus in (node.on_bus or ()) for node in nodes)


def _plain(fn: Callable[..., str], least: int, most: int | None = None) -> Function:
    """Drop the two arguments that kconfiglib puts first.

    A comma ends an argument, and devicetree names are full of them; where one argument is all
    that there can be, the pieces are put together again.
    """
    def call(_kconf: Any, _name: str, *args: str) -> str:
        return fn(*(arg.strip() for arg in args))

    def call_joined(_kconf: Any, _name: str, *args: str) -> str:
        return fn(",".join(args).strip())

    if least == 1 and most is None:
        return call_joined, 1, None
    return call, least, least if most is None else most


def _register_functions(prefix: str, find: Finder) -> dict[str, Function]:
    """dt_<prefix>_reg_{addr,size}_{int,hex}, which differ only in how the node is found."""
    def maker(field: str, form: Callable[[int], str]) -> Callable[..., str]:
        def fn(name: str, index: str = "0", unit: str = "") -> str:
            return form(_scaled(_reg(find(name), index, field), unit))
        return fn

    return {f"dt_{prefix}_reg_{field}_{kind}": _plain(maker(field, form), 1, 3)
            for field in ("addr", "size") for kind, form in (("int", str), ("hex", hex))}


def _property_functions(prefix: str, find: Finder) -> dict[str, Function]:
    """Questions about one property of a node."""
    def text_equals(name: str, prop: str, wanted: str) -> str:
        return _yes(value(find(name), prop) == wanted)

    def array_has(name: str, prop: str, wanted: str) -> str:
        found = value(find(name), prop)
        values = list(found) if isinstance(found, (list, bytes)) else []
        return _yes(wanted in map(str, values) or (wanted.isdigit() and int(wanted) in values))

    def number(name: str, prop: str, unit: str = "") -> int:
        return _scaled(_number(find(name), prop), unit)

    def element(name: str, prop: str, index: str, unit: str = "") -> int:
        return _scaled(_number(find(name), prop, index), unit)

    return {
        f"dt_{prefix}_has_prop": _plain(lambda n, p: _yes(value(find(n), p) is not None), 2),
        f"dt_{prefix}_bool_prop": _plain(lambda n, p: _yes(value(find(n), p) is True), 2),
        f"dt_{prefix}_int_prop_int": _plain(lambda *a: str(number(*a)), 2, 3),
        f"dt_{prefix}_int_prop_hex": _plain(lambda *a: hex(number(*a)), 2, 3),
        f"dt_{prefix}_array_prop_int": _plain(lambda *a: str(element(*a)), 3, 4),
        f"dt_{prefix}_array_prop_hex": _plain(lambda *a: hex(element(*a)), 3, 4),
        f"dt_{prefix}_str_prop_equals": _plain(text_equals, 3),
        f"dt_{prefix}_array_prop_has_val": _plain(array_has, 3),
    }


def _node_functions(prefix: str, find: Finder) -> dict[str, Function]:
    """Questions about a node itself."""
    def has_compat(name: str, compat: str) -> str:
        node = find(name)
        return _yes(node and compat in node.compats)

    def enabled_with(name: str, compat: str) -> str:
        node = find(name)
        return _yes(okay(node) and node and compat in node.compats)

    def path(name: str) -> str:
        node = find(name)
        return node.path if node else ""

    def parent(name: str) -> str:
        node = find(name)
        return node.parent.path if node and node.parent else ""

    def partition(name: str) -> str:
        node = find(name)
        address = _reg(node, "0", "addr")
        if node is None or node.parent is None or address is None:
            return "0x0"
        return hex(address)

    return {
        f"dt_{prefix}_enabled": _plain(lambda n: _yes(okay(find(n))), 1),
        f"dt_{prefix}_exists": _plain(lambda n: _yes(find(n)), 1),
        f"dt_{prefix}_has_compat": _plain(has_compat, 2),
        f"dt_{prefix}_enabled_with_compat": _plain(enabled_with, 2),
        f"dt_{prefix}_path": _plain(path, 1),
        f"dt_{prefix}_parent": _plain(parent, 1),
        f"dt_{prefix}_label": _plain(lambda n: str(value(find(n), "label") or ""), 1),
        f"dt_{prefix}_partition_addr_hex": _plain(partition, 1),
    }


def _compat_functions(lookup: Lookup) -> dict[str, Function]:
    tree = lookup.tree

    def any_value(compat: str, prop: str, wanted: str) -> str:
        return _yes(any(value(node, prop) == wanted for node in tree.compat2okay[compat]))

    def any_prop(compat: str, prop: str) -> str:
        return _yes(any(value(node, prop) for node in tree.compat2okay[compat]))

    def hogs() -> str:
        return _yes(any("gpio-hog" in node.props for node in tree.nodes if okay(node)))

    return {
        "dt_has_compat": _plain(lambda c: _yes(c in tree.compat2nodes), 1),
        "dt_compat_enabled": _plain(lambda c: _yes(tree.compat2okay.get(c)), 1),
        "dt_compat_on_bus": _plain(
            lambda c, bus: _yes(_enabled_on(tree.compat2okay.get(c, ()), bus)), 2),
        "dt_compat_any_has_prop": _plain(
            lambda c, p, *v: any_value(c, p, v[0]) if v else any_prop(c, p), 2, 3),
        "dt_compat_any_on_bus": _plain(
            lambda c, bus: _yes(_enabled_on(tree.compat2nodes.get(c, ()), bus)), 2),
        "dt_gpio_hogs_enabled": _plain(hogs, 0),
    }


def table(lookup: Lookup, shields: Iterable[str]) -> dict[str, Function]:
    """Every function, by name."""
    wanted = frozenset(shields)
    functions: dict[str, Function] = {
        **FUNCTIONS,
        "shields_list_contains": _plain(lambda name: _yes(name in wanted), 1),
        **_compat_functions(lookup),
    }
    finders: dict[str, Finder] = {
        "node": lookup.node, "path": lookup.node, "chosen": lookup.chosen.get,
        "nodelabel": lookup.label, "alias": lookup.alias,
    }
    for prefix, find in finders.items():
        functions.update(_register_functions(prefix, find))
        functions.update(_property_functions(prefix, find))
        functions.update(_node_functions(prefix, find))
    return functions
