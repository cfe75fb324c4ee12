# SPDX-License-Identifier: Apache-2.0
"""What demand paging costs, in guest instructions, and how many page faults programs take:
tests/benchmarks/paging, built with each eviction algorithm, side by side.

QEMU counts instructions as nanoseconds (-icount shift=0) and the program reads the time-stamp
counter, so figures repeat exactly. NRU's period is time, so it is counted in them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from benchmarks.table import aligned, number
from boot.builds import Builds, Image
from run.process import execute

_APP = "tests/benchmarks/paging"
_BOARD = "qemu_x86"
_TIMEOUT = 120.0
_ROW = re.compile(r"^(\S.*?) *: (\d+)$", re.MULTILINE)
_SUCCESS = "PROJECT EXECUTION SUCCESSFUL"
_ALGORITHMS = ("NRU", "LRU")

# The most that the project allows itself.
_WANTED: Mapping[str, int] = {"Page fault, page in the store, beside copies": 600}


def measure(builds: Builds, algorithm: str) -> Mapping[str, int]:
    """Build the program, run it, return its rows. SystemExit when it does not succeed."""
    image = Image(_APP, _BOARD, config=(f"CONFIG_EVICTION_{algorithm}=y",))
    outcome = execute(builds.get(image).machine().deterministic(), timeout=_TIMEOUT)
    if outcome.explain() or _SUCCESS not in outcome.console:
        raise SystemExit(f"{image}: {outcome.explain()}\n{outcome.console}")
    return {label: int(value) for label, value in _ROW.findall(outcome.console)}


def table(builds: Builds) -> str:
    """Measure with every algorithm; return all rows beside what is wanted."""
    figures = [measure(builds, algorithm) for algorithm in _ALGORITHMS]
    heading = ("demand paging, guest instructions", *_ALGORITHMS, "wanted", "")
    return aligned(heading, list(_rows(figures)))


def _rows(figures: list[Mapping[str, int]]) -> Iterable[tuple[str, ...]]:
    for label in figures[0]:
        values = [of_one.get(label) for of_one in figures]
        wanted = _WANTED.get(label)
        over = wanted is not None and any(v is None or v > wanted for v in values)
        yield (label, *(number(v) for v in values), number(wanted), "OVER" if over else "")
