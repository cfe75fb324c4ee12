# SPDX-License-Identifier: Apache-2.0
"""The generated macros about one property of a node: value, elements, names, iteration.

Every function yields (suffix, value) pairs; the caller puts the node's identifier in front and
writes the #define.  A suffix may end in a parameter list, `_FOREACH_PROP_ELEM(fn)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dts.names import c_string, cased_token, path_id, token
from dts.tree import Node, Property

Macro = tuple[str, str]
_LARGEST_INT = 0x7FFFFFFF

#: Property types whose elements can be iterated over.
ITERABLE = frozenset({"string", "array", "uint8-array", "string-array", "phandle", "phandles",
                      "phandle-array"})


def number(value: int) -> str:
    """A C integer constant whose type is the narrowest that holds it."""
    return str(value) if value <= _LARGEST_INT else hex(value)


def property_macros(node: Node, prop: Property) -> Iterator[Macro]:
    """Everything C may ask about a property."""
    stem = f"_P_{token(prop.name)}"
    maker = _MAKERS.get(prop.type)
    if maker is None:
        return
    for suffix, value in maker(prop):
        yield f"{stem}{suffix}", value
    for suffix, value in _enum(prop):
        yield f"{stem}{suffix}", value
    if prop.type in ITERABLE:
        yield from _iteration(node, stem, _length(prop))
    if prop.type != "boolean":
        yield f"{stem}_LEN", str(_length(prop))
    yield f"{stem}_EXISTS", "1"


def _length(prop: Property) -> int:
    return len(prop.val) if isinstance(prop.val, (list, bytes)) else 1


def _boolean(prop: Property) -> Iterator[Macro]:
    yield "", "1" if prop.val else "0"


def _int(prop: Property) -> Iterator[Macro]:
    yield "", number(prop.val)
    yield "_IDX_0", number(prop.val)
    yield "_IDX_0_EXISTS", "1"


def _array(prop: Property) -> Iterator[Macro]:
    yield "", "{" + ", ".join(number(item) for item in prop.val) + "}"
    for index, item in enumerate(prop.val):
        yield f"_IDX_{index}", number(item)
        yield f"_IDX_{index}_EXISTS", "1"


def _tokens(stem: str, text: str) -> Iterator[Macro]:
    word = cased_token(text)
    yield f"{stem}_STRING_UNQUOTED", text.replace("\n", " ")
    yield f"{stem}_STRING_TOKEN", word
    yield f"{stem}_STRING_UPPER_TOKEN", word.upper()


def _string(prop: Property) -> Iterator[Macro]:
    yield "", c_string(prop.val)
    yield from _tokens("", prop.val)
    yield "_IDX_0", c_string(prop.val)
    yield from _tokens("_IDX_0", prop.val)
    yield "_IDX_0_EXISTS", "1"


def _string_array(prop: Property) -> Iterator[Macro]:
    yield "", "{" + ", ".join(c_string(item) for item in prop.val) + "}"
    for index, item in enumerate(prop.val):
        yield f"_IDX_{index}", c_string(item)
        yield from _tokens(f"_IDX_{index}", item)
        yield f"_IDX_{index}_EXISTS", "1"


def _phandle(prop: Property) -> Iterator[Macro]:
    target = f"DT_{path_id(prop.val.path)}"
    yield "", target
    yield "_IDX_0", target
    yield "_IDX_0_PH", target
    yield "_IDX_0_EXISTS", "1"


def _phandles(prop: Property) -> Iterator[Macro]:
    for index, target in enumerate(prop.val):
        yield f"_IDX_{index}", f"DT_{path_id(target.path)}"
        yield f"_IDX_{index}_PH", f"DT_{path_id(target.path)}"
        yield f"_IDX_{index}_EXISTS", "1"


def _phandle_array(prop: Property) -> Iterator[Macro]:
    for index, entry in enumerate(prop.val):
        if entry is None:
            # An unspecified element: <0> among phandles.
            yield f"_IDX_{index}_EXISTS", "0"
            continue
        yield f"_IDX_{index}_EXISTS", "1"
        yield from _entry(f"_IDX_{index}", entry)
        cells = [token(cell) for cell in entry.data]
        yield f"_IDX_{index}_NUM_CELLS", str(len(cells))
        if entry.name:
            name = token(entry.name)
            yield from _entry(f"_NAME_{name}", entry)
            yield f"_NAME_{name}_IDX", str(index)
            yield f"_NAME_{name}_EXISTS", "1"
            yield f"_IDX_{index}_NAME", c_string(entry.name)


def _entry(stem: str, entry: Any) -> Iterator[Macro]:
    """One phandle with its specifier cells."""
    yield f"{stem}_PH", f"DT_{path_id(entry.controller.path)}"
    for cell, value in entry.data.items():
        yield f"{stem}_VAL_{token(cell)}", number(value)
        yield f"{stem}_VAL_{token(cell)}_EXISTS", "1"


_MAKERS: dict[str, Callable[[Property], Iterator[Macro]]] = {
    "boolean": _boolean, "int": _int, "array": _array, "uint8-array": _array,
    "string": _string, "string-array": _string_array, "phandle": _phandle, "path": _phandle,
    "phandles": _phandles, "phandle-array": _phandle_array,
}


def _enum(prop: Property) -> Iterator[Macro]:
    """For a property whose binding lists its values: which of them it is."""
    values = prop.spec.enum
    if not values or isinstance(prop.val, (list, bytes)):
        return
    index = values.index(prop.val)
    word = token(str(prop.val))
    for stem in ("", "_IDX_0"):
        yield f"{stem}_ENUM_IDX", str(index)
        yield f"{stem}_ENUM_VAL_{word}_EXISTS", "1"
    if prop.type == "string":
        yield "_ENUM_TOKEN", cased_token(prop.val)
        yield "_ENUM_UPPER_TOKEN", cased_token(prop.val).upper()


def _iteration(node: Node, stem: str, count: int) -> Iterator[Macro]:
    """Calls of a macro for every element, plain, with a separator, with more arguments."""
    name = stem.removeprefix("_P_")
    calls = [f"(DT_{path_id(node.path)}, {name}, {index}" for index in range(count)]
    yield f"{stem}_FOREACH_PROP_ELEM(fn)", " ".join(f"fn{call})" for call in calls)
    yield (f"{stem}_FOREACH_PROP_ELEM_SEP(fn, sep)",
           " DT_DEBRACKET_INTERNAL sep ".join(f"fn{call})" for call in calls))
    yield (f"{stem}_FOREACH_PROP_ELEM_VARGS(fn, ...)",
           " ".join(f"fn{call}, __VA_ARGS__)" for call in calls))
    yield (f"{stem}_FOREACH_PROP_ELEM_SEP_VARGS(fn, sep, ...)",
           " DT_DEBRACKET_INTERNAL sep ".join(f"fn{call}, __VA_ARGS__)" for call in calls))
