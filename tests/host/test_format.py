# SPDX-License-Identifier: Apache-2.0
"""What arch/x86/mmu knows of a paging format is what the generator, and what its proof, knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from host.building import COMPILERS, TREE, Program, build, run

from x86mmu import paging, walk_format

_BASE, _SIZE = 0x40000000, 0xA00000


def by_c(pae: bool, nx: bool, place: Path) -> dict[str, int]:
    """The numbers that the C headers have."""
    numbers = {"MMU": 1, "X86": 1, "MMU_PAGE_SIZE": 4096, "KERNEL_VM_OFFSET": 0}
    numbers |= {"KERNEL_VM_BASE": _BASE, "KERNEL_VM_SIZE": _SIZE}
    numbers |= {"SRAM_BASE_ADDRESS": 0, "SRAM_OFFSET": 0}
    numbers |= {"X86_PAE": 1} if pae else {}
    numbers |= {"X86_NX": 1} if nx else {}
    flags = (
        *(f"-DCONFIG_{name}={number}" for name, number in numbers.items()),
        *(f"-I{TREE / 'arch/x86' / folder}" for folder in ("mmu", "include")),
    )
    tool = Program("format_tool", "format_tool.c", ("check.c",), (), flags)
    result = run([str(build(tool, COMPILERS[0], place))], place)
    assert result.returncode == 0, result.stderr
    pairs = (line.split() for line in result.stdout.splitlines())
    return {name: int(number, 16) for name, number in pairs}


@pytest.mark.parametrize(("pae", "nx"), [(True, True), (True, False), (False, False)])
def test_format(pae: bool, nx: bool, tmp_path: Path) -> None:
    found = by_c(pae, nx, tmp_path)
    fmt = paging.paging_format(pae, nx)
    proof = walk_format.format_of(fmt.levels, nx, False)
    bits = {
        "present": (paging.PRESENT, walk_format.PRESENT),
        "write": (paging.WRITABLE, walk_format.WRITE),
        "user": (paging.USER, walk_format.USER),
        "write_through": (walk_format.WRITE_THROUGH,),
        "cache_disable": (paging.CACHE_DISABLE, walk_format.CACHE_DISABLE),
        "large": (paging.LARGE, walk_format.LARGE),
        "no_execute": tuple(bit if nx else 0 for bit in (paging.NO_EXECUTE, 1 << 63)),
        "paged_out": (paging.PAGED_OUT_MARK, walk_format.PAGED_OUT_MARK),
        "guard": (walk_format.GUARD_MARK,),
        "levels": (fmt.levels, len(proof.levels)),
        "entry_bytes": (fmt.entry_bytes, proof.entry_size),
        "phys_end": (fmt.phys_end,),
        "large_shift": (fmt.large_shift, proof.levels[-2].shift),
        "vm_first_slot": (_BASE >> fmt.large_shift,),
        "vm_last_slot": ((_BASE + _SIZE - 1) >> fmt.large_shift,),
    }
    for number, level in enumerate(proof.levels):
        bits[f"shift{number}"] = (level.shift,)
        bits[f"entries{number}"] = (level.entries,)
    assert {name: {value} for name, value in found.items()} == {
        name: set(values) for name, values in bits.items()
    }
