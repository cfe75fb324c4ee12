# SPDX-License-Identifier: Apache-2.0
"""Kernels of a few instructions, written byte by byte: the runner's tests need no compiler."""

from __future__ import annotations

import struct
from pathlib import Path

_BASE = 0x100000
_HEADER = 12  # multiboot: magic, flags, checksum
_MAGIC = 0x1BADB002

LOOP = b"\xeb\xfe"  # jmp .
TRIPLE_FAULT = b"\x0f\x01\x1d" + struct.pack("<I", _BASE) + b"\x0f\x0b"  # lidt of garbage; ud2


def say(text: str) -> bytes:
    """Sends text to the first serial port."""
    code = b"\x66\xba\xf8\x03"  # mov $0x3f8, %dx
    for byte in text.encode():
        code += bytes((0xB0, byte, 0xEE))  # mov $byte, %al; out %al, %dx
    return code


def leave(value: int) -> bytes:
    """Writes a value to the port of isa-debug-exit."""
    return b"\xb8" + struct.pack("<I", value) + b"\xe7\xf4" + LOOP  # mov; out %eax, $0xf4


def write_kernel(path: Path, code: bytes) -> Path:
    """An ELF file with a multiboot header and this code."""
    text = struct.pack("<III", _MAGIC, 0, -_MAGIC & 0xFFFFFFFF) + code
    offset = 52 + 32
    header = b"\x7fELF\x01\x01\x01" + bytes(9)
    header += struct.pack(
        "<HHIIIIIHHHHHH", 2, 3, 1, _BASE + _HEADER, 52, 0, 0, 52, 32, 1, 40, 0, 0
    )
    segment = struct.pack("<IIIIIIII", 1, offset, _BASE, _BASE, len(text), len(text), 5, 4)
    path.write_bytes(header + segment + text)
    return path


def write_build(folder: Path, code: bytes, *, machine: str = "q35") -> Path:
    """A build folder as the build system leaves it, with that kernel."""
    zephyr = folder / "zephyr"
    zephyr.mkdir(parents=True)
    write_kernel(zephyr / "zephyr.elf", code)
    (zephyr / "runners.yaml").write_text(
        "qemu:\n"
        "  binary: qemu-system-i386\n"
        f"  args: [-machine, {machine}, -m, '4', -cpu, 'qemu32,+nx,+pae', -no-reboot,\n"
        "         -nographic, -net, none, -device, 'isa-debug-exit,iobase=0xf4,iosize=0x04']\n"
        "  kernel: zephyr.elf\n"
    )
    return folder
