# SPDX-License-Identifier: Apache-2.0
"""Where nodes and properties of a preprocessed devicetree were written.

The libraries forget it, so this reads the source again, when there is a mistake to report and
only then.  It follows braces, labels and line markers; it does not check anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_MARKER = re.compile(r'# (\d+) "(.*?)"')
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|&\{[^}]*\}|[{};]|[^"{};&]+|&')
_REFERENCE = re.compile(r"&([A-Za-z_]\w*)")
_LABELS = re.compile(r"^((?:\s*[A-Za-z_]\w*\s*:(?!:))*)\s*(.*)$", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass
class Places:
    """The last place where each node and property was written, every label and its uses.

    A use of a label is keyed by the node that it stands in and the label.
    """

    nodes: dict[str, Place] = field(default_factory=dict)
    properties: dict[tuple[str, str], Place] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    references: dict[tuple[str, str], Place] = field(default_factory=dict)

    def find(self, path: str, prop: str | None) -> Place | None:
        """The place of a property, or else of its node."""
        if prop is not None and (path, prop) in self.properties:
            return self.properties[path, prop]
        return self.nodes.get(path)


def read_places(source: Path) -> Places:
    """Read a preprocessed devicetree."""
    places = Places()
    stack: list[str] = []
    text, start = "", Place(str(source), 1)
    for piece, place in _pieces(source):
        if piece == "{":
            stack.append(_enter(places, stack, text, start))
        elif piece == "}":
            if stack:
                stack.pop()
        elif piece == ";":
            _statement(places, stack, text, start)
        else:
            if not text.strip():
                start = place
            text += piece
            continue
        text = ""
    return places


def _pieces(source: Path) -> Iterator[tuple[str, Place]]:
    """Strings, braces, semicolons and what is in between, each with its place."""
    file, line = str(source), 0
    for raw in source.read_text(encoding="utf-8", errors="replace").splitlines():
        marker = _MARKER.match(raw)
        if marker:
            line, file = int(marker.group(1)) - 1, marker.group(2)
            continue
        line += 1
        for piece in _PIECE.findall(raw + "\n"):
            yield piece, Place(file, line)


def _split_labels(text: str) -> tuple[list[str], str]:
    match = _LABELS.match(text)
    if not match:
        return [], text.strip()
    return [item.strip() for item in match.group(1).split(":") if item.strip()], \
        match.group(2).strip()


def _enter(places: Places, stack: list[str], text: str, place: Place) -> str:
    """A node is opened; returns its path and remembers its labels."""
    labels, name = _split_labels(text)
    name = re.sub(r"^/[a-z-]+/\s*", "", name)
    if name.startswith("&{"):
        path = name[2:].rstrip("}").strip()
    elif name.startswith("&"):
        path = places.labels.get(name[1:], name)
    elif name == "/" or not stack:
        path = "/"
    else:
        path = f"{stack[-1].rstrip('/')}/{name}"
    places.nodes[path] = place
    for label in labels:
        places.labels[label] = path
    return path


def _statement(places: Places, stack: list[str], text: str, place: Place) -> None:
    _, rest = _split_labels(text)
    name = re.match(r"[\w,.+?#-]+", rest)
    if stack and name:
        places.properties[stack[-1], name.group()] = place
        for label in _REFERENCE.findall(rest):
            places.references[stack[-1], label] = place


def circle(places: Places) -> list[str]:
    """The paths of nodes that refer to each other in a circle, in order; empty if there is none."""
    edges: dict[str, list[str]] = {}
    for path, label in places.references:
        if label in places.labels:
            edges.setdefault(path, []).append(places.labels[label])

    def search(path: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        if path in trail:
            return trail[trail.index(path):]
        for target in edges.get(path, ()):
            # What a node refers to is needed by it and by all that is inside it.
            found = search(target, (*trail, path))
            if found:
                return found
        return ()

    return list(next((found for path in edges if (found := search(path, ()))), ()))


def without_interrupt_parent(places: Places) -> Place | None:
    """The place of an interrupts property for which there is no interrupt-parent."""
    for (path, name), place in places.properties.items():
        steps = path.rstrip("/").split("/")
        above = ["/".join(steps[:count]) or "/" for count in range(1, len(steps) + 1)]
        if name == "interrupts" and not any(
                (item, "interrupt-parent") in places.properties for item in above):
            return place
    return None
