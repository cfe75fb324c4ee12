# SPDX-License-Identifier: Apache-2.0
"""The memory map for programs.

Decides the names in the JSON document; report_schema.json describes each and is what tests
validate against. Addresses and sizes are plain numbers, in bytes.
"""

from __future__ import annotations

import json
from typing import Any

from .report import Region, Report, Table
from .walk_format import RIGHT_D, RIGHT_U, RIGHT_W, RIGHT_X

FORMAT = "ponente-mmu-report"
VERSION = 1


def document(report: Report) -> dict[str, Any]:
    """The document as nested values."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "image": report.image,
        "paging": {
            "levels": report.levels,
            "nx": report.nx,
            "virt_offset": report.virt_offset,
        },
        "ranges": {
            "ram": _range(report.ram),
            "vm": _range(report.vm),
            "image": _range(report.image_range),
        },
        "identity": {"first": report.identity.first, "count": report.identity.count},
        "regions": [_region(region, report) for region in report.regions],
        "tables": [_table(table) for table in report.tables],
        "cost": {
            "bytes": report.table_bytes,
            "tables": len(report.tables),
            "spare_tables": sum(table.role == "spare" for table in report.tables),
        },
        "remarks": list(report.remarks),
    }


def text(report: Report) -> str:
    """The document as it is written to a file."""
    return json.dumps(document(report), indent=2, ensure_ascii=False) + "\n"


def _range(value: range) -> dict[str, int] | None:
    return {"start": value.start, "size": len(value)} if len(value) else None


def _region(region: Region, report: Report) -> dict[str, Any]:
    reserved = region.state == "reserved"
    return {
        "name": region.name,
        "origin": region.origin,
        "virt": region.virt,
        "size": region.size,
        "phys": None if reserved else region.phys,
        "state": region.state,
        "boot_only": region.boot_only,
        "write": bool(region.rights & RIGHT_W),
        "execute": not reserved and (not report.nx or bool(region.rights & RIGHT_X)),
        "user": bool(region.rights & RIGHT_U),
        "cache_disabled": bool(region.rights & RIGHT_D),
        "small_pages": region.small_pages,
        "large_pages": region.large_pages,
        "page_tables": region.page_tables,
        "own_tables": region.own_tables,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": table.kind.split(":")[0],
        "role": table.role,
        "virt": table.virt,
        "phys": table.phys,
        "size": table.size,
        "covers": _range(table.covers),
        "used_entries": table.used,
        "entries": table.entries,
    }
