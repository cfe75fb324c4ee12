# SPDX-License-Identifier: Apache-2.0
"""The grammar of --map: what is read, and what is refused in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from x86mmu import mapspec
from x86mmu.errors import MmuError
from x86mmu.paging import paging_format
from x86mmu.plan_types import D, L, U, W, X

PAE = paging_format(True, True)
TWO_LEVEL = paging_format(False, False)


def test_only_address_and_size() -> None:
    spec = mapspec.parse("0xA0000000,0x2000", PAE)
    assert (spec.phys, spec.size, spec.flags, spec.virt) == (0xA0000000, 0x2000, 0, 0xA0000000)


def test_everything_given() -> None:
    spec = mapspec.parse("0x80000000,0x400000,LWUX,0xB0000000", PAE)
    assert spec.flags == L | W | U | X
    assert spec.virt == 0xB0000000


def test_empty_flags_before_a_virtual_address() -> None:
    spec = mapspec.parse("0x80000000,4096,,0xB0000000", PAE)
    assert (spec.flags, spec.virt) == (0, 0xB0000000)


@pytest.mark.parametrize("letters,flags", [("D", D), ("WD", W | D), ("DXULW", D | X | U | L | W)])
def test_flags_in_any_order(letters: str, flags: int) -> None:
    assert mapspec.parse(f"0x80000000,0x400000,{letters}", PAE).flags == flags


@pytest.mark.parametrize("phys", ["0x80000000", "2147483648", "0X80000000", "0x0080000000"])
@pytest.mark.parametrize("size", ["0x2000", "8192"])
@pytest.mark.parametrize("virt", ["0xB0000000", "2952790016"])
def test_every_field_takes_both_bases(phys: str, size: str, virt: str) -> None:
    spec = mapspec.parse(f"{phys},{size},W,{virt}", PAE)
    assert (spec.phys, spec.size, spec.virt) == (0x80000000, 0x2000, 0xB0000000)


@pytest.mark.parametrize(
    "text,words",
    [
        ("", "at least a physical address and a size"),
        ("0x1000", "at least a physical address and a size"),
        ("0x1000,", "the size '' is not a number"),
        (",0x1000", "the physical address '' is not a number"),
        ("0x1000,0x1000,W,0x5000,0", "5 fields, '0' is one too many"),
        ("0x1000,0x1000,W,0x5000,", "one too many"),
        ("0x1000,0x1000,Q", "no flag 'Q'"),
        ("0x1000,0x1000,w", "write 'W'"),
        ("0x1000,0x1000,W X", "no flag ' '"),
        ("0x1000,0x1000,WW", "'W' is given twice"),
        ("0x1000,0x1000,W,", "the virtual address '' is not a number"),
        ("A0000000,0x1000", "'A0000000' is not a number"),
        ("0x1000,1k", "'1k' is not a number"),
        ("0x1000,-4096", "'-4096' is not a number"),
        ("-4096,0x1000", "'-4096' is not a number"),
        ("0x,0x1000", "'0x' is not a number"),
        ("0x1_000,0x1000", "not a number"),
        (" 0x1000,0x1000", "not a number"),
        ("0x1000,0x1000\n", "not a number"),
        ("0o1000,0x1000", "not a number"),
        ("1e6,0x1000", "not a number"),
        ("٤٠٩٦,4096", "not a number"),
        ("0x" + "f" * 5000 + ",0x1000", "far beyond any address"),
        ("9" * 5000 + ",0x1000", "far beyond any address"),
        ("0x1000,0", "has size 0"),
        ("0x1000,0x0,W", "has size 0"),
        ("0x1001,0x1000", "the physical address 0x1001 is not a multiple of a page"),
        ("0x1000,0x1800", "the size 0x1800 is not a multiple of a page"),
        ("0x1000,0x1000,,0x5004", "the virtual address 0x5004 is not a multiple"),
        ("0x80001000,0x200000,L", "physical address 0x80001000 is not a multiple of a large page"),
        ("0x80000000,0x1000,L", "the size 0x1000 is not a multiple of a large page"),
        ("0x80000000,0x200000,L,0x90001000", "virtual address 0x90001000 is not a multiple"),
        ("0xfffff000,0x2000", "behind the end of the address space at 4 GiB"),
        ("0x80000000,0x2000,,0xfffff000", "the virtual range ends at 0x100001000"),
        ("0x100000000,0x1000", "No virtual address is given"),
        ("0xfffffff000,0x1000,,0x80000000", "64 GiB with PAE"),
        ("0xffffff000,0x2000,,0x80000000", "the physical range ends at 0x1000001000"),
        ("0,0x1000", "virtual page 0"),
        ("0x5000,0x1000,,0", "virtual page 0"),
    ],
)
def test_refused(text: str, words: str) -> None:
    with pytest.raises(MmuError) as caught:
        mapspec.parse(text, PAE)
    message = str(caught.value)
    assert words in message
    assert "\n" not in message.replace(repr(text), "")
    assert "--map" in message


def test_physical_end_without_pae() -> None:
    with pytest.raises(MmuError, match="4 GiB without PAE"):
        mapspec.parse("0x100000000,0x1000,,0x80000000", TWO_LEVEL)
    spec = mapspec.parse("0xfffff000,0x1000,,0x80000000", TWO_LEVEL)
    assert spec.phys + spec.size == 1 << 32


def test_large_pages_of_two_levels_have_4_mib() -> None:
    with pytest.raises(MmuError, match="0x400000 bytes"):
        mapspec.parse("0x80200000,0x400000,L", TWO_LEVEL)


def test_last_possible_pages() -> None:
    spec = mapspec.parse("0xffffff000,0x1000,W,0xfffff000", PAE)
    assert (spec.phys, spec.virt) == (0xFFFFFF000, 0xFFFFF000)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        spec = mapspec.parse(text, PAE)
    except MmuError:
        return
    assert spec.size > 0
    assert spec.virt > 0


@given(
    st.integers(0, (1 << 24) - 1), st.integers(1, 1 << 20), st.integers(1, (1 << 20) - 1),
    st.sets(st.sampled_from("UWXD")), st.booleans(),
)
def test_what_is_written_is_read(
    frame: int, pages: int, virt: int, letters: set[str], decimal: bool
) -> None:
    phys_at, size, virt_at = frame << 12, pages << 12, virt << 12
    form = "{},{},{},{}" if decimal else "{:#x},{:#x},{},{:#x}"
    text = form.format(phys_at, size, "".join(sorted(letters)), virt_at)
    if phys_at + size > 1 << 36 or virt_at + size > 1 << 32:
        with pytest.raises(MmuError):
            mapspec.parse(text, PAE)
        return
    spec = mapspec.parse(text, PAE)
    assert (spec.phys, spec.size, spec.virt) == (phys_at, size, virt_at)
    bits = {"U": U, "W": W, "X": X, "D": D}
    assert spec.flags == sum(bits[letter] for letter in letters)
