# SPDX-License-Identifier: Apache-2.0
"""The code before paging works at any address and on a 486 (doc/invariants.md, S1 and S2).

Looked for in the objects: in an image a reference that is right only at the linked address, or an
instruction that the checked CPU may lack, shows up on no machine that tests run on.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection

from boot.boards import BOARDS, TOOLCHAINS
from boot.builds import Builds, Image
from boot.test_boot import kernel_image

_NO_OPTIMISATION = ("CONFIG_NO_OPTIMIZATIONS=y", "CONFIG_MAIN_STACK_SIZE=4096")
_VIRTUAL = [board for board in BOARDS if board.virtual]
_IMAGES = [
    *(kernel_image(board, toolchain) for board in _VIRTUAL for toolchain in TOOLCHAINS),
    *(kernel_image(_VIRTUAL[0], toolchain, *_NO_OPTIMISATION) for toolchain in TOOLCHAINS),
]

# R_386_PC32, R_386_PLT32, R_386_GOTOFF, R_386_GOTPC: distances, never addresses.
_RELATIVE = {2, 4, 9, 10}
_LINKER_SYMBOLS = {"_GLOBAL_OFFSET_TABLE_", "z_mapped_start", "z_image_resident_end"}
# What came after the 486: Pentium (msr, tsc, cx8), Pentium Pro (cmov and kin, long nops), MMX …
_TOO_NEW = re.compile(
    r"cmov|fcmov|fu?comip?|(rd|wr)msr|rdtsc|rdpmc|cmpxchg8b|sys(enter|exit)|nop[wl]|endbr|"
    r"prefetch|[lms]fence|ud1|popcnt|.*%(mm|xmm)"
)


def _objects(builds: Builds, image: Image) -> list[Path]:
    folder = builds.get(image).output("arch/x86")
    found = sorted(folder.glob("CMakeFiles/*.dir/boot/early*"))
    assert len(found) == 3, found
    return found


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_nothing_is_referenced_by_address(builds: Builds, image: Image) -> None:
    for path in _objects(builds, image):
        with path.open("rb") as file:
            elf = ELFFile(file)
            for section in elf.iter_sections():
                if not isinstance(section, RelocationSection) or ".debug" in section.name:
                    continue
                kinds = {entry["r_info_type"] for entry in section.iter_relocations()}
                assert kinds <= _RELATIVE, f"{path.name}, {section.name}: {kinds - _RELATIVE}"


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_nothing_outside_is_used(builds: Builds, image: Image) -> None:
    defined, used = set(_LINKER_SYMBOLS), set[str]()
    for path in _objects(builds, image):
        with path.open("rb") as file:
            table = ELFFile(file).get_section_by_name(".symtab")
            assert isinstance(table, SymbolTableSection)
            for symbol in table.iter_symbols():
                if symbol.name:
                    (used if symbol["st_shndx"] == "SHN_UNDEF" else defined).add(symbol.name)
    assert used
    assert used <= defined, f"compiled for another CPU: {sorted(used - defined)}"


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_no_instruction_is_newer_than_a_486(builds: Builds, image: Image) -> None:
    for path in _objects(builds, image):
        listing = subprocess.run(
            ["objdump", "-d", "--no-show-raw-insn", path], capture_output=True, text=True
        )
        assert listing.returncode == 0, listing.stderr
        instructions = re.findall(r"^\s+[0-9a-f]+:\s+(.+)$", listing.stdout, re.MULTILINE)
        assert len(instructions) > 20
        newer = [words for words in instructions if _TOO_NEW.match(words)]
        assert not newer, f"{path.name}: {newer}"


@pytest.mark.parametrize("toolchain", TOOLCHAINS)
def test_image_without_pae_runs_on_a_pentium(builds: Builds, toolchain: str) -> None:
    """The compiler's run-time library, which others compiled, is in it too."""
    boards = [board for board in BOARDS if not board.pae]
    assert boards
    for board in boards:
        built = builds.get(kernel_image(board, toolchain))
        listing = subprocess.run(
            ["objdump", "-d", "--no-show-raw-insn", built.elf], capture_output=True, text=True
        )
        assert listing.returncode == 0, listing.stderr
        found = re.findall(
            r"^\s+[0-9a-f]+:\s+(f?cmov.*|nop[wl] .*|.*%x?mm\d.*)$", listing.stdout, re.M
        )
        assert "vm_enter" in listing.stdout
        assert not found, f"{built.elf}: {found}"
