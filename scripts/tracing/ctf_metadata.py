# SPDX-License-Identifier: Apache-2.0
"""The description of the kernel's CTF stream, made from the tables of hooks that the kernel is
compiled with: `python -m tracing.ctf_metadata [--check]`, with scripts/ as the module path."""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from dataclasses import dataclass
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
HOOKS = TREE / "include/zephyr/tracing"
METADATA = TREE / "subsys/tracing/ctf/tsdl/metadata"

_ROW = re.compile(r"\bZ_TRACE(_THREAD)?\((\d+), (\w+)((?:, (?:\(\w+, \w+\)|\w+))*)\)$")
_PAIR = re.compile(r"\((\w+), (\w+)\)")
_TYPES = {"OBJECT": "address_t", "TIMEOUT": "ticks_t", "VALUE": "uint32_t", "RET": "int32_t"}

_HEAD = """/* CTF 1.8 */
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the bytes of a trace are. Made by scripts/tracing/ctf_metadata.py from the hooks in
 * include/zephyr/tracing; not to be edited.
 */

typealias integer { size = 8; align = 8; encoding = UTF8; } := char_t;
typealias integer { size = 16; align = 8; } := uint16_t;
typealias integer { size = 32; align = 8; } := uint32_t;
typealias integer { size = 32; align = 8; signed = true; } := int32_t;
typealias integer { size = 32; align = 8; signed = true; } := ticks_t;
typealias integer { size = 32; align = 8; base = hex; } := address_t;

trace {
	major = 1;
	minor = 8;
	byte_order = le;
};

env {
	domain = "kernel";
	tracer_name = "ponente";
};

clock {
	name = uptime;
	description = "nanoseconds since start-up";
	freq = 1000000000;
};

typealias integer {
	size = 64; align = 8;
	map = clock.uptime.value;
} := time_t;

stream {
	event.header := struct {
		time_t timestamp;
		uint16_t id;
	} align(8);
};
"""


@dataclass(frozen=True)
class Event:
    """An event: its number, its name, the type and name of each field."""

    number: int
    name: str
    fields: tuple[tuple[str, str], ...]


_THREAD = (("address_t", "thread"), ("char_t", "name[20]"))
_OWN = (
    Event(16, "isr_enter", ()),
    Event(17, "isr_exit", ()),
    Event(18, "isr_exit_to_scheduler", ()),
    Event(19, "idle", ()),
    Event(20, "named", (("char_t", "name[20]"), ("uint32_t", "arg0"), ("uint32_t", "arg1"))),
)


class HooksError(Exception):
    """A table of hooks that cannot be what was meant."""


def hooks_in(text: str) -> list[Event]:
    """The events of one table of hooks."""
    events = []
    for spread in text.replace("\\\n", " ").splitlines():
        line = " ".join(spread.split())
        if "Z_TRACE" not in line:
            continue
        row = _ROW.search(line)
        if row is None:
            raise HooksError(f"no row of a table of hooks: {line}")
        fields = tuple((_TYPES[kind], name) for kind, name in _PAIR.findall(row[4]))
        events.append(Event(int(row[2]), row[3], _THREAD if row[1] else fields))
    return events


def all_events() -> list[Event]:
    """Every event that there can be, by number."""
    events = list(_OWN)
    for path in sorted(HOOKS.glob("hooks_*.h")):
        events += hooks_in(path.read_text(encoding="utf-8"))
    events.sort(key=lambda event: event.number)
    for before, after in itertools.pairwise(events):
        if before.number == after.number:
            raise HooksError(f"{before.name} and {after.name} both have number {after.number}")
    return events


def metadata(events: list[Event]) -> str:
    """The description in TSDL."""
    parts = [_HEAD]
    for event in events:
        body = "".join(f"\t\t{kind} {name};\n" for kind, name in event.fields)
        parts.append(
            f"event {{\n\tname = {event.name};\n\tid = {event.number};\n"
            f"\tfields := struct {{\n{body}\t}} align(8);\n}};\n"
        )
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the description, or with --check compare it."""
    parser = argparse.ArgumentParser(prog="ctf_metadata", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if it is old")
    options = parser.parse_args(arguments)
    try:
        text = metadata(all_events())
    except HooksError as error:
        print(f"ctf_metadata: {error}", file=sys.stderr)
        return 1
    if options.check:
        if METADATA.is_file() and METADATA.read_text(encoding="utf-8") == text:
            return 0
        print(f"ctf_metadata: {METADATA} does not describe the hooks", file=sys.stderr)
        return 1
    METADATA.parent.mkdir(parents=True, exist_ok=True)
    METADATA.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
