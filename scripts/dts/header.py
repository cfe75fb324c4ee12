# SPDX-License-Identifier: Apache-2.0
"""devicetree_generated.h: the whole devicetree as C macros.

Decides what is global (labels, aliases, /chosen, instances of a compatible); what is about one
node comes from dts.nodemacros.  include/zephyr/devicetree.h gives users the macros to ask with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dts.names import path_id, token
from dts.nodemacros import foreach, names_of, node_macros
from dts.propmacros import Macro
from dts.tree import Node, Tree, chosen

_PREFACE = """\
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Made by scripts/configure from the final devicetree (zephyr.dts); do not edit.
 * Read it through <zephyr/devicetree.h>.
 */

"""


def header(tree: Tree, vendors: Mapping[str, str]) -> str:
    """The text of devicetree_generated.h."""
    instances = _instances(tree)
    parts = [_PREFACE]
    for node in sorted(tree.nodes, key=lambda item: item.dep_ordinal):
        name = path_id(node.path)
        parts.append(f"/* {node.path} */\n")
        parts.extend(_define(f"{name}{suffix}", value)
                     for suffix, value in node_macros(node, vendors))
        parts.extend(_define(name, value) for name, value in _other_names(node, instances))
        parts.append("\n")
    parts.extend(_define(name, value) for name, value in _global_macros(tree, instances))
    return "".join(parts)


def _define(name: str, value: str) -> str:
    return f"#define DT_{name} {value}\n"


def _instances(tree: Tree) -> dict[str, list[Node]]:
    """The nodes of each compatible in the order of their instance numbers: enabled ones first."""
    return {compat: sorted(nodes, key=lambda node: node.status != "okay")
            for compat, nodes in tree.compat2nodes.items() if nodes}


def _other_names(node: Node, instances: dict[str, list[Node]]) -> Iterator[Macro]:
    """Aliases, labels and instance numbers: names that expand to the node's own."""
    target = f"DT_{path_id(node.path)}"
    for alias in node.aliases:
        yield f"N_ALIAS_{token(alias)}", target
    for label in node.labels:
        yield f"N_NODELABEL_{token(label)}", target
    for compat in node.compats:
        yield f"N_INST_{instances[compat].index(node)}_{token(compat)}", target


def _global_macros(tree: Tree, instances: dict[str, list[Node]]) -> Iterator[Macro]:
    for name, node in chosen(tree).items():
        yield f"CHOSEN_{token(name)}", f"DT_{path_id(node.path)}"
        yield f"CHOSEN_{token(name)}_EXISTS", "1"
    enabled = [node for node in tree.nodes if node.status == "okay"]
    for stem, nodes in (("FOREACH", tree.nodes), ("FOREACH_OKAY", enabled)):
        for suffix, value in foreach("_HELPER", nodes):
            if "SEP" not in suffix:
                yield f"{stem}{suffix}", value
    for compat, nodes in instances.items():
        yield from _compatible(token(compat), [node for node in nodes if node.status == "okay"])
        yield from _compatible_buses(token(compat), nodes)
    yield from _partitions(tree)


def _compatible(compat: str, enabled: Sequence[Node]) -> Iterator[Macro]:
    if not enabled:
        return
    yield f"COMPAT_HAS_OKAY_{compat}", "1"
    yield f"N_INST_{compat}_NUM_OKAY", str(len(enabled))
    names = [f"DT_{path_id(node.path)}" for node in enabled]
    numbers = range(len(enabled))
    yield f"FOREACH_OKAY_{compat}(fn)", " ".join(f"fn({name})" for name in names)
    yield (f"FOREACH_OKAY_VARGS_{compat}(fn, ...)",
           " ".join(f"fn({name}, __VA_ARGS__)" for name in names))
    yield f"FOREACH_OKAY_INST_{compat}(fn)", " ".join(f"fn({index})" for index in numbers)
    yield (f"FOREACH_OKAY_INST_VARGS_{compat}(fn, ...)",
           " ".join(f"fn({index}, __VA_ARGS__)" for index in numbers))


def _compatible_buses(compat: str, nodes: Sequence[Node]) -> Iterator[Macro]:
    buses = {bus for node in nodes if node.status == "okay" for bus in names_of(node.on_bus)}
    for bus in sorted(buses):
        yield f"COMPAT_{compat}_BUS_{token(bus)}", "1"


def _partitions(tree: Tree) -> Iterator[Macro]:
    """Flash partitions: a number for each, and their labels."""
    number = 0
    for parent in tree.compat2nodes.get("fixed-partitions", ()):
        for node in parent.children.values():
            yield f"{path_id(node.path)}_PARTITION_ID", str(number)
            number += 1
            label = node.props.get("label")
            if label:
                name = token(str(label.val))
                yield f"COMPAT_fixed_partitions_LABEL_{name}", f"DT_{path_id(node.path)}"
                yield f"COMPAT_fixed_partitions_LABEL_{name}_EXISTS", "1"
