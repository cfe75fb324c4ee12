# SPDX-License-Identifier: Apache-2.0
"""The proof of 3 GiB: right, and with work that grows with what is present.

Work is counted (tables that are decoded, spans that are kept), not timed; times are printed
by tests/benchmarks.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import pytest

from x86mmu.plan_types import Identity, Kind, PlanEntry, State, W, X
from x86mmu.verify import Proof, prove
from x86mmu.walk import TableImage, TableMap, walk

VM = 0x40000000
TABLES = 0x200000  # physical; virtual is VM above
TEXT, TEXT_END = 0x100000, 0x105000
NX = 1 << 63


@dataclass(frozen=True)
class Large:
    """Tables for all of VM..4 GiB, and their plan."""

    data: bytes
    top: int
    pae: bool
    entries: tuple[PlanEntry, ...]

    def proof(self, data: bytes | None = None) -> Proof:
        content = self.data if data is None else data
        levels = 3 if self.pae else 2
        return prove(content, TABLES, self.top, levels, self.pae, self.entries, Identity(0, 0), VM)

    def seen(self) -> TableMap:
        return walk(TableImage(self.data, TABLES, self.top, 3 if self.pae else 2, self.pae))


def large(pae: bool, full: bool) -> Large:
    """One run of tables; `full` maps every page of RAM behind the first, `not full` only
    text and the tables themselves."""
    code, per_table = ("Q", 512) if pae else ("I", 1024)
    count = (3 << 30) // 4096 // per_table
    size = (count + (3 if pae else 0)) * 4096 + (32 if pae else 4096)
    pages = -(-size // 4096)
    nx = NX if pae else 0
    entries = array(code, bytes(count * 4096))
    frames = range(1, count * per_table) if full else range(TABLES >> 12, (TABLES >> 12) + pages)
    for frame in frames:
        entries[frame] = frame << 12 | 3 | nx
    for frame in range(TEXT >> 12, TEXT_END >> 12):
        entries[frame] = frame << 12 | 1
    links = array(code, [TABLES + index * 4096 | 7 for index in range(count)])
    if pae:
        data = entries.tobytes() + links.tobytes()
        first = TABLES + count * 4096 | 1
        top = array(code, [0, first, first + 0x1000, first + 0x2000]).tobytes()
    else:
        data = entries.tobytes()
        top = array(code, [0] * 256 + list(links)).tobytes()
    plan = _plan(full, pages * 4096)
    return Large(data + top, len(data), pae, plan)


def _plan(full: bool, tables: int) -> tuple[PlanEntry, ...]:
    def entry(start: int, end: int, flags: int, kind: Kind, state: State) -> PlanEntry:
        phys = 0 if state is State.RESERVED else start
        return PlanEntry(VM + start, end - start, phys, flags, state, kind, "test", kind.value)

    rest = (W, Kind.RAM, State.MAPPED) if full else (0, Kind.VM, State.RESERVED)
    parts = [
        entry(0x1000 if full else 0, TEXT, *rest),
        entry(TEXT, TEXT_END, X, Kind.IMAGE, State.MAPPED),
        entry(TEXT_END, TABLES, *rest),
        entry(TABLES, TABLES + tables, W, Kind.IMAGE, State.MAPPED),
        entry(TABLES + tables, 3 << 30, *rest),
    ]
    if full:
        parts.insert(0, entry(0, 0x1000, 0, Kind.VM, State.RESERVED))
    return tuple(parts)


@pytest.mark.parametrize("pae", [True, False])
def test_reserved(pae: bool) -> None:
    made = large(pae, full=False)
    proof = made.proof()
    assert proof.ok, proof.text()
    seen = made.seen()
    # Text, the tables' own pages and the directories are decoded; the empty tables are not.
    own = len(made.data) // (0x200000 if pae else 0x400000) + 1
    assert len(seen.runs) <= own + 8
    assert len(seen.spans) == 5
    assert len(seen.leaf_tables) == (1536 if pae else 768)


@pytest.mark.parametrize("pae", [True, False])
def test_mapped(pae: bool) -> None:
    made = large(pae, full=True)
    proof = made.proof()
    assert proof.ok, proof.text()
    assert proof.mapped_bytes == (3 << 30) - 0x1000
    assert len(made.seen().spans) == 4


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("at", [0.3, 0.5, 0.9])
def test_one_wrong_bit_among_millions(full: bool, at: float) -> None:
    """Far inside what is compared as one block."""
    made = large(True, full)
    offset = int(made.top * at) & -8
    changed = made.data[:offset] + bytes([made.data[offset] ^ 2]) + made.data[offset + 1 :]
    proof = made.proof(changed)
    assert not proof.ok
    page = VM + offset // 8 * 4096
    assert proof.disagreements[0].address == page
