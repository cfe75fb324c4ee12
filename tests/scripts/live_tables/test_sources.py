# SPDX-License-Identifier: Apache-2.0
"""What monitors and debug ports answer, and what is said when they do not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live_tables import gdb, packets, qmp
from live_tables.address import socket_address
from live_tables.errors import AskError
from live_tables.memfile import MemoryFile
from live_tables.source import Registers

_INFO = """\
EAX=00000000 EBX=00000000 ECX=00000000 EDX=00000000
EIP=001000d0 EFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=0
CR0=80010033 CR2=00000000 CR3=0010c000 CR4=00000020
EFER=0000000000000800
"""


def test_registers_of_the_monitor() -> None:
    assert qmp.parse_registers(_INFO) == Registers(0x10C000, 0x80010033, 0x20, 0x800, 0x1000D0)
    with pytest.raises(AskError, match="names no CR3"):
        qmp.parse_registers("PC=0 LR=0")


def test_memory_of_the_monitor() -> None:
    text = "00100000: 0x03020100 0x07060504\n00100008: 0xffffffff\n"
    assert qmp.parse_memory(text, 12) == bytes(range(8)) + b"\xff" * 4
    with pytest.raises(AskError, match="gave 12 bytes of memory instead of 16"):
        qmp.parse_memory(text, 16)
    with pytest.raises(AskError, match="cannot read that memory: Cannot access memory"):
        qmp.parse_memory("Cannot access memory\n", 4)


@given(st.binary(max_size=300))
def test_packets(data: bytes) -> None:
    assert packets.framed(data)[:1] == b"$"
    assert int(packets.framed(data)[-2:], 16) == sum(data) % 256
    escaped = b"".join(
        b"}" + bytes([byte ^ 0x20]) if byte in b"#$}*" else bytes([byte]) for byte in data
    )
    assert packets.unpacked(escaped) == data


def test_repeated_bytes() -> None:
    assert packets.unpacked(b"0* ") == b"0000"
    assert packets.unpacked(b"ab*!c") == b"abbbbbc"


def test_descriptions_of_registers() -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE feature SYSTEM "gdb-target.dtd"><feature name="core">'
        '<reg name="eax" bitsize="32"/><reg name="cr3" bitsize="32" regnum="40"/>'
        '<reg name="cr4" bitsize="32"/><xi:include href="more.xml"/></feature>'
    )
    feature = gdb.parse_feature(text, 2)
    assert feature.registers == {"eax": 2, "cr3": 40, "cr4": 41}
    assert (feature.includes, feature.end) == (("more.xml",), 42)
    with pytest.raises(AskError, match="is no XML"):
        gdb.parse_feature("<reg", 0)


def test_memory_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes(bytes(range(16)))
    saved = MemoryFile(path, 0x1000, 0x2000)
    assert saved.registers() == Registers(0x2000)
    assert saved.read(0x1004, 4) == b"\4\5\6\7"
    for phys in (0xFFC, 0x100E):
        with pytest.raises(AskError, match="does not hold 0x4 bytes"):
            saved.read(phys, 4)
    with pytest.raises(AskError, match="cannot be read"):
        MemoryFile(tmp_path / "none", 0, 0).read(0, 4)


def _served(folder: Path, serve: Callable[[socket.socket], None]) -> str:
    """A socket whose first client is served by `serve`."""
    path = str(folder / "socket")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen(1)

    def accept() -> None:
        channel, _ = listening.accept()
        with channel, listening:
            serve(channel)

    threading.Thread(target=accept, daemon=True).start()
    return path


def _stub(
    answers: dict[bytes, bytes], unasked: bytes = b"", asked: list[bytes] | None = None
) -> Callable[[socket.socket], None]:
    """A stub that has these answers, says nothing else, speaks first, and keeps what it was
    asked."""

    def serve(channel: socket.socket) -> None:
        channel.sendall(unasked)
        received = b""
        while data := channel.recv(4096):
            received += data
            while b"#" in received[:-2]:
                command, _, received = received.partition(b"#")
                received = received[2:]
                name = command.rpartition(b"$")[2]
                if asked is not None:
                    asked.append(name)
                answer = answers.get(name, b"")
                channel.sendall(b"+" + packets.framed(answer))

    return serve


_ALL = {
    b"qSupported:xmlRegisters=i386": b"PacketSize=1000",
    b"?": b"T05",
    b"qXfer:features:read:target.xml:0,800": (
        b'l<target><reg name="cr0"/><reg name="cr3"/><reg name="eip"/></target>'
    ),
    b"p0": b"33000180",
    b"p1": b"00c01000",
    b"p2": b"E01",
    b"Qqemu.PhyMemMode:1": b"OK",
    b"Qqemu.PhyMemMode:0": b"OK",
    b"m1000,4": b"01020304",
    b"M1000,2:abcd": b"OK",
}


def test_a_debug_port(tmp_path: Path) -> None:
    path = _served(tmp_path, _stub(_ALL, unasked=b"$T02thread:01;#04"))
    stub = gdb.Stub(path)
    assert stub.registers() == Registers(0x10C000, 0x80010033)
    assert stub.read(0x1000, 4) == b"\1\2\3\4"
    stub.write(0x1000, b"\xab\xcd")
    with pytest.raises(AskError, match="cannot read 0x4 bytes of memory at 0x2000"):
        stub.read(0x2000, 4)
    with pytest.raises(AskError, match="cannot write memory at 0x3000"):
        stub.write(0x3000, b"\0")
    with pytest.raises(AskError, match="no breakpoint at 0x4000"):
        stub.run_to([0x4000], 1.0)
    stub.abandon()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (b"qXfer:features:read:target.xml:0,800", "does not describe its registers"),
        (b"Qqemu.PhyMemMode:1", "cannot read physical memory"),
        (b"p1", "tells no CR3"),
    ],
)
def test_a_debug_port_of_something_else(tmp_path: Path, missing: bytes, said: str) -> None:
    path = _served(tmp_path, _stub({key: _ALL[key] for key in _ALL if key != missing}))
    with pytest.raises(AskError, match=said):
        stub = gdb.Stub(path)
        try:
            stub.registers()
            stub.read(0x1000, 4)
        finally:
            stub.abandon()


def test_ports_that_close(tmp_path: Path) -> None:
    path = _served(tmp_path, lambda channel: None)
    with pytest.raises(AskError, match="is gone"):
        gdb.Stub(path)
    (tmp_path / "qmp").mkdir()
    path = _served(tmp_path / "qmp", lambda channel: None)
    with pytest.raises(AskError, match="there is no answer at"):
        qmp.Monitor(path)


def test_a_monitor_that_is_none(tmp_path: Path) -> None:
    path = _served(tmp_path, lambda channel: channel.sendall(b"hello\r\n"))
    with pytest.raises(AskError, match="there is no answer at"):
        qmp.Monitor(path)


@pytest.mark.parametrize("ran", [True, False])
def test_a_guest_goes_on_if_it_ran_before(tmp_path: Path, ran: bool) -> None:
    asked: list[bytes] = []
    unasked = b"$T02thread:01;#04" if ran else b""
    stub = gdb.Stub(_served(tmp_path, _stub({**_ALL, b"D": b"OK"}, unasked, asked)))
    stub.close()
    assert (b"D" in asked) == ran


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("qmp", "qmp"),
        ("unix:a:1,server=on", "a:1"),
        ("/run/a:1", "/run/a:1"),
        ("tcp::1234,server", ("127.0.0.1", 1234)),
        ("host:65535", ("host", 65535)),
    ],
)
def test_addresses(address: str, place: object) -> None:
    assert socket_address(address) == place


@pytest.mark.parametrize("address", ["", "unix:", ":65536", "tcp:host:99999"])
def test_what_is_no_address(address: str) -> None:
    for source in (gdb.Stub, qmp.Monitor):
        with pytest.raises(AskError, match="is no address"):
            source(address)


@pytest.mark.parametrize("address", ["127.0.0.1:1", ":1", "/dev/null", "tcp:127.0.0.1:1,server"])
def test_nobody_listens(address: str) -> None:
    with pytest.raises(AskError, match="no debug port at"):
        gdb.Stub(address)
    with pytest.raises(AskError, match="no answer at"):
        qmp.Monitor(address)
