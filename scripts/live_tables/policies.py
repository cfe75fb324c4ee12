# SPDX-License-Identifier: Apache-2.0
"""The rules that hold for any page tables, asked of live ones.

Decides how the build's rules (x86mmu.verify_policy) are put to tables in use: pages that are not
in memory count as absent, and what only the identity mapping led to may keep its content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from live_tables.expected import Expected
from live_tables.reading import Live
from x86mmu.plan_types import PAGE_SIZE, Identity, PlanEntry
from x86mmu.verify_policy import Finding, check_policies, check_rights, unused_is_empty
from x86mmu.walk import Found, TableMap


def broken(
    expected: Expected, live: Live, entries: Sequence[PlanEntry]
) -> Iterator[tuple[Finding, bool]]:
    """(address, expected, found) of every rule that is broken, and whether it is about what a page
    allows; `entries` is the plan with the frames that its pages have now."""
    present = TableMap(
        spans=[span for span in live.seen.spans if span.found in (Found.PAGE, Found.TABLE)],
        links=live.seen.links,
        directories=live.seen.directories,
    )
    offset = expected.built.virt_offset
    slots = expected.built.identity if live.identity and live.tables else Identity(0, 0)
    tables = live.tables or expected.built.tables
    of_rights = set(check_rights(tables, present, entries))
    for finding in check_policies(tables, present, entries, slots, offset):
        yield finding, finding in of_rights
    if live.tables is None:
        return
    used = TableMap(pages=live.seen.pages | expected.boot_tables)
    for phys, wanted, found in unused_is_empty(tables, used):
        text = f"{wanted} (the table of {PAGE_SIZE} bytes there)"
        yield (phys + offset, text, found), False
