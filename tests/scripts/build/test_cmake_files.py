# SPDX-License-Identifier: Apache-2.0
"""zephyr_write_if_changed() of cmake/extensions/util.cmake, also as used by builds side by side."""

from __future__ import annotations

import subprocess
from pathlib import Path

EXTENSIONS = Path(__file__).resolve().parents[3] / "cmake" / "extensions"
WRITERS = 4
TIMES = 200


def script(path: Path, call: str) -> Path:
    path.write_text(
        f'cmake_minimum_required(VERSION 3.20)\ninclude("{EXTENSIONS}/util.cmake")\n{call}\n'
    )
    return path


def test_a_file_that_says_it_already_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "new" / "file"
    write = script(tmp_path / "w.cmake", f'zephyr_write_if_changed("{out}" "a;b \\"c\\"\\n")')
    subprocess.run(["cmake", "-P", str(write)], check=True)
    assert out.read_text() == 'a;b "c"\n'
    before = out.stat()
    subprocess.run(["cmake", "-P", str(write)], check=True)
    assert out.stat().st_mtime_ns == before.st_mtime_ns and out.stat().st_ino == before.st_ino


def test_builds_side_by_side_write_the_same_file(tmp_path: Path) -> None:
    """What compilers answered is kept in the user's cache, which all builds share."""
    out = tmp_path / "answer"
    texts = [str(number) * 1000 for number in range(WRITERS)]
    loops = (
        script(
            tmp_path / f"{number}.cmake",
            f"foreach(i RANGE {TIMES})\n"
            f'zephyr_write_if_changed("{out}" "{text}")\nfile(REMOVE "{tmp_path}/none")\n'
            "endforeach()",
        )
        for number, text in enumerate(texts)
    )
    running = [
        subprocess.Popen(["cmake", "-P", str(loop)], stderr=subprocess.PIPE, text=True)
        for loop in loops
    ]
    errors = [process.communicate()[1] for process in running]
    assert errors == [""] * WRITERS
    assert out.read_text() in texts
    assert sorted(path.suffix for path in tmp_path.iterdir()) == ["", *[".cmake"] * WRITERS]
