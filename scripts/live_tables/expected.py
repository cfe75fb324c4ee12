# SPDX-License-Identifier: Apache-2.0
"""The plan of a build, with what the running kernel may do to each part of it.

Decides where a build keeps its plan: the record in zephyr.elf (regions, devices and --map
arguments as built), the configuration, and the tables themselves; refuses a build whose files are
not of one run. What is done with a difference is decided in compare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from live_tables.errors import AskError
from x86mmu import check, check_image, config, image
from x86mmu.check_image import Built
from x86mmu.check_record import Record
from x86mmu.config import Config
from x86mmu.errors import MmuError
from x86mmu.plan_types import PAGE_SIZE, Kind, Paging, PlanEntry
from x86mmu.report_names import origin_of
from x86mmu.walk import walk

_AGAIN = "Build again."


@dataclass(frozen=True)
class Expected:
    """The plan. `large`: what the build mapped by large pages;
    `boot_tables`: tables that only the boot-time identity mapping leads to."""

    built: Built
    record: Record
    config: Config
    entries: tuple[PlanEntry, ...]
    large: tuple[range, ...]
    boot_tables: frozenset[int]

    @property
    def demand_paging(self) -> bool:
        """Whether pages may leave their frames."""
        return self.config.demand_paging

    @property
    def top_phys(self) -> int:
        """Physical address of the top-level table."""
        return self.built.tables.base_phys + self.built.tables.top

    def in_ram(self, phys: int) -> bool:
        """Whether a frame is RAM of the devicetree."""
        return any(ram.phys <= phys < ram.phys + ram.size for ram in self.config.ram)

    def is_scratch(self, virt: int) -> bool:
        """Whether this is the page that demand paging copies through."""
        return self.demand_paging and virt == self.config.vm_end - PAGE_SIZE

    def entries_now(self, identity: bool) -> list[PlanEntry]:
        """The plan with or without the identity mapping."""
        return [entry for entry in self.entries if identity or entry.kind is not Kind.IDENTITY]


def read(elf: Path) -> Expected:
    """The plan of an image; files of its build beside it must agree with it."""
    try:
        if not elf.is_file():
            raise AskError(f"there is no image {elf}: build it first, or name another --build-dir")
        built = check_image.read(str(elf))
        if built.record is None:
            raise AskError(
                f"{elf} holds no record of its page tables (z_x86_mmu_record): it is an image of "
                "another kernel, and its running tables cannot be compared"
            )
        known = config.from_symbols(built.facts.symbols, str(elf))
        verdict = check.check(built)
        if not verdict.ok:
            raise AskError(f"the tables in {elf} are wrong before anything runs. {verdict.text()}")
        _check_build(elf, built, known)
        return _expected(built, built.record, known)
    except MmuError as error:
        raise AskError(str(error)) from error
    except OSError as error:
        raise AskError(f"{error.filename} cannot be read: {error.strerror}") from error


def _expected(built: Built, record: Record, known: Config) -> Expected:
    seen = walk(built.tables)
    regions = image.read(built.facts, known).regions
    after = walk(built.tables.without(built.identity.first, built.identity.count))
    return Expected(
        built,
        record,
        known,
        tuple(
            replace(entry, origin=_origin(built, entry), paging=_paging(regions, entry))
            for entry in check.planned(built, record, seen)
        ),
        tuple(range(span.start, span.end) for span in seen.spans if span.large),
        frozenset(seen.pages - after.pages),
    )


def _origin(built: Built, entry: PlanEntry) -> str:
    if entry.kind is Kind.VM:
        return entry.origin
    if entry.kind is Kind.IDENTITY:
        return f"identity mapping of {entry.name}"
    return origin_of(built, entry.name)


def _paging(regions: tuple[image.Region, ...], entry: PlanEntry) -> Paging:
    for region in regions:
        if region.start <= entry.virt < region.end:
            return region.paging
    return Paging.NONE


def _check_build(elf: Path, built: Built, known: Config) -> None:
    """Files of a build that was begun and not ended are of another plan than its image."""
    record_at = built.facts.symbols["z_x86_mmu_record"]
    assert built.record is not None
    wanted = {
        "pagetables.bin": built.tables.data,
        "mmu_record.bin": built.facts.read(record_at, built.record.size),
    }
    for name, content in wanted.items():
        path = elf.with_name(name)
        if path.is_file() and path.read_bytes() != content:
            raise AskError(f"{path} is not what {elf} was linked with. {_AGAIN}")
    dotconfig = elf.with_name(".config")
    if dotconfig.is_file():
        told = config.from_dotconfig(str(dotconfig), known.ram)
        if replace(told, ram=(), extra_pages=None) != replace(known, ram=(), extra_pages=None):
            raise AskError(f"{dotconfig} is not the configuration that {elf} has. {_AGAIN}")
