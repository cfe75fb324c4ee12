# SPDX-License-Identifier: Apache-2.0
"""Making edtlib's messages say where a mistake is and what the nearest right name would be.

The library names node and property; dts.locate knows where they were written.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from configure.errors import nearest
from dts.locate import Place, Places, circle, read_places, without_interrupt_parent

#: Gives the properties that the binding in a file declares.
DeclaredBy = Callable[[Path], Iterable[str]]

_NODE = re.compile(r"(?:^|<Node |on |in |node ')(/[\w,.+@/-]*)")
_PROPERTY = re.compile(r"(?:property |^)'([^']+)'")
_ALREADY_PLACED = re.compile(r"^(\S+:\d+) \(column (\d+)\): parse error: (.*)$", re.DOTALL)


def explain(message: str, source: Path, declared_by: DeclaredBy) -> str:
    """A devicetree error as one paragraph: where, what, the nearest right name."""
    places = read_places(source)
    placed = _ALREADY_PLACED.match(message)
    if placed:
        where, what = f"{placed.group(1)}:{placed.group(2)}", placed.group(3)
        return f"{where}: devicetree: {what}.{_nearest_label(what, places)}"
    if message.startswith("TARJAN"):
        return _circle_message(places)
    text = _tidy(message, source)
    place = _place(message, places)
    where = f"{place}: " if place else ""
    hint = _nearest_property(message, declared_by) or _nearest_value(message) \
        or _nearest_label(message, places)
    return f"{where}devicetree: {text}{'' if text.endswith('.') else '.'}{hint}"


def _place(message: str, places: Places) -> Place | None:
    """Where the node and property that a message names were written."""
    if message.startswith("None has an 'interrupts' property"):
        return without_interrupt_parent(places)
    node = next((path for path in _NODE.findall(message) if path in places.nodes), None)
    if node is None:
        return None
    label = re.search(r"undefined node label '([^']+)'", message)
    if label and (node, label.group(1)) in places.references:
        return places.references[node, label.group(1)]
    prop = _PROPERTY.search(message)
    return places.find(node, prop.group(1) if prop else None)


def _circle_message(places: Places) -> str:
    paths = circle(places)
    where = f"{places.nodes[paths[0]]}: " if paths and paths[0] in places.nodes else ""
    named = f": {' -> '.join([*paths, paths[0]])}" if paths else ""
    return f"{where}devicetree: nodes depend on each other in a circle{named}."


def _tidy(message: str, source: Path) -> str:
    """Take out the names of the intermediate file, which mean nothing to a user."""
    text = re.sub(r"<Node (/[^ >]*) in '[^']*'>", r"\1", message)
    text = re.sub(r"^None has", "a node has", text)
    for name in (str(source), "<stdin>"):
        text = text.replace(f" in {name}", "").replace(f" in '{name}'", "")
    return text


def _nearest_label(message: str, places: Places) -> str:
    match = re.search(r"undefined node label '([^']+)'", message)
    return nearest(match.group(1), places.labels) if match else ""


def _nearest_property(message: str, declared_by: DeclaredBy) -> str:
    match = re.search(r"^'([^']+)' appears in .* not declared in 'properties:' in (.*)$", message)
    if not match:
        return ""
    return nearest(match.group(1), declared_by(Path(match.group(2))))


def _nearest_value(message: str) -> str:
    match = re.search(r"\(('[^)]*')\) is not in 'enum' list in .* \((\[.*\])\)$", message)
    if not match:
        return ""
    allowed: Sequence[object] = ast.literal_eval(match.group(2))
    return nearest(match.group(1).strip("'"), [str(item) for item in allowed])


def misspelt_compatible(path: str, compats: Sequence[str], known: Iterable[str],
                        source: Path) -> str:
    """For a node without a binding: a warning when one of its compatibles looks like a typo."""
    import difflib

    pool = list(known)
    for compat in compats:
        if compat not in pool and difflib.get_close_matches(compat, pool, n=1, cutoff=0.85):
            place = read_places(source).find(path, "compatible")
            where = f"{place}: " if place else ""
            return (f"{where}devicetree: no binding has the compatible '{compat}' of {path}, so "
                    f"the node has no effect.{nearest(compat, pool)}")
    return ""
