# SPDX-License-Identifier: Apache-2.0
"""Each fault of apps/faults is explained: cause, place, registers, tables, names, callers.

The program is told by the boot loader's command line which fault to run; this file has what each
must say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from boot.boards import BOARDS, BY_NAME, TOOLCHAINS
from boot.builds import Builds, Built, Image
from boot.image import Elf
from boot.machine import Bochs, Report, cd_image, run, watched, without_exit

_APP = "tests/boot/apps/faults"
_IMAGES = [Image(_APP, board.name, toolchain) for board in BOARDS for toolchain in TOOLCHAINS]
_GCC = [image for image in _IMAGES if image.toolchain == "gcc"]


def _exception(vector: int, name: str, *more: str) -> tuple[str, ...]:
    return (rf"^\*\*\* CPU exception {vector}: {name}$", *more)


def _at(*functions: str) -> str:
    return rf"^  at 0x[0-9a-f]{{8}} (?:{'|'.join(functions)})\+0x[0-9a-f]+$"


# What every board says.
_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "divide": _exception(0, "divide error", _at("divide")),
    "debug": _exception(1, "debug", _at("debug_step")),
    "breakpoint": _exception(3, "breakpoint", _at("breakpoint")),
    "overflow": _exception(4, "overflow", _at("overflow")),
    "bound": _exception(5, "bound range", _at("bound")),
    "opcode": _exception(6, "invalid opcode", _at("invalid_opcode")),
    "coprocessor": _exception(7, "no FPU", _at("no_coprocessor")),
    "double": _exception(
        8, "double fault", r"stack pointer in no region, 0xe0000000",
        r"last page fault at no region, 0xdffffffc", _at("double_fault"),
    ),
    "tss": _exception(10, "invalid TSS", _at("invalid_tss")),
    "absent": _exception(
        11, "segment not present", r"error code 0x\w+: GDT entry \d+", _at("segment_not_present")
    ),
    "stack": _exception(
        12, "stack fault", r"error code 0x\w+: GDT entry \d+", _at("stack_segment")
    ),
    "protection": _exception(
        13, "general protection", r"error code 0xfff8: GDT entry 8191", _at("protection")
    ),
    "x87": _exception(16, "FPU error", _at("x87")),
    "null-read": _exception(
        14, "page fault", "^read refused: nothing is mapped there$",
        r"address in no region, 0x00000000$", "error code 0x0: not present, read, supervisor",
        r"cr2 00000000", _at("read_null", "read_at"),
    ),
    "null-write": _exception(
        14, "page fault", "^write refused: nothing is mapped there$",
        r"address in no region, 0x00000010$", "error code 0x2: not present, write, supervisor",
        r"cr2 00000010", _at("write_null", "write_at"),
    ),
    "null-execute": _exception(
        14, "page fault", "^(execution|read) refused: nothing is mapped there$",
        r"^  at 0x00000000$", "not present",
    ),
    "rodata-write": _exception(
        14, "page fault", "^write refused: the page is read-only$",
        r"address in rodata\+0x[0-9a-f]+, 0x[0-9a-f]{8}", "error code 0x3: present, write",
        _at("write_constant", "write_at"),
    ),
    "text-write": _exception(
        14, "page fault", "^write refused: the page is read-only$",
        r"address in text\+0x[0-9a-f]+, 0x[0-9a-f]{8} read_null\+0x0$",
        "error code 0x3: present, write", _at("write_text", "write_at"),
    ),
    "nowhere-read": _exception(
        14, "page fault", "^read refused: nothing is mapped there$",
        r"address in no region, 0xe0001000$", r"cr2 e0001000", r"not present",
    ),
    # The frame of the page fault meets the guard too: a double fault, on a stack of its own.
    "recursion": _exception(
        8, "double fault", r"last page fault at guard of the main stack\+0x[0-9a-f]+,",
        _at("deeper"), r"from 0x[0-9a-f]{8} deeper\+", ">>> ZEPHYR FATAL ERROR 2: Stack overflow",
    ),
    "thread-recursion": _exception(
        8, "double fault", r"guard page of the stack of thread 0x[0-9a-f]+ \(climber\)",
        _at("climb"), r"from 0x[0-9a-f]{8} climb\+", ">>> ZEPHYR FATAL ERROR 2: Stack overflow",
        r"Current thread: 0x[0-9a-f]+ \(climber\)",
    ),
    # The report comes at once, the end when the kernel has done what it was doing.
    "kernel-call": _exception(
        8, "double fault", r"guard page of the stack of thread 0x[0-9a-f]+ \(caller\)",
        r"from 0x[0-9a-f]{8} nap\+", ">>> ZEPHYR FATAL ERROR 2: Stack overflow",
        r"Current thread: 0x[0-9a-f]+ \(caller\)",
    ),
    "foreign-guard": _exception(
        14, "page fault", "^write refused: the guard page below a stack$",
        r"guard page of the stack of thread 0x[0-9a-f]+ \(sleeper\)",
        r"PTE\[\d+\] 0x[0-9a-f]+ guard of a stack$", _at("foreign_guard"),
        ">>> ZEPHYR FATAL ERROR 2: Stack overflow", r"Current thread: 0x[0-9a-f]+ \(main\)",
    ),
    "assertion": (
        r"ASSERTION FAIL \[wind == 4\] @ .*kernel_errors\.c:\d+", r"the wind has 3 letters",
        r">>> ZEPHYR FATAL ERROR 4: Kernel panic",
    ),
    "panic": (r">>> ZEPHYR FATAL ERROR 4: Kernel panic", r"software"),
    "oops": (r">>> ZEPHYR FATAL ERROR 3: Kernel oops",),
    "trace": _exception(
        14, "page fault", r"address in no region, 0x00000024$", _at("inner_call"),
        r"from 0x[0-9a-f]{8} outer_call\+0x[0-9a-f]+\n  from 0x[0-9a-f]{8} trace\+0x[0-9a-f]+\n"
        r"  from 0x[0-9a-f]{8} main\+0x",
    ),
}  # fmt: skip

# What only a CPU with no-execute refuses.
_NO_EXECUTE: Mapping[str, tuple[str, ...]] = {
    "data-execute": _exception(
        14, "page fault", "^execution refused: the page is not executable$",
        r"address in data\+0x[0-9a-f]+, 0x[0-9a-f]{8}", "error code 0x11: present, execution",
    ),
    "rodata-execute": _exception(
        14, "page fault", "^execution refused: the page is not executable$",
        r"address in rodata\+0x[0-9a-f]+, 0x[0-9a-f]{8}", "error code 0x11: present, execution",
    ),
}  # fmt: skip

# What only an image at a virtual address refuses: reading where it was loaded.
_VIRTUAL: Mapping[str, tuple[str, ...]] = {
    "identity-read": _exception(
        14, "page fault", "^read refused: nothing is mapped there$",
        r"address in no region, 0x00100000$", r"cr2 00100000",
    ),
}  # fmt: skip


def _expectations(image: Image) -> dict[str, tuple[str, ...]]:
    board = BY_NAME[image.board]
    return {
        **_ALWAYS,
        **(_NO_EXECUTE if board.pae else {}),
        **(_VIRTUAL if board.virtual else {}),
    }


def _run(built: Built, name: str) -> Report:
    return run(built.machine().override(extra=("-append", name)))


def _assert_explained(console: str, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        assert re.search(pattern, console, re.MULTILINE), f"no {pattern!r} in:\n{console}"


_CASES = [
    pytest.param(image, name, id=f"{image.board}-{image.toolchain}-{name}")
    for image in _IMAGES
    for name in _expectations(image)
]


@pytest.mark.parametrize(("image", "name"), _CASES)
def test_fault_is_explained(builds: Builds, image: Image, name: str) -> None:
    report = _run(builds.get(image), name)
    _assert_explained(report.console, _expectations(image)[name])
    assert ">>> ZEPHYR FATAL ERROR" in report.console
    assert report.lines()[-1] == "*** Ponente: exit 1"
    assert "while reporting the first one" not in report.console
    assert "came back" not in report.console


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_registers_and_tables_are_printed(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    console = _run(built, "divide").console
    registers = dict(re.findall(r"\b(e\w\w|cs|cr2|cr3|eflags) ([0-9a-f]{4,8})\b", console))
    wanted = {"eax", "ebx", "ecx", "edx", "esi", "edi", "ebp", "esp", "eflags", "cs", "cr2", "cr3"}
    assert wanted <= set(registers), console
    assert (registers["eax"], registers["ecx"], registers["edx"]) == ("0000004d", *["00000000"] * 2)

    board = BY_NAME[image.board]
    tables = re.findall(r"^  (PDPTE|PDE|PTE)\[(\d+)\] ", _run(built, "text-write").console, re.M)
    slots = [int(index) for _, index in tables]
    address = board.vm_base + 0x100000
    assert slots[:-1] == ([address >> 30, address >> 21 & 511] if board.pae else [address >> 22])
    assert len(slots) == (3 if board.pae else 2)


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_names_are_those_of_the_image(builds: Builds, image: Image) -> None:
    built = builds.get(image)
    elf = Elf.read(built.elf)
    console = _run(built, "trace").console
    named = re.findall(r"0x([0-9a-f]{8}) (\w+)\+0x([0-9a-f]+)$", console, re.MULTILINE)
    assert len(named) >= 4, console
    for address, name, offset in named:
        assert int(address, 16) == elf.symbols[name] + int(offset, 16)
        assert elf.function_at(int(address, 16)) == name


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_every_case_has_an_expectation(builds: Builds, image: Image) -> None:
    report = _run(builds.get(image), "list")
    assert report.status == 0
    cases = set(re.findall(r"^case (\S+)$", report.console, re.MULTILINE))
    assert cases == {*_ALWAYS, *_NO_EXECUTE, *_VIRTUAL}


@pytest.mark.parametrize("status", [0, 1])
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_return_of_main_is_the_status(builds: Builds, image: Image, status: int) -> None:
    assert _run(builds.get(image), f"return-{status}").status == status


@pytest.mark.parametrize(
    "image", [image for image in _GCC if not BY_NAME[image.board].virtual], ids=str
)
def test_identity_image_can_read_itself(builds: Builds, image: Image) -> None:
    report = _run(builds.get(image), "identity-read")
    assert "identity-read came back" in report.console


@pytest.mark.parametrize("image", _GCC, ids=str)
def test_non_maskable_interrupt(builds: Builds, image: Image) -> None:
    machine = without_exit(builds.get(image).machine()).override(extra=("-append", "return-0"))
    with watched(machine) as guest:
        guest.wait_for("*** Ponente: exit 0")
        guest.command("inject-nmi")
        guest.wait_for("*** Ponente: exit 1")
        assert "CPU exception 2: non-maskable interrupt" in guest.console()


_BOCHS_NAMES = (
    "double", "recursion", "thread-recursion", "kernel-call", "foreign-guard", "text-write",
    "identity-read", "data-execute",
)  # fmt: skip

_BOCHS_CASES = [
    pytest.param(image, name, id=f"{image.board}-{name}")
    for image in _GCC
    for name in _BOCHS_NAMES
    if name in _expectations(image)
]


@pytest.mark.parametrize(("image", "name"), _BOCHS_CASES)
def test_fault_in_bochs(builds: Builds, image: Image, name: str, tmp_path: Path) -> None:
    disc = cd_image(tmp_path, builds.get(image).elf, name)
    report = Bochs(disc).run(tmp_path)
    _assert_explained(report.console, _expectations(image)[name])
    assert report.status == 1
