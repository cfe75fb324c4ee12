# SPDX-License-Identifier: Apache-2.0
"""What the documentation tells people to type works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from boot.builds import TREE, command
from boot.machine import run
from run.machine import load

_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"^`([\w.]+)` [^`]*?(?:`[^`\n]*`[^`]*?)*?```\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def _environment() -> dict[str, str]:
    """Return what a shell has after `. .venv/bin/activate`, and ZEPHYR_BASE."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {"HOME": os.environ["HOME"], "PATH": path, "ZEPHYR_BASE": str(TREE)}


def _block(page: str, start: str) -> str:
    """Return the one code block of a page that starts with `start`."""
    text = (TREE / page).read_text(encoding="utf-8")
    blocks = [block for block in _BLOCK.findall(text) if block.startswith(start)]
    assert len(blocks) == 1, f"{page} has {len(blocks)} blocks that start with {start!r}"
    return str(blocks[0])


def test_first_application_of_the_readme(tmp_path: Path) -> None:
    script = _block("README.md", "mkdir -p ~/first/src")
    build = _block("README.md", "west build -b qemu_x86_virt . -t run")
    environment = {**_environment(), "HOME": str(tmp_path)}
    done = subprocess.run(
        ["sh", "-e"], input=f"{script}\n{build}", env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "Ponente blows from the west" in done.stdout


def test_overlap_of_the_readme(tmp_path: Path) -> None:
    """The error that the README shows is what the generator says."""
    shown = " ".join(_block("README.md", "gen_mmu").split())
    maps = re.findall(r"--map (\S+[^\s,.:;])", shown)
    config = tmp_path / ".config"
    config.write_text(_CONFIG, encoding="ascii")
    arguments = [word for text in maps[:2] for word in ("--map", text)]
    result = command(
        [sys.executable, str(TREE / "arch/x86/gen_mmu.py"), "--reserve", str(tmp_path / "out.ld"),
         "--config", str(config), *arguments],
        _environment(),
    )  # fmt: skip
    assert result.status != 0
    assert shown in " ".join(result.errors.split())


_CONFIG = """\
CONFIG_X86_MMU=y
CONFIG_X86_PAE=y
CONFIG_X86_NX=y
CONFIG_MMU_PAGE_SIZE=0x1000
CONFIG_SRAM_BASE_ADDRESS=0x0
CONFIG_SRAM_SIZE=4096
CONFIG_SRAM_OFFSET=0x100000
CONFIG_KERNEL_VM_BASE=0x40000000
CONFIG_KERNEL_VM_OFFSET=0x100000
CONFIG_KERNEL_VM_SIZE=0x800000
CONFIG_SRAM_REGION_PERMISSIONS=y
CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=0
"""


def test_board_of_the_porting_guide(tmp_path: Path) -> None:
    """The files of doc/porting.md make a board that runs."""
    text = (TREE / "doc/porting.md").read_text(encoding="utf-8")
    files = dict(_FILE.findall(text))
    assert set(files) == {
        "Kconfig.board", "Kconfig.defconfig", "levante_defconfig", "levante.dts", "levante.yaml",
        "board.cmake",
    }  # fmt: skip
    hello = TREE / "samples/hello_world"
    application = tmp_path / "my_app"
    board = application / "boards/x86/levante"
    board.mkdir(parents=True)
    (application / "src").mkdir()
    for name in ("CMakeLists.txt", "prj.conf", "src/main.c"):
        (application / name).write_bytes((hello / name).read_bytes())
    for name, body in files.items():
        (board / name).write_text(body, encoding="utf-8")

    folder = tmp_path / "build"
    for words in (
        ["cmake", "-GNinja", "-B", str(folder), "-S", str(application), "-DBOARD=levante"],
        ["ninja", "-C", str(folder), "-j1"],
    ):
        result = command(words, _environment())
        assert result.status == 0, f"{result.output}\n{result.errors}"
    report = run(load(folder))
    assert report.status == 0
    assert re.search(r"Hello from levante, main\(\) at 0xc01[0-9a-f]{5}", report.console)


_LINK = re.compile(r"\]\(([^)\s#]*)(?:#([\w-]+))?\)")
_PAGES = sorted(
    page for pattern in ("*.md", "doc/*.md", "samples/**/*.md") for page in TREE.glob(pattern)
)


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(TREE)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, heading in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file = page.parent / target if target else page
        assert file.exists(), f"{page} links to {target}, which is not there"
        assert not heading or heading in _headings(file), f"{page}: {target} has no {heading}"


def _headings(page: Path) -> set[str]:
    """Return a page's anchors, as GitHub and GitLab make them of headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
