# SPDX-License-Identifier: Apache-2.0
"""Page tables as a guest prints them, read from a console's log and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripts.live_tables_support import Machine, machine
from scripts.x86mmu.elf_fixture import BOARDS

from live_tables import compare, document, printed, text
from live_tables.compare import Comparison, What
from live_tables.errors import AskError
from x86mmu.plan_types import D, Kind, PlanEntry, State, U, W, X


@pytest.fixture
def given(tmp_path: Path) -> Machine:
    return machine(BOARDS["qemu_x86_virt"], tmp_path, ("0xfd000000,0x800000,WD,0x60000000",))


def run(entry: PlanEntry, **changes: Any) -> dict[str, Any]:
    """A line of the dump."""
    return {
        "virt": entry.virt,
        "size": entry.size,
        "phys": entry.phys,
        "state": "mapped",
        "write": bool(entry.flags & W),
        "execute": bool(entry.flags & X),
        "user": bool(entry.flags & U),
        "cache": "uc" if entry.flags & D else "wb",
        "page_size": 0x200000 if entry.kind is Kind.MAP else 4096,
    } | changes


def planned(given: Machine) -> Iterator[dict[str, Any]]:
    """What a guest prints whose tables are as planned."""
    for entry in given.plan.entries_now(False):
        if entry.state is State.MAPPED:
            yield run(entry)


def dump(given: Machine, runs: list[dict[str, Any]], **changes: Any) -> str:
    """A console with a dump in it."""
    built = given.plan.built
    head: dict[str, Any] = {
        "version": 1,
        "levels": built.tables.levels,
        "nx": built.tables.nx,
        "tables": built.tables_virt + built.tables.top,
    } | changes
    begin = json.dumps(head, separators=(",", ":"))[:-1]
    lines = ",\r\n".join(json.dumps(one) for one in runs)
    return f'*** Booting\r\n> kernel pagetables json\r\n{begin},"runs":[\r\n{lines}\r\n]}}\r\n> '


def compared(given: Machine, said: str) -> Comparison:
    live = printed.parse(said, "the console", given.plan)
    return compare.compare(given.plan, live, identity=False)


def test_what_is_planned_agrees(given: Machine) -> None:
    result = compared(given, dump(given, list(planned(given))))
    assert result.differences == 0, text.plain(result)
    assert document.document(result)["registers"] is None
    assert text.plain(result).startswith("the console: PAE; the identity mapping of start-up is")


def test_what_the_kernel_did_is_listed(given: Machine) -> None:
    runs = list(planned(given))
    vm = given.plan.built.vm
    more = dict(runs[0], virt=vm.stop - 0x3000, size=0x2000, phys=0xFEC00000, write=True)
    runs.insert(-1, more | {"execute": False, "user": False, "cache": "wc"})
    (part,) = compared(given, dump(given, runs)).of(What.RUN_TIME)
    assert part.size == 0x2000
    assert part.found == "physical 0xfec00000, read, write, write-combining"


@pytest.mark.parametrize(
    "changes",
    [{"write": True}, {"execute": False}, {"user": False}, {"phys": 0x200000}, {"cache": "wt"},
     {"state": "guard"}, {"state": "paged out"}, {"state": "strange"}, {"page_size": 0x200000}],
)  # fmt: skip
def test_differences_are_found(given: Machine, changes: dict[str, Any]) -> None:
    first, *rest = planned(given)
    assert compared(given, dump(given, [first | changes, *rest])).differences
    assert compared(given, dump(given, rest)).differences


def test_the_last_dump_counts(given: Machine) -> None:
    first, *rest = planned(given)
    said = dump(given, rest) + dump(given, [first, *rest])
    assert compared(given, said).differences == 0


def test_an_identity_mapping_that_is_still_there(given: Machine) -> None:
    entries = [entry for entry in given.plan.entries if entry.state is State.MAPPED]
    live = printed.parse(dump(given, [run(entry) for entry in entries]), "it", given.plan)
    assert compare.compare(given.plan, live, identity=True).differences == 0
    assert compare.compare(given.plan, live, identity=False).differences == 1


def test_what_cannot_be_read(given: Machine, tmp_path: Path) -> None:
    whole = dump(given, list(planned(given)))
    for said, why in (
        ("nothing", "holds no page tables"),
        (whole[: len(whole) // 2], "cut off"),
        (whole.replace('"virt"', '"where"', 1), "cut off"),
        (dump(given, list(planned(given)), levels=2), "is of another image"),
        (dump(given, list(planned(given)), tables=4096), "is of another image"),
    ):
        with pytest.raises(AskError, match=why):
            compared(given, said)
    with pytest.raises(AskError, match="cannot be read"):
        printed.read(tmp_path / "none", given.plan)
