# SPDX-License-Identifier: Apache-2.0
"""gen_mmu.py as its users run it: status, words, files, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from scripts.x86mmu.elf_fixture import BOARDS, first_pass
from scripts.x86mmu.support import sized, write_image
from scripts.x86mmu.test_size import dotconfig

from x86mmu import cli, emit, verify
from x86mmu.errors import MmuError

GEN_MMU = Path(__file__).resolve().parents[3] / "arch" / "x86" / "gen_mmu.py"
VIRT = BOARDS["qemu_x86_virt"]


def gen_mmu(*arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command; `limit` is the largest file in bytes that it may write."""
    command = [sys.executable, "-I", str(GEN_MMU), *map(str, arguments)]
    if limit is not None:
        command = ["sh", "-c", f'trap "" XFSZ; ulimit -f {limit // 512}; exec "$@"', "sh", *command]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert "Traceback" not in result.stderr
    return result


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_boards(tmp_path: Path, name: str) -> None:
    path = write_image(tmp_path, BOARDS[name])
    out, kept = tmp_path / "pagetables.bin", tmp_path / "mmu_record.bin"
    result = gen_mmu("-k", path, "-o", out, "--record", kept)
    assert result.returncode == 0, result.stderr
    image = sized(BOARDS[name])
    assert out.stat().st_size == image.tables_size
    assert kept.stat().st_size == image.record_size
    assert files(tmp_path) == {path.name, out.name, kept.name}
    assert result.stdout == ""
    assert ("warning" in result.stderr) is not image.nx


def test_verbose_prints_the_plan(tmp_path: Path) -> None:
    text = "0xC0000000,0x400000,LW"
    path = write_image(tmp_path, VIRT, [text])
    result = gen_mmu("-k", path, "-o", tmp_path / "out", "--map", text, "-v")
    assert "40100000-40104fff        20 K  0x000100000  R-XU--  text" in result.stdout
    assert f"RW---L  {text} (--map {text})" in result.stdout
    assert "top-level entries 0 to 0 are cleared by start-up" in result.stdout
    assert "proved" in result.stdout


def test_write_and_execute_is_a_warning_on_stderr(tmp_path: Path) -> None:
    text = "0xC0000000,0x1000,WX"
    path = write_image(tmp_path, VIRT, [text])
    result = gen_mmu("-k", path, "-o", tmp_path / "out", "--map", text)
    assert result.returncode == 0
    assert f"gen_mmu.py: warning: --map {text}" in result.stderr


@pytest.mark.parametrize(
    "maps,words",
    [
        (["0xC0000000,0"], "size 0"),
        (["0xC0000000,0x1000", "0xC0000000,0x2000"], "overlap"),
        (["0xC0000000,0x1000,W,0x40100000"], "the image's text"),
        (["0x200000,0x1000"], "identity mapping"),
        (["0xC0000000,0x1000,,,"], "5 fields"),
        (["rubbish"], "cannot be understood"),
        (["0xC0000000,0x1000"], "The configuration or the --map list is not the one"),
        ([""], "cannot be understood"),
    ],
)
def test_errors_leave_the_outputs_alone(tmp_path: Path, maps: list[str], words: str) -> None:
    path = write_image(tmp_path, VIRT)
    out, kept = tmp_path / "pagetables.bin", tmp_path / "mmu_record.bin"
    out.write_bytes(b"as before")
    arguments = [part for text in maps for part in ("--map", text)]
    result = gen_mmu("-k", path, "-o", out, "--record", kept, *arguments)
    assert result.returncode == 1
    assert words in result.stderr
    assert result.stderr.startswith("gen_mmu.py: error: ")
    assert result.stderr.count("\n") == 1
    assert out.read_bytes() == b"as before"
    assert files(tmp_path) == {path.name, out.name}


@pytest.mark.parametrize(
    "content,words",
    [(None, "cannot be read"), (b"", "not an ELF"), (b"\x7fELF" + bytes(10), "truncated")],
)
def test_bad_image(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "zephyr_pre0.elf"
    if content is not None:
        path.write_bytes(content)
    result = gen_mmu("-k", path, "-o", tmp_path / "out")
    assert result.returncode == 1
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["-k", "x"], ["-o", "x"], ["--reserve", "x"], ["--nonsense"], ["--map"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = gen_mmu(*arguments)
    assert result.returncode != 0
    assert result.stderr


def test_library_missing(tmp_path: Path) -> None:
    """A Python without the project's libraries: said in words."""
    path = write_image(tmp_path, VIRT)
    command = [sys.executable, "-S", "-I", str(GEN_MMU), "-k", str(path), "-o", "out"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == 1
    assert "the Python library pyelftools is not installed" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_full_device(tmp_path: Path) -> None:
    path = write_image(tmp_path, VIRT)
    result = gen_mmu("-k", path, "-o", "/dev/full")
    assert result.returncode == 1
    assert "/dev/full cannot be written: No space left on device" in result.stderr


def test_reader_of_the_plan_has_gone(tmp_path: Path) -> None:
    path, out = write_image(tmp_path, VIRT), tmp_path / "out"
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-I", str(GEN_MMU), "-k", str(path), "-o", str(out), "-v"]
    result = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (result.returncode, result.stderr) == (0, "")
    assert out.stat().st_size == 0x5020


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_plan_on_a_full_disk(tmp_path: Path) -> None:
    path, out = write_image(tmp_path, VIRT), tmp_path / "out"
    command = [sys.executable, "-I", str(GEN_MMU), "-k", str(path), "-o", str(out), "-v"]
    with open("/dev/full", "w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 1
    assert "the plan cannot be printed: No space left on device" in result.stderr
    assert "Traceback" not in result.stderr
    assert not out.exists()


def test_write_that_stops_half_way(tmp_path: Path) -> None:
    """The disk takes the record but not the tables: neither file may appear."""
    path = write_image(tmp_path, VIRT)
    out, kept = tmp_path / "pagetables.bin", tmp_path / "mmu_record.bin"
    result = gen_mmu("-k", path, "-o", out, "--record", kept, limit=4096)
    assert result.returncode == 1
    assert "pagetables.bin" in result.stderr
    assert "cannot be written: File too large" in result.stderr
    assert files(tmp_path) == {path.name}


def test_second_file_fails(tmp_path: Path) -> None:
    path = write_image(tmp_path, VIRT)
    result = gen_mmu("-k", path, "-o", tmp_path / "out", "--record", tmp_path / "no" / "record")
    assert result.returncode == 1
    assert "record cannot be written: No such file or directory" in result.stderr
    assert files(tmp_path) == {path.name}


def test_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(MmuError, match="Input/output error"):
        emit.write_all({str(tmp_path / "a"): b"1", str(tmp_path / "b"): b"2"})
    assert files(tmp_path) == set()


def test_later_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files that belong together: not one of them alone."""
    replace_file = os.replace

    def refuse(source: str, target: str) -> None:
        if target.endswith("b"):
            raise OSError(5, "Input/output error")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(MmuError, match="Input/output error"):
        emit.write_all({str(tmp_path / "a"): b"1", str(tmp_path / "b"): b"2"})
    assert files(tmp_path) == set()


def test_copied_away_from_its_parts(tmp_path: Path) -> None:
    copy = tmp_path / "gen_mmu.py"
    copy.write_bytes(GEN_MMU.read_bytes())
    result = subprocess.run([sys.executable, str(copy)], capture_output=True, text=True)
    assert result.returncode == 1
    assert "link to this file" in result.stderr
    assert "Traceback" not in result.stderr


def test_reserve_command(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text(dotconfig(VIRT))
    out = tmp_path / "mmu_reserve.ld"
    result = gen_mmu("--reserve", out, "--config", tmp_path / ".config", "--map", "0xC0000000,5")
    assert result.returncode == 1
    assert "not a multiple of a page" in result.stderr
    assert not out.exists()
    assert gen_mmu("--reserve", out, "--config", tmp_path / ".config").returncode == 0
    assert "__x86_pagetables_size = 0x5020;" in out.read_text()


def test_reserve_refuses_bad_configurations(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text(dotconfig(replace(VIRT, vm_base=0x20000000)))
    result = gen_mmu("--reserve", tmp_path / "out", "--config", tmp_path / ".config")
    assert result.returncode == 1
    assert "CONFIG_KERNEL_VM_BASE=0x20000000" in result.stderr


def test_config_missing(tmp_path: Path) -> None:
    result = gen_mmu("--reserve", tmp_path / "out", "--config", tmp_path / "nothing")
    assert result.returncode == 1
    assert "nothing cannot be read: No such file" in result.stderr


def test_disagreement_of_the_proof_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong bit between builder and proof: nothing is written."""
    from x86mmu import tables

    fill = tables.fill

    def wrong(*arguments: object) -> bytes:
        content = bytearray(fill(*arguments))  # type: ignore[arg-type]
        content[0x100 * 8] ^= 2
        return bytes(content)

    monkeypatch.setattr(tables, "fill", wrong)
    path = write_image(tmp_path, VIRT)
    assert cli.main(["-k", str(path), "-o", str(tmp_path / "out")]) == 1
    message = capsys.readouterr().err
    assert "nothing was written" in message
    assert "__text_region_start" in message
    assert files(tmp_path) == {path.name}
    assert verify.prove is not None


def test_same_input_same_files(tmp_path: Path) -> None:
    maps = ["--map", "0xC0000000,0x400000,LW", "--map", "0xE0000000,0x3000,UX"]
    path = write_image(tmp_path, VIRT, maps[1::2])
    outputs = []
    for name in ("a", "b"):
        out, kept = tmp_path / name, tmp_path / f"{name}.record"
        assert gen_mmu("-k", path, "-o", out, "--record", kept, *maps).returncode == 0
        outputs.append((out.read_bytes(), kept.read_bytes()))
    assert outputs[0] == outputs[1]


def test_path_with_spaces_and_link(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    (folder / "the image.elf").write_bytes(first_pass(sized(VIRT)))
    link = tmp_path / "gen"
    link.symlink_to(GEN_MMU)
    command = [sys.executable, str(link), "-k", str(folder / "the image.elf"), "-o",
               str(folder / "out put")]
    assert subprocess.run(command, cwd=folder).returncode == 0
    assert (folder / "out put").stat().st_size == 0x5020
