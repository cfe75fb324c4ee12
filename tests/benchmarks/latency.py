# SPDX-License-Identifier: Apache-2.0
"""What kernel operations cost, in guest instructions: tests/benchmarks/latency, run and compared.

QEMU counts instructions as nanoseconds (-icount shift=0) and the program reads the time-stamp
counter, so figures repeat exactly. The program is built twice: with the board's defaults, and as
release.conf says. Figures of Zephyr 3.4 are those of its own latency_measure in its fastest
configuration (SCHED_DUMB, no assertions), or, for rows which that does not have, of the same
program built there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.table import aligned, number
from boot.builds import TREE, Builds, Image
from run.process import execute

_APP = "tests/benchmarks/latency"
_BOARD = "qemu_x86"
_TIMEOUT = 120.0
_ROW = re.compile(r"^(\S.*?) *: (\d+)$", re.MULTILINE)
_SUCCESS = "PROJECT EXECUTION SUCCESSFUL"

_DEFAULT = Image(_APP, _BOARD)
_RELEASE = Image(_APP, _BOARD, defines=(f"EXTRA_CONF_FILE={TREE / _APP / 'release.conf'}",))


@dataclass(frozen=True)
class Aim:
    """What a row is compared with; wanted_fast: at -O2, if that is another figure."""

    zephyr: int | None = None
    wanted: int | None = None
    wanted_fast: int | None = None


_AIMS: Mapping[str, Aim] = {
    "Average thread context switch using yield": Aim(137, 60),
    "Average context switch time between threads (coop)": Aim(151, 70),
    "Switch from ISR back to interrupted thread": Aim(44, 30),
    "Time from ISR to executing a different thread": Aim(83, 55),
    "Time to create a thread (without start)": Aim(129, 95),
    "Time to start a thread": Aim(180, 90),
    "Time to suspend a thread": Aim(178, 90),
    "Time to resume a thread": Aim(182, 90),
    "Average semaphore signal time": Aim(52, 28, 25),
    "Average semaphore test time": Aim(32, 30, 26),
    "Semaphore take time (context switch)": Aim(218, 110),
    "Semaphore give time (context switch)": Aim(252, 120),
    "Average time to lock a mutex": Aim(40, 22),
    "Average time to unlock a mutex": Aim(29, 18),
    "Lock and unlock a mutex that is free": Aim(108, 40),
    "Average time for heap malloc": Aim(553, 200),
    "Average time for heap free": Aim(467, 160),
    "Timer interrupt with nothing due": Aim(None, 120),
    "Interrupts in ten idle seconds": Aim(1, 2),
    "Context switch using yield, median": Aim(143),
    "Interrupt of the program's own, with its return": Aim(69),
    "ISR gives a semaphore until its waiter runs, median": Aim(278),
    "Resume until the thread runs": Aim(170),
    "Time to abort a thread (not running)": Aim(33),
    "Abort a thread that waits": Aim(92),
    "Submit work until it is done, median": Aim(361),
    "Schedule delayable work, median": Aim(356),
    "Start a timer, 10 armed, median": Aim(331),
    "Stop a timer, 10 armed": Aim(92),
    "Start a timer, 10000 armed, median": Aim(108_681),
    "Start a timer, 10000 armed, longest": Aim(219_869),
    "Stop a timer, 10000 armed": Aim(93),
    "Context switch using yield, 10 threads ready": Aim(247),
    "Context switch using yield, 1000 threads ready": Aim(10_669),
    "Suspend and resume a ready thread, 10 ready": Aim(256),
    "Suspend and resume a ready thread, 1000 ready": Aim(2_690),
}


def measure(builds: Builds, image: Image) -> Mapping[str, int]:
    """Build the program, run it, return its rows. SystemExit when it does not succeed."""
    outcome = execute(builds.get(image).machine().deterministic(), timeout=_TIMEOUT)
    if outcome.explain() or _SUCCESS not in outcome.console:
        raise SystemExit(f"{image}: {outcome.explain()}\n{outcome.console}")
    return {label: int(value) for label, value in _ROW.findall(outcome.console)}


def table(builds: Builds) -> str:
    """Measure both configurations; return all rows beside what they are compared with."""
    default = measure(builds, _DEFAULT)
    release = measure(builds, _RELEASE)
    heading = ("guest instructions", "-Os", "-O2", "wanted", "Zephyr 3.4", "")
    return aligned(heading, list(_rows(default, release)))


def _rows(default: Mapping[str, int], release: Mapping[str, int]) -> Iterable[tuple[str, ...]]:
    for label, value in default.items():
        aim = _AIMS.get(label, Aim())
        fast = release.get(label)
        yield (
            label,
            number(value),
            number(fast),
            _wanted(aim),
            number(aim.zephyr),
            "OVER" if _is_over(value, aim.wanted) or _is_over(fast, aim.wanted_fast) else "",
        )


def _wanted(aim: Aim) -> str:
    fast = "" if aim.wanted_fast is None else f" / {aim.wanted_fast}"
    return number(aim.wanted) + fast


def _is_over(value: int | None, limit: int | None) -> bool:
    return value is not None and limit is not None and value > limit
