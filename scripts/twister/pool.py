# SPDX-License-Identifier: Apache-2.0
"""Runs jobs in processes, as many at once as wanted, and leaves none behind.

A job's process is forked, so it starts with everything imported. It gets SIGTERM when we die
however we die, and passes that on to what it started (see run.child). A job process that dies
without a result is an error of that job, never a silent gap.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import NoReturn

from twister.job import Job
from twister.result import Result, Status

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_TICK_SECONDS = 0.25
_GRACE_SECONDS = 5.0

Execute = Callable[[Job], Result]
Started = Callable[[Job], None]
Tick = Callable[[], None]


class InterruptedRun(Exception):  # noqa: N818  not an error: the user's wish
    """SIGINT, SIGTERM or SIGHUP came; every job has been ended."""


@dataclass(frozen=True)
class _Running:
    job: Job
    process: ForkProcess
    results: Connection


def run(
    jobs: Sequence[Job],
    execute: Execute,
    workers: int,
    on_start: Started = lambda job: None,
    tick: Tick = lambda: None,
) -> Generator[tuple[Job, Result], None, None]:
    """Results in the order in which jobs end. InterruptedRun after a signal."""
    waiting = list(reversed(jobs))
    running: list[_Running] = []
    try:
        with _signals_raise():
            while waiting or running:
                while waiting and len(running) < workers:
                    job = waiting.pop()
                    running.append(_start(job, execute))
                    on_start(job)
                for item in _ended(running):
                    running.remove(item)
                    yield item.job, _result(item)
                tick()
    finally:
        _end(running)


def _start(job: Job, execute: Execute) -> _Running:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(job, execute, sender, os.getpid()))
    process.start()
    sender.close()
    return _Running(job, process, receiver)


def _work(job: Job, execute: Execute, sender: Connection, parent: int) -> None:
    """The life of a job's process."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _leave)
    if os.getppid() != parent:
        return
    sender.send(execute(job))


def _leave(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def _ended(running: list[_Running]) -> list[_Running]:
    ready = wait([item.results for item in running], timeout=_TICK_SECONDS)
    return [item for item in running if item.results in ready]


def _result(item: _Running) -> Result:
    try:
        result: Result = item.results.recv()
    except (EOFError, OSError):
        item.process.join()
        return Result(Status.ERROR, "the process of this job ended without a result "
                      f"(status {item.process.exitcode})")
    item.process.join()
    return result


def _end(running: list[_Running]) -> None:
    for item in running:
        item.process.terminate()
    for item in running:
        item.process.join(_GRACE_SECONDS)
        if item.process.is_alive():
            item.process.kill()
            item.process.join()


@contextlib.contextmanager
def _signals_raise() -> Iterator[None]:
    def interrupt(number: int, _frame: object) -> NoReturn:
        raise InterruptedRun(signal.Signals(number).name)

    caught = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, interrupt) for number in caught]
    try:
        yield
    finally:
        for number, handler in zip(caught, before, strict=True):
            signal.signal(number, handler)
