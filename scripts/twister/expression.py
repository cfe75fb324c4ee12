# SPDX-License-Identifier: Apache-2.0
"""The expressions of the `filter` key.

    or < and < not < comparison: == != < > <= >= in [a, b]   symbol : "regular expression"

A symbol that is not defined is an empty text, and an empty text is false. Functions (dt_...) come
from the caller. Values are evaluated while parsing, so every mistake is found whatever the
values are.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from twister.errors import TwisterError

Value = str | int | bool
Function = Callable[..., bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>0[xX][0-9a-fA-F]+|-?\d+)\b | (?P<text>"[^"]*"|'[^']*')
    | (?P<name>[A-Za-z_]\w*) | (?P<sign>==|!=|<=|>=|<|>|:|\(|\)|\[|\]|,))""",
    re.VERBOSE,
)
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


@dataclass
class _Reader:
    """Tokens, and where the parser is in them."""

    source: str
    symbols: Mapping[str, str]
    functions: Mapping[str, Function]
    tokens: list[_Token] = field(default_factory=list)
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self) -> _Token:
        if self.at >= len(self.tokens):
            self.fail("it ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, text: str) -> None:
        if self.peek() != text:
            self.fail(f"'{text}' is missing before '{self.peek() or 'the end'}'")
        self.at += 1

    def fail(self, why: str) -> NoReturn:
        raise TwisterError(f"the filter '{self.source}' cannot be read: {why}")


def evaluate(
    source: str, symbols: Mapping[str, str], functions: Mapping[str, Function]
) -> bool:
    """Whether the expression holds. TwisterError when it is none."""
    reader = _Reader(source, symbols, functions)
    reader.tokens = _tokens(reader)
    result = _either(reader)
    if reader.peek():
        reader.fail(f"'{reader.peek()}' is not expected")
    return result


def names(source: str) -> set[str]:
    """The symbols and functions that an expression mentions."""
    return {token.text for token in _tokens(_Reader(source, {}, {})) if token.kind == "name"}


def _tokens(reader: _Reader) -> list[_Token]:
    found: list[_Token] = []
    source, at = reader.source.rstrip(), 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None or match.lastgroup is None:
            reader.fail(f"at '{source[at:at + 12]}'")
        found.append(_Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _either(reader: _Reader) -> bool:
    result = _both(reader)
    while reader.peek() == "or":
        reader.take()
        other = _both(reader)
        result = result or other
    return result


def _both(reader: _Reader) -> bool:
    result = _negated(reader)
    while reader.peek() == "and":
        reader.take()
        other = _negated(reader)
        result = result and other
    return result


def _negated(reader: _Reader) -> bool:
    if reader.peek() == "not":
        reader.take()
        return not _negated(reader)
    return bool(_comparison(reader))


def _comparison(reader: _Reader) -> Value:
    if reader.peek() == "(":
        reader.take()
        result = _either(reader)
        reader.expect(")")
        return result
    left = _operand(reader)
    sign = reader.peek()
    if sign in ("==", "!="):
        reader.take()
        return _equal(left, _operand(reader)) == (sign == "==")
    if sign in _COMPARE:
        reader.take()
        return _COMPARE[sign](_number(reader, left), _number(reader, _operand(reader)))
    if sign == ":":
        reader.take()
        return _matches(reader, left)
    if sign == "in":
        reader.take()
        return any(_equal(left, item) for item in _list(reader))
    return left


def _operand(reader: _Reader) -> Value:
    token = reader.take()
    if token.kind == "number":
        return int(token.text, 0)
    if token.kind == "text":
        return token.text[1:-1]
    if token.kind != "name" or token.text in ("and", "or", "not", "in"):
        reader.fail(f"'{token.text}' stands where a symbol should be")
    if reader.peek() != "(":
        return reader.symbols.get(token.text, "")
    if token.text not in reader.functions:
        reader.fail(f"there is no function {token.text}(); there are "
                    f"{', '.join(sorted(reader.functions))}")
    return _call(reader, token.text)


def _call(reader: _Reader, name: str) -> bool:
    reader.expect("(")
    arguments: list[Value] = []
    while reader.peek() != ")":
        arguments.append(_operand(reader))
        if reader.peek() == ",":
            reader.take()
    reader.expect(")")
    try:
        return reader.functions[name](*arguments)
    except TypeError:
        reader.fail(f"{name}() takes another number of arguments")


def _list(reader: _Reader) -> list[Value]:
    reader.expect("[")
    items: list[Value] = []
    while reader.peek() != "]":
        items.append(_operand(reader))
        if reader.peek() == ",":
            reader.take()
    reader.expect("]")
    return items


def _matches(reader: _Reader, value: Value) -> bool:
    token = reader.take()
    if token.kind != "text":
        reader.fail("':' needs a regular expression in quotes")
    try:
        return re.match(token.text[1:-1], str(value)) is not None
    except re.error as error:
        reader.fail(f"{token.text} is no regular expression: {error}")


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, int) or isinstance(right, int):
        return _as_number(left) == _as_number(right) is not None
    return left == right


def _as_number(value: Value) -> int | None:
    try:
        return int(value, 0) if isinstance(value, str) else int(value)
    except ValueError:
        return None


def _number(reader: _Reader, value: Value) -> int:
    """An undefined symbol counts as 0, as it does in Kconfig."""
    if value == "":
        return 0
    number = _as_number(value)
    if number is None:
        reader.fail(f"'{value}' is no number")
    return number
