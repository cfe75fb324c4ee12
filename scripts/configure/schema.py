# SPDX-License-Identifier: Apache-2.0
"""A small validator for the YAML files of boards, modules, snippets and shields.

A schema is a value: Map, Seq, Scalar.  It is our own because the general one costs more time to
import than a whole configure step has, and because it can say the nearest key for a wrong one.
Called by the readers of those files; it decides nothing about their meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from configure.errors import ConfigureError, nearest

if TYPE_CHECKING:
    from typing import TypeAlias

    Schema: TypeAlias = "Map | Seq | Scalar | Anything"


@dataclass(frozen=True)
class Anything:
    """Accepts every value."""


@dataclass(frozen=True)
class Scalar:
    """A value of one of some types, perhaps out of a fixed set."""

    types: tuple[type, ...] = (str,)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seq:
    """A list of items of one schema; `or_single` accepts one bare item for a list of one."""

    item: Any
    or_single: bool = False


@dataclass(frozen=True)
class Map:
    """A mapping with known keys, or (with `other`) with any keys."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    other: Any = None


STRING = Scalar()
BOOL = Scalar((bool,))
NUMBER = Scalar((int, float))
TEXT = Scalar((str, int, float))
STRINGS = Seq(STRING)
ANY = Anything()

_TYPE_NAMES = {str: "text", int: "a number", float: "a number", bool: "true or false"}


def validate(value: object, schema: Schema, path: Path, where: str = "") -> None:
    """Check a parsed file against a schema; raises ConfigureError naming file and key."""
    if isinstance(schema, Map):
        _validate_map(value, schema, path, where)
    elif isinstance(schema, Seq):
        _validate_seq(value, schema, path, where)
    elif isinstance(schema, Scalar):
        _validate_scalar(value, schema, path, where)


def _fail(path: Path, where: str, message: str) -> ConfigureError:
    place = f"'{where}'" if where else "the file"
    return ConfigureError(f"{path}: {place} {message}")


def _validate_map(value: object, schema: Map, path: Path, where: str) -> None:
    if not isinstance(value, dict):
        raise _fail(path, where, "must be a mapping of keys to values")
    prefix = f"{where}." if where else ""
    for key, item in value.items():
        known = schema.keys.get(key, schema.other)
        if known is None:
            hint = nearest(str(key), schema.keys)
            raise _fail(path, f"{prefix}{key}", f"is not a known key.{hint}")
        validate(item, known, path, f"{prefix}{key}")
    for key in schema.required:
        if key not in value:
            raise _fail(path, where, f"lacks the key '{key}'")


def _validate_seq(value: object, schema: Seq, path: Path, where: str) -> None:
    if not isinstance(value, list):
        if not schema.or_single:
            raise _fail(path, where, "must be a list")
        value = [value]
    for index, item in enumerate(value):
        validate(item, schema.item, path, f"{where}[{index}]")


def _validate_scalar(value: object, schema: Scalar, path: Path, where: str) -> None:
    wrong_bool = isinstance(value, bool) and bool not in schema.types
    if wrong_bool or not isinstance(value, schema.types):
        names = sorted({_TYPE_NAMES[kind] for kind in schema.types})
        raise _fail(path, where, f"must be {' or '.join(names)}, not {value!r}")
    if schema.choices and value not in schema.choices:
        hint = nearest(str(value), schema.choices)
        raise _fail(path, where, f"is '{value}', which is not one of "
                    f"{', '.join(schema.choices)}.{hint}")
