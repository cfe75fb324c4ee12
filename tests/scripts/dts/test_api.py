# SPDX-License-Identifier: Apache-2.0
"""The devicetree API for C: api.dts is asked by api.c; compiling is the test.

That the file's own assertions can fail is tested too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from scripts.configure_support import BASE
from scripts.dts_support import load_file

from dts.header import header

API = Path(__file__).parent / "api"
COMPILERS = [name for name in ("gcc", "clang") if shutil.which(name)]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    tree = load_file(API / "api.dts", folder, [API / "bindings"])
    (folder / "devicetree_generated.h").write_text(
        header(tree, {"vnd": "A vendor for tests"}), encoding="utf-8")
    return folder


def compile_text(compiler: str, generated: Path, text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [compiler, "-m32", "-std=gnu11", "-fsyntax-only", "-ffreestanding", "-Wall", "-Wextra",
         "-Werror", "-Wno-unused-const-variable", "-Wno-unused-variable",
         "-Wno-unknown-warning-option", "-Wno-unneeded-internal-declaration", "-x", "c",
         f"-I{generated}", f"-I{BASE / 'include'}", "-"],
        input=text, capture_output=True, text=True, check=False)


def test_there_is_a_compiler() -> None:
    assert COMPILERS


@pytest.mark.parametrize("compiler", COMPILERS)
def test_every_answer(compiler: str, generated: Path) -> None:
    done = compile_text(compiler, generated, (API / "api.c").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr[:4000]


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("wrong", [
    "IS(DT_PROP(CONSUMER, count), 8);", "YES(DT_NODE_HAS_PROP(CONSUMER, missing));",
    'SAME(DT_PROP(CONSUMER, text), "Other text");', "NODE(CONSUMER, OFF);",
])
def test_a_wrong_answer_does_not_compile(compiler: str, generated: Path, wrong: str) -> None:
    text = (API / "api.c").read_text(encoding="utf-8")
    assert compile_text(compiler, generated, f"{text}\n{wrong}\n").returncode != 0


def test_every_public_macro_is_asked() -> None:
    """api.c uses every macro of the headers; DT_INST_ forms stand for the same with DT_."""
    headers = [BASE / "include/zephyr/devicetree.h",
               *sorted((BASE / "include/zephyr/devicetree").glob("*.h"))]
    defined = {name for path in headers
               for name in re.findall(r"^#define (DT_\w+)", path.read_text(encoding="utf-8"),
                                      re.MULTILINE)}
    plumbing = re.compile(r"_INTERNAL$|^DT_CAT\d?$|^DT_DASH|^DT_S_PREFIX|^DT_U(32|64)_C$|_RAW$")
    text = (API / "api.c").read_text(encoding="utf-8")
    missing = {name for name in defined
               if not plumbing.search(name) and not name.startswith("DT_INST_")
               and not re.search(rf"\b{name}\b", text)}
    assert missing == set()
