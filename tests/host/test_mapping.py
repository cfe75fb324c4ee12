# SPDX-License-Identifier: Apache-2.0
"""Mapping at run time (arch/x86/mmu), compiled for the host in each paging format, against a model
and a CPU in software. In tests/, for longer runs:

    python -m host.test_mapping <calls> [<seed> [<instructions of calls that are stepped>]]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from host.building import SOURCES, TREE, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, 0 failed, 0 assertions$", re.MULTILINE)
_TESTED = (
    *("guard", "lookup", "map", "paging", "range", "runs", "split"),
    *("tables", "unmap", "update", "walk"),
)
_INCLUDES = ("arch/x86/mmu", "arch/x86/include", "kernel/include", "tests/host/src")
_CALLS = 30000
# Those that run one by one cost as much as a signal each.
_STEPS = 20000
_STEPS_WITH_SPLIT = 300000


@dataclass(frozen=True)
class Variant:
    """A paging format, a place of the kernel's virtual range, and a compiler: each once, as
    building is most of the time."""

    name: str
    compiler: str
    settings: tuple[str, ...]
    base: int
    address_bits: int = 40

    def __str__(self) -> str:
        return f"{self.name}-{self.compiler}"


VARIANTS = (
    Variant("pae", "gcc", ("X86_PAE", "X86_NX"), 0x40000000),
    Variant("pae-no-nx-identity", "gcc", ("X86_PAE",), 0, address_bits=33),
    Variant("pae-high", "clang", ("X86_PAE", "X86_NX"), 0xFF600000),
    Variant("2level-identity", "gcc", (), 0, address_bits=32),
    Variant("2level-high", "clang", (), 0xFF600000),
)


def made(variant: Variant, place: Path) -> str:
    """The program of a variant. Virtual addresses have 32 bits, and so has it."""
    return str(build(program(variant), Compiler(variant.compiler, 32), place))


def program(variant: Variant) -> Program:
    """The test of a variant; the headers of the TLB, the seal and CPUID are the model's."""
    numbers = {"MMU": 1, "X86": 1, "MMU_PAGE_SIZE": 0x1000, "DEMAND_PAGING": 1}
    numbers |= {"HW_STACK_PROTECTION": 1, "ASSERT": 1}
    numbers |= {"KERNEL_VM_BASE": variant.base, "KERNEL_VM_SIZE": 0xA00000}
    numbers |= {"KERNEL_VM_OFFSET": 0, "SRAM_BASE_ADDRESS": 0, "SRAM_OFFSET": 0}
    # What other headers of the contract want to see.
    numbers |= {"ISR_STACK_SIZE": 2048, "SYS_CLOCK_HW_CYCLES_PER_SEC": 1000000}
    numbers |= {"SYS_CLOCK_TICKS_PER_SEC": 100}
    numbers |= {"NUM_COOP_PRIORITIES": 16, "NUM_PREEMPT_PRIORITIES": 15}
    numbers |= dict.fromkeys(variant.settings, 1)
    replaced = (("-include", str(SOURCES / f"host_{name}.h")) for name in ("tlb", "seal", "cpuid"))
    return Program(
        "mapping",
        "test_mapping.c",
        ("check.c", "walk_file.c", "single_step.c"),
        (
            *(f"arch/x86/mmu/{name}.c" for name in _TESTED),
            *(f"tests/host/src/{name}.c" for name in ("soft_mmu", "mapping_model", "mapping_runs")),
        ),
        (
            *(f"-I{TREE / folder}" for folder in _INCLUDES),
            *(f"-DCONFIG_{name}={number:#x}" for name, number in numbers.items()),
            f"-DHOST_ADDRESS_BITS={variant.address_bits}U",
            *(word for pair in replaced for word in pair),
        ),
    )


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_mapping(variant: Variant, tmp_path: Path) -> None:
    # A split has more than a hundred thousand: once is enough.
    steps = _STEPS_WITH_SPLIT if variant is VARIANTS[0] else _STEPS
    result = run([made(variant, tmp_path), str(_CALLS), "1", str(steps)], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, result.stdout[-3000:] + result.stderr[-3000:]
    assert int(counts[1]) > _CALLS
    assert result.returncode == 0


def main(arguments: list[str]) -> int:
    """Run all variants for as many calls as are asked for."""
    status = 0
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            command = [made(variant, Path(folder)), *arguments]
            print(f"{variant}:", flush=True)
            status |= subprocess.run(command, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
