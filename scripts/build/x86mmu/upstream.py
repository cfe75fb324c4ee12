# SPDX-License-Identifier: Apache-2.0
"""Page tables for first-pass images of Zephyr 2.7 to 3.4: the layout policy `upstream`.

Decides what such an image's symbols mean and which bits its kernel expects in entries; the
tables are made and proved by the same code as ours. Called by cli when the image has
`dummy_pagetables` and no record of ours. Everything here was found by comparing results on
real images, and follows them where they differ from our own rules:

- text and rodata are open to user mode; with CONFIG_GDBSTUB text is writable;
- without CONFIG_SRAM_REGION_PERMISSIONS all of the image is writable and executable;
- bits 9, 10 and 11 of a 4 KiB entry repeat its writable, user and no-execute bits;
- large pages only for --map with L and for the boot-time identity mapping, which has a
  page directory of its own; they never refuse execution, asked or not;
- sections that are not present at boot are stored not present, with their own virtual
  address as location.

Symbols that an older image lacks count as options that are off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import conflicts, layout, mapspec
from .elf import ElfFacts
from .errors import MmuError
from .image import Region, paint
from .job import Job
from .mapspec import MapSpec
from .paging import NO_EXECUTE, USER, WRITABLE, Format, Policy, leaf_bits, paging_format
from .plan import Plan
from .plan_types import (
    PAGE_SIZE,
    VIRT_END,
    Identity,
    Kind,
    L,
    Paging,
    PlanEntry,
    State,
    U,
    W,
    X,
)

_HINT = "Is it the first-pass image (zephyr_pre0.elf or zephyr_pre1.elf) of an x86 board?"
_REPEATED_XD = 1 << 11


def _leaf(flags: int, fmt: Format) -> int:
    """An entry's bits, with its rights repeated in bits 9 to 11 unless it is large."""
    bits = leaf_bits(flags, fmt)
    if flags & L:
        return bits
    repeated = (bits & (WRITABLE | USER)) << 8
    return bits | repeated | (_REPEATED_XD if bits & NO_EXECUTE else 0)


POLICY = Policy(leaf=_leaf, paged_out_mark=0, automatic_large=False, share_identity=False)


@dataclass(frozen=True)
class _Source:
    """What the image says about itself; addresses and sizes in bytes."""

    facts: ElfFacts
    format: Format
    vm_base: int
    vm_size: int
    offset: int  # virtual minus physical address
    start: int  # z_mapped_start
    end: int

    def value(self, name: str, default: int = 0) -> int:
        """An option; `default` when the image does not know it."""
        return self.facts.symbols.get(f"CONFIG_{name}", default)

    def on(self, name: str) -> bool:
        """Whether the image was configured with a switch, which then is a symbol of it."""
        return f"CONFIG_{name}" in self.facts.symbols

    def range_of(self, base: str) -> tuple[int, int] | None:
        """A region by its symbols, or None. The size is a symbol of its own in some
        releases, the end in others."""
        symbols = self.facts.symbols
        start = symbols.get(f"{base}_start")
        if start is None:
            return None
        end = symbols.get(f"{base}_end", start + symbols.get(f"{base}_size", 0))
        return (start, end) if end > start else None


def build(facts: ElfFacts, map_texts: list[str]) -> Job:
    """The job for a first-pass image of Zephyr; raises MmuError."""
    source = _read(facts)
    maps = mapspec.parse_all(map_texts, source.format)
    plan = _plan(source, maps)
    placed = layout.make(plan, POLICY)
    room = _room(source)
    _check_room(source, placed, room)
    return Job(
        plan=plan,
        policy=POLICY,
        base_phys=facts.symbol("z_x86_pagetables_start", _HINT) - source.offset,
        room=room,
        record_size=0,
        repeat_rights=True,
    )


def _read(facts: ElfFacts) -> _Source:
    symbols = facts.symbols

    def need(name: str) -> int:
        return facts.symbol(name, _HINT)

    pae = "CONFIG_X86_PAE" in symbols
    start = need("z_mapped_start")
    size = symbols.get("z_mapped_size", symbols.get("z_mapped_end", start) - start)
    virt = need("CONFIG_KERNEL_VM_BASE") + symbols.get("CONFIG_KERNEL_VM_OFFSET", 0)
    phys = need("CONFIG_SRAM_BASE_ADDRESS") + symbols.get("CONFIG_SRAM_OFFSET", 0)
    source = _Source(
        facts=facts,
        format=paging_format(pae, pae),
        vm_base=need("CONFIG_KERNEL_VM_BASE"),
        vm_size=need("CONFIG_KERNEL_VM_SIZE"),
        offset=virt - phys,
        start=start,
        end=start + -(-size // PAGE_SIZE) * PAGE_SIZE,
    )
    _check(source)
    return source


def _check(source: _Source) -> None:
    path, vm_end = source.facts.path, source.vm_base + source.vm_size
    if source.start % PAGE_SIZE or source.vm_base % PAGE_SIZE or source.vm_size % PAGE_SIZE:
        raise MmuError(
            f"{path}: z_mapped_start ({source.start:#x}), CONFIG_KERNEL_VM_BASE "
            f"({source.vm_base:#x}) and CONFIG_KERNEL_VM_SIZE ({source.vm_size:#x}) must all be "
            "multiples of a page, 0x1000. Correct the configuration and build again."
        )
    if vm_end > VIRT_END:
        raise MmuError(
            f"{path}: the kernel's virtual range ends at {vm_end:#x}, behind 4 GiB. Lower "
            "CONFIG_KERNEL_VM_BASE or CONFIG_KERNEL_VM_SIZE."
        )
    if not source.vm_base <= source.start < source.end <= vm_end:
        raise MmuError(
            f"{path}: the image ({source.start:#x}..{source.end:#x}) is empty or not inside "
            f"the kernel's virtual range ({source.vm_base:#x}..{vm_end:#x}). Raise "
            "CONFIG_KERNEL_VM_SIZE."
        )
    if source.start < source.offset or source.start == 0:
        raise MmuError(
            f"{path}: the image would stand below physical address 0 or in virtual page 0 "
            f"(z_mapped_start is {source.start:#x}). Correct CONFIG_SRAM_OFFSET and "
            "CONFIG_KERNEL_VM_OFFSET."
        )


def _room(source: _Source) -> int:
    """Bytes reserved for the tables."""
    room = source.facts.sizes.get("dummy_pagetables", 0)
    if room:
        return room
    start = source.facts.symbol("z_x86_pagetables_start", _HINT)
    top = source.facts.symbol("z_x86_kernel_ptables", _HINT)
    return top - start + source.format.top_bytes


def _check_room(source: _Source, placed: layout.Layout, room: int) -> None:
    given = source.value("X86_EXTRA_PAGE_TABLE_PAGES")
    if placed.size != room:
        right = given + (placed.size - room) // PAGE_SIZE
        raise MmuError(
            f"{source.facts.path} reserves {room:#x} bytes for page tables (symbol "
            f"dummy_pagetables), but {placed.size:#x} are needed. Set "
            f"CONFIG_X86_EXTRA_PAGE_TABLE_PAGES={right} (it is {given}) and build again."
        )


def _plan(source: _Source, maps: Sequence[MapSpec]) -> Plan:
    identity = _identity_slots(source)
    entries = [*_image_entries(source), *_flash(source)]
    entries += [_map_entry(spec) for spec in maps]
    wanted = sorted(entries, key=lambda entry: (entry.virt, entry.end))
    boot = _boot_identity(source)
    conflicts.check_overlap(sorted(wanted + boot, key=lambda entry: (entry.virt, entry.end)))
    temporary = [_as_temporary(entry, identity, source.format) for entry in wanted]
    rest = _vm_rest(source, wanted)
    return Plan(
        format=source.format,
        entries=tuple(sorted(temporary + boot + rest, key=lambda entry: entry.virt)),
        identity=identity,
        shared=range(0),
        virt_offset=source.offset,
        vm=range(source.vm_base, source.vm_base + source.vm_size),
        large_image=False,
        image_size=source.end - source.start,
        warnings=tuple(_warnings(wanted, temporary)),
    )


def _warnings(wanted: Sequence[PlanEntry], temporary: Sequence[PlanEntry]) -> Iterator[str]:
    for old, new in zip(wanted, temporary, strict=True):
        if new.kind is not old.kind and old.kind is Kind.MAP:
            yield (
                f"{old.origin} lies where the boot-time identity mapping is, and goes away with "
                "it during start-up"
            )
        if old.kind is Kind.MAP and old.flags & L and "X" not in _map_flags(old):
            yield f"{old.origin} is executable, as large pages always are in this layout"


def _map_flags(entry: PlanEntry) -> str:
    """The flags as somebody wrote them."""
    fields = entry.name.split(",")
    return fields[2] if len(fields) > 2 else ""


def _image_entries(source: _Source) -> list[PlanEntry]:
    regions: list[Region] = []
    for region in _painted(source):
        regions = paint(regions, region)
    entries: list[PlanEntry] = []
    for region in regions:
        if region.start % PAGE_SIZE or region.end % PAGE_SIZE:
            raise MmuError(
                f"{source.facts.path}: {region.name} ({region.origin}) does not begin and end "
                f"on page boundaries ({region.start:#x}..{region.end:#x}). Was it linked with "
                "Zephyr's linker script?"
            )
        entries.append(
            PlanEntry(
                virt=region.start,
                size=region.end - region.start,
                phys=region.start - (source.offset if region.state is State.MAPPED else 0),
                flags=region.flags,
                state=region.state,
                kind=Kind.IMAGE,
                origin=region.origin,
                name=region.name,
                paging=region.paging,
            )
        )
    return entries


def _painted(source: _Source) -> Iterator[Region]:
    """Regions from coarse to fine; what is finer wins. First what is mapped at all, then
    what is present at boot, then the permissions of its parts."""
    sections = [
        name
        for name in ("boot", "pinned")
        if source.on(f"LINKER_USE_{name.upper()}_SECTION")
        and source.range_of(f"lnkr_{name}") is not None
    ]
    at_boot = source.on("LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT") or not sections
    generic = State.MAPPED if at_boot else State.PAGED_OUT
    by_part = source.on("SRAM_REGION_PERMISSIONS")
    flags = W if by_part else W | X
    if source.on("ARCH_MAPS_ALL_RAM"):
        yield _all_ram(source, flags, generic)
    yield Region(
        "data", source.start, source.end, flags, Paging.NONE, generic, "z_mapped_start, _size"
    )
    for name in sections:
        yield from _part(source, f"{name} data", f"lnkr_{name}", flags, State.MAPPED)
    if by_part:
        text = U | X | (W if source.on("GDBSTUB") else 0)
        older = "__text_region_start" not in source.facts.symbols
        names = ("_image_text", "_image_rodata") if older else ("__text_region", "__rodata_region")
        yield from _part(source, "text", names[0], text, generic)
        yield from _part(source, "rodata", names[1], U, generic)
        for name in sections:
            yield from _part(source, f"{name} text", f"lnkr_{name}_text", text, State.MAPPED)
            yield from _part(source, f"{name} rodata", f"lnkr_{name}_rodata", U, State.MAPPED)


def _part(source: _Source, name: str, base: str, flags: int, state: State) -> Iterator[Region]:
    found = source.range_of(base)
    if found is not None:
        paging = {"boot": Paging.BOOT, "pinned": Paging.PINNED}.get(name.split()[0], Paging.NONE)
        yield Region(name, *found, flags, paging, state, f"{base}_start, _size")


def _all_ram(source: _Source, flags: int, state: State) -> Region:
    """All of the chosen RAM at the image's distance; never page 0."""
    start = source.value("SRAM_BASE_ADDRESS") + source.offset
    size = source.value("SRAM_SIZE") * 1024
    if start + size > source.vm_base + source.vm_size:
        raise MmuError(
            f"{source.facts.path}: CONFIG_ARCH_MAPS_ALL_RAM maps {size:#x} bytes from "
            f"{start:#x}, but CONFIG_KERNEL_VM_SIZE is {source.vm_size:#x}. Raise it to "
            f"{start + size - source.vm_base:#x} or more."
        )
    first = max(start, source.vm_base, PAGE_SIZE)
    why = "CONFIG_SRAM_BASE_ADDRESS, CONFIG_ARCH_MAPS_ALL_RAM"
    return Region("RAM", first, start + size, flags, Paging.NONE, state, why)


def _flash(source: _Source) -> Iterator[PlanEntry]:
    """Flash of an image that executes in place, read-only where it is."""
    size = source.value("FLASH_SIZE") * 1024
    if source.on("XIP") and size:
        base = source.value("FLASH_BASE_ADDRESS")
        why = "CONFIG_FLASH_BASE_ADDRESS, CONFIG_FLASH_SIZE"
        flags = 0 if source.on("SRAM_REGION_PERMISSIONS") else X
        yield PlanEntry(base, size, base, flags, State.MAPPED, Kind.RAM, why, "flash")


def _map_entry(spec: MapSpec) -> PlanEntry:
    flags = spec.flags | (X if spec.flags & L else 0)
    return PlanEntry(
        spec.virt, spec.size, spec.phys, flags, State.MAPPED, Kind.MAP, spec.origin, spec.text
    )


def _image_phys(source: _Source) -> tuple[int, int]:
    """The image's physical range, out to whole large pages."""
    large = source.format.large
    start = (source.start - source.offset) // large * large
    return start, -(-(source.end - source.offset) // large) * large


def _identity_slots(source: _Source) -> Identity:
    if source.offset == 0:
        return Identity(0, 0)
    start, end = _image_phys(source)
    shift = source.format.top_shift
    return Identity(start >> shift, ((end - 1) >> shift) - (start >> shift) + 1)


def _boot_identity(source: _Source) -> list[PlanEntry]:
    if source.offset == 0:
        return []
    start, end = _image_phys(source)
    why = "CONFIG_KERNEL_VM_BASE differs from CONFIG_SRAM_BASE_ADDRESS"
    return [
        PlanEntry(
            start,
            end - start,
            start,
            W | X | L,
            State.MAPPED,
            Kind.IDENTITY,
            why,
            "boot identity",
        )
    ]


def _as_temporary(entry: PlanEntry, identity: Identity, fmt: Format) -> PlanEntry:
    """Whatever lies in a top-level entry of the identity mapping goes away with it."""
    first, last = entry.virt >> fmt.top_shift, (entry.end - 1) >> fmt.top_shift
    if first < identity.first + identity.count and identity.first <= last:
        return replace(entry, kind=Kind.IDENTITY)
    return entry


def _vm_rest(source: _Source, wanted: Sequence[PlanEntry]) -> list[PlanEntry]:
    """Page tables without pages wherever the kernel's range has nothing else."""
    why = "CONFIG_KERNEL_VM_BASE, CONFIG_KERNEL_VM_SIZE"
    gaps: list[tuple[int, int]] = []
    at, end = source.vm_base, source.vm_base + source.vm_size
    for entry in wanted:
        if entry.virt >= end:
            break
        if entry.virt > at:
            gaps.append((at, entry.virt))
        at = max(at, entry.end)
    if at < end:
        gaps.append((at, end))
    return [
        PlanEntry(start, stop - start, 0, 0, State.RESERVED, Kind.VM, why, "VM")
        for start, stop in gaps
    ]
