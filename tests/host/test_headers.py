# SPDX-License-Identifier: Apache-2.0
"""Public headers stand on their own: each can be the only one that a file includes, and twice, in C
and in C++. Those that need a devicetree are compiled with every image."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from host.building import TREE, run

_LIBC = TREE / "lib/libc/minimal/include"
_ZEPHYR = ("zephyr/types.h", "zephyr/toolchain.h", "zephyr/irq.h", "zephyr/spinlock.h")
# Folders of which every header is compiled.
_FOLDERS = ("sys", "kernel", "random", "logging", "tracing")
# A part of another header, which includes it where it belongs; and one that needs a devicetree.
_PARTS = ("cbprintf_cxx.h", "device_mmio.h")
# What every configuration of a program for this kernel sets.
_CONFIG = (
    "X86=1",
    "MULTITHREADING=1",
    "NUM_COOP_PRIORITIES=16",
    "NUM_PREEMPT_PRIORITIES=15",
    "NUM_METAIRQ_PRIORITIES=0",
    "MP_MAX_NUM_CPUS=1",
    "SYS_CLOCK_EXISTS=1",
    "SYS_CLOCK_TICKS_PER_SEC=100",
    "SYS_CLOCK_HW_CYCLES_PER_SEC=100000000",
    "TIMEOUT_64BIT=1",
    "POLL=1",
    "EVENTS=1",
)
_LANGUAGES = {
    "gcc": ("gcc", "c", "gnu11"),
    "clang": ("clang", "c", "gnu11"),
    "g++": ("g++", "c++", "c++17"),
    "clang++": ("clang++", "c++", "c++17"),
}


def headers() -> list[str]:
    """Names as a program writes them."""
    public = TREE / "include/zephyr"
    system = [
        path
        for folder in _FOLDERS
        for path in sorted((public / folder).glob("*.h"))
        if path.name not in _PARTS
    ]
    library = sorted(_LIBC.rglob("*.h"))
    return [
        *_ZEPHYR,
        *(str(path.relative_to(TREE / "include")) for path in system),
        *(str(path.relative_to(_LIBC)) for path in library),
    ]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_alone(language: str, tmp_path: Path) -> None:
    compiler, kind, standard = _LANGUAGES[language]
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    names = headers()
    assert len(names) > 30
    files = []
    for name in names:
        file = tmp_path / name.replace("/", "_")
        file.write_text(f"#include <{name}>\n#include <{name}>\nextern int used;\n")
        files.append(str(file))
    own = run([compiler, "-print-file-name=include"], tmp_path).stdout.strip()
    flags = ["-m32", "-ffreestanding", "-nostdinc", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
    paths = ["-isystem", str(_LIBC), "-idirafter", own, f"-I{TREE / 'include'}"]
    config = [f"-DCONFIG_{setting}" for setting in _CONFIG]
    command = [compiler, "-x", kind, f"-std={standard}", *flags, *paths, *config, *files]
    result = run(command, tmp_path)
    assert result.returncode == 0, result.stderr[-5000:]
