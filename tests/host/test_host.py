# SPDX-License-Identifier: Apache-2.0
"""C code that needs no target, on the host: compiled by gcc and clang for 32 and 64 bits with the
address and undefined-behaviour sanitizers, assertions on, and run. Every program counts its checks;
one that checked nothing has failed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent / "src"
LIBC = TREE / "lib/libc/minimal"

_WARNINGS = ("-Wall", "-Wextra", "-Werror")
_SANITIZE = (
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-fno-omit-frame-pointer",
)
_DEFINES = ("-D__ASSERT_ON=2", "-DCONFIG_ASSERT_VERBOSE=1", "-DCONFIG_PRINTK=1")
_COUNTS = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) assertions$", re.MULTILINE)


@dataclass(frozen=True)
class Compiler:
    name: str
    bits: int

    def __str__(self) -> str:
        return f"{self.name}-{self.bits}"


@dataclass(frozen=True)
class Program:
    """A test program, the files of the tree that it tests, and their configuration."""

    name: str
    sources: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


_FULL = ("-DCONFIG_CBPRINTF_COMPLETE=1", "-DCONFIG_CBPRINTF_FULL_INTEGRAL=1")
_FORMATTER = (
    *("lib/os/cbprintf.c", "lib/os/cbprintf_complete.c", "lib/os/cbprintf_spec.c"),
    *(f"lib/libc/minimal/string/{name}.c" for name in ("memory", "string", "search")),
)
_STDIO = tuple(f"lib/libc/minimal/stdio/{name}.c" for name in ("stdout", "printf", "sprintf"))
_STDLIB = tuple(
    f"lib/libc/minimal/stdlib/{n}.c" for n in ("abs", "sort", "strtol", "strtoll", "rand")
)
_STRING = tuple(
    f"lib/libc/minimal/string/{name}.c"
    for name in ("memory", "string", "search", "strtok", "case", "strerror")
)

PROGRAMS = (
    Program("util_macros"),
    Program("util_values", (*_STRING, *(f"lib/utils/{n}.c" for n in ("hex", "dec", "utf8")))),
    Program("lists", _STRING),
    Program(
        "string",
        (*_STRING, "lib/libc/minimal/errno.c"),
        ("-DCONFIG_MINIMAL_LIBC_STRING_ERROR_TABLE=1",),
    ),
    Program(
        "string_small",
        (*_STRING, "lib/libc/minimal/errno.c"),
        (
            "-DCONFIG_MINIMAL_LIBC_STRING_ERROR_TABLE=1",
            "-DCONFIG_MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE=1",
        ),
    ),
    Program(
        "stdlib",
        (*_STDLIB, *_STDIO, *_FORMATTER, "lib/libc/minimal/errno.c"),
        (*_FULL, "-DCONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS=1"),
    ),
    Program("printf_integer", (*_FORMATTER, *_STDIO), (*_FULL, "-DCONFIG_CBPRINTF_N_SPECIFIER=1")),
    Program(
        "printf_double",
        (
            *_FORMATTER,
            "lib/os/cbprintf_fp.c",
            "lib/os/cbprintf_decimal.c",
            "lib/os/cbprintf_fp_a.c",
        ),
        (*_FULL, "-DCONFIG_CBPRINTF_FP_SUPPORT=1", "-DCONFIG_CBPRINTF_FP_A_SUPPORT=1"),
    ),
    Program("printf_without_fp", _FORMATTER, _FULL),
    Program(
        "printf_nano",
        ("lib/os/cbprintf.c", "lib/os/cbprintf_nano.c", *_STRING),
        ("-DCONFIG_CBPRINTF_NANO=1", "-DCONFIG_CBPRINTF_FULL_INTEGRAL=1"),
    ),
)

COMPILERS = tuple(Compiler(name, bits) for name in ("gcc", "clang") for bits in (32, 64))


def run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


def target_flags(compiler: Compiler) -> list[str]:
    """Headers of the tree in place of the host's; names of the library that do not clash."""
    own = run([compiler.name, "-print-file-name=include"], TREE).stdout.strip()
    return [
        *("-nostdinc", "-ffreestanding", "-fno-builtin", "-std=gnu11"),
        *("-isystem", str(LIBC / "include"), "-idirafter", own, f"-I{TREE / 'include'}"),
        *("-include", str(HERE / "rename.h")),
    ]


@pytest.fixture(scope="session")
def usable(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Compiler], bool]:
    """Whether a compiler is there and can make sanitized programs of that size."""
    known: dict[Compiler, bool] = {}

    def ask(compiler: Compiler) -> bool:
        if compiler not in known:
            place = tmp_path_factory.mktemp("probe")
            (place / "probe.c").write_text("#include <stdio.h>\nint main(void) { return 0; }\n")
            known[compiler] = shutil.which(compiler.name) is not None and (
                run([compiler.name, f"-m{compiler.bits}", *_SANITIZE, "probe.c"], place).returncode
                == 0
            )
        return known[compiler]

    return ask


def compile_program(program: Program, compiler: Compiler, place: Path) -> None:
    """Compile and link in `place`; the program's own main is its name up to '_small'."""
    common = [compiler.name, f"-m{compiler.bits}", "-g", "-O1", *_WARNINGS, *_SANITIZE]
    main = HERE / f"test_{program.name.removesuffix('_small')}.c"
    ours = [str(main), *(str(TREE / source) for source in program.sources)]
    theirs = [str(HERE / "check.c"), str(HERE / "host_libc.c")]
    steps = (
        [*common, *target_flags(compiler), *_DEFINES, *program.defines, "-c", *ours],
        [*common, "-D_GNU_SOURCE", "-c", *theirs],
        [*common, *(f"{Path(path).stem}.o" for path in (*ours, *theirs)), "-o", "program"],
    )
    for number, step in enumerate(steps):
        stage = place if number == 2 else place / str(number)
        stage.mkdir(exist_ok=True)
        result = run(step, stage)
        assert result.returncode == 0, result.stderr
        for made in stage.glob("*.o"):
            made.rename(place / made.name)


@pytest.mark.parametrize("compiler", COMPILERS, ids=str)
@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_program(
    program: Program,
    compiler: Compiler,
    usable: Callable[[Compiler], bool],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    if not usable(compiler):
        pytest.skip(f"{compiler.name} -m{compiler.bits} cannot make sanitized programs here")
    compile_program(program, compiler, tmp_path)
    result = run([str(tmp_path / "program")], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, f"no counts in\n{result.stdout[-3000:]}{result.stderr[-3000:]}"
    record_property("checks", int(counts[1]))
    assert result.returncode == 0 and int(counts[1]) > 0, result.stdout[-3000:] + result.stderr
