# SPDX-License-Identifier: Apache-2.0
"""The scripts of the link pipeline, on ELF files made for the purpose."""

from __future__ import annotations

import importlib.util
import os
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts" / "build"


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


elf_files = _load("build_test_elf_files", Path(__file__).with_name("elf_files.py"))
elf32 = _load("elf32", SCRIPTS / "elf32.py")
gen_symtab = _load("gen_symtab", SCRIPTS / "gen_symtab.py")
check_link = _load("check_link", SCRIPTS / "check_link.py")
gen_offset_header = _load("gen_offset_header", SCRIPTS / "gen_offset_header.py")
file2hex = _load("file2hex", SCRIPTS / "file2hex.py")

Sect, Sym = elf_files.Sect, elf_files.Sym
TEXT = Sect(elf_files.SHF_ALLOC | elf_files.SHF_EXECINSTR, 0x40100000, bytes(0x1000))
DATA = Sect(elf_files.SHF_ALLOC | elf_files.SHF_WRITE, 0x40101000, bytes(0x100))
HEADER = struct.pack("<III", 0x1BADB002, 0x3, -(0x1BADB002 + 0x3) & 0xFFFFFFFF)


def write_elf(path: Path, symbols: list[object], sections: list[object] | None = None) -> str:
    path.write_bytes(elf_files.make_elf([TEXT, DATA] if sections is None else sections, symbols))
    return str(path)


def decode(table: bytes) -> list[tuple[int, str]]:
    """What the kernel reads out of symtab.bin."""
    (count,) = struct.unpack_from("<I", table)
    addresses = struct.unpack_from(f"<{count}I", table, 4)
    texts = table[4 + 4 * count :].decode().split("\0")[:-1]
    return list(zip(addresses, texts, strict=True))


def run(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    """As the build runs it: isolated, without third-party packages."""
    command = [sys.executable, "-I", "-S", str(SCRIPTS / script), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True)


# --- gen_symtab -------------------------------------------------------------------------------


def test_symtab_holds_functions_and_labels_of_text_in_order(tmp_path: Path) -> None:
    path = write_elf(tmp_path / "a.elf", [
        Sym("main", 0x40100800), Sym("__start", 0x40100000, type=elf_files.NOTYPE),
        Sym("variable", 0x40101000, 2, elf_files.OBJECT),
        Sym("__text_region_start", 0x40100000, type=elf_files.NOTYPE),
        Sym("__text_region_end", 0x40101000, type=elf_files.NOTYPE),
        Sym("CONFIG_X", 0x40100010, elf_files.SHN_ABS, elf_files.NOTYPE),
        Sym(".Llocal", 0x40100900, type=elf_files.NOTYPE),
    ])  # fmt: skip
    assert gen_symtab.in_text(elf32.Elf(path)) == [(0x40100000, "__start"), (0x40100800, "main")]


def test_symtab_prefers_a_global_function_at_one_address(tmp_path: Path) -> None:
    at = 0x40100400
    path = write_elf(tmp_path / "a.elf", [
        Sym("label", at, type=elf_files.NOTYPE), Sym("local", at, bind=0), Sym("public", at),
    ])  # fmt: skip
    assert gen_symtab.in_text(elf32.Elf(path)) == [(at, "public")]


def test_symtab_file_is_what_the_command_writes(tmp_path: Path) -> None:
    path = write_elf(tmp_path / "a.elf", [Sym("f", 0x40100004), Sym("g", 0x40100008)])
    out = tmp_path / "symtab.bin"
    assert run("gen_symtab.py", "-k", path, "-o", out).returncode == 0
    assert decode(out.read_bytes()) == [(0x40100004, "f"), (0x40100008, "g")]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.elf", "symtab.bin"]


_NAMES = st.text(alphabet="abcdefgh_0123456789", min_size=1, max_size=90)


@given(st.dictionaries(st.integers(0, 2**32 - 1), _NAMES, max_size=60))
def test_symtab_round_trip(symbols: dict[int, str]) -> None:
    ordered = sorted(symbols.items())
    assert decode(gen_symtab.render(ordered)) == ordered


# --- check_link -------------------------------------------------------------------------------


def boot_image(path: Path, moved: int = 0, extra: tuple[object, ...] = ()) -> str:
    text = Sect(TEXT.flags, TEXT.address, HEADER + bytes(0x100))
    symbols = [Sym("__start", 0x40100000), Sym("same", 0x40100010, bind=0),
               Sym("same", 0x40100020, bind=0), Sym("main", 0x40100030 + moved),
               Sym("after", 0x40100040 + moved), *extra]  # fmt: skip
    return write_elf(path, symbols, [text, DATA])


def check(tmp_path: Path, first: str, final: str) -> subprocess.CompletedProcess[str]:
    return run("check_link.py", "--first", first, "--final", final, "--pvh", tmp_path / "p.elf")


def test_equal_links_are_accepted_and_pvh_differs_in_one_word(tmp_path: Path) -> None:
    first = boot_image(tmp_path / "1.elf")
    final = boot_image(tmp_path / "2.elf", extra=(Sym("_binary_x_start", 0x40101004, 2),))
    done = check(tmp_path, first, final)
    assert (done.returncode, done.stderr) == (0, "")
    image, pvh = Path(final).read_bytes(), (tmp_path / "p.elf").read_bytes()
    at = image.index(HEADER)
    assert image[:at] == pvh[:at] and image[at + 4 :] == pvh[at + 4 :]
    assert pvh[at : at + 4] != image[at : at + 4]


def test_a_moved_symbol_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    first, final = boot_image(tmp_path / "1.elf"), boot_image(tmp_path / "2.elf", moved=4)
    (tmp_path / "p.elf").write_bytes(b"old")
    done = check(tmp_path, first, final)
    assert done.returncode == 1
    assert "main moved from 0x40100030 to 0x40100034 (the first of 2)" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.elf"]


def test_a_vanished_symbol_is_named(tmp_path: Path) -> None:
    first = boot_image(tmp_path / "1.elf", extra=(Sym("gone", 0x40100050),))
    done = check(tmp_path, first, boot_image(tmp_path / "2.elf"))
    assert done.returncode == 1
    assert "gone is not in the last link" in done.stderr


def test_an_image_without_multiboot_header_is_refused(tmp_path: Path) -> None:
    path = write_elf(tmp_path / "1.elf", [Sym("f", 0x40100000)])
    done = check(tmp_path, path, path)
    assert done.returncode == 1
    assert "no multiboot header" in done.stderr


@given(st.integers(0, 2), st.integers(1, 2**31))
def test_every_move_is_found(which: int, distance: int) -> None:
    before = {"a": [1], "b": [2, 9], "c": [3]}
    after = {name: list(values) for name, values in before.items()}
    after["abc"[which]][0] += distance
    after["b"].sort()
    assert check_link.first_moved(before, before) == ""
    assert check_link.first_moved(before, after).startswith("abc"[which] + " moved from")


# --- Bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\x7fELF", b"not an ELF file" * 10])
def test_what_is_no_elf_is_refused_without_a_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    done = run("gen_symtab.py", "-k", tmp_path / "x", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.startswith("gen_symtab: ") and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_truncated_elf_is_refused(tmp_path: Path) -> None:
    image = elf_files.make_elf([TEXT], [Sym("f", 0x40100000)])
    for size in range(1, len(image), 97):
        (tmp_path / "x").write_bytes(image[:size])
        with pytest.raises(elf32.BuildError):
            elf32.Elf(str(tmp_path / "x"))


def test_another_machine_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(elf_files.make_elf([TEXT], [], machine=40))
    with pytest.raises(elf32.BuildError, match="i386"):
        elf32.Elf(str(tmp_path / "x"))


def test_a_missing_file_and_a_missing_option_are_said(tmp_path: Path) -> None:
    done = run("gen_symtab.py", "-k", tmp_path / "none", "-o", tmp_path / "out")
    assert (done.returncode, "No such file" in done.stderr) == (1, True)
    done = run("check_link.py", "--first", "a")
    assert (done.returncode, "usage: --first VALUE" in done.stderr) == (1, True)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")
    temporary = f"{out}.tmp{os.getpid()}"
    os.symlink("/dev/full", temporary)
    with pytest.raises(elf32.BuildError, match="No space left"):
        elf32.write_file(str(out), b"new")
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


# --- gen_offset_header, file2hex --------------------------------------------------------------


def test_offsets_become_defines(tmp_path: Path) -> None:
    path = write_elf(tmp_path / "o.obj", [
        Sym("__z_size", 24, elf_files.SHN_ABS, elf_files.NOTYPE),
        Sym("a_offset", 0, elf_files.SHN_ABS, elf_files.NOTYPE),
        Sym("offsets.c", 0, elf_files.SHN_ABS, elf_files.FILE), Sym("function", 0x40100000),
    ])  # fmt: skip
    out = tmp_path / "offsets.h"
    assert run("gen_offset_header.py", "-i", path, "-o", out).returncode == 0
    defines = [line for line in out.read_text().splitlines() if line.startswith("#define ")]
    assert defines == ["#define OFFSETS_H_", "#define __z_size 0x18", "#define a_offset 0x0"]


def test_no_offset_at_all_is_an_error(tmp_path: Path) -> None:
    path = write_elf(tmp_path / "o.obj", [Sym("function", 0x40100000)])
    assert run("gen_offset_header.py", "-i", path, "-o", tmp_path / "h").returncode == 1


def test_bytes_as_array_elements(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(bytes(range(20)))
    out = tmp_path / "out.inc"
    done = run("file2hex.py", "--file", tmp_path / "in", "--output", out, "--offset", "2",
               "--length", "9")  # fmt: skip
    assert done.returncode == 0
    text = out.read_text()
    assert [int(word, 16) for word in text.replace(",", " ").split()] == list(range(2, 11))


def test_compressed_bytes_do_not_depend_on_the_time() -> None:
    import gzip

    packed = file2hex.compress(b"text" * 100, 0)
    assert packed == file2hex.compress(b"text" * 100, 0)
    assert gzip.decompress(packed) == b"text" * 100
