# SPDX-License-Identifier: Apache-2.0
"""Eviction algorithms and backing stores (subsys/demand_paging), run on the host: real code against
models of page frames, pages, and the CPU's accessed and dirty bits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from host.building import COMPILERS, TREE, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, 0 failed, 0 assertions$", re.MULTILINE)
_FOLDER = "subsys/demand_paging"
_NUMBERS = {
    "MMU": "1", "X86": "1", "X86_PAE": "1", "MMU_PAGE_SIZE": "4096", "MP_MAX_NUM_CPUS": "1",
    "KERNEL_VM_BASE": "0x60000000", "KERNEL_VM_SIZE": "0x800000", "KERNEL_VM_OFFSET": "0",
    "SRAM_BASE_ADDRESS": "0", "SRAM_OFFSET": "0", "ISR_STACK_SIZE": "2048",
    "SYS_CLOCK_EXISTS": "1", "SYS_CLOCK_HW_CYCLES_PER_SEC": "1000000",
    "SYS_CLOCK_TICKS_PER_SEC": "100", "NUM_COOP_PRIORITIES": "16", "NUM_PREEMPT_PRIORITIES": "15",
    "DEMAND_PAGING": "1", "EVICTION_TRACKING": "1", "BACKING_STORE_RAM_PAGES": "24",
}  # fmt: skip
# Virtual addresses have 32 bits, and so have the programs.
_ALL_32 = pytest.mark.parametrize("compiler", [c for c in COMPILERS if c.bits == 32], ids=str)


def _passed(
    main: str, tested: tuple[str, ...], numbers: dict[str, str], compiler: Compiler, place: Path
) -> int:
    """Build a program with 64 page frames, run it, return how many checks it made."""
    generated = place / "generated"
    generated.mkdir()
    (generated / "ram_regions.h").write_text("#define RAM_FRAMES 64\n")
    program = Program(
        main,
        f"test_{main}.c",
        ("check.c", "host_window.c"),
        (*(f"{_FOLDER}/{name}.c" for name in tested), "lib/libc/minimal/string/memory.c"),
        (
            *(f"-I{TREE / folder}" for folder in ("kernel/include", "arch/x86/include")),
            f"-I{generated}",
            *("-include", str(TREE / "tests/host/src/host_spinlock.h")),
            *(f"-DCONFIG_{name}={value}" for name, value in {**_NUMBERS, **numbers}.items()),
        ),
    )
    (place / "program").mkdir()
    result = run([str(build(program, compiler, place / "program"))], place)
    counts = _COUNTS.search(result.stdout)
    assert counts, result.stdout[-3000:] + result.stderr[-3000:]
    assert result.returncode == 0
    return int(counts[1])


@_ALL_32
@pytest.mark.parametrize(
    "sources, period",
    [
        (("eviction/lru", "eviction/ring"), "0"),
        (("eviction/nru", "eviction/nru_period", "eviction/ring"), "100"),
        # Fifteen ticks for ten parts; less than a tick for each; a period of one tick.
        (("eviction/nru", "eviction/nru_period", "eviction/ring"), "150"),
        (("eviction/nru", "eviction/nru_period", "eviction/ring"), "35"),
        (("eviction/nru", "eviction/nru_period", "eviction/ring"), "1"),
    ],
    ids=["lru", "nru", "nru_uneven_period", "nru_odd_period", "nru_shortest_period"],
)
def test_eviction(
    sources: tuple[str, ...], period: str, compiler: Compiler, tmp_path: Path
) -> None:
    """What is chosen, at which cost, and how near it is to the page that was not used longest."""
    numbers = {"EVICTION_NRU_PERIOD": period}
    numbers |= {"EVICTION_NRU": "1"} if period != "0" else {}
    assert _passed("eviction", sources, numbers, compiler, tmp_path) > 1_000_000


@_ALL_32
@pytest.mark.parametrize("store", ["ram", "rom_image"])
def test_backing_store(store: str, compiler: Compiler, tmp_path: Path) -> None:
    """No place is lost, none is given twice, and what is loaded is what was stored."""
    sources = ("backing_store/slots", f"backing_store/{store}")
    numbers = {"BACKING_STORE_ROM_IMAGE": "1"} if store == "rom_image" else {}
    assert _passed("backing_store", sources, numbers, compiler, tmp_path) > 1_000_000
