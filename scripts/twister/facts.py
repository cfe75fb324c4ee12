# SPDX-License-Identifier: Apache-2.0
"""What a `filter` can ask of a configured build: Kconfig, devicetree, CMake, environment."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twister import expression
from twister.errors import TwisterError
from twister.platforms import Platform
from west_commands import builddir

_ASSIGNMENT = re.compile(r"^(CONFIG_\w+)=(.*)$")


@dataclass(frozen=True)
class _Tree:
    """A devicetree without its bindings: names and status are all that filters ask for.

    The dtlib objects are untyped; nothing but this class sees them.
    """

    root: Any

    @classmethod
    def load(cls, path: Path) -> _Tree:
        from devicetree import dtlib

        try:
            return cls(dtlib.DT(str(path)))
        except (dtlib.DTError, OSError) as error:
            raise TwisterError(f"{path} cannot be read: {error}") from error

    def compat(self, name: str) -> bool:
        return any(_okay(node) and name in _compatible(node) for node in self.root.node_iter())

    def alias(self, name: str) -> bool:
        return _okay(self.root.alias2node.get(name))

    def chosen(self, name: str) -> bool:
        return _okay(self._chosen(name))

    def label(self, name: str) -> bool:
        return _okay(self.root.label2node.get(name))

    def alias_below(self, name: str, compat: str) -> bool:
        return _parent_has(self.root.alias2node.get(name), compat)

    def label_below(self, name: str, compat: str) -> bool:
        node = self.root.label2node.get(name)
        return _parent_has(node, compat)

    def has_property(self, node: str, name: str) -> bool:
        found = self.root.label2node.get(node) or self.root.alias2node.get(node)
        return found is not None and name in found.props

    def _chosen(self, name: str) -> Any:
        if not self.root.has_node("/chosen"):
            return None
        props = self.root.get_node("/chosen").props
        return props[name].to_path() if name in props else None


def _okay(node: Any) -> bool:
    if node is None:
        return False
    status = node.props.get("status")
    return status is None or status.to_string() in ("okay", "ok")


def _compatible(node: Any) -> list[str]:
    prop = node.props.get("compatible")
    return list(prop.to_strings()) if prop is not None else []


def _parent_has(node: Any, compat: str) -> bool:
    return _okay(node) and _okay(node.parent) and compat in _compatible(node.parent)


def functions(tree: _Tree | None) -> dict[str, expression.Function]:
    """The functions of filters, by name; without a tree every answer is no."""
    known: dict[str, str] = {
        "dt_alias_exists": "alias",
        "dt_chosen_enabled": "chosen",
        "dt_compat_enabled": "compat",
        "dt_enabled_alias_with_parent_compat": "alias_below",
        "dt_label_with_parent_compat_enabled": "label_below",
        "dt_node_has_prop": "has_property",
        "dt_nodelabel_enabled": "label",
    }
    if tree is None:
        return {name: lambda *_: False for name in known}
    return {name: getattr(tree, method) for name, method in known.items()}


def holds(source: str, build: Path, platform: Platform) -> bool:
    """Whether a filter holds for a configured build. TwisterError when it cannot be read."""
    wants_tree = any(name.startswith("dt_") for name in expression.names(source))
    path = build / "zephyr" / "zephyr.dts"
    tree = _Tree.load(path) if wants_tree and path.is_file() else None
    return expression.evaluate(source, _symbols(build, platform), functions(tree))


def check(source: str) -> None:
    """TwisterError when an expression is none, before anything is built."""
    expression.evaluate(source, {}, functions(None))


def _symbols(build: Path, platform: Platform) -> Mapping[str, str]:
    return {
        **os.environ,
        **builddir.read(build).cache,
        **dict(_assignments(build / "zephyr" / ".config")),
        "ARCH": platform.arch,
        "PLATFORM": platform.identifier,
    }


def _assignments(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _ASSIGNMENT.match(line)
        if match:
            yield match[1], match[2].strip('"')
