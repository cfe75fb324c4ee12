# SPDX-License-Identifier: Apache-2.0
"""The proof: it accepts what the package makes, and finds every kind of damage."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from elf32 import BuildError
from scripts.x86idt.image_support import CODE, RODATA, Picture, Rec, address_of, write

from x86idt import check, records

RECS = (
    Rec("irq_offload", vector=33),
    Rec("uart", line=4, priority=3, flags=0x8000),
    Rec("hpet", line=2, priority=4),
)
GOOD = Picture(RECS)
PIC = Rec("noise", kind=records.FIXED, vector=40, handler=address_of(90), owner=address_of(91))
DYNAMIC = Rec("stubs", kind=records.DYNAMIC, line=64)


def _gate(target: int, access: int = 0x8E, selector: int = 8, zero: int = 0) -> bytes:
    return struct.pack("<HHBBH", target & 0xFFFF, selector, zero, access, target >> 16)


@pytest.mark.parametrize(
    "picture",
    [
        GOOD,
        Picture(),
        Picture((*RECS, DYNAMIC), read_only=False),
        Picture((PIC, Rec("timer", line=0, priority=1), Rec("last", line=15, priority=1))),
        Picture((*RECS, Rec("divide", vector=0), Rec("user", vector=60, dpl=3))),
    ],
)
def test_what_is_made_is_right(tmp_path: Path, picture: Picture) -> None:
    assert check.faults(write(tmp_path, picture)) == []


UART, HPET, NEXT = 80, 96, 97


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({UART: _gate(address_of(4))}, "vector 80 leads to .* not to uart"),
        ({UART: _gate(0, 0x0E)}, "vector 80 leads to 0x0, not to uart|vector 80"),
        ({UART: _gate(address_of(3), 0x8F)}, "not to uart"),
        ({UART: _gate(address_of(3), 0xEE)}, "privilege level 3"),
        ({UART: _gate(address_of(3), selector=0x10)}, "where no code is"),
        ({UART: _gate(address_of(3), zero=0x20)}, "reserved bits"),
        ({90: _gate(address_of(3))}, "vector 90 .* nobody asked"),
        ({3: _gate(0, 0x0E)}, "vector 3 has no handler"),
        ({8: _gate(CODE)}, "no gate to the task"),
        ({14: _gate(address_of(3))}, "vector 14 leads"),
    ],
)
def test_damaged_gate_is_found(tmp_path: Path, changes: dict[int, bytes], says: str) -> None:
    found = "; ".join(check.faults(write(tmp_path, replace(GOOD, changes=changes))))
    assert re.search(says, found), found


def test_damaged_routes_are_found(tmp_path: Path) -> None:
    wrong = struct.pack("<5H", 0, 0, 96, 0, 0x8000 | 96)
    assert any(
        "uart" in fault for fault in check.faults(write(tmp_path, replace(GOOD, routes=wrong)))
    )
    flags = struct.pack("<5H", 0, 0, 96, 0, 80)
    assert any(
        "uart" in fault for fault in check.faults(write(tmp_path, replace(GOOD, routes=flags)))
    )
    short = struct.pack("<2H", 0, 0)
    assert any(
        "hpet" in fault for fault in check.faults(write(tmp_path, replace(GOOD, routes=short)))
    )


def test_priority_is_compared(tmp_path: Path) -> None:
    elf = write(tmp_path, GOOD)
    found = records.read(elf)
    assert [record.priority for record in found if record.line == 4] == [3]
    swapped = replace(
        GOOD, recs=(RECS[0], replace(RECS[1], priority=4), replace(RECS[2], priority=3))
    )
    tables = check.Image(elf)
    bad = replace(
        swapped, idt=tables.between("z_x86_idt", "z_x86_idt_end"),
        routes=tables.between("z_x86_irq_routes", "z_x86_irq_routes_end"),
    )  # fmt: skip
    faults = check.faults(write(tmp_path, bad))
    assert any("not of priority 4" in fault for fault in faults), faults


def test_table_belongs_into_read_only_pages(tmp_path: Path) -> None:
    assert "the table is writable" in check.faults(write(tmp_path, replace(GOOD, read_only=False)))
    dynamic = Picture((*RECS, DYNAMIC))
    assert "the table cannot be written" in check.faults(write(tmp_path, dynamic))


def test_noise_of_the_8259_has_handlers(tmp_path: Path) -> None:
    picture = Picture((PIC,), changes={47: _gate(0, 0x0E)})
    assert any("line 7" in fault for fault in check.faults(write(tmp_path, picture)))


def test_a_part_of_the_image_may_begin_with_a_handler(tmp_path: Path) -> None:
    """Its name is the function's, not the border's at the same address."""
    elf = write(tmp_path, Picture((Rec("isr", line=3, priority=2, owner=RODATA),)))
    assert records.read(elf)[-1].who() == "isr (driver.c:10)"


def test_error_is_one_paragraph(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as caught:
        check.check(write(tmp_path, replace(GOOD, changes={UART: _gate(0)})))
    assert "image.elf" in str(caught.value) and "\n" not in str(caught.value)
