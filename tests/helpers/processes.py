# SPDX-License-Identifier: Apache-2.0
"""What runs on this machine, as far as a test has to see it end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path


def machines_of(kernel: Path) -> list[int]:
    """The emulators that run this kernel."""
    wanted = str(kernel).encode()
    return [pid for pid, words in _commands() if b"-kernel" in words and wanted in words]


def naming(text: str) -> list[int]:
    """The processes that have this text in their command line."""
    return [pid for pid, words in _commands() if any(text.encode() in word for word in words)]


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    """Waits for a condition; the test fails when it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not in {seconds:.0f} s: {what}"
        time.sleep(0.05)


def _commands() -> Iterator[tuple[int, list[bytes]]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                yield int(entry.name), (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
