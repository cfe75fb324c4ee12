# SPDX-License-Identifier: Apache-2.0
"""Who gets which vector, and what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from elf32 import BuildError
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.x86idt.image_support import Picture, Rec, address_of, write

from x86idt import records, table, vectors

OFFLOAD = Rec("irq_offload", vector=33)
SPURIOUS = Rec("z_loapic_spurious_handler", vector=47)
PIC = Rec("z_i8259_spurious7", kind=records.FIXED, vector=40)
DYNAMIC = Rec("z_x86_dynamic_stubs", kind=records.DYNAMIC, line=64)


def _assign(tmp_path: Path, *recs: Rec) -> vectors.Assignment:
    return vectors.assign(records.read(write(tmp_path, Picture(recs, b"", b""))))


def _error(tmp_path: Path, *recs: Rec) -> str:
    with pytest.raises(BuildError) as caught:
        _assign(tmp_path, *recs)
    return str(caught.value)


def test_priority_chooses_the_group(tmp_path: Path) -> None:
    result = _assign(
        tmp_path, OFFLOAD, SPURIOUS,
        Rec("uart", line=4, priority=3), Rec("hpet", line=2, priority=4),
        Rec("low", line=9, priority=0), Rec("top", line=30, priority=13),
    )  # fmt: skip
    assert {line: vector for line, (vector, _) in result.lines.items()} == {
        4: 80, 2: 96, 9: 34, 30: 240,
    }  # fmt: skip
    assert result.size == 241
    assert result.routes == 31


def test_a_wish_comes_before_choices(tmp_path: Path) -> None:
    result = _assign(tmp_path, Rec("a", line=1, priority=1), Rec("b", vector=48))
    assert result.lines[1][0] == 49
    assert result.gates[48].record.owner_name == "b"


def test_group_holds_what_is_left_of_sixteen(tmp_path: Path) -> None:
    many = [Rec(f"isr{line}", line=line, priority=2) for line in range(16)]
    result = _assign(tmp_path, *many)
    assert sorted(vector for vector, _ in result.lines.values()) == list(range(64, 80))
    message = _error(tmp_path, *many, Rec("one_more", line=16, priority=2, source=77))
    assert "one_more (driver.c:77)" in message
    assert "64 to 79" in message and "isr15" in message and "another priority" in message


def test_two_owners_of_a_line(tmp_path: Path) -> None:
    message = _error(
        tmp_path, Rec("uart_isr", line=4, priority=3, file="uart.c", source=120),
        Rec("my_isr", line=4, priority=1, file="main.c", source=33),
    )  # fmt: skip
    assert message.startswith("interrupt line 4 has two owners: uart_isr (uart.c:120) and my_isr")
    assert "(main.c:33)" in message and "devicetree" in message


def test_copies_of_one_statement_are_one_owner(tmp_path: Path) -> None:
    twice = Rec("isr", line=4, priority=3, owner=0x40102000)
    assert _assign(tmp_path, twice, twice).lines[4][0] == 80
    other = Rec("isr", line=4, priority=3, owner=0x40102000, parameter=8)
    assert "two owners" in _error(tmp_path, twice, other)


@pytest.mark.parametrize(
    ("rec", "says"),
    [
        (Rec("isr", line=4, priority=14), "priority 14; priorities are 0 to 13"),
        (Rec("isr", line=4, priority=-1), "priority -1"),
        (Rec("isr", line=240, priority=1), "line 240; lines are 0 to 239"),
        (Rec("isr", line=-2, priority=1), "line -2"),
        (Rec("isr", vector=256), "vector 256; vectors are 0 to 255"),
        (Rec("isr", vector=-7), "vector -7"),
        (Rec("isr", vector=50, dpl=4), "privilege level 4"),
    ],
)
def test_numbers_that_cannot_be(tmp_path: Path, rec: Rec, says: str) -> None:
    message = _error(tmp_path, rec)
    assert "isr (driver.c:10)" in message and says in message


def test_two_wishes_for_a_vector(tmp_path: Path) -> None:
    message = _error(tmp_path, OFFLOAD, Rec("mine", vector=33, source=5))
    assert "vector 33" in message and "irq_offload" in message and "mine (driver.c:5)" in message


def test_handler_of_an_exception_replaces_the_stub(tmp_path: Path) -> None:
    result = _assign(tmp_path, Rec("divide", vector=0))
    assert result.gates[0].target == address_of(2)
    assert result.gates[1].record.owner_name == "z_x86_exception"
    assert result.gates[8].task and result.gates[8].target == 0x20


def test_lines_of_the_8259_are_fixed(tmp_path: Path) -> None:
    result = _assign(
        tmp_path, PIC, OFFLOAD, Rec("timer", line=0, priority=4), Rec("disk", line=15, priority=99)
    )
    assert result.lines[0][0] == 40
    assert result.lines[15][0] == 55
    assert result.gates[47].record.kind == records.FIXED
    assert result.gates[55].record.owner_name == "disk"
    assert "line 2" in _error(tmp_path, PIC, Rec("isr", line=2, priority=1))
    assert "0 to 15" in _error(tmp_path, PIC, Rec("isr", line=16, priority=1))
    assert "asked for twice" in _error(
        tmp_path, PIC, Rec("isr", line=1, priority=1), Rec("other", vector=41)
    )


def test_dynamic_tables_have_room_for_all(tmp_path: Path) -> None:
    result = _assign(tmp_path, DYNAMIC, Rec("isr", line=4, priority=3))
    assert (result.size, result.routes) == (256, 64)
    assert len(table.idt(result)) == 2048
    assert len(table.routes(result)) == 128


def test_bytes_of_a_gate(tmp_path: Path) -> None:
    result = _assign(
        tmp_path, Rec("isr", line=4, priority=0, flags=0xA100), Rec("u", vector=50, dpl=3)
    )
    data = table.idt(result)
    stub = address_of(2)
    assert data[8 * 33 : 8 * 34] == struct.pack("<HHBBH", stub & 0xFFFF, 8, 0, 0x8E, stub >> 16)
    assert data[8 * 50 + 5] == 0xEE
    assert data[8 * 40 : 8 * 41] == bytes((0, 0, 0, 0, 0, 0x0E, 0, 0))
    # Trigger and polarity reach the controller; the delivery mode is the one CPU's.
    assert struct.unpack_from("<H", table.routes(result), 8) == (0xA000 | 33,)


def test_report_names_everybody(tmp_path: Path) -> None:
    text = table.report(_assign(tmp_path, OFFLOAD, Rec("uart", line=4, priority=3)))
    assert "    80     4         3  uart (driver.c:10)\n" in text
    assert "z_x86_double_fault" in text


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.integers(0, 239), st.tuples(st.integers(0, 13), st.integers(0, 0xFFFF)), max_size=60
    )
)
def test_any_lines_get_vectors_of_their_own(
    tmp_path: Path, lines: dict[int, tuple[int, int]]
) -> None:
    recs = [
        Rec(f"isr{line}", line=line, priority=priority, flags=flags)
        for line, (priority, flags) in lines.items()
    ]
    wanted = [priority for priority, _ in lines.values()]
    full = any(wanted.count(group) > (16 if group else 15) for group in range(14))
    if full:
        assert "no vector is left" in _error(tmp_path, *recs)
        return
    result = _assign(tmp_path, *recs)
    given_out = [vector for vector, _ in result.lines.values()]
    assert len(set(given_out)) == len(recs)
    for line, (vector, _) in result.lines.items():
        assert vector // 16 == lines[line][0] + 2
