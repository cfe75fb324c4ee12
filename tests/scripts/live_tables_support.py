# SPDX-License-Identifier: Apache-2.0
"""A machine that is a few bytes: an image made by the generator, its memory, its registers."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.x86mmu.built_fixture import Made, built_elf, generate
from scripts.x86mmu.elf_fixture import Image

from live_tables import compare, expected, reading
from live_tables.compare import Comparison, What
from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.source import CR0_PG, CR0_WP, CR4_PAE, CR4_PSE, EFER_NXE, Registers

ACCESSED, DIRTY, OUT, GUARD = 1 << 5, 1 << 6, 1 << 9, 1 << 10
PRESENT, WRITE = 1, 2


@dataclass
class Machine:
    """Physical memory with an image in it, as a source; entries are written by put()."""

    plan: Expected
    memory: bytearray = field(repr=False)
    base: int = 0
    registers_now: Registers = field(default_factory=lambda: Registers(0))
    name: str = "a test's machine"

    def registers(self) -> Registers:
        """As they are."""
        return self.registers_now

    def read(self, phys: int, size: int) -> bytes:
        """Memory; AskError outside of the image."""
        at = phys - self.base
        if at < 0 or at + size > len(self.memory):
            raise AskError(f"no memory at {phys:#x}")
        return bytes(self.memory[at : at + size])

    @property
    def entry_size(self) -> int:
        """Bytes of an entry."""
        return 8 if self.plan.built.tables.levels == 3 else 4

    def leaf(self, virt: int) -> int:
        """Where the last entry for an address of the kernel's range stands."""
        built = self.plan.built
        shift = 21 if built.tables.levels == 3 else 22
        slot = (virt >> shift) - (built.vm.start >> shift)
        index = (virt >> 12) % (4096 // self.entry_size)
        return built.tables.base_phys + slot * 4096 + index * self.entry_size

    def entry(self, phys: int) -> int:
        """An entry."""
        return int.from_bytes(self.read(phys, self.entry_size), "little")

    def put(self, phys: int, entry: int) -> None:
        """Write an entry."""
        at = phys - self.base
        self.memory[at : at + self.entry_size] = entry.to_bytes(self.entry_size, "little")

    def change(self, virt: int, *, on: int = 0, off: int = 0) -> None:
        """Turn bits of the last entry for an address on and off."""
        place = self.leaf(virt)
        self.put(place, (self.entry(place) | on) & ~off)

    def started(self) -> None:
        """What start-up does: the identity mapping's entries go away."""
        slots, top = self.plan.built.identity, self.plan.top_phys
        for index in range(slots.first, slots.first + slots.count):
            self.put(top + index * self.entry_size, 0)

    def compared(self, *, identity: bool | None = None) -> Comparison:
        """The comparison with the plan."""
        return compare.compare(self.plan, reading.read(self, self.plan), identity=identity)

    def kinds(self) -> set[What]:
        """What the comparison found, agreement apart."""
        result = self.compared()
        found = {part.what for part in result.parts} - {What.AGREES}
        return found | ({What.DIFFERS} if result.findings else set())


def machine(image: Image, folder: Path, maps: Sequence[str] = ()) -> Machine:
    """A machine that has just come to vm_enter with this image."""
    made = generate(image, maps, folder)
    elf = folder / "zephyr" / "zephyr.elf"
    elf.parent.mkdir(exist_ok=True)
    elf.write_bytes(built_elf(made))
    plan = expected.read(elf)
    return Machine(plan, _memory(made, plan), plan.config.image_phys, _registers(plan))


def _memory(made: Made, plan: Expected) -> bytearray:
    facts = plan.built.facts
    memory = bytearray(len(plan.built.image))
    for segment in facts.segments:
        at = segment.virt - plan.built.image.start
        memory[at : at + segment.file_size] = facts.read(segment.virt, segment.file_size)
    return memory


def _registers(plan: Expected) -> Registers:
    pae = plan.built.tables.levels == 3
    return Registers(
        plan.top_phys,
        CR0_PG | CR0_WP | 1,
        CR4_PAE if pae else CR4_PSE,
        EFER_NXE if plan.built.tables.nx else 0,
    )


def with_register(given: Machine, **changes: int) -> Machine:
    """The machine with other registers."""
    given.registers_now = replace(given.registers_now, **changes)
    return given


def words_of(entry: int, size: int) -> bytes:
    """An entry as bytes."""
    return struct.pack("<Q" if size == 8 else "<I", entry)
