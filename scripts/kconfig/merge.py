# SPDX-License-Identifier: Apache-2.0
"""Merging configuration files into a loaded Kconfig tree.

An assignment that cannot mean anything (unknown symbol, malformed line, value of the wrong
type, symbol without a prompt) is an error with file and line.  An assignment that was not
honoured is a warning, made by kconfig.explain after everything is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from configure.errors import ConfigureError, nearest
from kconfig.explain import no_prompt_message
from kconfig.tree import Kconfig, Symbol, types

_SET = re.compile(r"CONFIG_(\w+)=(.*)")
_UNSET = re.compile(r"# CONFIG_(\w+) is not set")
_STRING = re.compile(r'"((?:[^\\"]|\\.)*)"')


@dataclass(frozen=True)
class Assignment:
    """One `CONFIG_NAME=value`, and where it stands."""

    name: str
    value: str
    origin: str


def read_assignments(path: Path) -> list[Assignment]:
    """The assignments of a configuration file, in order."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigureError(f"cannot read the configuration file {path}: {error}") from error
    return read_text_assignments(text, path)


def read_text_assignments(text: str, path: Path) -> list[Assignment]:
    """The assignments of the text of a configuration file; errors name the path."""
    found: list[Assignment] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _SET.fullmatch(line.strip())
        if match:
            found.append(Assignment(match.group(1), match.group(2), f"{path}:{number}"))
            continue
        match = _UNSET.fullmatch(line.strip())
        if match:
            found.append(Assignment(match.group(1), "n", f"{path}:{number}"))
        elif line.strip() and not line.lstrip().startswith("#"):
            raise ConfigureError(_malformed(line.strip(), f"{path}:{number}"))
    return found


def _malformed(line: str, origin: str) -> str:
    hint = ""
    if re.match(r"CONFIG_\w+\s+=|CONFIG_\w+=\s", line):
        hint = " There must be no blanks around '='."
    elif re.match(r"\w+=", line):
        hint = " Names start with CONFIG_ here."
    return (f"{origin}: '{line}' is not a configuration line. Write CONFIG_<NAME>=<value>, or "
            f"start a comment with '#'.{hint}")


def cli_assignments(symbols: Mapping[str, str]) -> list[Assignment]:
    """The `-DCONFIG_X=value` of the command line, as assignments."""
    return [Assignment(name.removeprefix("CONFIG_"), value, f"the command line (-D{name})")
            for name, value in symbols.items()]


def apply(tree: Kconfig, assignments: Iterable[Assignment]) -> dict[str, Assignment]:
    """Give every assignment to the tree, in order; returns the last one for each symbol."""
    last: dict[str, Assignment] = {}
    for item in assignments:
        symbol = tree.syms.get(item.name)
        if symbol is None or not symbol.nodes:
            raise ConfigureError(_undefined(tree, item))
        if not any(node.prompt for node in symbol.nodes):
            raise ConfigureError(no_prompt_message(symbol, item.origin))
        last[item.name] = _assign(symbol, item)
    return last


def apply_known(tree: Kconfig, assignments: Iterable[Assignment]) -> dict[str, Assignment]:
    """Give a `.config` of ours back to the tree; what is no longer there is passed over."""
    last: dict[str, Assignment] = {}
    for item in assignments:
        symbol = tree.syms.get(item.name)
        if symbol is not None and symbol.nodes and any(node.prompt for node in symbol.nodes):
            last[item.name] = _assign(symbol, item)
    return last


def _undefined(tree: Kconfig, item: Assignment) -> str:
    defined = [symbol.name for symbol in tree.unique_defined_syms]
    hint = nearest(item.name, defined).replace("'", "'CONFIG_", 1) if defined else ""
    hint = re.sub(r" or '", " or 'CONFIG_", hint)
    return (f"{item.origin}: attempt to assign the value '{item.value}' to the undefined symbol "
            f"CONFIG_{item.name}: no Kconfig file defines it.{hint}")


def _assign(symbol: Symbol, item: Assignment) -> Assignment:
    """Set one symbol; returns the assignment with its value in Kconfig's own form."""
    lib = types()
    value = _normal_value(symbol, item)
    if symbol.choice and value == "y":
        symbol.choice.set_value("y")
    if not symbol.set_value(value):
        kind = lib.TYPE_TO_STR[symbol.orig_type]
        raise ConfigureError(f"{item.origin}: '{item.value}' is not a valid value for "
                             f"CONFIG_{symbol.name}, which is of type {kind}.{_example(kind)}")
    return Assignment(item.name, value, item.origin)


def _normal_value(symbol: Symbol, item: Assignment) -> str:
    lib = types()
    if symbol.orig_type == lib.STRING:
        match = _STRING.fullmatch(item.value)
        if match:
            return str(lib.unescape(match.group(1)))
        if item.origin.startswith("the command line"):
            return item.value
        raise ConfigureError(f"{item.origin}: CONFIG_{item.name} is a string: its value "
                             f"{item.value} must stand in double quotes.")
    if item.origin.startswith("the command line"):
        return {"ON": "y", "OFF": "n", "TRUE": "y", "FALSE": "n"}.get(item.value, item.value)
    return item.value


def _example(kind: str) -> str:
    examples = {"bool": " Write y or n.", "int": " Write a decimal number.",
                "hex": " Write a number like 0x1000."}
    return examples.get(kind, "")


def merge(tree: Kconfig, files: Sequence[Path],
          cli: Mapping[str, str]) -> dict[str, Assignment]:
    """Merge configuration files and command-line symbols; the last assignment of each symbol."""
    assignments = [item for path in files for item in read_assignments(path)]
    return apply(tree, [*assignments, *cli_assignments(cli)])
