# SPDX-License-Identifier: Apache-2.0
"""The headers <syscalls/NAME.h> of headers that declare system calls of their own.

    gen_syscalls.py --output DIR HEADER_OR_FOLDER...

A header that says `__syscall int f(int a);` ends with #include <syscalls/its-name.h> (or
<zephyr/syscalls/its-name.h>). What stands there is decided here: f() calls z_impl_f(). Without
user mode that is all. Prints the headers that were found, one a line. Called by the build
(cmake/modules/zephyr_syscalls.cmake) when an application or a module has such headers.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from elf32 import BuildError, fail, write_if_changed

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_CALL = re.compile(r"^[ \t]*__syscall(?:_always_inline)?\s+([^;{}#]*?)\(([^;{}#]*)\)\s*;",
                   re.MULTILINE)
_DECLARATION = re.compile(r"^(?P<type>.*?[\s*])(?P<name>[A-Za-z_]\w*)$", re.DOTALL)


@dataclass(frozen=True)
class Parameter:
    """A parameter as declared, and its name."""

    declaration: str
    name: str


@dataclass(frozen=True)
class Call:
    """A system call's prototype."""

    result: str
    name: str
    parameters: tuple[Parameter, ...]

    def render(self) -> str:
        """The prototype of the implementation, and the call of it."""
        declared = ", ".join(p.declaration for p in self.parameters) or "void"
        given = ", ".join(p.name for p in self.parameters)
        give_back = "" if self.result == "void" else "return "
        return (
            f"{self.result} z_impl_{self.name}({declared});\n"
            f"static inline {self.result} {self.name}({declared})\n"
            f"{{\n\t{give_back}z_impl_{self.name}({given});\n}}\n"
        )


def calls_of(text: str, path: str) -> tuple[Call, ...]:
    """The system calls that a header declares. BuildError for one that cannot be read."""
    plain = _COMMENT.sub(" ", text)
    return tuple(_call(match[1], match[2], path) for match in _CALL.finditer(plain))


def _call(head: str, parameters: str, path: str) -> Call:
    words = _DECLARATION.match(" ".join(head.split()))
    if words is None:
        raise BuildError(f"{path}: '__syscall {head}(...)' has no return type and name")
    name = words["name"]
    listed = [" ".join(word.split()) for word in parameters.split(",")]
    if listed in ([""], ["void"]):
        return Call(words["type"].strip(), name, ())
    return Call(words["type"].strip(), name, tuple(_parameter(w, name, path) for w in listed))


def _parameter(text: str, call: str, path: str) -> Parameter:
    words = _DECLARATION.match(text)
    if words is None or "(" in text or "[" in text:
        raise BuildError(
            f"{path}: {call}(): parameter '{text}' of a system call must be a type and a name; "
            "give an array as a pointer, and a function pointer a typedef"
        )
    return Parameter(text, words["name"])


def render(name: str, calls: tuple[Call, ...]) -> str:
    """The generated header of a header."""
    guard = f"Z_SYSCALLS_{re.sub(r'[^A-Za-z0-9]', '_', name).upper()}_"
    bodies = "\n".join(call.render() for call in calls)
    return (
        f"/* SPDX-License-Identifier: Apache-2.0 */\n/* The system calls of {name}. */\n"
        f"#ifndef {guard}\n#define {guard}\n\n"
        '#ifdef __cplusplus\nextern "C" {\n#endif\n\n'
        f"{bodies}\n#ifdef __cplusplus\n}}\n#endif\n\n#endif /* {guard} */\n"
    )


def headers_in(places: list[str]) -> list[Path]:
    """Headers that are named, and those below folders that are; each once, in order."""
    found: list[Path] = []
    for place in map(Path, places):
        if not place.exists():
            raise BuildError(f"{place}: searched for system calls, and not there")
        found += sorted(place.rglob("*.h")) if place.is_dir() else [place]
    return list(dict.fromkeys(path.resolve() for path in found))


def generate(places: list[str], output: Path) -> list[Path]:
    """Writes the headers; gives the headers that have system calls."""
    sources: dict[str, Path] = {}
    for path in headers_in(places):
        text = path.read_text(encoding="utf-8", errors="replace")
        calls = calls_of(text, str(path)) if "__syscall" in text else ()
        if not calls:
            continue
        if path.name in sources:
            raise BuildError(f"{path} and {sources[path.name]} declare system calls: their names "
                             f"must differ, both would be <syscalls/{path.name}>")
        sources[path.name] = path
        for folder in (output / "syscalls", output / "zephyr" / "syscalls"):
            folder.mkdir(parents=True, exist_ok=True)
            write_if_changed(str(folder / path.name), render(path.name, calls).encode())
    return list(sources.values())


def main(words: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="gen_syscalls", allow_abbrev=False)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("places", nargs="+", metavar="HEADER_OR_FOLDER")
    given = parser.parse_args(words)
    try:
        for path in generate(given.places, given.output):
            print(path)
    except BuildError as error:
        return fail("gen_syscalls", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
