# SPDX-License-Identifier: Apache-2.0
"""Packets of GDB's remote protocol over a socket; what they say is gdb.py's affair.

    $<data>#<two hex digits: sum of the data's bytes>

A byte `}` in an answer escapes the next one, `*` repeats the last one; each side acknowledges with
`+` until that is switched off.
"""

from __future__ import annotations

import contextlib
import re
import socket

from live_tables.address import socket_address
from live_tables.errors import AskError

_REPEAT_BASE = 29
_ESCAPED = 0x20
_PACKET = re.compile(rb"\$([^#]*)#[0-9a-fA-F]{2}", re.DOTALL)


def framed(data: bytes) -> bytes:
    """A packet with its checksum; `data` needs no escapes (commands are printable)."""
    return b"$" + data + b"#" + f"{sum(data) & 0xFF:02x}".encode()


def unpacked(data: bytes) -> bytes:
    """A packet's content: escapes and repetitions resolved."""
    result = bytearray()
    at = 0
    while at < len(data):
        byte = data[at]
        if byte == ord("}"):
            result.append(data[at + 1] ^ _ESCAPED)
            at += 1
        elif byte == ord("*"):
            result += result[-1:] * (data[at + 1] - _REPEAT_BASE)
            at += 1
        else:
            result.append(byte)
        at += 1
    return bytes(result)


class Channel:
    """One connection to a debugger's stub.

    spoke_first: the stub has said something unasked. QEMU's does when its guest was running and
    has been stopped for the newcomer.
    """

    def __init__(self, address: str, seconds: float) -> None:
        self._address = address
        self._seconds = seconds
        self._received = b""
        self._acknowledge = True
        self.spoke_first = False
        self._socket = _connected(address, seconds)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def silent(self) -> None:
        """Acknowledge nothing from now on: the stub has agreed."""
        self._acknowledge = False

    def ask(self, command: bytes, seconds: float | None = None) -> bytes:
        """Send a command and return the answer."""
        self.send(command)
        return self.answer(seconds)

    def send(self, command: bytes) -> None:
        """Send a command. What the stub says before it acknowledges is no answer."""
        self.raw(framed(command))
        if self._acknowledge:
            self._socket.settimeout(self._seconds)
            while not self._acknowledged():
                self._received += self._more()

    def raw(self, data: bytes) -> None:
        """Send bytes as they are: the interrupt character stands outside of packets."""
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise self._gone(error.strerror or str(error)) from error

    def answer(self, seconds: float | None = None) -> bytes:
        """The next packet's content; AskError when none comes in time."""
        self._socket.settimeout(self._seconds if seconds is None else seconds)
        while (match := _PACKET.search(self._received)) is None:
            self._received += self._more()
        self._received = self._received[match.end() :]
        if self._acknowledge:
            with contextlib.suppress(OSError):
                self._socket.sendall(b"+")
        return unpacked(match[1])

    def _acknowledged(self) -> bool:
        """Whether what came has an acknowledgement; it and everything before it is dropped."""
        rest = _PACKET.sub(b"", self._received)
        if b"+" not in rest:
            return False
        while not self._received.startswith(b"+"):
            match = _PACKET.match(self._received)
            self.spoke_first |= match is not None
            self._received = self._received[match.end() if match else 1 :]
        self._received = self._received[1:]
        return True

    def _more(self) -> bytes:
        try:
            data = self._socket.recv(65536)
        except TimeoutError as error:
            raise AskError(
                f"the debug port at {self._address} does not answer: QEMU serves one debugger at a "
                "time, or this is no debug port (`-gdb`)"
            ) from error
        except OSError as error:
            raise self._gone(error.strerror or str(error)) from error
        if not data:
            raise self._gone("it was closed")
        return data

    def _gone(self, why: str) -> AskError:
        return AskError(f"the debug port at {self._address} is gone: {why}")


def _connected(address: str, seconds: float) -> socket.socket:
    place = socket_address(address)
    try:
        if isinstance(place, tuple):
            return socket.create_connection(place, seconds)
        channel = socket.socket(socket.AF_UNIX)
        channel.settimeout(seconds)
        try:
            channel.connect(place)
        except OSError:
            channel.close()
            raise
    except OSError as error:
        raise AskError(
            f"there is no debug port at {address} ({error.strerror or error}). QEMU opens one with "
            "`-gdb tcp::1234`; `west debugserver` starts a build like that."
        ) from error
    return channel
