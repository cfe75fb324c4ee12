# SPDX-License-Identifier: Apache-2.0
"""What mapping memory costs, in guest instructions: tests/benchmarks/mapping, on both formats.

Counted as in latency.py. Zephyr's figures are those of the issue that set the limits: version 3.4,
gcc 12, assertions off, K_MEM_MAP_UNINIT, with PAE at a virtual base and with 2-level tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.table import aligned, number
from boot.builds import Builds, Image
from run.process import execute

_APP = "tests/benchmarks/mapping"
_TIMEOUT = 120.0
_ROW = re.compile(r"^(\S.*?) *: (\d+)$", re.MULTILINE)
_SUCCESS = "PROJECT EXECUTION SUCCESSFUL"

_PAE = Image(_APP, "qemu_x86_virt")
_TWO_LEVEL = Image(_APP, "qemu_x86_nopae")


@dataclass(frozen=True)
class Aim:
    """What a row is compared with."""

    wanted: int
    zephyr_pae: int
    zephyr_two_level: int


_AIMS: Mapping[str, Aim] = {
    "k_mem_map, one page": Aim(220, 759, 457),
    "k_mem_unmap, one page": Aim(180, 626, 410),
    "k_mem_map, one page, at the end of a word": Aim(220, 759, 457),
    "k_mem_unmap, one page, there": Aim(180, 626, 410),
    "k_mem_map, 1 MiB": Aim(6_000, 56_715, 25_303),
    "k_mem_unmap, 1 MiB": Aim(6_000, 62_972, 29_096),
}


def _measure(builds: Builds, image: Image) -> Mapping[str, int]:
    """Build the program, run it, return its rows. SystemExit when it does not succeed."""
    outcome = execute(builds.get(image).machine().deterministic(), timeout=_TIMEOUT)
    if outcome.explain() or _SUCCESS not in outcome.console:
        raise SystemExit(f"{image}: {outcome.explain()}\n{outcome.console}")
    return {label: int(value) for label, value in _ROW.findall(outcome.console)}


def table(builds: Builds) -> str:
    """Measure with both formats; return all rows beside what they are compared with."""
    heading = ("guest instructions", "PAE", "2-level", "wanted", "Zephyr PAE", "2-level", "")
    return aligned(heading, list(_rows(_measure(builds, _PAE), _measure(builds, _TWO_LEVEL))))


def _rows(pae: Mapping[str, int], two_level: Mapping[str, int]) -> Iterable[tuple[str, ...]]:
    for label, value in pae.items():
        other = two_level.get(label)
        aim = _AIMS.get(label)
        yield (
            label,
            number(value),
            number(other),
            number(aim.wanted if aim else None),
            number(aim.zephyr_pae if aim else None),
            number(aim.zephyr_two_level if aim else None),
            "OVER" if aim and max(value, other or 0) > aim.wanted else "",
        )
