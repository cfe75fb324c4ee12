# SPDX-License-Identifier: Apache-2.0
"""Read the record that the generator left in an image.

Decides what the record's bytes say and whether they can be right; a decoder of its own, so
that a mistake of the encoder is seen. Used by check and report; the kernel has a third
reader, in C. The layout stands in record.py.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass

from .errors import MmuError
from .plan_types import FLAGS_ALL, PAGE_SIZE, VIRT_END, Identity, State

_MAGIC = b"PMR1"
_HEADER = 20
_REGION = 16
RESERVED, PAGED_OUT, IDENTITY, ZERO = 32, 64, 128, 256


@dataclass(frozen=True)
class RecordRegion:
    """One line of the region table; bytes."""

    virt: int
    size: int
    phys: int
    flags: int  # W, U, X, D, L
    state: State
    boot_only: bool
    name: str

    @property
    def end(self) -> int:
        """First virtual address behind the region."""
        return self.virt + self.size


@dataclass(frozen=True)
class Record:
    """The whole record; addresses and sizes in bytes."""

    size: int
    identity: Identity
    levels: int
    nx: bool
    image_size: int
    regions: tuple[RecordRegion, ...]


def total_size(head: bytes) -> int:
    """How long the record is that begins with these 8 bytes; raises MmuError."""
    if head[:4] != _MAGIC:
        raise _wrong(f"it begins with {head[:4]!r} in place of {_MAGIC!r}")
    size = int(struct.unpack_from("<H", head, 4)[0])
    if size < _HEADER or size % 4:
        raise _wrong(f"its total size is {size} bytes")
    return size


def decode(data: bytes) -> Record:
    """The record in exactly `data`; raises MmuError if it cannot be one."""
    size = total_size(data[:8])
    if size != len(data):
        raise _wrong(f"it is cut off: {len(data)} of {size} bytes are there")
    count, first, cleared = struct.unpack_from("<3H", data, 6)
    levels, nx, zero, pages = struct.unpack_from("<BBHI", data, 12)
    if levels not in (2, 3) or nx > 1 or zero:
        raise _wrong(f"levels are {levels}, NX is {nx}, and a field that must be 0 is {zero}")
    names_at = _HEADER + count * _REGION
    if names_at > size:
        raise _wrong(f"{count} regions do not fit into {size} bytes")
    top_entries = 4 if levels == 3 else 1024
    if first + cleared > top_entries:
        raise _wrong(f"it clears top-level entries {first} to {first + cleared - 1}")
    regions = tuple(_region(data, _HEADER + index * _REGION, names_at) for index in range(count))
    for low, high in itertools.pairwise(regions):
        if high.virt < low.end:
            raise _wrong(f"its regions {low.name!r} and {high.name!r} are not in order")
    return Record(size, Identity(first, cleared), levels, bool(nx), pages * PAGE_SIZE, regions)


def _region(data: bytes, at: int, names_at: int) -> RecordRegion:
    virt, size, pfn, flags, name_at = struct.unpack_from("<IIIHH", data, at)
    end = data.find(b"\0", name_at)
    if name_at < names_at or end < 0:
        raise _wrong(f"the name of the region at {virt:#x} is not inside it")
    name = data[name_at:end].decode("utf-8", "replace")
    if size == 0 or (virt | size) % PAGE_SIZE or virt + size > VIRT_END:
        raise _wrong(f"region {name!r} is {virt:#x}..{virt + size:#x}")
    if flags & ~(FLAGS_ALL | RESERVED | PAGED_OUT | IDENTITY | ZERO):
        raise _wrong(f"region {name!r} has flags {flags:#x}")
    state = State.RESERVED if flags & RESERVED else State.MAPPED
    if flags & PAGED_OUT:
        state = State.ZERO if flags & ZERO else State.PAGED_OUT
    return RecordRegion(
        virt, size, pfn * PAGE_SIZE, flags & FLAGS_ALL, state, bool(flags & IDENTITY), name
    )


def _wrong(why: str) -> MmuError:
    return MmuError(
        f"the record at z_x86_mmu_record cannot be right: {why}. Was the image built by this "
        "project's gen_mmu.py, of the same version as this command?"
    )
