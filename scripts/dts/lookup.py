# SPDX-License-Identifier: Apache-2.0
"""Questions about a devicetree that Kconfig's functions and CMake's ask alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dts.tree import Node, Tree, chosen


@dataclass(frozen=True)
class Lookup:
    """A devicetree with its indexes; missing things are None, never errors."""

    tree: Tree
    by_path: dict[str, Node]
    chosen: dict[str, Node]

    @classmethod
    def of(cls, tree: Tree) -> Lookup:
        """Index a tree."""
        return cls(tree, {node.path: node for node in tree.nodes}, chosen(tree))

    def node(self, path: str) -> Node | None:
        """The node at a path, or of an alias."""
        if path.startswith("/"):
            return self.by_path.get(path.rstrip("/") or "/")
        return self.alias(path)

    def alias(self, name: str) -> Node | None:
        """The node that an alias names."""
        return next((node for node in self.tree.nodes if name in node.aliases), None)

    def label(self, label: str) -> Node | None:
        """The node with a label."""
        return self.tree.label2node.get(label)


def okay(node: Node | None) -> bool:
    """Whether a node exists and is enabled."""
    return node is not None and node.status == "okay"


def value(node: Node | None, name: str) -> Any:
    """A property's value, or None."""
    if node is None or name not in node.props:
        return None
    return node.props[name].val
