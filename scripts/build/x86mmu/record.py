# SPDX-License-Identifier: Apache-2.0
"""What the generator leaves for the run-time side: identity slots and a region table.

Decides the bytes. Read by the kernel (start-up clears exactly the recorded top-level
entries; the fault handler names regions) and by tools. Little endian:

    u32 magic "PMR1"   u16 total size     u16 regions
    u16 identity first u16 identity count u8 levels  u8 nx  u16 0
    u32 pages of the image
    regions x { u32 virt, u32 size, u32 pfn, u16 flags, u16 name }, ascending by virt
        flags: W 1, U 2, X 4, D 8, L 16; reserved 32; paged out 64, pfn being its location's,
        with 256 the one of every page (zeroes); identity 128
    names, NUL-terminated; `name` is an offset from the record's start; zeros to total size

The total size is fixed before the first link, when the image's regions are not yet known;
so it has room for as many of them as there can be.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from .config import Config
from .errors import MmuError
from .image import STACKS, guard_name
from .mapspec import MapSpec
from .plan import Plan
from .plan_types import PAGE_SIZE, Kind, PlanEntry, State

MAGIC = 0x31524D50
_HEADER = struct.Struct("<IHHHHBBHI")
_REGION = struct.Struct("<IIIHH")
_STATE_FLAGS = {State.MAPPED: 0, State.RESERVED: 32, State.PAGED_OUT: 64, State.ZERO: 64 | 256}
_IDENTITY_FLAG = 128
_MAX_SIZE = 0xFFFC


def regions_of(plan: Plan) -> list[PlanEntry]:
    """The entries that are recorded.

    Not the unused rest of the VM space, which the kernel knows by its configuration, nor
    identity entries that only repeat others.
    """
    return [
        entry
        for entry in plan.entries
        if entry.kind is not Kind.VM and not (entry.kind is Kind.IDENTITY and plan.shared)
    ]


def encode(plan: Plan, size: int) -> bytes:
    """The record in exactly `size` bytes; raises MmuError when it does not fit."""
    regions = regions_of(plan)
    names: dict[str, int] = {}
    end = _HEADER.size + _REGION.size * len(regions)
    for entry in regions:
        if entry.name not in names:
            names[entry.name] = end
            end += len(entry.name.encode()) + 1
    if end > size:
        raise MmuError(
            f"the record of {len(regions)} regions has {end} bytes, but {size} are "
            "reserved for it in the image. The --map list or the configuration changed "
            "after the reservation; configure and build again."
        )
    table = b"".join(_region(entry, names[entry.name]) for entry in regions)
    text = b"".join(name.encode() + b"\0" for name in names)
    fmt, identity = plan.format, plan.identity
    header = _HEADER.pack(
        MAGIC, size, len(regions), identity.first, identity.count, fmt.levels, int(fmt.nx), 0,
        plan.image_size // PAGE_SIZE,
    )
    return (header + table + text).ljust(size, b"\0")


def _region(entry: PlanEntry, name: int) -> bytes:
    flags = entry.flags | _STATE_FLAGS[entry.state]
    flags |= _IDENTITY_FLAG if entry.kind is Kind.IDENTITY else 0
    return _REGION.pack(entry.virt, entry.size, entry.phys // PAGE_SIZE, flags, name)


def check_room(path: str, given: int, needed: int) -> None:
    """The image must have exactly the room that was asked for."""
    if given != needed:
        raise MmuError(
            f"{path} reserves {given:#x} bytes for the kernel's record of the mappings, but "
            f"{needed:#x} are needed. The configuration or the --map list is not the one that "
            "the image was linked with; configure and build again, with the same list for "
            "--reserve and here."
        )


def reserved_size(config: Config, maps: Sequence[MapSpec]) -> int:
    """Bytes that any image of this configuration needs; a multiple of 4."""
    names = ["text", "rodata", "data"]
    regions = 3
    sections = (
        (config.boot_section, "boot"), (config.pinned_section, "pinned"),
        (config.ondemand_section, "ondemand"),
    )
    for wanted, name in sections:
        if wanted:
            # Each section splits what it is laid over and has data between its parts.
            regions += 6
            names += [f"{name} text", f"{name} rodata", f"{name} data"]
    if not config.generic_present:
        regions += 2
        names.append("bss")
    if config.stack_guards:
        # A guard splits what it is laid over.
        regions += 2 * len(STACKS)
        names += [guard_name(stack) for stack in STACKS]
    if config.maps_all_ram:
        regions += len(config.ram) + 2
        names.append("RAM")
    if not config.identity_mapped and config.virt_offset % config.format.large:
        regions += 1
        names.append("boot identity")
    names += {spec.text for spec in maps}
    regions += len(maps)
    size = _HEADER.size + _REGION.size * regions + sum(len(name) + 1 for name in names)
    if size > _MAX_SIZE:
        raise MmuError(
            f"there are {len(maps)} --map arguments; the kernel's record of them would have "
            f"{size} bytes and can have {_MAX_SIZE}. Merge neighbouring ranges."
        )
    return -(-size // 4) * 4
