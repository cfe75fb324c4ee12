# SPDX-License-Identifier: Apache-2.0
"""Every single wrong bit in good tables is refused.

The generator emits accessed, dirty, available, write-through and global bits clear, spare
tables empty and unused entries zero, so there is no bit of a table image that may change:
one flip anywhere is a disagreement. hypothesis chooses image, entry and bit; all bits of
one entry of each kind are tried one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.x86mmu.built_fixture import Made, generate
from scripts.x86mmu.elf_fixture import BOARDS, Image

from x86mmu.plan_types import State
from x86mmu.verify import Proof, prove

MAPS = ("0xfd000000,0x800000,W,0x60000000", "0xe0000000,0x2000,WUD,0x80001000")
IMAGES: dict[str, Image] = {
    **BOARDS,
    "large identity": replace(BOARDS["qemu_x86_virt"], vm_offset=0),
    "no NX": replace(BOARDS["qemu_x86_virt"], nx=False),
    "all RAM": replace(BOARDS["qemu_x86_virt"]).with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1),
    # Text and rodata are not there at boot; data, with the tables in it, is pinned.
    "paged out": replace(BOARDS["qemu_x86_virt"]).with_extra(
        CONFIG_DEMAND_PAGING=1,
        CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=0,
        CONFIG_FLASH_BASE_ADDRESS=0x100000, CONFIG_FLASH_SIZE=256,
        CONFIG_LINKER_USE_PINNED_SECTION=1,
        lnkr_pinned_start=0x40107000,
        lnkr_pinned_end=0x4011B000,
    ),
}


@cache
def made(name: str) -> Made:
    """An image's tables, made once."""
    with TemporaryDirectory() as folder:
        return generate(IMAGES[name], MAPS, Path(folder))


def proof_of(good: Made, content: bytes) -> Proof:
    plan = good.job.plan
    return prove(
        content,
        good.job.base_phys,
        good.placed.top_offset,
        plan.format.levels,
        plan.format.nx,
        plan.entries,
        plan.identity,
        plan.virt_offset,
    )


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def kinds_of_entries(good: Made) -> Iterator[tuple[str, int]]:
    """One entry of each kind in each table: the first, with its offset."""
    width = good.placed.format.entry_bytes
    seen: set[tuple[int, int]] = set()
    for offset in range(0, len(good.tables), width):
        entry = int.from_bytes(good.tables[offset : offset + width], "little")
        table = min(offset, good.placed.top_offset) // 4096
        # The bits below the address, the caching and large-page bits, and NX: not where.
        kind = (table, entry & (1 << 63 | 0xFFF))
        if kind not in seen:
            seen.add(kind)
            yield f"{entry:#x} at {offset:#x}", offset


@pytest.mark.parametrize("name", [*IMAGES])
def test_good_tables_are_proved(name: str) -> None:
    good = made(name)
    states = {entry.state for entry in good.job.plan.entries}
    assert (State.PAGED_OUT in states) is (name == "paged out")
    proof = proof_of(good, good.tables)
    assert proof.ok, proof.text()


@pytest.mark.parametrize("name", [*IMAGES])
def test_each_bit_of_each_kind_of_entry(name: str) -> None:
    good = made(name)
    width = good.placed.format.entry_bytes
    entries = 0
    for what, offset in kinds_of_entries(good):
        entries += 1
        for bit in range(width * 8):
            proof = proof_of(good, flipped(good.tables, offset * 8 + bit))
            assert not proof.ok, f"bit {bit} of {what} was not noticed"
            assert proof.disagreements[0].text()
    assert entries > 8


@given(st.sampled_from([*IMAGES]), st.data())
@settings(max_examples=400)
def test_any_bit_anywhere(name: str, data: st.DataObject) -> None:
    good = made(name)
    width = good.placed.format.entry_bytes
    used = [at for at in range(0, len(good.tables), width) if any(good.tables[at : at + width])]
    entry = data.draw(
        st.sampled_from(used)
        | st.integers(0, len(good.tables) // width - 1).map(lambda index: index * width)
    )
    bit = data.draw(st.integers(0, width * 8 - 1))
    assert not proof_of(good, flipped(good.tables, entry * 8 + bit)).ok


@given(st.sampled_from([*IMAGES]), st.data())
@settings(max_examples=150)
def test_entries_that_change_places(name: str, data: st.DataObject) -> None:
    """Bits that are right, in the wrong entry."""
    good = made(name)
    width = good.placed.format.entry_bytes
    indexes = st.integers(0, len(good.tables) // width - 1)
    used = [i for i in range(len(good.tables) // width) if any(_entry(good.tables, i, width))]
    one, two = data.draw(st.sampled_from(used)), data.draw(st.sampled_from(used) | indexes)
    first, second = _entry(good.tables, one, width), _entry(good.tables, two, width)
    changed = bytearray(good.tables)
    changed[one * width : (one + 1) * width] = second
    changed[two * width : (two + 1) * width] = first
    assert proof_of(good, bytes(changed)).ok is (first == second)


def _entry(content: bytes, index: int, width: int) -> bytes:
    return content[index * width : (index + 1) * width]


@given(st.sampled_from([*IMAGES]), st.binary(min_size=1, max_size=200), st.data())
@settings(max_examples=80)
def test_garbage_is_refused_in_words(name: str, garbage: bytes, data: st.DataObject) -> None:
    """Whatever stands in the tables, the proof says so and never fails itself."""
    good = made(name)
    at = data.draw(st.integers(0, len(good.tables) - len(garbage)))
    content = good.tables[:at] + garbage + good.tables[at + len(garbage) :]
    proof = proof_of(good, content)
    assert proof.ok is (content == good.tables)
    assert proof.text()


@pytest.mark.parametrize("name", ["qemu_x86_virt", "qemu_x86_nopae_virt"])
def test_a_plan_that_differs_is_refused(name: str) -> None:
    """The same tables against plans with one entry changed."""
    good = made(name)
    plan = good.job.plan
    for index, entry in enumerate(plan.entries):
        changes = [
            replace(entry, phys=entry.phys ^ 0x100000),
            replace(entry, flags=entry.flags ^ 1),
        ]
        if entry.state is State.RESERVED:
            changes = [replace(entry, state=State.MAPPED)]
        elif not entry.virt >> 31 and entry.size > 4096:
            changes.append(replace(entry, size=entry.size - 4096))
        for change in changes:
            entries = [*plan.entries[:index], change, *plan.entries[index + 1 :]]
            other = replace(good, job=replace(good.job, plan=replace(plan, entries=tuple(entries))))
            assert not proof_of(other, good.tables).ok, change
