# SPDX-License-Identifier: Apache-2.0
"""Everything that shall be mapped, as one sorted list without overlaps.

Decides what is mapped where and with which permissions, and which top-level entries are the
identity mapping; refuses what cannot stand together (conflicts). Does not know tables: see
layout. Called with the image's regions, or, before the first link, with a nominal image.

    --map, RAM --+
    image -------+--> sorted --> overlaps, slots, W^X --> + VM remainder, + identity
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from . import conflicts
from .config import Config
from .errors import MmuError
from .image import Image, Region
from .mapspec import MapSpec
from .paging import Format
from .plan_types import (
    ANON_ZERO,
    PAGE_SIZE,
    VIRT_END,
    Identity,
    Kind,
    L,
    PlanEntry,
    State,
    W,
    X,
)


@dataclass(frozen=True)
class Plan:
    """What the tables must say. `entries` holds everything, sorted by virtual address."""

    format: Format
    entries: tuple[PlanEntry, ...]
    identity: Identity
    shared: range  # large-page slots (virtual) whose directory entries identity repeats
    virt_offset: int  # virtual minus physical address of the image
    vm: range  # addresses whose page tables always exist
    large_image: bool  # large pages in text and rodata are wanted
    image_size: int
    warnings: tuple[str, ...]

    @property
    def shares_directory(self) -> bool:
        """PAE: the identity mapping has no directory of its own, it repeats a top-level entry."""
        return bool(self.shared) and shares_directory(self.format, self.virt_offset)


def shares_directory(fmt: Format, virt_offset: int) -> bool:
    """Whether the page directory over the image is right for the identity mapping too."""
    return fmt.pae and virt_offset % fmt.top == 0


def build(config: Config, image: Image, maps: Sequence[MapSpec]) -> Plan:
    """Make the plan; raises MmuError on every conflict."""
    image_entries = [_image_entry(config, image, region) for region in image.regions]
    ram_entries = _ram_entries(config, image) if config.maps_all_ram else []
    map_entries = [_map_entry(spec) for spec in maps]
    wanted = sorted(image_entries + ram_entries + map_entries, key=lambda e: (e.virt, e.end))
    identity = _identity_slots(config, image)
    congruent = config.virt_offset % config.format.large == 0
    conflicts.check_overlap(wanted, config.vm_end)
    conflicts.check_identity_slots(map_entries, identity, config)
    if congruent:
        conflicts.check_mirror_of_zero(map_entries, config)
    mapped = [entry for entry in wanted if entry.state is State.MAPPED]
    warnings = conflicts.check_physical(mapped, config.nx)
    shared = range(0)
    if congruent and not config.identity_mapped:
        shared = _shared_slots(config, image)
    rest = _vm_rest(config, wanted)
    boot = _identity_entries(config, image, wanted + rest, shared)
    return Plan(
        format=config.format,
        entries=tuple(sorted(wanted + boot + rest, key=lambda entry: entry.virt)),
        identity=identity,
        shared=shared,
        virt_offset=config.virt_offset,
        vm=range(config.vm_base, config.vm_end),
        large_image=not config.demand_paging,
        image_size=image.size,
        warnings=tuple(warnings),
    )


def _image_entry(config: Config, image: Image, region: Region) -> PlanEntry:
    """An image's page that is not in memory has its offset in the image as its location."""
    leads_to = {
        State.MAPPED: region.start - config.virt_offset,
        State.RESERVED: 0,
        State.PAGED_OUT: region.start - image.start,
        State.ZERO: ANON_ZERO,
    }
    return PlanEntry(
        virt=region.start,
        size=region.end - region.start,
        phys=leads_to[region.state],
        flags=region.flags,
        state=region.state,
        kind=Kind.IMAGE,
        origin=region.origin,
        name=region.name,
        paging=region.paging,
    )


def _map_entry(spec: MapSpec) -> PlanEntry:
    return PlanEntry(
        spec.virt, spec.size, spec.phys, spec.flags, State.MAPPED, Kind.MAP, spec.origin,
        spec.text,
    )


def _ram_entries(config: Config, image: Image) -> list[PlanEntry]:
    """All RAM continuously from KERNEL_VM_BASE, except the image and what would be page 0."""
    entries: list[PlanEntry] = []
    holes = [range(image.start, image.end), range(PAGE_SIZE)]
    if config.virt_offset % config.format.large == 0:
        holes.append(range(config.virt_offset, config.virt_offset + PAGE_SIZE))
    virt = config.vm_base
    for region in config.ram:
        where = f"devicetree memory at {region.phys:#x}, CONFIG_ARCH_MAPS_ALL_RAM"
        entries += [
            PlanEntry(
                part.start, len(part), part.start - virt + region.phys, W, State.MAPPED,
                Kind.RAM, where, "RAM",
            )
            for part in _without(range(virt, virt + region.size), holes)
        ]
        virt += region.size
    return entries


def _without(whole: range, holes: Iterable[range]) -> list[range]:
    """The parts of an address range that no hole covers, ascending."""
    parts: list[range] = []
    at = whole.start
    for hole in sorted(holes, key=lambda item: item.start):
        if hole.start > at:
            parts.append(range(at, min(hole.start, whole.stop)))
        at = max(at, hole.stop)
        if at >= whole.stop:
            break
    if at < whole.stop:
        parts.append(range(at, whole.stop))
    return [part for part in parts if len(part) > 0]


def _vm_rest(config: Config, wanted: Sequence[PlanEntry]) -> list[PlanEntry]:
    """What of the VM space nothing is mapped in: page tables, no pages."""
    taken = [range(entry.virt, entry.end) for entry in wanted]
    return [
        PlanEntry(
            part.start, len(part), 0, 0, State.RESERVED, Kind.VM,
            "CONFIG_KERNEL_VM_BASE, CONFIG_KERNEL_VM_SIZE", "VM",
        )
        for part in _without(range(config.vm_base, config.vm_end), taken)
    ]


def _identity_slots(config: Config, image: Image) -> Identity:
    if config.identity_mapped:
        return Identity(0, 0)
    fmt = config.format
    start = image.start - config.virt_offset
    if start + image.size > VIRT_END:
        raise MmuError(
            f"the image is loaded at {start:#x} and ends behind 4 GiB, where nothing can be "
            "identity-mapped and no boot loader puts it. Lower CONFIG_SRAM_OFFSET or the base "
            "of the devicetree's chosen zephyr,sram."
        )
    first, last = start >> fmt.top_shift, (start + image.size - 1) >> fmt.top_shift
    if fmt.pae and first != last:
        raise MmuError(
            f"the image is loaded at {start:#x} and crosses the 1 GiB boundary at "
            f"{last << fmt.top_shift:#x}, but start-up has one page directory to map it "
            "there. Lower CONFIG_SRAM_OFFSET."
        )
    return Identity(first, last - first + 1)


def _shared_slots(config: Config, image: Image) -> range:
    """Those of the image, or all of its page directory's."""
    fmt = config.format
    shift = fmt.top_shift if shares_directory(fmt, config.virt_offset) else fmt.large_shift
    first, stop = image.start >> shift, ((image.end - 1) >> shift) + 1
    return range(first << shift >> fmt.large_shift, stop << shift >> fmt.large_shift)


def _identity_entries(
    config: Config, image: Image, wanted: Sequence[PlanEntry], shared: range
) -> list[PlanEntry]:
    """What boot-time identity entries show: see PlanEntry for the two forms."""
    if config.identity_mapped:
        return []
    fmt = config.format
    if not shared:
        start = (image.start - config.virt_offset) // fmt.large * fmt.large
        end = -(-(image.end - config.virt_offset) // fmt.large) * fmt.large
        return [
            PlanEntry(
                start, end - start, start, W | X | L, State.MAPPED, Kind.IDENTITY,
                "CONFIG_KERNEL_VM_OFFSET differs from CONFIG_SRAM_OFFSET modulo a large page",
                "boot identity",
            )
        ]
    low, high = shared.start << fmt.large_shift, shared.stop << fmt.large_shift
    return [
        _mirror(entry, max(entry.virt, low), min(entry.end, high), config.virt_offset)
        for entry in wanted
        if entry.virt < high and low < entry.end
    ]


def _mirror(entry: PlanEntry, start: int, end: int, offset: int) -> PlanEntry:
    return replace(
        entry,
        virt=start - offset,
        size=end - start,
        phys=entry.phys_at(start),
        kind=Kind.IDENTITY,
        origin=f"identity mapping of {entry.origin}",
    )
