# SPDX-License-Identifier: Apache-2.0
"""What the kernel never gives out (arch/x86/mmu/reserved.c), run on the host: maps of loaders that
are long, unsorted or contradict themselves, and records of images."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from host.building import COMPILERS, TREE, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, 0 failed, 0 assertions$", re.MULTILINE)
_INCLUDES = ("arch/x86/mmu", "arch/x86/include", "kernel/include")


@pytest.mark.parametrize("base", ["0", "0x40000000", "0xff800000"])
@pytest.mark.parametrize("compiler", [c for c in COMPILERS if c.bits == 32], ids=str)
def test_reserved(compiler: Compiler, base: str, tmp_path: Path) -> None:
    """Virtual addresses have 32 bits, and so has the program."""
    numbers = {"MMU": "1", "X86": "1", "X86_PAE": "1", "MMU_PAGE_SIZE": "0x1000"}
    numbers |= {"KERNEL_VM_BASE": base, "KERNEL_VM_SIZE": "0x800000", "KERNEL_VM_OFFSET": "0"}
    numbers |= {"SRAM_BASE_ADDRESS": "0", "SRAM_OFFSET": "0", "X86_BOOT_ARGS_SIZE": "4096"}
    # What other headers of the contract want to see.
    numbers |= {"ISR_STACK_SIZE": "2048", "SYS_CLOCK_HW_CYCLES_PER_SEC": "1000000"}
    numbers |= {"SYS_CLOCK_TICKS_PER_SEC": "100"}
    numbers |= {"NUM_COOP_PRIORITIES": "16", "NUM_PREEMPT_PRIORITIES": "15"}
    program = Program(
        "reserved",
        "test_reserved.c",
        ("check.c",),
        ("arch/x86/mmu/reserved.c", "arch/x86/mmu/occupied.c"),
        (
            *(f"-I{TREE / folder}" for folder in _INCLUDES),
            *(f"-DCONFIG_{name}={number}" for name, number in numbers.items()),
        ),
    )
    result = run([str(build(program, compiler, tmp_path))], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, result.stdout[-3000:] + result.stderr[-3000:]
    assert int(counts[1]) > 700
    assert result.returncode == 0
