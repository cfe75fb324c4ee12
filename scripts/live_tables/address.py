# SPDX-License-Identifier: Apache-2.0
"""Decides what an address of QEMU's monitor or debug port means."""

from __future__ import annotations

from live_tables.errors import AskError


def socket_address(address: str) -> str | tuple[str, int]:
    """A socket's path, or HOST:PORT; `unix:` and `tcp:` may stand before and options behind, as
    QEMU writes them."""
    plain = address.removeprefix("tcp:").removeprefix("unix:").partition(",")[0]
    host, colon, port = plain.rpartition(":")
    if not colon or not port.isdecimal() or "/" in plain or address.startswith("unix:"):
        if not plain:
            raise AskError(f"'{address}' is no address: give a socket's path, or HOST:PORT")
        return plain
    if int(port) > 0xFFFF:
        raise AskError(f"'{address}' is no address: a port is at most 65535")
    return (host or "127.0.0.1", int(port))
