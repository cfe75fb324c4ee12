# SPDX-License-Identifier: Apache-2.0
"""Each wrong input of a build gives one clear error, a status, and no half-written output."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from boot.builds import Image, Result, attempt, command
from build_errors.cases import CASES, Case

_IMAGES = ("zephyr.elf", "zephyr-pvh.elf")
_TABLES = ("pagetables.bin", "mmu_record.bin")
_OUTPUTS = (*_IMAGES, *_TABLES)
_LONGEST_PARAGRAPH = 10
# What ninja says of its own, and CMake's progress.
_NOISE = re.compile(r"^(\[\d+/\d+\]|FAILED:|ninja:|cd |: &&|-- )")

_GOOD = Image("samples/hello_world", "qemu_x86_virt")


def _text(result: Result) -> str:
    return f"{result.output}\n{result.errors}"


def _paragraphs(result: Result) -> Iterator[str]:
    """Yield the error's candidates: runs of lines without a blank one or the tools' progress."""
    lines = ["" if _NOISE.match(line) else line for line in _text(result).splitlines()]
    for block in re.split(r"\n\s*\n", "\n".join(lines)):
        if block.strip():
            yield block


def _explains(case: Case, block: str) -> bool:
    joined = " ".join(block.split())
    return all(re.search(pattern, joined) for pattern in case.says)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_wrong_input_is_refused(case: Case, tmp_path: Path) -> None:
    result = attempt(case.image, tmp_path / "build")
    assert result.status != 0, _text(result)
    assert "Traceback" not in _text(result)
    explaining = [block for block in _paragraphs(result) if _explains(case, block)]
    assert explaining, f"no paragraph has all of {case.says}:\n{_text(result)}"
    assert len(explaining[0].splitlines()) <= _LONGEST_PARAGRAPH, explaining[0]
    unwanted = _IMAGES if case.tables else _OUTPUTS
    left = [name for name in unwanted if (tmp_path / "build/zephyr" / name).exists()]
    assert not left, f"{left} were left behind"


def test_the_cases_build_without_their_mistake(tmp_path: Path) -> None:
    result = attempt(_GOOD, tmp_path / "build")
    assert result.status == 0, _text(result)
    assert all((tmp_path / "build/zephyr" / name).is_file() for name in _OUTPUTS)


def test_a_mended_build_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    wrong = Image(_GOOD.app, _GOOD.board, defines=("X86_EXTRA_GEN_MMU_ARGUMENTS=--map;1,2,3,4,5",))
    assert attempt(wrong, folder).status != 0
    mended = Image(_GOOD.app, _GOOD.board, defines=("X86_EXTRA_GEN_MMU_ARGUMENTS=",))
    result = attempt(mended, folder)
    assert result.status == 0, _text(result)


def test_a_good_build_that_becomes_wrong_makes_no_image(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    assert attempt(_GOOD, folder).status == 0
    before = (folder / "zephyr/zephyr.elf").read_bytes()
    wrong = Image(_GOOD.app, _GOOD.board, config=("CONFIG_KERNEL_VM_SIZE=0x104000",))
    assert attempt(wrong, folder).status != 0
    elf = folder / "zephyr/zephyr.elf"
    assert not elf.exists() or elf.read_bytes() == before


def test_unmet_dependency_is_a_warning(tmp_path: Path) -> None:
    fragment = Path(__file__).resolve().parent / "inputs/unmet.conf"
    image = Image(_GOOD.app, _GOOD.board, defines=(f"EXTRA_CONF_FILE={fragment}",))
    folder = tmp_path / "build"
    result = command(image.configure_command(folder), image.environment())
    assert result.status == 0, _text(result)
    warnings = [line for line in _text(result).splitlines() if "BOOT_BANNER" in line]
    assert any("warning" in line for line in warnings), _text(result)
    assert "PRINTK" in _text(result)


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("dtc", r"\bdtc\b.*device-tree-compiler"),
        ("gcc", r"\bgcc\b|compiler"),
        ("ninja", "(?i)ninja"),
    ],
)
def test_missing_tool(missing: str, says: str, tmp_path: Path) -> None:
    environment = _GOOD.environment()
    tools = tmp_path / "tools"
    tools.mkdir()
    for folder in reversed(environment["PATH"].split(":")):
        for tool in Path(folder).glob("*"):
            if not _is(tool.name, missing):
                (tools / tool.name).unlink(missing_ok=True)
                (tools / tool.name).symlink_to(tool)
    environment["PATH"] = str(tools)
    cmake = shutil.which("cmake", path=str(tools))
    assert cmake is not None
    result = command(_GOOD.configure_command(tmp_path / "build"), environment)
    assert result.status != 0, _text(result)
    assert "Traceback" not in _text(result)
    assert re.search(says, " ".join(_text(result).split())), _text(result)


def _is(name: str, tool: str) -> bool:
    """Whether a program is the tool: gcc also has names with a version or a target."""
    if tool == "gcc":
        return bool(re.fullmatch(r"(.*-)?(gcc|cc|clang|c89|c99)(-[0-9.]+)?", name))
    return name == tool or (tool == "ninja" and name == "ninja-build")
