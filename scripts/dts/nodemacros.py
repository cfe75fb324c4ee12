# SPDX-License-Identifier: Apache-2.0
"""The generated macros about one node: place in the tree, reg, ranges, interrupts, status.

As in dts.propmacros, everything is a (suffix, value) pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dts.names import c_string, cased_token, path_id, token
from dts.propmacros import Macro, number, property_macros
from dts.tree import Node, gpio_hogs


def node_macros(node: Node, vendors: Mapping[str, str]) -> Iterator[Macro]:
    """Everything C may ask about a node; `vendors` gives the name for a vendor prefix."""
    yield from _identity(node)
    yield from _family(node)
    yield from _dependencies(node)
    yield from _status(node)
    yield from _compatibles(node, vendors)
    yield from _buses(node)
    yield from _registers(node)
    yield from _ranges(node)
    yield from _interrupts(node)
    yield from _pinctrls(node)
    yield from _gpio_hogs(node)
    for prop in node.props.values():
        yield from property_macros(node, prop)


def _identity(node: Node) -> Iterator[Macro]:
    yield "_EXISTS", "1"
    yield "_PATH", c_string(node.path)
    yield "_FULL_NAME", c_string(node.name)
    yield "_FULL_NAME_UNQUOTED", node.name
    yield "_FULL_NAME_TOKEN", cased_token(node.name)
    yield "_FULL_NAME_UPPER_TOKEN", cased_token(node.name).upper()
    labels = [token(label) for label in node.labels]
    yield "_NODELABEL_NUM", str(len(labels))
    yield "_FOREACH_NODELABEL(fn)", " ".join(f"fn({label})" for label in labels)
    yield ("_FOREACH_NODELABEL_VARGS(fn, ...)",
           " ".join(f"fn({label}, __VA_ARGS__)" for label in labels))
    if node.unit_addr is not None:
        yield "_UNIT_ADDR", number(node.unit_addr)


def foreach(stem: str, nodes: Iterable[Node]) -> Iterator[Macro]:
    """The four forms of calling a macro for each of some nodes."""
    names = [f"DT_{path_id(node.path)}" for node in nodes]
    yield f"{stem}(fn)", " ".join(f"fn({name})" for name in names)
    yield (f"{stem}_SEP(fn, sep)",
           " DT_DEBRACKET_INTERNAL sep ".join(f"fn({name})" for name in names))
    yield f"{stem}_VARGS(fn, ...)", " ".join(f"fn({name}, __VA_ARGS__)" for name in names)
    yield (f"{stem}_SEP_VARGS(fn, sep, ...)",
           " DT_DEBRACKET_INTERNAL sep ".join(f"fn({name}, __VA_ARGS__)" for name in names))


def _family(node: Node) -> Iterator[Macro]:
    children = list(node.children.values())
    enabled = [child for child in children if child.status == "okay"]
    ancestors: list[Node] = []
    if node.parent is not None:
        yield "_PARENT", f"DT_{path_id(node.parent.path)}"
        siblings = list(node.parent.children.values())
        yield "_CHILD_IDX", str(siblings.index(node))
        above: Node | None = node.parent
        while above is not None:
            ancestors.append(above)
            above = above.parent
    yield "_FOREACH_ANCESTOR(fn)", " ".join(f"fn(DT_{path_id(item.path)})" for item in ancestors)
    yield "_CHILD_NUM", str(len(children))
    yield "_CHILD_NUM_STATUS_OKAY", str(len(enabled))
    yield from foreach("_FOREACH_CHILD", children)
    yield from foreach("_FOREACH_CHILD_STATUS_OKAY", enabled)
    for child in children:
        # A child's unit address or name may be asked for by DT_CHILD_BY_UNIT_ADDR_INT().
        if child.unit_addr is not None:
            yield f"_CHILD_UNIT_ADDR_INT_{child.unit_addr}", f"DT_{path_id(child.path)}"


def _dependencies(node: Node) -> Iterator[Macro]:
    yield "_ORD", str(node.dep_ordinal)
    yield "_ORD_STR_SORTABLE", f"{node.dep_ordinal:05d}"
    yield "_REQUIRES_ORDS", _ordinals(node.depends_on)
    yield "_SUPPORTS_ORDS", _ordinals(node.required_by)


def _ordinals(nodes: Sequence[Node]) -> str:
    numbers = sorted(node.dep_ordinal for node in nodes)
    return " ".join(f"{number}," for number in numbers)


def _status(node: Node) -> Iterator[Macro]:
    yield f"_STATUS_{token(node.status)}", "1"


def _compatibles(node: Node, vendors: Mapping[str, str]) -> Iterator[Macro]:
    for index, compat in enumerate(node.compats):
        yield f"_COMPAT_MATCHES_{token(compat)}", "1"
        prefix, comma, model = compat.partition(",")
        if comma:
            yield f"_COMPAT_VENDOR_IDX_{index}", c_string(vendors.get(prefix, prefix))
            yield f"_COMPAT_VENDOR_IDX_{index}_EXISTS", "1"
            yield f"_COMPAT_MODEL_IDX_{index}", c_string(model)
            yield f"_COMPAT_MODEL_IDX_{index}_EXISTS", "1"


def names_of(buses: object) -> list[str]:
    """A node's bus names, which the library gives as one name or as a list."""
    if not buses:
        return []
    return [buses] if isinstance(buses, str) else [str(bus) for bus in buses]  # type: ignore[attr-defined]


def _buses(node: Node) -> Iterator[Macro]:
    if node.bus_node is None:
        return
    for bus in names_of(node.on_bus):
        yield f"_BUS_{token(bus)}", "1"
    yield "_BUS", f"DT_{path_id(node.bus_node.path)}"


def _registers(node: Node) -> Iterator[Macro]:
    yield "_REG_NUM", str(len(node.regs))
    for index, reg in enumerate(node.regs):
        stems = [f"_REG_IDX_{index}"]
        yield f"_REG_IDX_{index}_EXISTS", "1"
        if reg.name:
            stems.append(f"_REG_NAME_{token(reg.name)}")
            yield f"_REG_NAME_{token(reg.name)}_EXISTS", "1"
            yield f"_REG_NAME_{token(reg.name)}_IDX", str(index)
        for stem in stems:
            if reg.addr is not None:
                yield f"{stem}_VAL_ADDRESS", number(reg.addr)
            if reg.size is not None:
                yield f"{stem}_VAL_SIZE", number(reg.size)


def _ranges(node: Node) -> Iterator[Macro]:
    yield "_RANGES_NUM", str(len(node.ranges))
    name = f"DT_{path_id(node.path)}"
    yield ("_FOREACH_RANGE(fn)",
           " ".join(f"fn({name}, {index})" for index in range(len(node.ranges))))
    bus = node.bus or ""
    for index, item in enumerate(node.ranges):
        stem = f"_RANGES_IDX_{index}"
        yield f"{stem}_EXISTS", "1"
        address, cells = item.child_bus_addr, item.child_bus_cells
        if "pcie" in names_of(bus):
            # The first of a PCIe address's three cells says which address space it is in.
            yield f"{stem}_VAL_CHILD_BUS_FLAGS", number(address >> ((cells - 1) * 32))
            yield f"{stem}_VAL_CHILD_BUS_FLAGS_EXISTS", "1"
            address &= (1 << ((cells - 1) * 32)) - 1
        if address is not None:
            yield f"{stem}_VAL_CHILD_BUS_ADDRESS", number(address)
        if item.parent_bus_addr is not None:
            yield f"{stem}_VAL_PARENT_BUS_ADDRESS", number(item.parent_bus_addr)
        if item.length is not None:
            yield f"{stem}_VAL_LENGTH", number(item.length)


def _interrupts(node: Node) -> Iterator[Macro]:
    yield "_IRQ_NUM", str(len(node.interrupts))
    levels = set()
    for index, irq in enumerate(node.interrupts):
        yield f"_IRQ_IDX_{index}_EXISTS", "1"
        stems = [f"_IRQ_IDX_{index}"]
        if irq.name:
            stems.append(f"_IRQ_NAME_{token(irq.name)}")
            yield f"_IRQ_NAME_{token(irq.name)}_IDX", str(index)
            yield f"_IRQ_NAME_{token(irq.name)}_EXISTS", "1"
        for stem in stems:
            yield f"{stem}_CONTROLLER", f"DT_{path_id(irq.controller.path)}"
            for cell, value in irq.data.items():
                yield f"{stem}_VAL_{token(cell)}", number(value)
                yield f"{stem}_VAL_{token(cell)}_EXISTS", "1"
        levels.add(_irq_level(irq.controller))
    if len(levels) == 1:
        yield "_IRQ_LEVEL", str(levels.pop())


def _irq_level(controller: Node) -> int:
    """How many interrupt controllers there are between a source and the CPU."""
    level = 1
    seen = {controller.path}
    while controller.interrupts:
        controller = controller.interrupts[0].controller
        if controller.path in seen:
            break
        seen.add(controller.path)
        level += 1
    return level


def _pinctrls(node: Node) -> Iterator[Macro]:
    yield "_PINCTRL_NUM", str(len(node.pinctrls))
    for index, pinctrl in enumerate(node.pinctrls):
        yield f"_PINCTRL_IDX_{index}_EXISTS", "1"
        targets = [f"DT_{path_id(conf.path)}" for conf in pinctrl.conf_nodes]
        if not pinctrl.name:
            continue
        name = pinctrl.name_as_token
        yield f"_PINCTRL_IDX_{index}_TOKEN", name
        yield f"_PINCTRL_IDX_{index}_UPPER_TOKEN", name.upper()
        yield f"_PINCTRL_NAME_{name}_EXISTS", "1"
        yield f"_PINCTRL_NAME_{name}_IDX", str(index)
        for position, target in enumerate(targets):
            yield f"_PINCTRL_NAME_{name}_IDX_{position}_PH", target


def _gpio_hogs(node: Node) -> Iterator[Macro]:
    hogs = gpio_hogs(node)
    if not hogs or node.parent is None:
        return
    yield "_GPIO_HOGS_EXISTS", "1"
    yield "_GPIO_HOGS_NUM", str(len(hogs))
    for index, cells in enumerate(hogs):
        stem = f"_GPIO_HOGS_IDX_{index}"
        yield f"{stem}_EXISTS", "1"
        yield f"{stem}_PH", f"DT_{path_id(node.parent.path)}"
        for cell, value in cells.items():
            yield f"{stem}_VAL_{token(cell)}", number(value)
            yield f"{stem}_VAL_{token(cell)}_EXISTS", "1"
