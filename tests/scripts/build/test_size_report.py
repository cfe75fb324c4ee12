# SPDX-License-Identifier: Apache-2.0
"""ram_report and rom_report, on a small program that the host's compiler links for i386."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "build" / "size_report.py"
PROGRAM = """
const unsigned int constant[25] = {1};
unsigned int initialised[10] = {1};
unsigned int zeroed[50];
int function(void) { return (int)(constant[3] + initialised[1] + zeroed[2]); }
void _start(void) { for (;;) { function(); } }
"""

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with base/lib/code.c, app/main.c and the linked image.elf."""
    folder = tmp_path_factory.mktemp("size")
    base, app = folder / "base" / "lib", folder / "app"
    base.mkdir(parents=True)
    app.mkdir()
    (base / "code.c").write_text(PROGRAM)
    (app / "main.c").write_text("static int counter[7];\nint *own(void) { return counter; }\n")
    command = ["gcc", "-m32", "-g", "-O1", "-ffreestanding", "-fno-pic", "-nostdlib", "-static",
               "-fno-asynchronous-unwind-tables", "-Wl,--build-id=none",
               "-o", str(folder / "image.elf"), str(base / "code.c"), str(app / "main.c")]
    subprocess.run(command, check=True)
    return folder


def report(tree: Path, kind: str) -> tuple[str, dict[str, Any]]:
    out = tree / f"{kind}.json"
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), kind, "--elf", str(tree / "image.elf"),
         "--base", str(tree / "base"), "--application", str(tree / "app"), "--json", str(out)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(out.read_text())


def sizes(node: dict[str, Any], path: str = "") -> dict[str, int]:
    """Size by path of every node."""
    name = f"{path}/{node['name']}"
    found = {name: int(node["size"])}
    for child in node.get("children", []):
        found |= sizes(child, name)
    return found


def test_ram_is_what_is_written(tree: Path) -> None:
    text, document = report(tree, "ram")
    found = sizes(document["symbols"])
    assert found["/Root/ZEPHYR_BASE/lib/code.c/initialised"] == 40
    assert found["/Root/ZEPHYR_BASE/lib/code.c/zeroed"] == 200
    assert found["/Root/APPLICATION/main.c/counter"] == 28
    assert not any("constant" in name or "function" in name for name in found)
    assert "zeroed" in text and text.rstrip().endswith(f"{document['total_size']} bytes")


def test_rom_is_what_the_file_brings(tree: Path) -> None:
    _, document = report(tree, "rom")
    found = sizes(document["symbols"])
    assert found["/Root/ZEPHYR_BASE/lib/code.c/constant"] == 100
    assert found["/Root/ZEPHYR_BASE/lib/code.c/initialised"] == 40
    assert found["/Root/ZEPHYR_BASE/lib/code.c/function"] > 0
    assert not any("zeroed" in name or "counter" in name for name in found)


@pytest.mark.parametrize("kind", ["ram", "rom"])
def test_parts_add_up(tree: Path, kind: str) -> None:
    def check(node: dict[str, Any]) -> None:
        children = node.get("children", [])
        if children:
            assert node["size"] == sum(child["size"] for child in children)
        for child in children:
            check(child)

    document = report(tree, kind)[1]
    check(document["symbols"])
    assert document["symbols"]["size"] == document["total_size"]


def test_a_file_that_is_no_image_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("text")
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), "ram", "--elf", str(tmp_path / "x"),
         "--base", "/", "--application", "/"], capture_output=True, text=True)  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith("size_report: ")
