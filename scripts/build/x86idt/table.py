# SPDX-License-Identifier: Apache-2.0
"""The bytes of the tables, and the list for people.

idt.bin: a descriptor of eight bytes per vector (SDM volume 3, "IDT Descriptors"). irq_routes.bin:
two bytes per line, as the low half of an I/O APIC's redirection entry: the vector in bits 0 to
7, polarity in 13, trigger in 15; zero for a line without an owner.
"""

from __future__ import annotations

import struct

from .records import FIXED, NONE
from .vectors import Assignment, Gate

CODE_SELECTOR = 0x08
_INTERRUPT_GATE = 0x8E
_TASK_GATE = 0x85
_ABSENT = 0x0E
_ROUTE_FLAGS = 0xA000
_DESCRIPTOR = struct.Struct("<HHBBH")


def idt(result: Assignment) -> bytes:
    """The descriptor table, up to the highest vector in use."""
    absent = _DESCRIPTOR.pack(0, 0, 0, _ABSENT, 0)
    gates = result.gates
    return b"".join(
        _descriptor(gates[vector]) if vector in gates else absent for vector in range(result.size)
    )


def _descriptor(gate: Gate) -> bytes:
    level = gate.dpl << 5
    if gate.task:
        return _DESCRIPTOR.pack(0, gate.target, 0, _TASK_GATE | level, 0)
    return _DESCRIPTOR.pack(
        gate.target & 0xFFFF, CODE_SELECTOR, 0, _INTERRUPT_GATE | level, gate.target >> 16
    )


def routes(result: Assignment) -> bytes:
    """What the interrupt controller has to know of each line; at least one entry."""
    words = [0] * max(result.routes, 1)
    for line, (vector, record) in result.lines.items():
        words[line] = vector | record.flags & _ROUTE_FLAGS
    return struct.pack(f"<{len(words)}H", *words)


def report(result: Assignment) -> str:
    """Who owns what, a line per vector, for people: interrupts.txt in the build directory."""
    rows = ["vector  line  priority  owner"]
    exceptions = 32
    for vector, gate in sorted(result.gates.items()):
        record = gate.record
        if record.kind not in (0, 1) and vector < exceptions:
            continue
        line = "-" if record.line == NONE else str(record.line)
        priority = "-" if record.priority == NONE or record.kind > 1 else str(record.priority)
        who = record.who() if record.kind != FIXED else "nobody: noise of an 8259"
        rows.append(f"{vector:6}  {line:>4}  {priority:>8}  {who}")
    return "\n".join(rows) + "\n"
