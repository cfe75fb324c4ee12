# SPDX-License-Identifier: Apache-2.0
"""System calls of applications: what is read, what is written, what is refused; a real compile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "build" / "gen_syscalls.py"

_HEADER = """
#define __syscall static inline
/* __syscall void not_this(int a); */
struct point { int x; };
__syscall void nothing(void);
__syscall const struct point *  nearest(const struct point *from,
                                        unsigned int count);
__syscall int
add(int a, int b);   // __syscall int nor_this(int a);
static inline int z_impl_add(int a, int b) { return a + b; }
#include <syscalls/sail.h>
"""


def _run(output: Path, *places: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-I", "-S", str(SCRIPT), "--output", str(output), *map(str, places)]
    return subprocess.run(words, capture_output=True, text=True)


def test_headers_are_found_and_written(tmp_path: Path) -> None:
    folder = tmp_path / "app/include"
    folder.mkdir(parents=True)
    (folder / "sail.h").write_text(_HEADER)
    (folder / "mast.h").write_text("int not_a_system_call(int a);\n")
    ended = _run(tmp_path / "out", tmp_path / "app")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == [str(folder / "sail.h")]
    text = (tmp_path / "out/syscalls/sail.h").read_text()
    assert "const struct point * nearest(const struct point *from, unsigned int count)" in text
    assert "return z_impl_nearest(from, count);" in text
    assert "\tz_impl_nothing();" in text
    assert "this(" not in text
    assert (tmp_path / "out/zephyr/syscalls/sail.h").read_text() == text
    assert not list((tmp_path / "out").rglob("mast.h"))


@pytest.mark.parametrize("compiler", ["gcc", "g++"])
def test_what_is_written_compiles_and_calls(tmp_path: Path, compiler: str) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"needs {compiler}")
    (tmp_path / "sail.h").write_text(_HEADER)
    assert _run(tmp_path / "out", tmp_path / "sail.h").returncode == 0
    source = tmp_path / ("main.c" if compiler == "gcc" else "main.cpp")
    source.write_text('#include "sail.h"\nint main(void) { return add(40, 2) != 42; }\n')
    command = [compiler, "-Wall", "-Werror", "-Wno-unused-function", f"-I{tmp_path}",
               f"-I{tmp_path / 'out'}", "-o", str(tmp_path / "main"), str(source)]
    if compiler == "g++":
        (tmp_path / "sail.h").write_text('extern "C" {\n' + _HEADER.replace(
            "#include", "}\n#include"))
    subprocess.run(command, check=True)
    subprocess.run([str(tmp_path / "main")], check=True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("__syscall int f(int a[4]);", "array as a pointer"),
        ("__syscall int f(int *);", "f(): parameter 'int *'"),
        ("__syscall f(int a);", "no return type"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "bad.h").write_text(line + "\n")
    ended = _run(tmp_path / "out", tmp_path)
    assert ended.returncode != 0
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_two_headers_of_one_name_and_a_place_that_is_not_there(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.h").write_text("__syscall int f(int a);\n")
    ended = _run(tmp_path / "out", tmp_path / "one", tmp_path / "two")
    assert ended.returncode != 0 and "names must differ" in ended.stderr
    ended = _run(tmp_path / "out", tmp_path / "three")
    assert ended.returncode != 0 and "not there" in ended.stderr
