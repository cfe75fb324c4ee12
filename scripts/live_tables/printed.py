# SPDX-License-Identifier: Apache-2.0
"""Reads what a guest printed of its own page tables: JSON, somewhere in a console's log.

Decides what the members mean (doc/memory_map_dump.md); z_x86_dump_page_tables_json() writes them.
It tells pages, not tables: where the plan has page tables without pages, silence is agreement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.reading import Live
from x86mmu.plan_types import Kind, State
from x86mmu.walk import Fault, Found, Span, TableMap
from x86mmu.walk_format import RIGHT_D, RIGHT_T, RIGHT_U, RIGHT_W, RIGHT_X

_BEGIN = '{"version":1,"levels":'
_STATES = {"mapped": Found.PAGE, "paged out": Found.ABSENT_WORD, "guard": Found.GUARD}
_CACHING = {"wb": 0, "wt": RIGHT_T, "uc": RIGHT_D, "wc": RIGHT_D | RIGHT_T}
_SMALL = 4096


def read(path: Path, expected: Expected) -> Live:
    """The last dump in a file; AskError if there is none that is whole."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise AskError(f"{path} cannot be read: {error.strerror}") from error
    return parse(text, f"the console in {path}", expected)


def parse(text: str, source: str, expected: Expected) -> Live:
    """The last dump in a text."""
    at = text.rfind(_BEGIN)
    if at < 0:
        raise AskError(
            f"{source} holds no page tables as z_x86_dump_page_tables_json() prints them "
            "(`kernel pagetables json` in samples/console)"
        )
    try:
        dump, _ = json.JSONDecoder().raw_decode(text[at:].replace("\r", ""))
        _check_format(dump, source, expected)
        seen = _seen(dump["runs"], expected)
    except (ValueError, KeyError, TypeError) as error:
        raise AskError(
            f"the page tables in {source} are cut off, or something else was printed between them "
            f"({type(error).__name__}: {error}). Let the guest print them again."
        ) from error
    slots = expected.built.identity
    shift = 30 if expected.built.tables.levels == 3 else 22
    boot = range(slots.first << shift, (slots.first + slots.count) << shift)
    pages = (span for span in seen.spans if span.found is not Found.TABLE)
    return Live(source, seen, any(span.start in boot for span in pages))


def _check_format(dump: Mapping[str, Any], source: str, expected: Expected) -> None:
    built = expected.built
    wanted = (built.tables.levels, built.tables.nx, built.tables_virt + built.tables.top)
    if (dump["levels"], dump["nx"], dump["tables"]) != wanted:
        raise AskError(
            f"{source} is of another image than {built.facts.path}: {dump['levels']} levels, NX "
            f"{dump['nx']}, tables at {dump['tables']:#x}. Name the build folder of the image that "
            "printed it (--build-dir)."
        )


def _seen(runs: list[Mapping[str, Any]], expected: Expected) -> TableMap:
    """The runs as a walk would have seen them, with empty page tables where they must be."""
    seen = TableMap()
    at = 0
    for run in runs:
        for start, end in _empty(at, run["virt"], expected):
            seen.add_span(Span(start, end, Found.TABLE))
        at = run["virt"] + run["size"]
        if run["state"] not in _STATES:
            fault = Fault(run["virt"], "entry", 0, f"is {run['state']}")
            seen.add_fault(fault)
            continue
        found = _STATES[run["state"]]
        large = run["page_size"] != _SMALL
        seen.add_span(Span(run["virt"], at, found, run["phys"], _rights(run), large))
    for start, end in _empty(at, 1 << 32, expected):
        seen.add_span(Span(start, end, Found.TABLE))
    return seen


def _empty(start: int, end: int, expected: Expected) -> Iterator[tuple[int, int]]:
    """What of start..end has page tables: the kernel's range, and what of it the identity mapping
    shows a second time."""
    vm = expected.built.vm
    mirrored = [entry for entry in expected.entries if entry.kind is Kind.IDENTITY]
    reserved = [(one.virt, one.end) for one in mirrored if one.state is State.RESERVED]
    for low, high in sorted([(vm.start, vm.stop), *reserved]):
        first, last = max(start, low), min(end, high)
        if first < last:
            yield first, last


def _rights(run: Mapping[str, Any]) -> int:
    rights = _CACHING[run["cache"]]
    for name, right in (("write", RIGHT_W), ("execute", RIGHT_X), ("user", RIGHT_U)):
        rights |= right if run[name] else 0
    return rights
