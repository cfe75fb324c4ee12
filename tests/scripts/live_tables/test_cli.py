# SPDX-License-Identifier: Apache-2.0
"""The command's words and its exit status, where no machine is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.trees import TREE
from scripts.live_tables_support import Machine, machine
from scripts.x86mmu.elf_fixture import BOARDS

from live_tables import cli

_COMMAND = [sys.executable, "-I", str(TREE / "scripts" / "live_tables")]


@pytest.fixture
def given(tmp_path: Path) -> Machine:
    return machine(BOARDS["qemu_x86_virt"], tmp_path)


@pytest.fixture
def words(given: Machine, tmp_path: Path) -> list[str]:
    """The build and its tables as they were saved when start-up had ended."""
    given.started()
    tables = given.plan.built.tables
    saved = tmp_path / "saved"
    saved.write_bytes(given.read(tables.base_phys, len(tables.data)))
    return [str(tmp_path), "--memory", str(saved), "--cr3", hex(given.plan.top_phys)]


def test_the_status_tells_agreement(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == cli.AGREE
    assert capsys.readouterr().out.endswith("The live page tables agree with the plan.\n")
    assert cli.main([*words, "--identity", "yes"]) == cli.DIFFER
    saved = Path(words[2])
    saved.write_bytes(bytes(saved.stat().st_size))
    assert cli.main(words) == cli.DIFFER
    assert "remark: no page is as planned: is this of another image" in capsys.readouterr().out
    saved.write_bytes(b"short")
    assert cli.main(words) == cli.CANNOT
    assert "saved does not hold" in capsys.readouterr().err


def test_a_file_is_whole_or_as_it_was(words: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert cli.main([*words, "--format", "json", "--output", str(out)]) == cli.AGREE
    assert json.loads(out.read_text())["agrees"] is True
    assert cli.main([*words, "--output", "/dev/full"]) == cli.CANNOT
    assert cli.main([*words, "--output", str(tmp_path / "no" / "out")]) == cli.CANNOT
    assert [one.name for one in tmp_path.glob("out*")] == ["out"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_and_a_reader_who_has_gone(words: list[str], form: str) -> None:
    command = [*_COMMAND, *words, "--format", form]
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert ended.returncode == cli.CANNOT
    assert ended.stderr.startswith("live_tables: the result cannot be printed: No space left")
    assert len(ended.stderr.splitlines()) == 1
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as gone:
        assert gone.stdout is not None and gone.stderr is not None
        gone.stdout.close()
        assert gone.stderr.read() == ""
    assert gone.returncode == cli.AGREE


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--cr3", "cr3"], "'cr3' is no number, as 0x114000 is"),
        (["--timeout", "-1"], "'-1' is no number of seconds above 0"),
        (["--timeout", "nan"], "'nan' is no number of seconds above 0"),
        (["--seconds", "0"], "'0' is no number of seconds above 0"),
        (["--seconds", "soon"], "'soon' is no number of seconds above 0"),
        (["--format", "xml"], "invalid choice: 'xml'"),
        (["--qmp", "a", "--gdb", "b"], "not allowed with argument --qmp"),
    ],
)
def test_words_that_are_none(
    more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["build", *more])
    assert ended.value.code == cli.CANNOT
    assert said in capsys.readouterr().err


def test_files_that_cannot_be_read(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "zephyr" / "pagetables.bin").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        assert cli.main(words) == cli.CANNOT
    assert "pagetables.bin cannot be read: Permission denied" in capsys.readouterr().err
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "is_file", refused)
        assert cli.main(words) == cli.CANNOT
    assert "zephyr.elf cannot be read: Permission denied" in capsys.readouterr().err
