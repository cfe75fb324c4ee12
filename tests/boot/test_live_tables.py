# SPDX-License-Identifier: Apache-2.0
"""`west mmu live`: it finds every board's tables as planned, in QEMU and in Bochs, before start-up
takes the identity mapping away and after; and it finds what somebody has changed in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.processes import naming

from boot.boards import BOARDS, BY_NAME
from boot.bochs_tables import ask, tables_in_bochs
from boot.builds import TREE, Builds, Built, Image
from boot.machine import Guest, watched, without_exit
from boot.test_boot import kernel_image
from live_tables import compare, expected, reading
from live_tables.compare import Comparison
from live_tables.expected import Expected
from live_tables.gdb import Stub

_PLACES = ("vm_enter", "z_x86_prep_c", "main")
_TINY = Image("samples/hello_world", "qemu_x86_tiny")
_IMAGES = [*(kernel_image(board) for board in BOARDS), _TINY]
_COMMAND = [sys.executable, "-I", str(TREE / "scripts" / "live_tables")]


def _virtual(image: Image) -> bool:
    return image == _TINY or BY_NAME[image.board].virtual


def _plan(built: Built) -> Expected:
    return expected.read(built.elf)


def _run(*words: object, temporary: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a person starts it. The emulators that it starts have their sockets below
    `temporary`, and so are told from those that other tests run with the same image."""
    command = [*_COMMAND, *map(str, words)]
    environment = {**os.environ, **({} if temporary is None else {"TMPDIR": str(temporary)})}
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)


def _assert_agrees(result: Comparison, image: Image, *, started: bool) -> None:
    assert result.differences == 0, (result.findings, result.of(compare.What.DIFFERS))
    assert result.identity == (None if not _virtual(image) else not started)
    right = [*result.of(compare.What.AGREES), *result.of(compare.What.LOADED)]
    assert {"text", "rodata", "data", "VM"} <= {part.name for part in right}
    given_up = {part.name for part in result.of(compare.What.GIVEN_UP)}
    boot = {"boot text", "boot rodata", "boot data"}
    assert given_up == (boot if image == _TINY and started else set())


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_the_running_tables_are_those_planned(builds: Builds, image: Image, place: str) -> None:
    result = ask(builds.get(image), "--at", place)
    _assert_agrees(result, image, started=place == "main")


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_a_guest_at_its_end_by_monitor_and_by_debug_port(
    builds: Builds, image: Image, tmp_path: Path
) -> None:
    built = builds.get(image)
    qmp, gdb = tmp_path / "qmp", tmp_path / "gdb"
    ports = ("-qmp", f"unix:{qmp},server=on,wait=off", "-gdb", f"unix:{gdb},server=on,wait=off")
    machine = without_exit(built.machine()).override(extra=("-append", "west wind", *ports))
    with watched(machine) as guest:
        guest.wait_for("*** Ponente: exit")
        for option in (("--qmp", qmp), ("--gdb", gdb)):
            done = _run(built.folder, *option, "--format", "json")
            assert done.returncode == 0, done.stdout + done.stderr
            said = json.loads(done.stdout)
            assert said["agrees"] and said["identity_mapping"] is (
                False if _virtual(image) else None
            )
            assert _runs(guest)
        guest.command("stop")
        for option in (("--qmp", qmp), ("--gdb", gdb)):
            assert _run(built.folder, *option).returncode == 0
            assert not _runs(guest)


def _runs(guest: Guest) -> bool:
    status = guest.command("query-status")
    return isinstance(status, dict) and bool(status["running"])


def test_a_guest_of_another_image_is_refused(builds: Builds, tmp_path: Path) -> None:
    runs, other = builds.get(_IMAGES[0]), builds.get(kernel_image(BOARDS[0], "clang"))
    qmp = tmp_path / "qmp"
    ports = ("-qmp", f"unix:{qmp},server=on,wait=off", "-append", "west wind")
    with watched(without_exit(runs.machine()).override(extra=ports)) as guest:
        guest.wait_for("*** Ponente: exit")
        done = _run(other.folder, "--qmp", qmp)
    assert done.returncode == 2
    assert "another image runs there" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("image", _IMAGES, ids=str)
def test_bochs(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    for place in ("vm_enter", "main") if _virtual(image) else ("main",):
        folder = tmp_path / place
        folder.mkdir()
        result = tables_in_bochs(built, place, folder, arguments="west wind")
        _assert_agrees(result, image, started=place == "main")


class _Changed:
    """A guest at main() whose tables can be changed through the debug port."""

    def __init__(self, plan: Expected, stub: Stub) -> None:
        self._plan = plan
        self._stub = stub
        self._base = plan.built.tables.base_phys

    def after(self, at: int, bit: int) -> Comparison:
        """The comparison while one bit is turned round; it is turned back afterwards."""
        place = at + bit // 8
        before = self._stub.read(place, 1)
        self._stub.write(place, bytes([before[0] ^ 1 << bit % 8]))
        try:
            live = reading.read(self._stub, self._plan)
            return compare.compare(self._plan, live, identity=False)
        finally:
            self._stub.write(place, before)

    def leaf(self, virt: int) -> int:
        """Physical address of the last entry for an address of the kernel's range."""
        tables = self._plan.built.tables
        size, shift = (8, 21) if tables.levels == 3 else (4, 22)
        slot = (virt >> shift) - (self._plan.built.vm.start >> shift)
        return self._base + slot * 4096 + (virt >> 12) % (4096 // size) * size


@pytest.mark.parametrize("image", _IMAGES[:-1], ids=str)
def test_bits_that_were_changed_are_found(builds: Builds, image: Image, tmp_path: Path) -> None:
    built = builds.get(image)
    plan = _plan(built)
    gdb = tmp_path / "gdb"
    ports = ("-S", "-gdb", f"unix:{gdb},server=on,wait=off", "-append", "west wind")
    with watched(built.machine().override(extra=ports)):
        stub = Stub(str(gdb))
        try:
            assert stub.run_to([plan.built.facts.symbols["main"]], 180.0)
            _try_bits(_Changed(plan, stub), plan)
        finally:
            stub.abandon()


def _try_bits(changed: _Changed, plan: Expected) -> None:
    symbols = plan.built.facts.symbols
    text, data = symbols["__text_region_start"], symbols["z_x86_pagetables_start"]
    high = [12, 31] if plan.built.tables.levels == 2 else [12, 31, 35, 40, 63]
    for virt, name in ((text, "text"), (data, "data"), (plan.built.image.stop + 0x8000, "VM")):
        present = name != "VM"
        for bit in (0, 1, 2, 3, 4, 7, 8, 9, 10, *high):
            result = changed.after(changed.leaf(virt), bit)
            assert result.differences or _may_be(bit, name, plan), (name, bit)
        accessed = changed.after(changed.leaf(virt), 5)
        assert (accessed.differences == 0) == present, name
    writable = changed.after(changed.leaf(text), 1)
    part = writable.of(compare.What.DIFFERS)[0]
    assert (part.name, part.virt) == ("text", text)
    assert ", write," in part.found and ", write," not in part.expected
    top = plan.top_phys + (plan.built.image.start >> (30 if len(high) > 2 else 22)) * (
        8 if len(high) > 2 else 4
    )
    assert changed.after(top, 0).differences
    assert changed.after(plan.top_phys, 12).differences


def _may_be(bit: int, name: str, plan: Expected) -> bool:
    """What the kernel itself may do at run time: map memory in its range."""
    guard = bit == 10 and name == "VM"
    return guard or (bit == 0 and name == "VM") or (bit == 63 and not plan.built.tables.nx)


def test_the_build_can_be_asked_from_the_command_line(builds: Builds, tmp_path: Path) -> None:
    built = builds.get(_IMAGES[1])
    done = _run(built.folder, temporary=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "The live page tables agree with the plan."
    assert done.stdout.startswith("QEMU, at main: PAE, CR3 0x")
    saved = tmp_path / "saved.json"
    to_file = _run(built.folder, "--format", "json", "--output", saved, temporary=tmp_path)
    assert to_file.stdout == ""
    assert json.loads(saved.read_text())["agrees"] is True
    early = _run(built.folder, "--at", "vm_enter", "--identity", "no", temporary=tmp_path)
    assert early.returncode == 1
    assert "expected nothing, as start-up has cleared them; found entries" in early.stdout
    assert naming(str(tmp_path)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "nowhere"), "has no symbol 'nowhere'"),
        (("--at", ""), "has no symbol ''"),
        (("--at", "__start"), "paging is off"),
        (("--at", "z_fatal_error", "--timeout", "180"), "ended before it was at z_fatal_error"),
        (("--qmp", "/dev/null/qmp"), "there is no answer at /dev/null/qmp"),
        (("--gdb", "127.0.0.1:1"), "there is no debug port at 127.0.0.1:1"),
        (("--memory", "/dev/null/file", "--cr3", "0x1000"), "cannot be read"),
        (("--memory", "/dev/null/file"), "belong together"),
        (("--output", "/dev/null/file"), "cannot be written"),
    ],
)
def test_what_cannot_be_asked(
    builds: Builds, words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    built = builds.get(_IMAGES[1])
    done = _run(built.folder, *words, temporary=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert naming(str(tmp_path)) == []
