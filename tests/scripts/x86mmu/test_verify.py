# SPDX-License-Identifier: Apache-2.0
"""The proof on tables that were made entry by entry: what it accepts, and what it says.

Whether it notices every single wrong bit is asked in test_verify_flips.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.x86mmu.naive_tables import (
    BASE,
    LINK,
    NO_IDENTITY,
    NX,
    PCD,
    PS,
    RW,
    US,
    P,
    Tables,
    entry_of,
    from_plan,
    own_mapping,
)

from x86mmu.plan_types import D, Identity, Kind, L, PlanEntry, State, U, W, X
from x86mmu.verify import Proof, prove
from x86mmu.walk import Found, walk

FORMATS = [(True, True), (True, False), (False, False)]
OFFSET = 0x40000000


def proof_of(
    made: Tables, entries: list[PlanEntry], identity: Identity = NO_IDENTITY, offset: int = OFFSET
) -> Proof:
    image = made.image()
    ordered = sorted(entries, key=lambda entry: entry.virt)
    return prove(image.data, BASE, image.top, image.levels, image.nx, ordered, identity, offset)


def simple(pae: bool = True, nx: bool = True) -> tuple[Tables, list[PlanEntry]]:
    """Text, rodata and the tables' own pages in one granule, one device elsewhere."""
    entries = [
        entry_of(OFFSET + 0x10000, 0x4000, 0x10000, X, Kind.IMAGE, "text"),
        entry_of(OFFSET + 0x14000, 0x2000, 0x14000, 0, Kind.IMAGE, "rodata"),
        entry_of(0xF0000000, 0x3000, 0xE0000000, W | D | U, Kind.MAP, "device"),
    ]
    made = from_plan(entries, pae, nx)
    entries.append(own_mapping(made, OFFSET))
    return made, entries


@pytest.mark.parametrize(("pae", "nx"), FORMATS)
def test_good_tables_are_proved(pae: bool, nx: bool) -> None:
    made, entries = simple(pae, nx)
    proof = proof_of(made, entries)
    assert proof.ok, proof.text()
    assert proof.table_pages == len(made.pages) + 1
    assert proof.mapped_bytes == sum(entry.size for entry in entries)
    assert proof.text().startswith("proved")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (RW, "writable, supervisor, executable"),
        (US, "read-only, user, executable"),
        (NX, "read-only, supervisor, not executable"),
        (PCD, "cache disabled"),
        (1 << 3, "bit 3 (write-through), which is never set here"),
        (1 << 5, "bit 5 (accessed), which is never set here"),
        (1 << 6, "bit 6 (dirty), which is never set here"),
        (1 << 7, "bit 7 (PAT), which is never set here"),
        (1 << 8, "bit 8 (global), which is never set here"),
        (1 << 9, "has 0b001 in bits 11 to 9"),
        (1 << 12, "found a page at 0x11000"),
        (1 << 35, "found a page at 0x800010000"),
        (1 << 36, "bit 36, which the CPU reserves"),
        (1 << 62, "bit 62, which the CPU reserves"),
        (P, "found an entry not present"),
    ],
)
def test_a_wrong_page_is_told(change: int, words: str) -> None:
    made, entries = simple()
    table = made.page_table(OFFSET)
    made.put(table, 0x10, made.get(table, 0x10) ^ change)
    text = proof_of(made, entries).text()
    assert words in text
    assert "0x40010000 in text (from origin of text)" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (RW, "does not set bit 1"),
        (US, "does not set bit 2"),
        (NX, "forbids execution of everything below it"),
        (PCD, "bit 4 (cache disable), which is never set here"),
        (1 << 8, "bit 8 (global)"),
        (1 << 40, "bit 40, which the CPU reserves"),
        (PS, "writable, user, executable, large pages"),
        (P, "is not present, but not zero"),
        (1 << 30, "points to no table of this image"),
    ],
)
def test_a_wrong_link_is_told(change: int, words: str) -> None:
    made, entries = simple()
    directory = made.directory(OFFSET)
    made.put(directory, 0, made.get(directory, 0) ^ change)
    text = proof_of(made, entries).text()
    assert words in text
    assert "page directory entry 0" in text or "found a page" in text


@pytest.mark.parametrize("bit", [1, 2, 5, 6, 7, 8, 36, 52, 63])
def test_reserved_bits_of_directory_pointers(bit: int) -> None:
    """What Zephyr 3.4 sets, and Bochs refuses."""
    made, entries = simple()
    made.top[1] |= 1 << bit
    text = proof_of(made, entries).text()
    assert f"directory pointer entry 1 = {made.top[1]:#x}, which sets bit {bit}" in text
    assert "which the CPU reserves" in text


@pytest.mark.parametrize(
    ("pae", "bit"), [(True, 13), (True, 20), (True, 36), (False, 13), (False, 21)]
)
def test_reserved_bits_of_large_pages(pae: bool, bit: int) -> None:
    made, entries = simple(pae, pae)
    large = entry_of(0x80000000, 0x400000, 0x80000000, L | W)
    for offset in (0, 0x200000) if pae else (0,):
        at = 0x80000000 + offset
        made.map_large(at, at | P | RW | PS | (NX if pae else 0) | 1 << bit)
    # The mapping of the tables grew with them.
    entries[-1] = own_mapping(made, OFFSET)
    assert f"bit {bit}, which the CPU reserves" in proof_of(made, [*entries, large]).text()


def test_bit_63_is_reserved_without_nx() -> None:
    made, entries = simple(True, False)
    table = made.page_table(OFFSET)
    made.put(table, 0x10, made.get(table, 0x10) | NX)
    assert "bit 63, which the CPU reserves" in proof_of(made, entries).text()


def test_permissions_are_those_of_all_levels() -> None:
    made = Tables()
    made.map_page(0x5000, 0x9000 | P | RW | US)
    directory = made.directory(0)
    made.put(directory, 0, made.get(directory, 0) & ~RW | NX)
    (span,) = [span for span in walk(made.image()).spans if span.found is Found.PAGE]
    assert (span.start, span.end, span.phys, span.rights) == (0x5000, 0x6000, 0x9000, U)


def test_a_missing_mapping_a_surplus_one_and_a_surplus_table() -> None:
    made, entries = simple()
    missing = entry_of(0x90000000, 0x1000, 0x90000000, W, name="missing")
    text = proof_of(made, [*entries, missing]).text()
    assert "0x90000000 in missing" in text and "found no page table" in text
    made.map_page(0xF0100000, 0xC0000000 | P)
    made.page_table(0xF0200000)
    entries[-1] = own_mapping(made, OFFSET)
    text = proof_of(made, entries).text()
    assert "at 0xf0100000" in text and "expected nothing, found a page at 0xc0000000" in text
    assert "at 0xf0200000: expected nothing, found an empty page table" in text


def test_reserved_ranges_need_their_tables() -> None:
    made, entries = simple()
    reserved = entry_of(0x50000000, 0x400000, 0, 0, Kind.MAP, "VM", State.RESERVED)
    assert (
        "expected a page table without a page, found no page table"
        in proof_of(made, [*entries, reserved]).text()
    )
    made.page_table(0x50000000)
    made.page_table(0x50200000)
    entries[-1] = own_mapping(made, OFFSET)
    assert proof_of(made, [*entries, reserved]).ok


def reserved_tables() -> tuple[Tables, list[PlanEntry]]:
    """A range of the kernel with four page tables, three of them empty."""
    made = Tables()
    made.directory(OFFSET)
    for slot in range(4):
        made.page_table(OFFSET + slot * 0x200000)
    own = own_mapping(made, OFFSET)
    rest = [
        entry_of(OFFSET, BASE, 0, 0, Kind.VM, "VM", State.RESERVED),
        entry_of(own.end, OFFSET + 0x800000 - own.end, 0, 0, Kind.VM, "VM", State.RESERVED),
    ]
    return made, [*rest, own]


def test_empty_tables_must_stand_in_order_and_alone() -> None:
    """Nothing that is mapped today tells these from good ones; the kernel's next mapping
    would."""
    made, entries = reserved_tables()
    assert proof_of(made, entries).ok, proof_of(made, entries).text()
    directory = made.directory(OFFSET)
    second, third = made.get(directory, 1), made.get(directory, 2)
    made.put(directory, 1, third)
    told = proof_of(made, entries).text()
    assert "at 0x40400000 in VM" in told
    assert f"expected a table of its own, found the table at {third & ~0xFFF:#x}" in told
    made.put(directory, 2, second)
    told = proof_of(made, entries).text()
    assert "a table of its own" not in told
    assert f"expected the page table at {second & ~0xFFF:#x}, found the one at" in told


def test_page_zero_is_refused_even_when_planned() -> None:
    made, entries = simple()
    made.map_page(0, 0xC0000000 | P | NX)
    entries[-1] = own_mapping(made, OFFSET)
    zero = entry_of(0, 0x1000, 0xC0000000, 0)
    assert "page 0 unmapped" in proof_of(made, [*entries, zero]).text()


def test_write_and_execute_only_when_a_map_says_both() -> None:
    for kind, good in ((Kind.MAP, True), (Kind.IMAGE, False), (Kind.RAM, False)):
        made, entries = simple()
        made.map_page(0xF0010000, 0xC0000000 | P | RW)
        entries[-1] = own_mapping(made, OFFSET)
        both = entry_of(0xF0010000, 0x1000, 0xC0000000, W | X, kind, "both")
        proof = proof_of(made, [*entries, both])
        assert proof.ok is good
        assert good or "one that is both" in proof.text()


@pytest.mark.parametrize("phys", [0x10000, 0x13000, 0x15000])
def test_without_nx_nothing_writable_lies_over_fixed_parts(phys: int) -> None:
    made, entries = simple(False, False)
    made.map_page(0xF0010000, phys | P | RW)
    entries[-1] = own_mapping(made, OFFSET)
    alias = entry_of(0xF0010000, 0x1000, phys, W, name="alias")
    text = proof_of(made, [*entries, alias]).text()
    assert "read-only everywhere, found a writable page over it" in text


def test_identity_must_share_or_be_large() -> None:
    entries = [
        entry_of(OFFSET + 0x10000, 0x1000, 0x10000, X, Kind.IMAGE, "text"),
        entry_of(0x10000, 0x1000, 0x10000, X, Kind.IDENTITY, "text"),
    ]
    made = from_plan(entries, True, True)
    entries.append(own_mapping(made, OFFSET))
    assert "a further page table" in proof_of(made, entries, Identity(0, 1)).text()
    shared = from_plan(entries[:1], True, True)
    table = shared.page_table(OFFSET)
    shared.put(shared.directory(0), 0, table | LINK)
    own = own_mapping(shared, OFFSET)
    mirror = entry_of(BASE, own.size, BASE, W, Kind.IDENTITY, "data")
    proof = proof_of(shared, [*entries[:2], own, mirror], Identity(0, 1))
    assert proof.ok, proof.text()


def test_large_identity_pages_are_exempt_until_the_drop() -> None:
    made, entries = simple()
    made.map_large(0, P | RW | PS)
    entries[-1] = own_mapping(made, OFFSET)
    boot = entry_of(0, 0x200000, 0, W | X | L, Kind.IDENTITY, "boot identity")
    proof = proof_of(made, [*entries, boot], Identity(0, 1))
    assert proof.ok, proof.text()
    # Entries that start-up does not clear stay, with page 0 and all.
    text = proof_of(made, [*entries, boot], Identity(3, 1)).text()
    assert "after start-up" in text and "page 0 unmapped" in text
    text = proof_of(made, [*entries, boot], Identity(0, 3)).text()
    assert "expected an identity entry for start-up to clear, found an empty entry" in text


def test_what_start_up_takes_away_must_not_be_needed() -> None:
    made, entries = simple()
    text = proof_of(made, entries, Identity(3, 1)).text()
    assert "0xf0000000 in device" in text and "after start-up" in text
    assert "found no page table" in text


def test_spare_tables_are_empty() -> None:
    made, entries = simple()
    spare = made.new()
    entries[-1] = own_mapping(made, OFFSET)
    assert proof_of(made, entries).ok
    made.put(spare, 77, 1 << 40)
    assert "expected an unused table to be all zero" in proof_of(made, entries).text()


def test_the_kernel_must_be_able_to_write_its_tables() -> None:
    made, entries = simple()
    table = made.page_table(OFFSET)
    index = BASE >> 12
    made.put(table, index, made.get(table, index) & ~RW)
    assert "the page tables themselves, mapped writable" in proof_of(made, entries).text()


def test_a_plan_out_of_order_is_told() -> None:
    made, entries = simple()
    image = made.image()
    twice = [entries[0], *entries]
    proof = prove(image.data, BASE, image.top, 3, True, twice, NO_IDENTITY, OFFSET)
    assert "ascending order" in proof.text()


def test_many_disagreements_are_counted_not_listed() -> None:
    made, entries = simple()
    for page in range(0, 512, 2):
        made.map_page(0xF0200000 + page * 4096, 0xC0000000 | P)
    entries[-1] = own_mapping(made, OFFSET)
    proof = proof_of(made, entries)
    assert proof.total == 256
    assert len(proof.disagreements) < 30
    assert proof.text().endswith(f"and {proof.total - len(proof.disagreements)} more")


PAGE_SIZES = st.integers(1, 40).map(lambda pages: pages * 4096)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[PlanEntry], bool, bool]:
    """Any entries above the tables' own place, in order, with and without gaps."""
    pae, nx = draw(st.sampled_from(FORMATS))
    large = 0x200000 if pae else 0x400000
    entries: list[PlanEntry] = []
    at = OFFSET + 0x8000000
    for number in range(draw(st.integers(1, 8))):
        at += draw(st.sampled_from([0, 0x1000, 0x7000, large, 0x10000000]))
        flags = draw(st.sampled_from([0, W, X, U, W | U, U | X, W | D]))
        state = draw(st.sampled_from([State.MAPPED, State.RESERVED, State.PAGED_OUT]))
        size = draw(PAGE_SIZES)
        frame = draw(st.integers(0x40000, 0xFFFF0 if not pae else 0xFFFFF0))
        if state is State.MAPPED and draw(st.booleans()):
            flags |= L
            at, size, frame = -(-at // large) * large, large * 2, frame & -(large >> 12)
        phys = 0 if state is State.RESERVED else frame << 12
        if phys + size > (1 << 36 if pae else 1 << 32) or at + size >= 1 << 32:
            break
        entries.append(entry_of(at, size, phys, flags, Kind.MAP, f"m{number}", state))
        at += size
    return entries, pae, nx


@given(plans(), st.data())
@settings(max_examples=60)
def test_random_plans(plan: tuple[list[PlanEntry], bool, bool], data: st.DataObject) -> None:
    """Tables made naively are proved, and no other plan is."""
    entries, pae, nx = plan
    made = from_plan(entries, pae, nx)
    entries = [own_mapping(made, OFFSET), *entries]
    proof = proof_of(made, entries)
    assert proof.ok, proof.text()
    index = data.draw(st.integers(0, len(entries) - 1))
    old = entries[index]
    if old.state is State.RESERVED:
        other = entry_of(old.virt, old.size, 0x40000000, W, old.kind, old.name)
    else:
        change = data.draw(st.sampled_from([W, U, D] + ([X] if nx else [])))
        other = entry_of(
            old.virt, old.size, old.phys, old.flags ^ change, old.kind, old.name, old.state
        )
    assert not proof_of(made, [*entries[:index], other, *entries[index + 1 :]]).ok
