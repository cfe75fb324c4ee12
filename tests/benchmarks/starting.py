# SPDX-License-Identifier: Apache-2.0
"""What a start costs: guest instructions from the ELF entry to main(), counted one by one.

QEMU runs one instruction at a time (-singlestep) and logs each that lies in the image, at its
physical or its virtual address (-d exec -dfilter). Every iteration of a string instruction counts,
as it does for -icount. Nothing is added to the guest.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from boot.builds import Built
from boot.image import Elf
from run.process import execute

_EXECUTED = re.compile(r"^Trace \d+: 0x[0-9a-f]+ \[[0-9a-f]+/([0-9a-f]+)/", re.MULTILINE)
_TIMEOUT = 120.0


@dataclass(frozen=True)
class StartCost:
    """Instructions up to main(), in all and by function."""

    instructions: int
    by_function: tuple[tuple[str, int], ...]


def measure(built: Built, machine: str, memory_mib: int) -> StartCost:
    """Run the image to its end and count what was executed before main()."""
    elf = Elf.read(built.elf)
    with tempfile.TemporaryDirectory(prefix="count-") as folder:
        log = Path(folder) / "log"
        guest = built.machine().override(
            machine=machine,
            memory_mib=memory_mib,
            extra=("-singlestep", "-d", "exec,nochain", "-D", str(log), "-dfilter", _ranges(elf)),
        )
        outcome = execute(guest.deterministic(), timeout=_TIMEOUT)
        if outcome.explain():
            raise SystemExit(f"{built.image} on {machine}: {outcome.explain()}\n{outcome.console}")
        return _count(elf, _addresses(log))


def _ranges(elf: Elf) -> str:
    """Return QEMU's filter: the image where it is loaded and where it runs."""
    ranges = {f"{start:#x}..{end - 1:#x}" for start, end in (elf.physical(), elf.virtual())}
    return ",".join(sorted(ranges))


def _addresses(log: Path) -> Iterator[int]:
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _EXECUTED.match(line)
            if found:
                yield int(found[1], 16)


def _count(elf: Elf, addresses: Iterator[int]) -> StartCost:
    main = elf.symbols["main"]
    offset = elf.virtual()[0] - elf.physical()[0]
    limit = elf.physical()[1]
    entry = elf.symbols["__start"] - offset
    started = False
    functions: Counter[str] = Counter()
    for address in addresses:
        if address == main:
            return StartCost(functions.total(), tuple(functions.most_common()))
        started = started or address == entry
        if started:
            virtual = address + offset if address < limit else address
            functions[elf.function_at(virtual)] += 1
    raise SystemExit("main() was not reached")
