# SPDX-License-Identifier: Apache-2.0
"""Checks who includes whom: the layers of the tree, and that no header includes itself in the end.

    kernel   -> kernel, the contract, include
    arch     -> arch, the contract, include
    drivers, soc, boards, subsys, lib -> their own directory, include
    include  -> include
    the contract -> include, and the port's inline half of it
    subsys/demand_paging -> also kernel/include/mmu.h and the contract: eviction algorithms and
        backing stores are parts of the kernel's paging that are chosen by the configuration, and
        read the page frames and the tables that it works with

The contract is kernel/include/kernel_arch_interface.h. The C library's headers are for everybody.
Includes of generated files and of the compiler's own headers name nothing in the tree and are
passed over. Exceptions stand in exceptions.txt with a reason each. CI starts this as a command.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONTRACT = "kernel/include/kernel_arch_interface.h"
_LIBC = "lib/libc/"
_SOURCES = (".c", ".h", ".S", ".ld")
_FOLDERS = ("arch", "boards", "drivers", "include", "kernel", "lib", "soc", "subsys")
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)
# Directories of the compiler's command line.
_ROOTS = (
    "include",
    "kernel/include",
    "arch/x86/include",
    "lib/libc/minimal/include",
    "include/zephyr",
)

_MAY: Mapping[str, frozenset[str]] = {
    "kernel": frozenset({"kernel", "contract", "include", "libc"}),
    "contract": frozenset({"include", "libc", "port"}),
    "arch": frozenset({"arch", "port", "contract", "include", "libc"}),
    "port": frozenset({"arch", "port", "contract", "include", "libc"}),
    "include": frozenset({"include", "libc"}),
    "libc": frozenset({"libc", "include"}),
}

# A folder whose files may include further files, beside what its layer may.
_SEAMS: Mapping[str, frozenset[str]] = {
    "subsys/demand_paging/": frozenset({"kernel/include/mmu.h", CONTRACT}),
}


@dataclass(frozen=True)
class Edge:
    """One #include, resolved; paths are relative to the tree."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}->{self.target}"


def layer(path: str) -> str:
    """The layer of a file. `port` is what the contract's end includes: arch/*/include."""
    if path == CONTRACT:
        return "contract"
    if path.startswith(_LIBC):
        return "libc"
    parts = path.split("/")
    if parts[0] == "arch" and "include" in parts:
        return "port"
    return parts[0]


def allowed(edge: Edge) -> bool:
    """True when the layers permit the edge."""
    source, target = layer(edge.source), layer(edge.target)
    if source in _MAY:
        return target in _MAY[source]
    if any(edge.target in seam for at, seam in _SEAMS.items() if edge.source.startswith(at)):
        return True
    own = edge.target.split("/")[0] == edge.source.split("/")[0]
    return own or target in ("include", "libc")


def edges(tree: Path, files: Iterable[str]) -> Iterator[Edge]:
    """Every include of the files that names a file in the tree."""
    for source in files:
        text = (tree / source).read_text(encoding="utf-8", errors="replace")
        for match in _INCLUDE.finditer(_without_comments(text)):
            target = _resolve(tree, source, match[1] or match[2], quoted=match[1] is None)
            if target is not None:
                yield Edge(source, target)


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _resolve(tree: Path, source: str, name: str, *, quoted: bool) -> str | None:
    here = [str(Path(source).parent)] if quoted else []
    for root in (*here, *_ROOTS):
        path = os.path.normpath(f"{root}/{name}")
        if (tree / path).is_file():
            return path
    return None


def cycles(graph: Mapping[str, list[str]]) -> list[list[str]]:
    """One cycle for each header that ends up including itself, shortest name first."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in sorted(graph):
        if start not in done:
            _search(graph, start, done, found)
    return found


def _search(
    graph: Mapping[str, list[str]], start: str, done: set[str], found: list[list[str]]
) -> None:
    path = [start]
    branches = [iter(graph[start])]
    while path:
        following = next(branches[-1], None)
        if following is None:
            done.add(path.pop())
            branches.pop()
        elif following in path:
            found.append([*path[path.index(following) :], following])
        elif following not in done and following in graph:
            path.append(following)
            branches.append(iter(graph[following]))


def offences(tree: Path) -> list[str]:
    """A line for each include that the layers forbid and for each cycle."""
    files = sorted(
        str(path.relative_to(tree))
        for folder in _FOLDERS
        for path in (tree / folder).rglob("*")
        if path.suffix in _SOURCES and path.is_file()
    )
    found = sorted(set(edges(tree, files)), key=str)
    graph: dict[str, list[str]] = {name: [] for name in files if name.endswith(".h")}
    for edge in found:
        if edge.source in graph and edge.target in graph:
            graph[edge.source].append(edge.target)
    bad = [f"{edge} (layer {layer(edge.source)} may not)" for edge in found if not allowed(edge)]
    return bad + [f"cycle:{'->'.join(cycle)}" for cycle in cycles(graph)]


def excepted(path: Path) -> list[str]:
    """The beginnings of offences that are known, each with its reason in the file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def main() -> int:
    """Prints the offences; 1 when there are any."""
    tree = Path(__file__).resolve().parents[2]
    known = excepted(Path(__file__).with_name("exceptions.txt"))
    bad = [line for line in offences(tree) if not line.startswith(tuple(known))]
    for line in bad:
        print(f"includes: {line}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
