# SPDX-License-Identifier: Apache-2.0
"""A comparison for programs.

Decides the names in the JSON document; doc/live_tables.md describes them. Addresses and sizes are
plain numbers, in bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from live_tables.compare import Comparison, Part
from x86mmu.walk import Found

FORMAT = "ponente-live-tables"
VERSION = 1


def document(result: Comparison) -> dict[str, Any]:
    """The document as nested values."""
    registers = result.live.registers
    return {
        "format": FORMAT,
        "version": VERSION,
        "image": result.expected.built.facts.path,
        "source": result.live.source,
        "agrees": result.differences == 0,
        "differences": result.differences,
        "identity_mapping": result.identity,
        "registers": None if registers is None else asdict(registers),
        "parts": [_part(part) for part in result.parts],
        "findings": [
            {"where": one.where, "expected": one.expected, "found": one.found}
            for one in result.findings
        ],
        "remarks": list(result.remarks),
    }


def text(result: Comparison) -> str:
    """The document as it is written to a file."""
    return json.dumps(document(result), indent=2, ensure_ascii=False) + "\n"


def _part(part: Part) -> dict[str, Any]:
    has_frame = part.span is not None and part.span.found is not Found.TABLE
    return {
        "what": part.what.name.lower(),
        "name": part.name,
        "origin": part.origin,
        "virt": part.virt,
        "size": part.size,
        "phys": part.span.phys if part.span is not None and has_frame else None,
        "contiguous": not part.scattered,
        "expected": part.expected,
        "found": part.found,
    }
