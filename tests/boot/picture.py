# SPDX-License-Identifier: Apache-2.0
"""The picture of samples/arch/x86/mmio_map, computed a second time, from its README.

Also reads what QEMU's monitor dumps (PPM) and writes PNG, for the file in doc/pictures:
`python picture.py OUT.png`. Called by test_mmio_map.py.
"""

from __future__ import annotations

import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

WIDTH = 640
HEIGHT = 480
HORIZON = 300
DEPTH = HEIGHT - 1 - HORIZON
SUN = (470, 262, 62)
GUSTS = ((40, 330, 70), (90, 280, 110), (20, 240, 150), (120, 380, 200))

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Picture:
    """Pixels row by row, three bytes each: red, green, blue."""

    width: int
    height: int
    pixels: bytes

    def at(self, x: int, y: int) -> Colour:
        """Return the colour of one pixel."""
        start = 3 * (y * self.width + x)
        red, green, blue = self.pixels[start : start + 3]
        return red, green, blue


def _mix(first: Colour, last: Colour, part: int, whole: int) -> Colour:
    red, green, blue = (
        (a * (whole - part) + b * part) // whole for a, b in zip(first, last, strict=True)
    )
    return red, green, blue


def _sky(x: int, y: int) -> Colour:
    for left, right, top in GUSTS:
        if left <= x <= right and y - top - (x - left) ** 2 // 4000 in (0, 1):
            return (0xE8, 0xDC, 0xD0)
    sun_x, sun_y, radius = SUN
    if (x - sun_x) ** 2 + (y - sun_y) ** 2 <= radius**2:
        return (0xFF, 0xEC, 0xAA)
    return _mix((0x18, 0x28, 0x60), (0xFF, 0xA0, 0x50), y, HORIZON)


def _sea(x: int, y: int) -> Colour:
    depth = y - HORIZON
    sun_x, _, radius = SUN
    if abs(x - sun_x) < radius - depth // 4 and (depth + x // 16) % 5 < 2:
        return (0xF0, 0xB0, 0x70)
    wave = 6 + depth // 6
    if depth % 6 == 0 and (x + depth**2) % (8 * wave) < wave:
        return (0x50, 0x88, 0xA8)
    return _mix((0x28, 0x5C, 0x80), (0x08, 0x18, 0x38), depth, DEPTH)


def expected() -> Picture:
    """Return the picture that the sample has to draw."""
    pixels = bytearray()
    for y in range(HEIGHT):
        row = _sky if y < HORIZON else _sea
        for x in range(WIDTH):
            pixels += bytes(row(x, y))
    return Picture(WIDTH, HEIGHT, bytes(pixels))


def from_ppm(data: bytes) -> Picture:
    """Read a binary PPM (P6, 8 bits a channel), as QEMU's screendump writes it."""
    magic, size, depth, pixels = data.split(b"\n", 3)
    if magic != b"P6" or depth != b"255":
        raise ValueError(f"not an 8-bit P6 picture: {magic!r} {depth!r}")
    width, height = (int(number) for number in size.split())
    if len(pixels) != 3 * width * height:
        raise ValueError(f"{len(pixels)} bytes of pixels for {width}x{height}")
    return Picture(width, height, pixels)


def to_png(picture: Picture) -> bytes:
    """Write a PNG: one IDAT, no filters."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    stride = 3 * picture.width
    rows = b"".join(
        b"\0" + picture.pixels[start : start + stride]
        for start in range(0, len(picture.pixels), stride)
    )
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def main() -> int:
    """Write the expected picture to the file named on the command line."""
    if len(sys.argv) != 2:
        print("usage: picture.py OUT.png", file=sys.stderr)
        return 2
    Path(sys.argv[1]).write_bytes(to_png(expected()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
