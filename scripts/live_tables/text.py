# SPDX-License-Identifier: Apache-2.0
"""A comparison for people.

Decides lines and headings. Uses rich for colours on a terminal; elsewhere the same lines come
plain, which is what logs and tests see.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TextIO

from live_tables import words
from live_tables.compare import Comparison, Part, What
from x86mmu.walk import Found

_LISTED = (What.RUN_TIME, What.GUARD, What.OUT, What.LOADED, What.GIVEN_UP, What.SPLIT)
_KEPT = 40


def lines(result: Comparison) -> Iterator[tuple[str, str]]:
    """(line, style) of the report."""
    yield _summary(result), "bold"
    for what in _LISTED:
        parts = result.of(what)
        if parts:
            total = sum(part.size for part in parts)
            yield f"{what.value}, {words.size(total)}:", "bold"
            yield from ((_listed(result, part), "") for part in parts[:_KEPT])
            yield from _rest(len(parts))
    yield from ((f"remark: {remark}", "yellow") for remark in result.remarks)
    yield from _differences(result)


def plain(result: Comparison) -> str:
    """The report as lines of text."""
    return "\n".join(line for line, _ in lines(result))


def show(result: Comparison, stream: TextIO) -> None:
    """Print the report; with rich if `stream` is a terminal and rich is there."""
    if stream.isatty():
        try:
            from rich.console import Console
        except ImportError:
            pass
        else:
            console = Console(file=stream, soft_wrap=True)
            for line, style in lines(result):
                console.print(line, style=style or None, highlight=False, markup=False)
            return
    print(plain(result), file=stream)


def _summary(result: Comparison) -> str:
    built = result.expected.built
    kind = "PAE" if built.tables.levels == 3 else "2-level"
    identity = {
        None: "the image runs where it is loaded",
        True: "the identity mapping of start-up is still there",
        False: "the identity mapping of start-up is gone",
    }[result.identity]
    spans = [part.span for part in result.of(What.AGREES) if part.span is not None]
    pages = sum(span.end - span.start for span in spans if span.found is Found.PAGE)
    registers = result.live.registers
    cr3 = "" if registers is None else f", CR3 {registers.cr3:#x}"
    return (
        f"{result.live.source}: {kind}{cr3}; {identity}. "
        f"{words.size(pages)} of {built.facts.path} are as planned."
    )


def _listed(result: Comparison, part: Part) -> str:
    where = f"  {part.virt:08x}-{part.end - 1:08x}  {words.size(part.size):>10}"
    if part.what is What.GUARD:
        return f"{where}  {_stack(result, part)}"
    more = " (the first; what follows is elsewhere)" if part.scattered else ""
    if result.expected.is_scratch(part.virt):
        more += " (where demand paging moves pages)"
    name = "" if part.what is What.RUN_TIME else f"{part.name}: "
    return f"{where}  {name}{part.found}{more}"


def _stack(result: Comparison, part: Part) -> str:
    """The object that a guard page belongs to."""
    symbols = result.expected.built.facts.symbols
    sizes = result.expected.built.facts.sizes
    named = sorted((symbols[name], name) for name in sizes)
    at = bisect.bisect_right(named, (part.virt, "\uffff")) - 1
    if at >= 0 and named[at][0] + sizes[named[at][1]] > part.virt:
        return f"guard of {named[at][1]}"
    return "guard, in memory that was mapped at run time" if part.name == "VM" else "guard"


def _differences(result: Comparison) -> Iterator[tuple[str, str]]:
    count = result.differences
    if count == 0:
        yield "The live page tables agree with the plan.", "bold green"
        return
    texts = [_differing(part) for part in result.of(What.DIFFERS)]
    texts += [
        f"  {one.where}: expected {one.expected}; found {one.found}" for one in result.findings
    ]
    yield f"The live page tables differ from the plan ({count} found):", "bold red"
    yield from ((text, "red") for text in texts[:_KEPT])
    yield from _rest(len(texts))


def _differing(part: Part) -> str:
    where = f"{part.virt:#010x}, {words.size(part.size)}"
    name = f" in {part.name} (from {part.origin})" if part.name else ""
    return f"  {where}{name}: expected {part.expected}; found {part.found}"


def _rest(count: int) -> Iterator[tuple[str, str]]:
    if count > _KEPT:
        yield f"  and {count - _KEPT} more", ""
