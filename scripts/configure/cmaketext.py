# SPDX-License-Identifier: Apache-2.0
"""Quoting values for CMake scripts."""

from __future__ import annotations


def quoted(text: str) -> str:
    """A CMake quoted argument of this text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    return f'"{escaped}"'


def set_line(name: str, value: str) -> str:
    """One set() command."""
    return f"set({name} {quoted(value)})\n"


def list_line(name: str, values: list[str]) -> str:
    """One set() of a list."""
    return f"set({name} {quoted(';'.join(values))})\n"
