# SPDX-License-Identifier: Apache-2.0
"""The one door to edtlib: a checked devicetree, typed.

Nothing else imports the `devicetree` package.  The types say only what we use of it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from configure.errors import ConfigureError, warn
from dts.explain import explain


class Property(Protocol):
    """A property whose type is known from a binding (edtlib.Property)."""

    name: str
    type: str
    val: Any
    val_as_token: str
    enum_index: int | None
    spec: Any


class Node(Protocol):
    """A devicetree node with its binding's knowledge (edtlib.Node)."""

    name: str
    path: str
    label: str | None
    labels: list[str]
    aliases: list[str]
    parent: Node | None
    children: Mapping[str, Node]
    props: Mapping[str, Property]
    compats: list[str]
    matching_compat: str | None
    status: str
    read_only: bool
    regs: list[Any]
    ranges: list[Any]
    interrupts: list[Any]
    pinctrls: list[Any]
    buses: Sequence[str]
    bus: str | None
    on_bus: str | None
    bus_node: Node | None
    dep_ordinal: int
    depends_on: list[Node]
    required_by: list[Node]
    unit_addr: int | None
    description: str | None
    binding_path: str | None

    def child_index(self, node: Node) -> int:
        """The index of a child."""


class Tree(Protocol):
    """A loaded devicetree (edtlib.EDT)."""

    nodes: list[Node]
    compat2nodes: Mapping[str, list[Node]]
    compat2okay: Mapping[str, list[Node]]
    label2node: Mapping[str, Node]
    chosen_nodes: Mapping[str, Node]
    dts_source: str
    scc_order: list[list[Node]]

    def get_node(self, path: str) -> Node:
        """The node at a path or alias."""


class _Collector(logging.Handler):
    """Turns the library's log messages into our warnings."""

    def emit(self, record: logging.LogRecord) -> None:
        """One message of the library."""
        warn(f"devicetree: {record.getMessage()}")


def load(source: Path, bindings: Sequence[Path]) -> Tree:
    """Parse and check a preprocessed devicetree against bindings."""
    from devicetree import dtlib, edtlib

    logger = logging.getLogger(edtlib.__name__)
    collector = _Collector(logging.WARNING)
    logger.addHandler(collector)
    logger.propagate = False
    try:
        tree: Tree = edtlib.EDT(
            str(source), [str(path) for path in bindings],
            warn_reg_unit_address_mismatch=False,
            infer_binding_for_paths=["/zephyr,user"],
        )
        _check_cycles(tree)
    except (edtlib.EDTError, dtlib.DTError) as error:
        raise ConfigureError(explain(
            str(error), source, lambda path: declared_properties(path, bindings))) from error
    except UnicodeDecodeError as error:
        raise ConfigureError(f"devicetree: a binding is not UTF-8 text: {_undecodable(bindings)} "
                             f"({error.reason}).") from error
    finally:
        logger.removeHandler(collector)
    return tree


def _undecodable(bindings: Sequence[Path]) -> str:
    """The bindings that are not text."""
    paths = sorted(path for folder in bindings for path in folder.rglob("*.yaml"))
    return ", ".join(str(path) for path in paths
                     if "\ufffd" in path.read_text(encoding="utf-8", errors="replace"))


def declared_properties(binding: Path, folders: Sequence[Path]) -> list[str]:
    """The properties that a binding declares, included ones too; none if it cannot be read."""
    from devicetree import edtlib

    files = {path.name: str(path) for folder in folders for path in folder.rglob("*.yaml")}
    try:
        loaded: Any = edtlib.Binding(str(binding), files, require_compatible=False,
                                     require_description=False)
    except (edtlib.EDTError, OSError):
        return []
    return [str(name) for name in loaded.prop2specs]


def _check_cycles(tree: Tree) -> None:
    for group in tree.scc_order:
        if len(group) > 1:
            paths = ", ".join(node.path for node in group)
            raise ConfigureError(f"devicetree: nodes depend on each other in a circle: {paths}.")


def chosen(tree: Tree) -> dict[str, Node]:
    """The nodes that /chosen names, by property name."""
    return dict(tree.chosen_nodes)


def gpio_hogs(node: Node) -> list[dict[str, int]]:
    """The cells of each pin that a GPIO hog node claims; they are its parent's kind of cells."""
    raw: Any = node
    parent: Any = node.parent
    if parent is None or "gpio-hog" not in raw._node.props or "gpios" not in raw._node.props:
        return []
    names = parent._binding.specifier2cells.get("gpio", []) if parent._binding else []
    numbers = raw._node.props["gpios"].to_nums()
    if not names or len(numbers) % len(names):
        raise ConfigureError(f"devicetree: 'gpios' of {node.path} must have {len(names)} cells "
                             f"for each pin, as its parent's binding says.")
    return [dict(zip(names, numbers[start:start + len(names)], strict=True))
            for start in range(0, len(numbers), len(names))]
