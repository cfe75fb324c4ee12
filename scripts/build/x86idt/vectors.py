# SPDX-License-Identifier: Apache-2.0
"""Who gets which vector. Refuses what cannot be, naming the owners and a way out.

    0..31    the CPU's exceptions
    32..255  interrupts; priority p has the sixteen from 32 + 16 p on

A wish for a certain vector is granted before anything is chosen. With 8259 controllers, vectors
are fixed: base + line.
"""

from __future__ import annotations

from elf32 import BuildError

from .records import DYNAMIC, FIXED, GATE, NONE, STUBS, TASK, Record

VECTORS = 256
_FIRST = 32
_GROUP = 16
PRIORITIES = (VECTORS - _FIRST) // _GROUP
LINES = 240
_PIC_LINES = 16
_CASCADE = 2
_DPL_MAX = 3


class Gate:
    """What the table says of a vector: where to go, or to which task."""

    __slots__ = ("dpl", "record", "target", "task")

    def __init__(self, record: Record, target: int) -> None:
        self.record, self.target = record, target
        self.task = record.kind == TASK
        self.dpl = record.dpl


class Assignment:
    """The result: gates by vector, vector and flags by line, and the size of the tables."""

    __slots__ = ("gates", "lines", "routes", "size")

    def __init__(self) -> None:
        self.gates: dict[int, Gate] = {}
        self.lines: dict[int, tuple[int, Record]] = {}
        self.size = 0
        self.routes = 0


def assign(records: list[Record]) -> Assignment:
    """Give every record its vector; raises BuildError."""
    result = Assignment()
    owners = [record for record in records if record.kind in (GATE, TASK)]
    fixed = next((record for record in records if record.kind == FIXED), None)
    _check(owners, fixed)
    for record in owners:
        wish = record.vector
        if fixed is not None and record.line != NONE:
            wish = fixed.vector + record.line
        if wish != NONE:
            _grant(result, record, wish)
    taken = _reserved(records, fixed)
    for record in owners:
        if record.vector == NONE and (fixed is None or record.line == NONE):
            _grant(result, record, _free_vector(result, record, taken))
    for record in owners:
        if record.line != NONE:
            vector = next(v for v, gate in result.gates.items() if gate.record is record)
            result.lines[record.line] = (vector, record)
    _fill(result, records, fixed)
    _measure(result, records)
    return result


def _check(owners: list[Record], fixed: Record | None) -> None:
    lines: dict[int, Record] = {}
    for record in owners:
        _check_numbers(record, fixed)
        if record.line == NONE:
            continue
        other = lines.setdefault(record.line, record)
        if other is not record:
            raise BuildError(
                f"interrupt line {record.line} has two owners: {other.who()} and "
                f"{record.who()}. A line has one. Give one of the devices another line in the "
                "devicetree, or switch one of the drivers off; if the hardware really shares "
                "the line, connect one function that calls both"
            )


def _check_numbers(record: Record, fixed: Record | None) -> None:
    end = LINES if fixed is None else _PIC_LINES
    if record.line != NONE and not 0 <= record.line < end:
        raise BuildError(
            f"{record.who()} is connected to interrupt line {record.line}; lines are 0 to {end - 1}"
        )
    if fixed is not None and record.line == _CASCADE:
        raise BuildError(
            f"{record.who()} is connected to interrupt line {_CASCADE}, by which the second 8259 "
            "reaches the first. Name the line that the device has without an I/O APIC"
        )
    if record.dpl > _DPL_MAX:
        raise BuildError(f"{record.who()} has privilege level {record.dpl}; levels are 0 to 3")
    if record.vector != NONE and not 0 <= record.vector < VECTORS:
        raise BuildError(
            f"{record.who()} asks for vector {record.vector}; vectors are 0 to {VECTORS - 1}"
        )
    chosen = record.vector == NONE and fixed is None
    if chosen and not 0 <= record.priority < PRIORITIES:
        raise BuildError(
            f"{record.who()} is connected with priority {record.priority}; priorities are 0 to "
            f"{PRIORITIES - 1}, the last one is the most urgent"
        )


def _grant(result: Assignment, record: Record, vector: int) -> None:
    other = result.gates.get(vector)
    if other is not None:
        raise BuildError(
            f"vector {vector} is asked for twice: by {other.record.who()} and by "
            f"{record.who()}. Give one of them another number"
        )
    result.gates[vector] = Gate(record, record.flags if record.kind == TASK else record.handler)


def _reserved(records: list[Record], fixed: Record | None) -> set[int]:
    """Vectors that are nobody's choice: exceptions, software's own, fixed lines'."""
    taken: set[int] = set()
    for record in records:
        if record.kind == STUBS:
            taken.update(range(record.vector, record.vector + record.priority))
    if fixed is not None:
        taken.update(range(fixed.vector, fixed.vector + _PIC_LINES))
    return taken


def _free_vector(result: Assignment, record: Record, taken: set[int]) -> int:
    first = _FIRST + _GROUP * record.priority
    for vector in range(first, first + _GROUP):
        if vector not in taken and vector not in result.gates:
            return vector
    names = ", ".join(
        gate.record.owner_name
        for vector, gate in sorted(result.gates.items())
        if first <= vector < first + _GROUP
    )
    raise BuildError(
        f"no vector is left for {record.who()}: priority {record.priority} has the vectors "
        f"{first} to {first + _GROUP - 1}, which are in use ({names}). Give some of these "
        "interrupts another priority"
    )


def _fill(result: Assignment, records: list[Record], fixed: Record | None) -> None:
    """Stubs for vectors without an owner; the noise of the 8259's last lines."""
    for record in records:
        if record.kind == STUBS:
            for index in range(record.priority):
                vector = record.vector + index
                if vector not in result.gates:
                    result.gates[vector] = Gate(record, record.handler + index * record.flags)
    if fixed is not None:
        for line, handler in ((7, fixed.handler), (15, fixed.owner)):
            if fixed.vector + line not in result.gates:
                result.gates[fixed.vector + line] = Gate(fixed, handler)


def _measure(result: Assignment, records: list[Record]) -> None:
    result.size = max(result.gates, default=0) + 1
    result.routes = max(result.lines, default=-1) + 1
    for record in records:
        if record.kind == DYNAMIC:
            result.size = VECTORS
            result.routes = max(result.routes, record.line)
