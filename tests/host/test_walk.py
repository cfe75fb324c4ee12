# SPDX-License-Identifier: Apache-2.0
"""The kernel's page-table walk (arch/x86/mmu/walk.c), compiled for the host, on the bytes that the
generator made: page by page it must find what a naive walker in Python finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from host.building import COMPILERS, TREE, Compiler, Program, build, run
from scripts.x86mmu import support
from scripts.x86mmu.elf_fixture import BOARDS, Image

_MAPS = {
    "image": (),
    "devices": ("0xfd000000,0x10000,WD", "0xfee00000,0x1000,WUD,0xa0000000"),
    "large": ("0x80000000,0x800000,LW,0x88000000", "0xc0000000,0x400000,LU,0x90000000"),
}
_HIGH = Image(sram_base=0x40000000, vm_base=0xC0000000, vm_size=0x1000000, sram_size=0x1000000)
_IMAGES = {**BOARDS, "high": _HIGH}


@dataclass(frozen=True)
class Found:
    """A page as a walk sees it; rights as walk_tool.c prints them."""

    phys: int
    rights: int
    large: bool


def program(pae: bool) -> Program:
    """The walk for a paging format. Where the image lies is for other users of the header."""
    numbers = {"MMU": 1, "X86": 1, "MMU_PAGE_SIZE": 4096}
    numbers |= {"KERNEL_VM_BASE": 0, "KERNEL_VM_OFFSET": 0, "KERNEL_VM_SIZE": 0x400000}
    numbers |= {"SRAM_BASE_ADDRESS": 0, "SRAM_OFFSET": 0}
    if pae:
        numbers["X86_PAE"] = 1
    defines = (f"-DCONFIG_{name}={number}" for name, number in numbers.items())
    includes = (f"-I{TREE / 'arch/x86' / folder}" for folder in ("mmu", "include"))
    return Program(
        "walk_tool",
        "walk_tool.c",
        ("check.c", "walk_file.c"),
        ("arch/x86/mmu/walk.c",),
        (*defines, *includes),
    )


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool, Compiler], Path]:
    """Makes the program once for each format and compiler."""
    made: dict[tuple[bool, Compiler], Path] = {}

    def make(pae: bool, compiler: Compiler) -> Path:
        if (pae, compiler) not in made:
            place = tmp_path_factory.mktemp("walk")
            made[pae, compiler] = build(program(pae), compiler, place)
        return made[pae, compiler]

    return make


def by_kernel(output: str) -> dict[int, Found]:
    """Pages from the runs that walk_tool prints."""
    pages: dict[int, Found] = {}
    for line in output.splitlines():
        virt, phys, count, rights, shift = (int(word, 16) for word in line.split())
        for page in range(count):
            offset = page << 12
            pages[virt + offset] = Found(phys + offset, rights, shift > 12)
    return pages


def by_naive_walk(built: support.Built) -> dict[int, Found]:
    """The same, one address at a time."""
    walk = support.walker(built)
    pages: dict[int, Found] = {}
    for virt in walk.mapped():
        page = walk.page(virt)
        assert page is not None
        rights = page.write | page.user << 1 | (not page.execute) << 2
        pages[virt] = Found(page.phys, rights, page.large)
    return pages


@pytest.mark.parametrize("compiler", COMPILERS, ids=str)
@pytest.mark.parametrize("maps", _MAPS.values(), ids=_MAPS)
@pytest.mark.parametrize("image", _IMAGES.values(), ids=_IMAGES)
def test_walk(
    image: Image,
    maps: tuple[str, ...],
    compiler: Compiler,
    tool: Callable[[bool, Compiler], Path],
    tmp_path: Path,
) -> None:
    built = support.build(tmp_path, image, maps)
    tables = tmp_path / "pagetables.bin"
    tables.write_bytes(built.content)
    where = (str(tables), str(built.job.base_phys), str(built.layout.top_offset))
    result = run([str(tool(image.pae, compiler)), *where], tmp_path)
    assert result.returncode == 0, result.stderr
    pages = by_kernel(result.stdout)
    assert len(pages) > image.text_pages and pages == by_naive_walk(built)
