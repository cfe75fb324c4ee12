# SPDX-License-Identifier: Apache-2.0
"""Other legal configurations: offsets, bases and sizes, sections, and options that change the code.

Each runs the checks of apps/kernel, and its live page tables are those of its record.
"""

from __future__ import annotations

import itertools
import re

import pytest

from boot.boards import BOARDS, BY_NAME, TOOLCHAINS, Board
from boot.builds import Builds, Image
from boot.image import Elf
from boot.machine import TIMEOUT, run
from boot.tables import recorded
from boot.test_boot import assert_checked, kernel_image
from boot.test_tables import assert_tables_are_recorded
from run.process import Verdict, execute


def _variant(board: str, *config: str, toolchain: str = "gcc", memory_mib: int = 4) -> Image:
    ram = f"DTS_EXTRA_CPPFLAGS=-DDT_DRAM_SIZE=DT_SIZE_M({memory_mib})"
    defines = () if memory_mib == 4 else (ram,)
    image = kernel_image(BY_NAME[board], toolchain, *config)
    return Image(image.app, board, toolchain, config, defines)


_PLACES = (
    _variant("qemu_x86", "CONFIG_SRAM_OFFSET=0x200000"),
    _variant("qemu_x86_nopae", "CONFIG_SRAM_OFFSET=0x13f000"),
    _variant("qemu_x86_virt", "CONFIG_SRAM_OFFSET=0x200000"),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_OFFSET=0x10000"),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_OFFSET=0x300000"),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_OFFSET=0"),
    _variant("qemu_x86_virt", "CONFIG_SRAM_OFFSET=0x180000", "CONFIG_KERNEL_VM_OFFSET=0x1ff000"),
    _variant("qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_OFFSET=0x10000"),
    _variant("qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_OFFSET=0x500000"),
    _variant("qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_BASE=0x00400000"),
    _variant(
        "qemu_x86_nopae_virt", "CONFIG_KERNEL_VM_BASE=0xffc00000", "CONFIG_KERNEL_VM_SIZE=0x400000"
    ),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0xc0000000"),
    _variant(
        "qemu_x86_virt", "CONFIG_KERNEL_VM_BASE=0xc0000000", "CONFIG_KERNEL_VM_SIZE=0x40000000"
    ),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_SIZE=0xc0000000", memory_mib=16),
    _variant("qemu_x86_virt", "CONFIG_KERNEL_VM_SIZE=0x150000"),
    _variant("qemu_x86_virt", memory_mib=64),
    _variant("qemu_x86", memory_mib=2),
)

_OPTIONS = (
    _variant("qemu_x86_virt", "CONFIG_LINKER_USE_BOOT_SECTION=y"),
    _variant("qemu_x86_nopae", "CONFIG_LINKER_USE_BOOT_SECTION=y"),
    _variant("qemu_x86_virt", "CONFIG_LINKER_USE_PINNED_SECTION=y"),
    _variant(
        "qemu_x86_virt", "CONFIG_LINKER_USE_BOOT_SECTION=y", "CONFIG_LINKER_USE_PINNED_SECTION=y",
        toolchain="clang",
    ),
    _variant("qemu_x86_virt", "CONFIG_X86_NX=n"),
    _variant("qemu_x86_virt", "CONFIG_SRAM_REGION_PERMISSIONS=n"),
    _variant("qemu_x86_virt", "CONFIG_ARCH_MAPS_ALL_RAM=y"),
    _variant("qemu_x86", "CONFIG_ARCH_MAPS_ALL_RAM=y"),
    _variant(
        "qemu_x86_nopae", "CONFIG_ARCH_MAPS_ALL_RAM=y", "CONFIG_KERNEL_VM_SIZE=0x1000000",
        memory_mib=16,
    ),
    _variant("qemu_x86_virt", "CONFIG_ARCH_MAPS_ALL_RAM=y", memory_mib=8),
    _variant("qemu_x86_virt", "CONFIG_NO_OPTIMIZATIONS=y", "CONFIG_MAIN_STACK_SIZE=4096"),
    _variant("qemu_x86_nopae_virt", "CONFIG_SPEED_OPTIMIZATIONS=y", toolchain="clang"),
    _variant("qemu_x86_virt", "CONFIG_DEBUG_OPTIMIZATIONS=y"),
)  # fmt: skip


def _guest_memory(image: Image) -> int:
    """Return the MiB of RAM: what the devicetree says; a PC does not start with less than 2."""
    return 64 if any("M(64)" in define for define in image.defines) else 16


@pytest.mark.parametrize("image", [*_PLACES, *_OPTIONS], ids=str)
def test_variant(builds: Builds, image: Image) -> None:
    machine = builds.get(image).machine().override(extra=("-append", "west wind"))
    assert_checked(run(machine.override(memory_mib=_guest_memory(image))))
    assert_tables_are_recorded(builds, image)


@pytest.mark.parametrize("image", _PLACES, ids=str)
def test_image_is_where_it_was_wished(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    values = dict(
        line.split("=", 1)
        for line in built.output(".config").read_text(encoding="utf-8").splitlines()
        if re.match(r"CONFIG_\w+=(0x|\d)", line)
    )
    elf = Elf.read(built.elf)
    physical = int(values["CONFIG_SRAM_OFFSET"], 0)
    virtual = int(values["CONFIG_KERNEL_VM_BASE"], 0) + int(values["CONFIG_KERNEL_VM_OFFSET"], 0)
    assert elf.physical()[0] == physical
    assert elf.virtual()[0] == virtual
    assert elf.entry == elf.symbols["__start"]
    assert all(segment.flags & 3 != 3 for segment in elf.segments), "a segment is W and X"


def test_boot_identity_is_recorded_for_other_offsets(builds: Builds) -> None:
    """An offset that is not congruent needs identity pages of its own, which the drop removes."""
    record = recorded(builds.get(_PLACES[3]).output("mmu_record.bin"))
    assert record.pages(identity=True)
    assert not record.pages(identity=True) & record.pages()


_SILENT = ("CONFIG_PRINTK=n", "CONFIG_SERIAL=n")
_LEFT_OUT = (
    ("CONFIG_ASSERT=n",),
    ("CONFIG_SYMTAB=n",),
    ("CONFIG_SYMTAB=n", "CONFIG_ASSERT=n", "CONFIG_EXCEPTION_DEBUG=n"),
    ("CONFIG_EXCEPTION_STACK_TRACE=n", "CONFIG_BOOT_BANNER=n"),
    ("CONFIG_X86_EARLY_SERIAL=n",),
)
# Each with both formats, both bases and both compilers.
_PAIRS = ((BOARDS[0], BOARDS[3]), (BOARDS[1], BOARDS[2]))
_COMBINATIONS = [
    kernel_image(board, toolchain, *options)
    for pair, options in zip(itertools.cycle(_PAIRS), _LEFT_OUT)
    for board, toolchain in zip(pair, TOOLCHAINS, strict=True)
]


@pytest.mark.parametrize("image", _COMBINATIONS, ids=str)
def test_combination(builds: Builds, image: Image) -> None:
    machine = builds.get(image).machine().override(extra=("-append", "west wind"))
    assert_checked(run(machine))


@pytest.mark.parametrize("board", BOARDS[1:3], ids=lambda board: board.name)
def test_without_a_console(builds: Builds, board: Board) -> None:
    """Nothing can be said; the status of the machine is still the program's."""
    image = Image("tests/boot/apps/faults", str(board.name), config=_SILENT)
    machine = builds.get(image).machine()
    for word, verdict in (("return-0", Verdict.PASSED), ("divide", Verdict.FAILED)):
        guest = machine.override(extra=("-append", word)).deterministic()
        outcome = execute(guest, timeout=TIMEOUT)
        assert outcome.verdict is verdict, outcome
