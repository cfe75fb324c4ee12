# SPDX-License-Identifier: Apache-2.0
"""What Kconfig and CMake get to see of a devicetree, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from configure.cmaketext import quoted
from dts.lookup import Lookup
from dts.tree import Node, Property


def kconfig_symbols(compats: Sequence[str]) -> str:
    """DT_COMPAT_<C> and DT_HAS_<C>_ENABLED for every compatible C that a binding knows.

    The compatible itself goes through a variable because a comma would end the argument.
    """
    lines = []
    for compat in sorted(set(compats)):
        name = "".join(c if c.isalnum() else "_" for c in compat).upper()
        lines.append(f"DT_COMPAT_{name} := {compat}\n"
                     f"config DT_HAS_{name}_ENABLED\n"
                     f"\tdef_bool $(dt_compat_enabled,$(DT_COMPAT_{name}))\n")
    return "".join(lines)


def cmake_variables(lookup: Lookup) -> str:
    """The variables that CMake's dt_* functions answer from.

    DT_NODE|<path>  DT_PROP|<path>|<property>  DT_REG|<path>|{NUM,ADDR,SIZE}
    DT_ALIAS|<alias>  DT_NODELABEL|<label>  DT_CHOSEN|<name>  DT_COMP|<compatible>
    """
    return "".join(f"set({quoted(name)} {value})\n" for name, value in _variables(lookup))


def _variables(lookup: Lookup) -> Iterator[tuple[str, str]]:
    for node in lookup.tree.nodes:
        yield f"DT_NODE|{node.path}", "TRUE"
        yield from _registers(node)
        for alias in node.aliases:
            yield f"DT_ALIAS|{alias}", quoted(node.path)
        for label in node.labels:
            yield f"DT_NODELABEL|{label}", quoted(node.path)
        for prop in node.props.values():
            value = _cmake_value(prop)
            if value is not None:
                yield f"DT_PROP|{node.path}|{prop.name}", value
    for compat, nodes in lookup.tree.compat2nodes.items():
        yield f"DT_COMP|{compat}", quoted(";".join(node.path for node in nodes))
    for name, node in lookup.chosen.items():
        yield f"DT_CHOSEN|{name}", quoted(node.path)


def _registers(node: Node) -> Iterator[tuple[str, str]]:
    if not node.regs:
        return
    # Elements that do not exist are NONE, so that all three lists have the same length.
    addresses = [hex(reg.addr) if reg.addr is not None else "NONE" for reg in node.regs]
    sizes = [hex(reg.size) if reg.size is not None else "NONE" for reg in node.regs]
    yield f"DT_REG|{node.path}|NUM", str(len(node.regs))
    yield f"DT_REG|{node.path}|ADDR", quoted(";".join(addresses))
    yield f"DT_REG|{node.path}|SIZE", quoted(";".join(sizes))


def _cmake_value(prop: Property) -> str | None:
    if prop.type == "boolean":
        return "TRUE" if prop.val else "FALSE"
    if prop.type in ("int", "string"):
        return quoted(str(prop.val))
    if prop.type in ("array", "uint8-array", "string-array"):
        return quoted(";".join(str(item) for item in prop.val))
    if prop.type in ("phandle", "path"):
        return quoted(prop.val.path)
    if prop.type == "phandles":
        return quoted(";".join(node.path for node in prop.val))
    return None


def binding_compats(paths: Sequence[Path]) -> list[str]:
    """The compatibles that bindings declare, read without parsing YAML."""
    pattern = re.compile(r"""^compatible:\s*["']?([^"'#\s]+)""", re.MULTILINE)
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [name for text in texts for name in pattern.findall(text)]


def vendor_names(bindings: Sequence[Path]) -> dict[str, str]:
    """The names behind vendor prefixes, from the vendor-prefixes.txt of each bindings folder."""
    found: dict[str, str] = {}
    for folder in bindings:
        path = folder / "vendor-prefixes.txt"
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                prefix, tab, name = line.partition("\t")
                if tab and not line.startswith("#"):
                    found[prefix.strip()] = name.strip()
    return found
