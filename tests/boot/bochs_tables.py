# SPDX-License-Identifier: Apache-2.0
"""The page tables of a guest in Bochs, read by Bochs' own debugger when the CPU comes to a symbol,
and compared with the plan of the build."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from boot.builds import Built
from boot.machine import Bochs, cd_image
from live_tables import expected
from live_tables.cli import add_options, compared
from live_tables.compare import Comparison

_CR3 = re.compile(r"^CR3=(0x[0-9a-f]+)", re.MULTILINE)


def ask(built: Built, *words: str) -> Comparison:
    """What `west mmu live` compares with these options."""
    parser = argparse.ArgumentParser()
    add_options(parser)
    return compared(built.folder, parser.parse_args(words))


def tables_in_bochs(
    built: Built,
    symbol: str,
    folder: Path,
    *,
    arguments: str = "",
    then: Callable[[], bool] | None = None,
) -> Comparison:
    """The comparison at a symbol. `then`: the guest runs on until this holds.

    The boot loader runs where images of some boards do, and may come to the address first: then
    the second of two tries is the image's.
    """
    plan = expected.read(built.elf)
    size = len(plan.built.tables.data)
    files = [folder / f"tables-{number}" for number in (1, 2)]
    commands = [f"lb {plan.built.facts.symbols[symbol]:#x}"]
    for file in files:
        commands += ["c", "creg", f'writemem "{file}" {plan.built.tables_virt:#x} {size:#x}']

    def saved() -> list[Path]:
        whole = [file for file in files if file.is_file() and file.stat().st_size == size]
        return [file for file in whole if any(file.read_bytes())]

    def finished() -> bool:
        return bool(saved()) and (then is None or then())

    bochs = Bochs(cd_image(folder, built.elf, arguments))
    said = bochs.debug(folder, [*commands, "c"], finished, f"memory at {symbol}")
    cr3 = _CR3.findall(said.replace("\r", ""))
    assert cr3, said
    return ask(built, "--memory", str(saved()[-1]), "--cr3", cr3[-1])
