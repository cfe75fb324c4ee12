# SPDX-License-Identifier: Apache-2.0
"""What a build costs: CPU-seconds of configuring, building and building again; ninja's steps.

CPU-seconds are user and system time of all processes that were started, so they depend little on
what else the machine does. ccache is off.
"""

from __future__ import annotations

import re
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path

from boot.builds import TREE, Image

_STEP = re.compile(r"^\[(\d+)/(\d+)\]", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """One command: its CPU-seconds and the last `[n/m]` that ninja printed."""

    seconds: float
    steps: int


@dataclass(frozen=True)
class BuildCost:
    """A build from nothing and one after main.c was touched."""

    configure: Cost
    build: Cost
    again: Cost


def measure(image: Image, folder: Path, cache: Path) -> BuildCost:
    """Build `image` in `folder` from nothing, touch its main.c and build it again.

    cache: a folder for what the build system remembers between builds.
    """
    environment = {**image.environment(), "CCACHE_DISABLE": "1", "XDG_CACHE_HOME": str(cache)}
    ninja = ["ninja", "-C", str(folder), "-j1"]
    configure = _run(image.configure_command(folder), environment)
    build = _run(ninja, environment)
    source = TREE / image.app / "src/main.c"
    source.touch()
    again = _run(ninja, environment)
    return BuildCost(configure, build, again)


def _run(command: list[str], environment: dict[str, str]) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    steps = _STEP.findall(done.stdout)
    return Cost(seconds, int(steps[-1][0]) if steps else 0)
