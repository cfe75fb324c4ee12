# SPDX-License-Identifier: Apache-2.0
"""What may not stand in one plan together: overlaps, identity slots, write and execute.

Every refusal names both parties, where each comes from, and a fix. Called by plan with the
entries that map something; nothing here changes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .config import Config
from .errors import MmuError, hex_range
from .plan_types import D, Identity, Kind, L, PlanEntry, W, X, flag_text

# Within so many bytes of the end of the virtual range the build maps registers of devices.
_DEVICE_ROOM = 0x10000


def describe(entry: PlanEntry) -> str:
    """An entry for messages: name, range, origin."""
    what = entry.origin if entry.kind is Kind.MAP else f"{entry.name} ({entry.origin})"
    if entry.kind is Kind.IMAGE:
        what = f"the image's {what}"
    return f"{what} at {hex_range(entry.virt, entry.size)}"


def check_overlap(entries: Sequence[PlanEntry], vm_end: int = 0) -> None:
    """No two of the entries, which are sorted by address, may share a virtual page."""
    for low, high in pairwise(entries):
        if high.virt < low.end:
            raise _overlap(low, high, vm_end)


def _overlap(low: PlanEntry, high: PlanEntry, vm_end: int) -> MmuError:
    shared = hex_range(high.virt, min(low.end, high.end) - high.virt)
    text = f"two mappings overlap at {shared}: {describe(low)}, and {describe(high)}. "
    if low.origin == high.origin:
        return MmuError(text + "It is given twice; remove one of the two.")
    maps = [entry for entry in (low, high) if entry.kind is Kind.MAP]
    if any(entry.flags & L for entry in maps):
        text += (
            "A large page (flag L) cannot share its range with 4 KiB pages, and no address "
            "can be mapped twice. "
        )
    if not maps:
        return MmuError(text + "Correct the linker script or the devicetree.")
    target = maps[-1]
    if low.kind is Kind.IMAGE and vm_end - _DEVICE_ROOM <= target.virt < vm_end:
        text += (
            "The last pages of the kernel's virtual range hold the registers of devices. Raise "
            "CONFIG_KERNEL_VM_SIZE, if it is one of these. "
        )
    return MmuError(
        text + f"Give {target.origin} another virtual address as its fourth field, make one of "
        "them shorter, or leave it out."
    )


def check_identity_slots(
    maps: Sequence[PlanEntry], identity: Identity, config: Config
) -> None:
    """No --map may live in a top-level entry that start-up clears."""
    if not identity.count:
        return
    top = config.format.top
    start, end = identity.first * top, (identity.first + identity.count) * top
    for entry in maps:
        if entry.virt < end and start < entry.end:
            raise MmuError(
                f"{describe(entry)} lies in the identity mapping's range, "
                f"{hex_range(start, end - start)}: start-up needs it to run the image at its "
                f"physical address {config.image_phys:#x} (CONFIG_SRAM_BASE_ADDRESS + "
                "CONFIG_SRAM_OFFSET) and then clears its top-level entries, which would take "
                "this mapping away. Give it a virtual address outside that range as the "
                "fourth field."
            )


def check_mirror_of_zero(maps: Sequence[PlanEntry], config: Config) -> None:
    """Shared page tables must not make page 0 appear during boot."""
    mirror = config.virt_offset
    for entry in maps:
        if entry.virt <= mirror < entry.end and mirror:
            raise MmuError(
                f"{describe(entry)} covers {mirror:#x}, which the boot-time identity mapping "
                "shows at address 0 too, and page 0 is never mapped. Give it another virtual "
                "address as the fourth field, above the first page of the kernel's range "
                "(CONFIG_KERNEL_VM_BASE)."
            )


def check_physical(entries: Sequence[PlanEntry], nx: bool) -> list[str]:
    """Write and execute must not meet on one physical page; returns warnings.

    An entry that asks for both (a --map with W and X) is built with a warning, but not over
    the image's text and rodata, which nobody may write.
    """
    warnings: list[str] = []
    active: list[PlanEntry] = []
    for entry in sorted(entries, key=lambda item: (item.phys, item.virt)):
        active = [other for other in active if other.phys_end > entry.phys]
        for other in active:
            warnings += _check_pair(other, entry)
        active.append(entry)
        if entry.flags & W and entry.flags & X:
            warnings.append(
                f"{describe(entry)} is writable and executable because its flags say W and X"
            )
    if not nx:
        warnings.append(
            "these page tables have no NX bit (CONFIG_X86_PAE or CONFIG_X86_NX is off): the "
            "CPU can execute every mapped page, writable ones too"
        )
    return warnings


def _check_pair(one: PlanEntry, two: PlanEntry) -> list[str]:
    for writer, target in ((one, two), (two, one)):
        if not writer.flags & W:
            continue
        if target.kind is Kind.IMAGE and not target.flags & W:
            raise MmuError(
                f"{describe(writer)} (flags {flag_text(writer.flags)}) would make "
                f"{describe(target)} writable: both lie on the physical range "
                f"{_shared(one, two)}. Leave the flag W out or map other memory."
            )
        asked = writer.flags & X or target.flags & W
        if target.flags & X and not asked:
            raise _write_execute(writer, target, _shared(one, two))
    aliases = [entry for entry in (one, two) if entry.kind is Kind.MAP]
    warnings = []
    if (one.flags ^ two.flags) & D:
        warnings.append(
            f"{describe(one)} and {describe(two)} share the physical range {_shared(one, two)} "
            "but only one has caching disabled (flag D); the CPU needs one memory type per page"
        )
    if aliases and Kind.IMAGE in (one.kind, two.kind) and aliases[0].flags & W:
        warnings.append(f"{describe(aliases[0])} makes part of the image writable a second time")
    return warnings


def _write_execute(writer: PlanEntry, target: PlanEntry, shared: str) -> MmuError:
    return MmuError(
        f"memory would become writable and executable: {describe(writer)} can write and "
        f"{describe(target)} can execute the physical range {shared}. Separate the ranges, or, "
        "if it must be, say both W and X in one --map."
    )


def _shared(one: PlanEntry, two: PlanEntry) -> str:
    start = max(one.phys, two.phys)
    return hex_range(start, min(one.phys_end, two.phys_end) - start)
