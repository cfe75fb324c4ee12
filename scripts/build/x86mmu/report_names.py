# SPDX-License-Identifier: Apache-2.0
"""What the parts of an image's memory map are called, and where each comes from.

Decides names and origins: from the record for our images, from symbols for others. Called
by report for every range that the tables translate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .check_image import Built
from .plan_types import State
from .walk import Found, Span

_VM = ("VM space", "CONFIG_KERNEL_VM_BASE, CONFIG_KERNEL_VM_SIZE")
_BOOT = ("boot identity", "CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET")
_SYMBOLS = {
    "text": "__text_region",
    "rodata": "__rodata_region",
    "boot text": "lnkr_boot_text",
    "boot rodata": "lnkr_boot_rodata",
    "boot data": "lnkr_boot",
    "pinned text": "lnkr_pinned_text",
    "pinned rodata": "lnkr_pinned_rodata",
    "pinned data": "lnkr_pinned",
    "ondemand text": "lnkr_ondemand_text",
    "ondemand rodata": "lnkr_ondemand_rodata",
    "bss": "z_unpaged_zero",
}


@dataclass(frozen=True)
class _Named:
    start: int
    end: int
    name: str
    origin: str


class Naming:
    """The names of one image."""

    def __init__(self, built: Built) -> None:
        named = list(_of_record(built) if built.record else _of_symbols(built))
        self._named = sorted(named, key=lambda item: item.start)
        # In ranges without pages only what the record calls so keeps its name: a guard page.
        reserved = [
            region.virt
            for region in (built.record.regions if built.record else ())
            if region.state is State.RESERVED
        ]
        self._reserved = [item for item in self._named if item.start in reserved]
        self._offset = built.virt_offset

    def cut(self, span: Span, in_boot: bool) -> Iterator[tuple[int, int, str, str]]:
        """(start, end, name, origin) of the parts of `span`; in the boot-time identity
        mapping, small pages are those of the image, seen at the image's distance."""
        if span.found is Found.TABLE:
            yield from _cut(self._reserved, span.start, span.end, _VM)
            return
        if in_boot and span.large:
            yield span.start, span.end, *_BOOT
            return
        shift = self._offset if in_boot else 0
        unnamed = ("unnamed", "the page tables")
        for start, end, name, origin in _cut(
            self._named, span.start + shift, span.end + shift, unnamed
        ):
            yield start - shift, end - shift, name, origin


def _cut(
    named: Sequence[_Named], start: int, end: int, rest: tuple[str, str]
) -> Iterator[tuple[int, int, str, str]]:
    """start..end in parts that have one name each; `rest` names what nobody named."""
    for item in named:
        first, last = max(start, item.start), min(end, item.end)
        if first < last:
            if start < first:
                yield start, first, *rest
            yield first, last, item.name, item.origin
            start = last
    if start < end:
        yield start, end, *rest


def _of_record(built: Built) -> Iterator[_Named]:
    assert built.record is not None
    for region in built.record.regions:
        if not region.boot_only:
            origin = origin_of(built, region.name)
            yield _Named(region.virt, region.end, region.name, origin)


def origin_of(built: Built, name: str) -> str:
    """A symbol pair, a devicetree node, or the argument that asked for it."""
    if "," in name:
        return f"--map {name}"
    if name == "RAM":
        return "devicetree memory, CONFIG_ARCH_MAPS_ALL_RAM"
    base = _SYMBOLS.get(name)
    if name.startswith("guard of the "):
        base = f"z_{name.split()[3]}_stack_guard"
    if base is not None and f"{base}_start" in built.facts.symbols:
        return f"{base}_start..{base}_end"
    return "z_mapped_start..z_mapped_end"


def _of_symbols(built: Built) -> Iterator[_Named]:
    """The image's sections by their symbols, and data between them."""
    symbols = built.facts.symbols
    parts: list[_Named] = []
    for name, base in _SYMBOLS.items():
        start, end = symbols.get(f"{base}_start"), symbols.get(f"{base}_end")
        fixed = name.endswith(("text", "rodata"))
        if fixed and start is not None and end is not None and end > start:
            parts.append(_Named(start, end, name, f"{base}_start..{base}_end"))
    at = built.image.start
    for part in sorted(parts, key=lambda item: item.start):
        if at < part.start:
            yield _Named(at, part.start, "data", "z_mapped_start..z_mapped_end")
        yield part
        at = max(at, part.end)
    if at < built.image.stop:
        yield _Named(at, built.image.stop, "data", "z_mapped_start..z_mapped_end")
