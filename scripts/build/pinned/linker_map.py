# SPDX-License-Identifier: Apache-2.0
"""Where the linker put the input sections, from its map: GNU ld's and lld's.

Decides what an input section is called and which file it came from; nothing about what it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right

# .text.main    0x40132000   0x1b app/libapp.a(main.c.obj)
_GNU = re.compile(r"^ (\S+) +0x([0-9a-f]+) +0x([0-9a-f]+) (\S.*)$")
_GNU_LONG = re.compile(r"^ (\S+)$")
_GNU_REST = re.compile(r"^ +0x([0-9a-f]+) +0x([0-9a-f]+) (\S.*)$")
# 40132000 132000 1b 16         app/libapp.a(main.c.obj):(.text.main)
_LLD = re.compile(r"^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ {9}(\S.*):\((.*)\)$")
_MEMBER = re.compile(r"^(.*)\((.*)\)$")


class Input:
    """One input section in memory: half-open range, name, and the object file it came from."""

    __slots__ = ("end", "file", "name", "start")

    def __init__(self, start: int, size: int, name: str, file: str) -> None:
        self.start, self.end, self.name, self.file = start, start + size, name, file

    def source(self) -> str:
        """The file for messages: `main.c.obj of libapp.a`."""
        member = _MEMBER.match(self.file)
        if not member:
            return self.file.rpartition("/")[2]
        archive, name = (part.rpartition("/")[2] for part in member.groups())
        return f"{name} of {archive}"


class Inputs:
    """All input sections with bytes, in the order of addresses."""

    def __init__(self, found: list[Input]) -> None:
        self._all = sorted(found, key=lambda item: item.start)
        self._starts = [item.start for item in self._all]

    def at(self, address: int) -> Input | None:
        """The one that an address lies in."""
        index = bisect_right(self._starts, address) - 1
        if index < 0 or address >= self._all[index].end:
            return None
        return self._all[index]

    def between(self, start: int, end: int) -> list[Input]:
        """All that begin in a range."""
        return [item for item in self._all if start <= item.start < end]


def parse(text: str, image: range) -> Inputs:
    """The input sections that lie in an image."""
    found: list[Input] = []
    long_name = ""
    for line in text.splitlines():
        item = _lld(line) or _gnu(line, long_name)
        wrapped = _GNU_LONG.match(line)
        long_name = wrapped[1] if wrapped else ""
        if item is not None and item.start in image and item.end > item.start:
            found.append(item)
    return Inputs(found)


def _lld(line: str) -> Input | None:
    match = _LLD.match(line)
    if not match:
        return None
    return Input(int(match[1], 16), int(match[2], 16), match[4], match[3])


def _gnu(line: str, long_name: str) -> Input | None:
    match = _GNU.match(line)
    if match:
        name, start, size, file = match.groups()
    else:
        match = _GNU_REST.match(line)
        if not match or not long_name:
            return None
        name = long_name
        start, size, file = match.groups()
    if name.startswith("*"):
        return None
    return Input(int(start, 16), int(size, 16), name, file)
