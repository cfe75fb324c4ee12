# SPDX-License-Identifier: Apache-2.0
"""Writing a finished configuration: `.config`, `autoconf.h`, CMake variables.

Decides the form only; values come from the tree.  Every text is returned, not written.
"""

from __future__ import annotations

from collections.abc import Iterator

from kconfig.tree import Kconfig, Symbol, types


def written_symbols(tree: Kconfig) -> Iterator[Symbol]:
    """Every symbol that stands in `.config`, in the order of its definition."""
    for symbol in tree.unique_defined_syms:
        # kconfiglib decides with this string whether a symbol is written at all.
        if symbol.config_string:
            yield symbol


def dot_config(tree: Kconfig) -> str:
    """The text of `.config`."""
    return "".join(symbol.config_string for symbol in tree.unique_defined_syms)


def autoconf(tree: Kconfig) -> str:
    """The text of `autoconf.h`: one macro for each symbol that has a value."""
    lib = types()
    lines = []
    for symbol in written_symbols(tree):
        value = symbol.str_value
        if symbol.orig_type in (lib.BOOL, lib.TRISTATE):
            if value != "n":
                lines.append(f"#define CONFIG_{symbol.name} 1\n")
        elif symbol.orig_type == lib.STRING:
            lines.append(f'#define CONFIG_{symbol.name} "{lib.escape(value)}"\n')
        elif value:
            prefix = "0x" if symbol.orig_type == lib.HEX and not value.startswith(("0x", "0X")) \
                else ""
            lines.append(f"#define CONFIG_{symbol.name} {prefix}{value}\n")
    return "".join(lines)


def cmake_variables(tree: Kconfig) -> list[tuple[str, str]]:
    """`CONFIG_X` and its value for CMake; symbols that are n are left undefined."""
    lib = types()
    found = []
    for symbol in written_symbols(tree):
        value = symbol.str_value
        if symbol.orig_type in (lib.BOOL, lib.TRISTATE) and value == "n":
            continue
        found.append((f"CONFIG_{symbol.name}", value))
    return found
