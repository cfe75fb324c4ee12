# SPDX-License-Identifier: Apache-2.0
"""A trace of a run, as it comes out of a serial port, read by its description: by a small reader
here, which knows of CTF what the kernel uses, and by babeltrace2 if it is installed."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from helpers.trees import TREE

from boot.builds import Builds, Image
from boot.machine import Report, run

_APP = "tests/boot/apps/tracing"
_METADATA = TREE / "subsys/tracing/ctf/tsdl/metadata"
_ROUNDS = 3

_INTEGER = re.compile(r"typealias integer \{([^}]*)\} := (\w+);")
_EVENT = re.compile(r"event \{\s*name = (\w+);\s*id = (\d+);\s*fields := struct \{([^}]*)\}")
_FIELD = re.compile(r"(\w+) (\w+)(?:\[(\d+)\])?;")
_HEADER = re.compile(r"event\.header := struct \{([^}]*)\}")
_CODES = {(8, False): "B", (16, False): "H", (32, False): "I", (32, True): "i", (64, False): "Q"}


@dataclass(frozen=True)
class Member:
    """A field of an event: how struct unpacks it; text is an array of characters."""

    name: str
    code: str
    text: bool


@dataclass(frozen=True)
class Event:
    """An event of a trace."""

    time: int
    name: str
    values: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """What a description says of the events."""

    header: tuple[Member, ...]
    events: dict[int, tuple[str, tuple[Member, ...]]]

    @classmethod
    def read(cls, text: str) -> Format:
        """Read a description. All integers must be packed and little-endian."""
        assert "byte_order = le;" in text
        codes = {}
        for properties, name in _INTEGER.findall(re.sub(r"\s+", " ", text)):
            stated = dict(re.findall(r"(\w+) = ([^;]+);", properties))
            assert stated["align"] == "8", name
            codes[name] = _CODES[int(stated["size"]), stated.get("signed") == "true"]

        def members(body: str) -> tuple[Member, ...]:
            return tuple(
                Member(name, f"{count}s" if count else codes[kind], bool(count))
                for kind, name, count in _FIELD.findall(body)
            )

        header = _HEADER.search(text)
        assert header
        events = {int(number): (name, members(body)) for name, number, body in _EVENT.findall(text)}
        return cls(members(header[1]), events)

    def decode(self, stream: bytes) -> list[Event]:
        """Read a stream to its last byte."""
        events = []
        at = 0
        while at < len(stream):
            head, at = _unpack(self.header, stream, at)
            name, fields = self.events[int(head["id"])]
            values, at = _unpack(fields, stream, at)
            events.append(Event(int(head["timestamp"]), name, values))
        return events


def _unpack(
    members: tuple[Member, ...], stream: bytes, at: int
) -> tuple[dict[str, int | str], int]:
    values: dict[str, int | str] = {}
    for member in members:
        size = struct.calcsize("<" + member.code)
        (value,) = struct.unpack_from("<" + member.code, stream, at)
        values[member.name] = value.rstrip(b"\0").decode() if member.text else value
        at += size
    return values, at


@dataclass(frozen=True)
class Trace:
    """A run: what the console said, and the events."""

    report: Report
    stream: bytes
    events: list[Event]

    def address(self, name: str) -> int:
        """An address that the program printed."""
        found = re.search(rf"\b{name} 0x([0-9a-f]+)", self.report.console)
        assert found, self.report.console
        return int(found[1], 16)

    def of(self, event_name: str, /, **values: int | str) -> list[Event]:
        """The events of a name, with these values."""
        return [
            event
            for event in self.events
            if event.name == event_name and all(event.values[k] == v for k, v in values.items())
        ]


@pytest.fixture(scope="module", params=["SYNC", "ASYNC"])
def trace(
    builds: Builds, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Trace:
    config: tuple[str, ...] = (f"CONFIG_TRACING_{request.param}=y",)
    if request.param == "ASYNC":
        config = (*config, "CONFIG_TRACING_BUFFER_SIZE=8192")
    place = tmp_path_factory.mktemp("trace") / "channel0_0"
    machine = builds.get(Image(_APP, "qemu_x86", config=config)).machine()
    report = run(machine.override(extra=("-serial", f"file:{place}")))
    assert report.status == 0
    stream = place.read_bytes()
    return Trace(report, stream, Format.read(_METADATA.read_text(encoding="utf-8")).decode(stream))


def test_time_goes_forward(trace: Trace) -> None:
    times = [event.time for event in trace.events]
    assert times == sorted(times)
    # Four sleeps and waits of 10 ms, and half a second.
    assert 400_000_000 < times[-1] < 700_000_000


def test_objects(trace: Trace) -> None:
    sem = trace.address("sem")
    assert len(trace.of("k_sem_give_enter", sem=sem)) == _ROUNDS
    assert len(trace.of("k_sem_give_exit", sem=sem)) == _ROUNDS
    taken = trace.of("k_sem_take_exit", sem=sem)
    assert [event.values["ret"] for event in taken] == [0] * _ROUNDS
    assert all(event.values["timeout"] == -1 for event in taken)
    assert len(trace.of("k_sem_take_blocking", sem=sem)) == _ROUNDS - 1
    mutex = trace.address("mutex")
    assert len(trace.of("k_mutex_lock_exit", mutex=mutex, ret=0)) == _ROUNDS
    assert len(trace.of("k_mutex_unlock_exit", mutex=mutex, ret=0)) == _ROUNDS
    assert len(trace.of("k_timer_start", timer=trace.address("timer"))) == 1


def test_results(trace: Trace) -> None:
    results = [e.values["ret"] for e in trace.of("k_msgq_get_exit", msgq=trace.address("msgq"))]
    assert results == [0] * _ROUNDS + [-11]


def test_threads(trace: Trace) -> None:
    worker = trace.address("worker")
    assert len(trace.of("k_thread_create", thread=worker)) == 1
    assert trace.of("k_thread_name_set", thread=worker)[0].values["name"] == "worker"
    switched_in = trace.of("k_thread_switched_in", thread=worker, name="worker")
    assert len(switched_in) == len(trace.of("k_thread_switched_out", thread=worker)) >= _ROUNDS
    assert trace.of("k_thread_switched_in", name="idle")
    assert trace.of("idle")
    assert len(trace.of("k_thread_abort", thread=worker)) == 1


def test_switches_alternate(trace: Trace) -> None:
    """Who is switched out was switched in before, and nobody else in between."""
    running = None
    for event in trace.events:
        if event.name == "k_thread_switched_in":
            running = event.values["thread"]
        elif event.name == "k_thread_switched_out" and running is not None:
            assert event.values["thread"] == running


def test_interrupts(trace: Trace) -> None:
    assert len(trace.of("isr_enter")) == len(trace.of("isr_exit")) >= 4


def test_named_event(trace: Trace) -> None:
    (event,) = trace.of("named")
    assert event.values == {"name": "the end of the prog", "arg0": 1, "arg1": 0xFFFFFFFF}


def test_babeltrace(trace: Trace, tmp_path: Path) -> None:
    """A reader that is not ours agrees, event by event."""
    reader = shutil.which("babeltrace2")
    if reader is None:
        pytest.skip("babeltrace2 is not installed")
    (tmp_path / "channel0_0").write_bytes(trace.stream)
    (tmp_path / "metadata").write_bytes(_METADATA.read_bytes())
    result = subprocess.run(
        [reader, "--no-delta", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    names = re.findall(r"^\[[^]]*\] (\w+):", result.stdout, re.MULTILINE)
    assert names == [event.name for event in trace.events]
