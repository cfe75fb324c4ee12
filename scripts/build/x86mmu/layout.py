# SPDX-License-Identifier: Apache-2.0
"""Which tables exist, where each stands, and which pages are large.

Decides places; the bits are written in tables. Called with a plan and a policy.

Order of tables, from z_x86_pagetables_start upwards, 4 KiB each:
    page tables of the VM space, one per large-page slot, ascending and without a gap
    further page tables (for --map), ascending
    page directories (PAE), ascending; the identity mapping's, if it has one, is one of them
    top-level table: 32 bytes (PAE) or 4 KiB
A table of the VM space exists even where a large page takes its slot, so that the kernel
can split the large page without allocating; it is zero then, and not linked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .paging import Format, Policy
from .plan import Plan
from .plan_types import PAGE_SIZE, Kind, L, PlanEntry, State, W


@dataclass(frozen=True)
class Run:
    """Neighbouring pages of one entry and of one size; bytes."""

    virt: int
    size: int
    phys: int
    flags: int
    state: State


@dataclass(frozen=True)
class Layout:
    """Places of all tables; a slot is an address divided by what one entry covers."""

    format: Format
    page_tables: Mapping[int, int]  # large-page slot -> index of its table
    directories: Mapping[int, int]  # PAE: 1 GiB slot -> index of its table, perhaps a shared one
    small: tuple[Run, ...]
    large: tuple[Run, ...]
    copies: tuple[tuple[int, int], ...]  # directory entries: (identity slot, kernel slot)
    base_count: int  # tables that the VM space alone needs

    @property
    def count(self) -> int:
        """Tables of 4 KiB, without the top-level table."""
        return len(self.page_tables) + len(set(self.directories.values()))

    @property
    def top_offset(self) -> int:
        """Where the top-level table stands in the output."""
        return self.count * PAGE_SIZE

    @property
    def size(self) -> int:
        """Bytes of the output."""
        return self.top_offset + self.format.top_bytes

    @property
    def extra(self) -> int:
        """What CONFIG_X86_EXTRA_PAGE_TABLE_PAGES counts: tables beyond the VM space's own."""
        return self.count - self.base_count


def make(plan: Plan, policy: Policy) -> Layout:
    """Place everything that the plan needs."""
    fmt = plan.format
    vm_slots = _slots(plan.vm.start, plan.vm.stop, fmt.large_shift)
    small, large = _split(plan, policy, vm_slots)
    offset = plan.virt_offset >> fmt.large_shift
    linked = () if plan.shares_directory else plan.shared
    copies = tuple((slot - offset, slot) for slot in linked)
    table_slots = {slot for run in small for slot in _run_slots(run, fmt.large_shift)}
    others = sorted(table_slots - set(vm_slots))
    page_tables = {slot: index for index, slot in enumerate([*vm_slots, *others])}
    directories: dict[int, int] = {}
    base = len(vm_slots)
    if fmt.pae:
        top_slots = {slot << fmt.large_shift >> fmt.top_shift for slot in page_tables}
        top_slots |= {slot for run in large for slot in _run_slots(run, fmt.top_shift)}
        top_slots |= {slot << fmt.large_shift >> fmt.top_shift for slot, _ in copies}
        first = len(page_tables)
        directories = {slot: first + index for index, slot in enumerate(sorted(top_slots))}
        base += len(_slots(plan.vm.start, plan.vm.stop, fmt.top_shift))
        if plan.shares_directory:
            image = plan.shared.start << fmt.large_shift >> fmt.top_shift
            directories[plan.identity.first] = directories[image]
    return Layout(fmt, page_tables, directories, small, large, copies, base)


def _slots(start: int, end: int, shift: int) -> range:
    return range(start >> shift, ((end - 1) >> shift) + 1)


def _run_slots(run: Run, shift: int) -> range:
    return _slots(run.virt, run.virt + run.size, shift)


def _split(
    plan: Plan, policy: Policy, vm_slots: Sequence[int]
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Divide the entries into runs of 4 KiB and of large pages."""
    small: list[Run] = []
    large: list[Run] = []
    linked = bool(plan.shared)
    for entry in plan.entries:
        if entry.state is State.RESERVED or (linked and entry.kind is Kind.IDENTITY):
            continue
        start, end = _large_part(entry, plan, policy, vm_slots)
        for virt, stop, target in ((entry.virt, start, small), (start, end, large),
                                   (end, entry.end, small)):
            if stop > virt:
                phys = entry.phys_at(virt)
                target.append(Run(virt, stop - virt, phys, entry.flags, entry.state))
    return tuple(small), tuple(large)


def _large_part(
    entry: PlanEntry, plan: Plan, policy: Policy, vm_slots: Sequence[int]
) -> tuple[int, int]:
    """Where in an entry large pages begin and end; (end, end) when there are none."""
    fmt = plan.format
    if entry.flags & L:
        return entry.virt, entry.end
    none = (entry.end, entry.end)
    fits = (entry.virt - entry.phys) % fmt.large == 0 and entry.state is State.MAPPED
    if not fits or not policy.automatic_large:
        return none
    start = -(-entry.virt // fmt.large) * fmt.large
    end = entry.end // fmt.large * fmt.large
    if end <= start:
        return none
    if entry.kind is Kind.RAM:
        return start, end
    if entry.kind is Kind.IMAGE:
        wanted = plan.large_image and not entry.flags & W
        return (start, end) if wanted else none
    first, last = start >> fmt.large_shift, (end - 1) >> fmt.large_shift
    outside = last < vm_slots[0] or first > vm_slots[-1]
    return (start, end) if outside else none
