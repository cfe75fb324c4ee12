# SPDX-License-Identifier: Apache-2.0
"""The commands of README.md at a running image, with demand paging and without."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from twister.plugin import Dut

Ask = Callable[[str], str]


@pytest.fixture
def ask(dut: Dut) -> Ask:
    """Types a command and returns its answer; a second, unknown one tells where that ends."""

    dut.readlines_until(regex=r"help lists the commands")

    def asked(command: str) -> str:
        dut.write(command.encode() + b"\rmark\r")
        lines = dut.readlines_until(regex=r"there is no command 'mark'")
        begin = next(at for at, line in enumerate(lines) if line.endswith(command))
        return "\n".join(line for line in lines[begin + 1 : -1] if not line.endswith("> mark"))

    return asked


def number(text: str) -> int:
    """The address in an answer."""
    found = re.search(r"0x[0-9a-f]+", text)
    assert found is not None, text
    return int(found[0], 16)


def letter(ask: Ask, address: int) -> str:
    """What `kernel pagetables` says of a page."""
    for line in ask("kernel pagetables").splitlines():
        found = re.fullmatch(r"([0-9a-f]{8}) 4K (\S+)", line)
        if found is not None and 0 <= (at := (address - int(found[1], 16)) // 4096) < len(found[2]):
            return found[2][at]
    return "."


def test_commands(ask: Ask) -> None:
    listed = ask("help")
    assert listed.count("kernel ") >= 15
    assert ask("kernel version").startswith("Zephyr API 4.1.0 on qemu_x86")
    assert re.fullmatch(r"Uptime: \d+ ms", ask("kernel uptime"))
    assert re.search(r" running +main", ask("kernel threads"))
    assert "main" in ask("kernel stacks") and "idle" in ask("kernel stacks")
    before = ask("kernel mem")
    _look_at_memory(ask)
    if "pageout" not in listed:  # else the program's own pages may come and go
        assert ask("kernel mem") == before
    _wrong_words(ask)
    if "pageout" in listed:
        _move_pages(ask)
    else:
        assert "has no demand paging" in ask("kernel paging")


def _look_at_memory(ask: Ask) -> None:
    address = number(ask("kernel map 12K"))
    assert hex(address) in ask("kernel map")
    assert f"{address:#010x}: 0x0000beef" in ask(f"kernel write {address:#x} 0xbeef")
    assert f"{address:#010x}: 0x0000beef" in ask(f"kernel read {address:#x} 2")
    page = ask(f"kernel page {address:#x}")
    assert "a page of 4 KiB" in page and "read, write" in page and "write-back" in page
    assert f"{address:08x}" in ask("kernel frames")
    assert letter(ask, address) in "wa" and letter(ask, address - 4096) == "."
    runs = json.loads(ask("kernel pagetables json"))["runs"]
    assert any(run["virt"] <= address < run["virt"] + run["size"] for run in runs)
    assert "updated 0x3000 bytes" in ask(f"kernel update {address:#x} uc")
    assert "read; uncached" in ask(f"kernel page {address:#x}").replace(", execute", "")
    assert letter(ask, address) in "rx"
    assert "cannot be written" in ask(f"kernel write {address:#x} 1")
    assert f"unmapped 0x3000 bytes at {address:#x}" in ask(f"kernel unmap {address:#x}")
    assert "no page" in ask(f"kernel page {address:#x}")
    device = number(ask("kernel mapphys 0xfee00000 4K rw"))
    assert "physical address 0xfee00000; read, write" in ask(f"kernel page {device:#x}")
    assert "unmapped" in ask(f"kernel unmap {device:#x}")
    low = number(ask("kernel mapphys 0 4K rw exec user wc"))
    page = ask(f"kernel page {low:#x}")
    assert "physical address 0x0; read, write, execute, user; write-combining" in page
    assert "unmapped" in ask(f"kernel unmap {low:#x}")
    all_flags = number(ask("kernel map 4K ro exec uninit lock"))
    assert "updated" in ask(f"kernel update {all_flags:#x} rw exec user wt")
    assert "unmapped" in ask(f"kernel unmap {all_flags:#x}")


def _wrong_words(ask: Ask) -> None:
    for command, said in (
        ("kernel nothing", "kernel has no command 'nothing'"),
        ("kernel page", "usage: kernel page ADDRESS"),
        ("kernel page x", "'x' is no number"),
        ("kernel map 1K", "is no multiple of a page"),
        ("kernel map 0", "the size is 0"),
        ("kernel map 4K nobody", "'nobody' is no flag"),
        ("kernel map 4K user uninit", "exclude each other"),
        ("kernel map -4K", "'-4K' is no number"),
        ("kernel map 4096M", "is larger than 0xffffffff"),
        ("kernel map 1 2 3 4 5 6 7 8", "no command has more than 8 words"),
        ("kernel map 1024M", "cannot be mapped"),
        ("kernel unmap 0x1000", "nothing was mapped at 0x1000"),
        ("kernel write 0 1", "0x0 cannot be written"),
        ("kernel read 0xfffffffc 2", "cannot be read"),
        ("kernel read 0x2 1", "no multiple of 4"),
    ):
        assert said in ask(command), command


def pinned(ask: Ask) -> int:
    """A page of the kernel's that never leaves: the top-level table's."""
    return number(ask("kernel pagetables")) & ~0xFFF


def _move_pages(ask: Ask) -> None:
    address = number(ask("kernel map 8K"))
    ask(f"kernel write {address:#x} 77")
    assert ask(f"kernel pageout {address:#x} 4K") == "paged out"
    assert "paged out, location 0x" in ask(f"kernel page {address:#x}")
    assert letter(ask, address) == "o"
    assert f"{address:#010x}: 0x0000004d" in ask(f"kernel read {address:#x}")
    assert "a page of 4 KiB" in ask(f"kernel page {address:#x}")
    counts = ask("kernel paging")
    assert re.search(r"system: [1-9]\d* page faults", counts)
    assert re.search(r"pages from the store: [1-9]", counts)
    assert ask(f"kernel pagein {address:#x} 8K") == "paged in"
    assert "0x0 is not mapped" in ask("kernel pageout 0 4095M")
    assert "a page of it has to stay in memory" in ask(f"kernel pageout {pinned(ask):#x} 4K")
    assert "unmapped" in ask(f"kernel unmap {address:#x}")
