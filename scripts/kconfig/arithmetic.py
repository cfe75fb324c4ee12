# SPDX-License-Identifier: Apache-2.0
"""Preprocessor functions on numbers and strings, as Zephyr 4.1's Kconfig files use them.

Numbers may be decimal or 0x...; a result is decimal, or hexadecimal when the first operand is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from configure.errors import ConfigureError
from kconfig.tree import Function


def _number(text: str) -> int:
    try:
        return int(text.strip(), 0)
    except ValueError as error:
        raise ConfigureError(f"Kconfig: '{text}' is not a number.") from error


def _form(value: int, like: str) -> str:
    return hex(value) if like.strip().lower().startswith("0x") else str(value)


def _folded(operation: Callable[[int, int], int]) -> Function:
    """An operation over two numbers, applied from the left to any number of them."""
    def call(_kconf: Any, name: str, *args: str) -> str:
        numbers = [_number(arg) for arg in args]
        if name in ("div", "mod") and 0 in numbers[1:]:
            raise ConfigureError(f"Kconfig: $({name},{','.join(args)}) divides by zero.")
        return _form(reduce(operation, numbers), args[0])

    return call, 1, None


def _stepped(step: int) -> Function:
    """inc and dec: every argument one up or down, separated by commas."""
    def call(_kconf: Any, _name: str, *args: str) -> str:
        return ",".join(_form(_number(arg) + step, arg) for arg in args)

    return call, 1, None


def _substring(_kconf: Any, _name: str, text: str, start: str, stop: str = "") -> str:
    return text[_number(start):_number(stop) if stop else None]


def _upper(_kconf: Any, _name: str, text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in text).upper()


#: Every function, by name.
FUNCTIONS: dict[str, Function] = {
    "add": _folded(lambda a, b: a + b),
    "sub": _folded(lambda a, b: a - b),
    "mul": _folded(lambda a, b: a * b),
    "div": _folded(lambda a, b: a // b),
    "mod": _folded(lambda a, b: a % b),
    "max": _folded(max),
    "min": _folded(min),
    "inc": _stepped(1),
    "dec": _stepped(-1),
    "substring": (_substring, 2, 3),
    "normalize_upper": (_upper, 1, 1),
}
