# SPDX-License-Identifier: Apache-2.0
"""How C files of the tree become a program of the host: the tree's headers in place of the host's,
sanitizers and assertions on, one directory per program."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]
SOURCES = Path(__file__).resolve().parent / "src"

_COMMON = ("-g", "-O1", "-Wall", "-Wextra", "-Werror")
_SANITIZE = (
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-fno-omit-frame-pointer",
)
_DEFINES = ("-D__ASSERT_ON=2", "-DCONFIG_ASSERT_VERBOSE=1", "-DCONFIG_PRINTK=1")


@dataclass(frozen=True)
class Compiler:
    """A compiler and the size of the pointers it is to compile for."""

    name: str
    bits: int

    def __str__(self) -> str:
        return f"{self.name}-{self.bits}"

    def command(self) -> list[str]:
        """The beginning of every command line."""
        return [self.name, f"-m{self.bits}", *_COMMON, *_SANITIZE]


COMPILERS = tuple(Compiler(name, bits) for name in ("gcc", "clang") for bits in (32, 64))


@dataclass(frozen=True)
class Program:
    """A test program: its main file and the host's half in src/, and what it tests."""

    name: str
    main: str
    host: tuple[str, ...]
    tested: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


@functools.cache
def usable(compiler: Compiler) -> bool:
    """Whether a compiler is there and can make sanitized programs of that size."""
    if shutil.which(compiler.name) is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "probe.c")
        probe.write_text("#include <stdio.h>\nint main(void) { return 0; }\n")
        return run([*compiler.command(), str(probe), "-o", "probe"], Path(folder)).returncode == 0


def _target_flags(compiler: Compiler) -> list[str]:
    """The tree's headers; names for its C library that do not clash with the host's."""
    own = run([compiler.name, "-print-file-name=include"], TREE).stdout.strip()
    libc = TREE / "lib/libc/minimal/include"
    return [
        *("-nostdinc", "-ffreestanding", "-fno-builtin", "-std=gnu11"),
        *("-isystem", str(libc), "-idirafter", own, f"-I{TREE / 'include'}"),
        *("-include", str(SOURCES / "rename.h")),
    ]


def _compile(command: list[str], files: list[str], place: Path) -> list[str]:
    """Compile files into a directory; the names of the objects."""
    place.mkdir()
    result = run([*command, "-c", *files], place)
    assert result.returncode == 0, result.stderr
    return [str(place / f"{Path(name).stem}.o") for name in files]


def build(program: Program, compiler: Compiler, place: Path) -> Path:
    """Make a program in an empty directory; a compiler that cannot is a reason to skip."""
    if not usable(compiler):
        pytest.skip(f"{compiler.name} -m{compiler.bits} cannot make sanitized programs here")
    common = compiler.command()
    ours = [str(SOURCES / program.main), *(str(TREE / name) for name in program.tested)]
    theirs = [str(SOURCES / name) for name in program.host]
    # __FILE__ is part of section names, and the assembler takes no blank in one.
    mapped = f"-fmacro-prefix-map={TREE}=."
    flags = [mapped, *_target_flags(compiler), *_DEFINES, *program.flags]
    objects = _compile([*common, *flags], ours, place / "target")
    # Not _GNU_SOURCE: with that the numbers of strtol() are those of C23, which has 0b1.
    objects += _compile([*common, "-D_DEFAULT_SOURCE"], theirs, place / "host")
    result = run([*common, *objects, "-o", program.name], place)
    assert result.returncode == 0, result.stderr
    return place / program.name
