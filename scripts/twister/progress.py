# SPDX-License-Identifier: Apache-2.0
"""What is seen while it runs: one live line on a terminal, plain lines elsewhere.

Failures are printed at once, each with its reason, its log and the command that repeats it.
"""

from __future__ import annotations

import shlex
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from twister.job import Job
from twister.result import Result, Status

_SHOWN = (Status.PASSED, Status.FAILED, Status.ERROR, Status.FLAKY, Status.SKIPPED,
          Status.NOTRUN, Status.FILTERED)
_COLOURS = {Status.PASSED: "green", Status.FAILED: "red", Status.ERROR: "red",
            Status.FLAKY: "yellow"}
_LOG_LINES = 120
_PLAIN_SECONDS = 30.0


def reproduce_command(job: Job, entry: Path) -> str:
    """The command that runs this scenario on this platform again, from any folder."""
    test, platform = job.instance.test, job.instance.platform
    options = job.options
    words = [sys.executable, str(entry), "-T", str(test.source_dir), "-s", test.name]
    words += ["-p", platform.identifier, "-O", str(options.outdir / "reproduce"), "-c", "-i"]
    return shlex.join(words + options.repeated())


@dataclass
class View:
    """The one writer to the terminal during a run."""

    console: Console
    entry: Path
    total: int
    verbose: int = 0
    inline_logs: bool = False
    counts: Counter[Status] = field(default_factory=Counter)
    running: dict[str, float] = field(default_factory=dict)
    last_plain: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.bar = Progress(
            TextColumn("{task.completed}/{task.total}"), BarColumn(bar_width=20),
            TimeElapsedColumn(), TextColumn("{task.description}"),
            console=self.console, auto_refresh=False, transient=True,
        )
        self.task: TaskID = self.bar.add_task("", total=self.total)

    def __enter__(self) -> View:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.console.is_terminal:
            self.bar.stop()

    def started(self, job: Job) -> None:
        """A job begins."""
        self.running[job.instance.name] = time.monotonic()

    def tick(self) -> None:
        """Called a few times a second: moves the live line."""
        if self.console.is_terminal:
            oldest = min(self.running, key=self.running.__getitem__, default="")
            self.bar.update(self.task, description=f"{self._tally()}  {_short(oldest)}")
            self.bar.refresh()
        elif time.monotonic() - self.last_plain > _PLAIN_SECONDS:
            self.last_plain = time.monotonic()
            self._say(f"{sum(self.counts.values())}/{self.total} done: {self._tally()}")

    def ended(self, job: Job, result: Result) -> None:
        """A job ended: counts it, and says what has to be said at once."""
        self.running.pop(job.instance.name, None)
        self.counts[result.status] += 1
        self.bar.advance(self.task)
        if result.status.bad:
            self._failure(job, result)
        elif self.verbose > (1 if result.status is Status.FILTERED else 0):
            self._line(job, result)

    def _line(self, job: Job, result: Result) -> None:
        seconds = result.run_seconds if result.status.executed else result.build_seconds
        about = f" ({result.reason})" if result.reason else ""
        self._say(f"{sum(self.counts.values())}/{self.total} {job.instance.name:60} "
                  f"{result.status.value.upper()} {seconds:.1f} s{about}",
                  _COLOURS.get(result.status, ""))

    def _failure(self, job: Job, result: Result) -> None:
        self._line(job, result)
        if result.log:
            self._say(f"    log: {result.log}")
            if self.inline_logs:
                self._say(_tail(Path(result.log)))
        self._say(f"    again: {reproduce_command(job, self.entry)}")

    def _tally(self) -> str:
        return ", ".join(f"{self.counts[s]} {s.value}" for s in _SHOWN if self.counts[s])

    def _say(self, text: str, colour: str = "") -> None:
        self.console.print(text, style=colour, markup=False, highlight=False, soft_wrap=True)


def _short(name: str) -> str:
    """Board and scenario, without the path between them: one line has to hold all."""
    board, _, test = name.partition(" ")
    return f"{board} {test.rpartition('/')[2]}"


def _tail(log: Path) -> str:
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        return f"    ({log} cannot be read: {error.strerror})"
    return "\n".join(f"    | {line}" for line in lines[-_LOG_LINES:])
