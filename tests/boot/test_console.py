# SPDX-License-Identifier: Apache-2.0
"""The console sample, typed at: its answers, and that the tables it changes are as the live-table
tool sees them from outside: in QEMU through the monitor, in Bochs by what the guest prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boot.boards import BOARDS
from boot.builds import Builds, Built, Image
from boot.machine import Bochs, cd_image
from boot.typed import Line, typed_in_bochs, typed_in_qemu
from live_tables import compare, expected, printed, reading
from live_tables.compare import Comparison, What
from live_tables.qmp import Monitor

_APP = "samples/console"
_PLAIN = [Image(_APP, board.name) for board in BOARDS]
_PAGED = [Image(_APP, board.name, defines=("EXTRA_CONF_FILE=paging.conf",)) for board in BOARDS]
_TINY = Image(_APP, "qemu_x86_tiny")
_ADDRESS = re.compile(r"mapped at (0x[0-9a-f]+)$")


def _mapped(line: Line, command: str) -> int:
    (answer,) = line.ask(command)
    found = _ADDRESS.match(answer)
    assert found is not None, answer
    return int(found[1], 16)


def _printed(built: Built, line: Line) -> Comparison:
    """The tables by what the guest prints of them."""
    plan = expected.read(built.elf)
    said = "\n".join(line.ask("kernel pagetables json"))
    return compare.compare(plan, printed.parse(said, "the guest", plan), identity=False)


def _agrees(result: Comparison) -> None:
    assert result.differences == 0, (result.findings, result.of(What.DIFFERS))


def _covers(result: Comparison, what: What, start: int, size: int) -> bool:
    return any(part.virt <= start and start + size <= part.end for part in result.of(what))


def _try_mappings(line: Line) -> tuple[int, int]:
    """Map memory and a device, look at both, be wrong; return where they are."""
    assert line.ask("kernel version")[0].startswith("Zephyr API 4.1")
    memory = _mapped(line, "kernel map 12K")
    for page in range(3):
        line.ask(f"kernel write {memory + 4096 * page:#x} {page + 1}")
    assert line.ask(f"kernel read {memory + 4096:#x}") == [f"{memory + 4096:#010x}: 0x00000002"]
    device = _mapped(line, "kernel mapphys 0xfee00000 4K rw uc")
    (said,) = line.ask(f"kernel page {device:#x}")
    assert "physical address 0xfee00000; read, write" in said and "uncached" in said
    assert "nothing was mapped" in line.ask("kernel unmap 0x1000")[0]
    return memory, device


def _unmap(line: Line, *addresses: int) -> None:
    for address in addresses:
        assert line.ask(f"kernel unmap {address:#x}")[0].startswith("unmapped")


@pytest.mark.parametrize("image", [*_PLAIN, *_PAGED, _TINY], ids=str)
def test_mappings_seen_from_outside(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    socket = tmp_path / "qmp"
    machine = built.machine().override(extra=("-qmp", f"unix:{socket},server=on,wait=off"))
    with typed_in_qemu(machine) as line:
        monitor = Monitor(str(socket))
        try:
            _look(built, line, monitor)
            line.type("exit 0\r")
            line.until("*** Ponente: exit 0")
        finally:
            monitor.close()


def _look(built: Built, line: Line, monitor: Monitor) -> None:
    def seen() -> Comparison:
        plan = expected.read(built.elf)
        with monitor.standing_still():
            result = compare.compare(plan, reading.read(monitor, plan), identity=False)
        _agrees(result)
        inside = _printed(built, line)
        _agrees(inside)
        kinds = [(part.what, part.virt, part.size) for part in result.parts]
        assert kinds == [(part.what, part.virt, part.size) for part in inside.parts]
        return result

    before = seen()
    free = line.ask("kernel mem")
    memory, device = _try_mappings(line)
    during = seen()
    assert _covers(during, What.RUN_TIME, memory, 0x3000)
    assert _covers(during, What.RUN_TIME, device, 0x1000)
    if before.expected.demand_paging:
        _page_out(line, memory, seen)
    _unmap(line, memory, device)
    if before.expected.config.generic_present:
        assert line.ask("kernel mem") == free  # else the image's own pages come and go
    after = seen()
    assert not _covers(after, What.RUN_TIME, memory, 0x1000)
    assert len(after.of(What.GUARD)) == len(before.of(What.GUARD))


def _page_out(line: Line, memory: int, seen: object) -> None:
    """A page that leaves is seen to be away, and to be there again when it was read."""
    assert callable(seen)
    assert line.ask(f"kernel pageout {memory:#x} 8K") == ["paged out"]
    away = seen()
    assert _covers(away, What.OUT, memory, 0x2000)
    assert not _covers(away, What.RUN_TIME, memory, 0x1000)
    assert line.ask(f"kernel read {memory:#x}") == [f"{memory:#010x}: 0x00000001"]
    assert _covers(seen(), What.RUN_TIME, memory, 0x1000)


@pytest.mark.parametrize("image", [*_PLAIN, *_PAGED, _TINY], ids=str)
def test_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    with typed_in_bochs(Bochs(cd_image(tmp_path, built.elf)), tmp_path) as line:
        _agrees(_printed(built, line))
        memory, device = _try_mappings(line)
        during = _printed(built, line)
        _agrees(during)
        assert _covers(during, What.RUN_TIME, memory, 0x3000)
        assert _covers(during, What.RUN_TIME, device, 0x1000)
        if during.expected.demand_paging:
            _page_out(line, memory, lambda: _printed(built, line))
        _unmap(line, memory, device)
        _agrees(_printed(built, line))


def test_a_line_with_corrections(builds: Builds) -> None:
    with typed_in_qemu(builds.get(_PLAIN[0]).machine()) as line:
        line.type("kernel verZ\bsiom\x7fn\r")
        assert "Zephyr API 4.1" in line.until("\n> ")
        line.type("kernel nonsense\x15kernel uptime\r")
        assert "Uptime: " in line.until(" ms")
        line.type("\r" + "x" * 100 + "\r")
        line.until("at most 79 characters; this one was not carried out")
        line.type("\x1b[Aexit 1\r")
        line.until("*** Ponente: exit 1")
