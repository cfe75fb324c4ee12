# SPDX-License-Identifier: Apache-2.0
"""Division of 64-bit numbers (arch/x86/cpu/divide.S), run on the host in 32 bits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from host.building import COMPILERS, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, 0 failed, 0 assertions$", re.MULTILINE)


@pytest.mark.parametrize("compiler", [c for c in COMPILERS if c.bits == 32], ids=str)
def test_divide(compiler: Compiler, tmp_path: Path) -> None:
    """Assembled by gcc and by clang."""
    program = Program("divide", "test_divide.c", ("check.c",), ("arch/x86/cpu/divide.S",))
    result = run([str(build(program, compiler, tmp_path))], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, result.stdout[-3000:] + result.stderr[-3000:]
    assert int(counts[1]) > 3_000_000
    assert result.returncode == 0
