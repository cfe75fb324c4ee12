# SPDX-License-Identifier: Apache-2.0
"""The copy of the boot loader's words, run on the host: lists that are long, wrong or too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from host.building import COMPILERS, TREE, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, 0 failed, 0 assertions$", re.MULTILINE)


@pytest.mark.parametrize("room", [200, 768, 4096])
@pytest.mark.parametrize("compiler", [c for c in COMPILERS if c.bits == 32], ids=str)
def test_boot_args(compiler: Compiler, room: int, tmp_path: Path) -> None:
    """A loader's addresses are 32 bits wide, so only a program of 32 bits has such."""
    program = Program(
        "boot_args",
        "test_boot_args.c",
        ("check.c",),
        ("arch/x86/boot/early_args.c",),
        (f"-I{TREE}/arch/x86/boot", f"-DCONFIG_X86_BOOT_ARGS_SIZE={room}"),
    )
    result = run([str(build(program, compiler, tmp_path))], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, result.stdout[-3000:] + result.stderr[-3000:]
    assert int(counts[1]) > 30
    assert result.returncode == 0
