# SPDX-License-Identifier: Apache-2.0
"""How much room the image needs for page tables, before anything is compiled.

Decides the content of the file that the linker script includes, and refuses everything
that can be refused without an image. The number is exact: the layout is made by the same
code as later, with one page standing for the image, whose size changes no table count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import config as config_module
from . import image, layout, plan, record, rules
from .config import Config, Ram
from .errors import MmuError
from .layout import Layout
from .mapspec import MapSpec
from .paging import Policy
from .plan_types import PAGE_SIZE


@dataclass(frozen=True)
class Room:
    """Bytes to reserve."""

    tables: int  # with the top-level table
    top_level: int
    record: int


def needed(config: Config, maps: Sequence[MapSpec]) -> Room:
    """The room for a configuration and --map list; raises MmuError on any conflict."""
    rules.check_config(config)
    nominal = plan.build(config, image.nominal(config), maps)
    placed = layout.make(nominal, Policy())
    check_extra(config, placed)
    return Room(placed.size, placed.format.top_bytes, record.reserved_size(config, maps))


def check_extra(config: Config, placed: Layout) -> None:
    """CONFIG_X86_EXTRA_PAGE_TABLE_PAGES, where somebody sets it, has to be right."""
    given, right = config.extra_pages, placed.extra
    if given is not None and given != right:
        raise MmuError(
            f"CONFIG_X86_EXTRA_PAGE_TABLE_PAGES is {given}, but this configuration needs "
            f"{right}: {right} pages of tables for --map arguments and the boot-time identity "
            f"mapping, beside the {placed.base_count} of the kernel's virtual range. Set it to "
            f"{right}, or leave it out: the room is computed."
        )


def linker_text(config: Config, room: Room) -> str:
    """The file that the linker script includes before the first link."""
    lines = [
        "/* Made by gen_mmu.py --reserve from .config, the devicetree and the --map list. */",
        f"__x86_pagetables_size = {room.tables:#x};",
        f"__x86_mmu_toplevel_size = {room.top_level:#x};",
        f"__x86_mmu_record_size = {room.record:#x};",
    ]
    if config.maps_all_ram:
        lines.append(f"{config_module.RAM_COUNT_SYMBOL} = {len(config.ram)};")
        for index, region in enumerate(config.ram):
            pfn = config_module.RAM_PFN_SYMBOL.format(index)
            pages = config_module.RAM_PAGES_SYMBOL.format(index)
            lines.append(f"{pfn} = {region.phys // PAGE_SIZE:#x};")
            lines.append(f"{pages} = {region.size // PAGE_SIZE:#x};")
    return "\n".join(lines) + "\n"


def ram_header(config: Config) -> str:
    """The C header that tells kernel/mm of RAM: first frame and count of each region."""
    regions = [region for region in config.ram if region.size]
    rows = [
        f"{{{region.phys // PAGE_SIZE:#x}, {region.size // PAGE_SIZE:#x}}}" for region in regions
    ]
    frames = sum(region.size // PAGE_SIZE for region in regions)
    return (
        "/* Made by gen_mmu.py --reserve from the devicetree: first frame and count of each RAM\n"
        " * region, the chosen one first. */\n"
        f"#define RAM_REGION_COUNT {len(regions)}\n"
        f"#define RAM_FRAMES {frames:#x}\n"
        f"#define RAM_REGIONS {', '.join(rows)}\n"
    )


def devicetree_ram(path: str) -> tuple[Ram, ...]:
    """RAM regions of a devicetree source: enabled nodes with device_type = "memory"."""
    try:
        from devicetree.dtlib import DT, DTError
    except ImportError as error:
        raise MmuError(
            f"the Python library devicetree is not installed ({error}), without which {path} "
            "cannot be read. ./quickstart installs it; the build uses the Python of .venv."
        ) from error
    try:
        regions = [part for node in DT(path).node_iter() for part in _memory(node)]
    except (DTError, OSError, ValueError) as error:
        raise MmuError(
            f"the devicetree {path} cannot be read: {error}. The RAM regions are taken from it; "
            "it is made when the build is configured."
        ) from error
    return tuple(regions)


def _memory(node: Any) -> list[Ram]:
    """What the reg of a memory node says; nothing for other nodes."""
    props = node.props
    if "device_type" not in props or props["device_type"].to_string() != "memory":
        return []
    if "reg" not in props:
        return []
    if "status" in props and props["status"].to_string() not in ("okay", "ok"):
        return []
    above = node.parent.props
    address, length = (
        4 * (above[name].to_num() if name in above else default)
        for name, default in (("#address-cells", 2), ("#size-cells", 1))
    )
    reg: bytes = props["reg"].value
    step = address + length
    return [
        Ram(
            int.from_bytes(reg[at : at + address], "big"),
            int.from_bytes(reg[at + address : at + step], "big"),
        )
        for at in range(0, len(reg) - step + 1, step)
    ]
