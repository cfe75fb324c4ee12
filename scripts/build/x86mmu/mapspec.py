# SPDX-License-Identifier: Apache-2.0
"""The grammar of --map: `<physical>,<size>[,<flags:LUWXD>[,<virtual>]]`.

This file decides what an argument means and whether it can mean anything on a paging
format; whether it agrees with the rest of the plan is decided in plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import MmuError
from .paging import Format
from .plan_types import PAGE_SIZE, VIRT_END, D, L, U, W, X

GRAMMAR = "<physical address>,<size>[,<flags:LUWXD>[,<virtual address>]]"
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|[0-9]+", re.ASCII)
_FLAGS = {"L": L, "U": U, "W": W, "X": X, "D": D}


@dataclass(frozen=True)
class MapSpec:
    """One --map argument; addresses and size in bytes."""

    phys: int
    size: int
    flags: int
    virt: int
    text: str

    @property
    def origin(self) -> str:
        """How messages name it."""
        return f"--map {self.text}"


def parse(text: str, fmt: Format) -> MapSpec:
    """Read one argument strictly; raises MmuError."""
    fields = text.split(",")
    if len(fields) > 4:
        raise _bad(text, f"it has {len(fields)} fields, {fields[4]!r} is one too many")
    if len(fields) < 2:
        raise _bad(text, "it needs at least a physical address and a size")
    phys = _number(text, "physical address", fields[0])
    size = _number(text, "size", fields[1])
    flags = _flags(text, fields[2]) if len(fields) > 2 else 0
    virt = _number(text, "virtual address", fields[3]) if len(fields) > 3 else phys
    spec = MapSpec(phys, size, flags, virt, text)
    _check_alignment(spec, fmt)
    _check_ends(spec, fmt, len(fields) > 3)
    return spec


def parse_all(texts: list[str], fmt: Format) -> list[MapSpec]:
    """Read the arguments in the order given."""
    return [parse(text, fmt) for text in texts]


def _bad(text: str, why: str) -> MmuError:
    return MmuError(
        f"--map {text!r} cannot be understood: {why}. The form is {GRAMMAR}, numbers "
        "decimal or with 0x, no spaces; for example --map 0xfd000000,0x300000,W."
    )


def _number(text: str, field: str, value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise _bad(text, f"the {field} {value!r} is not a number")
    digits = value[2:].lstrip("0") if value[:2].lower() == "0x" else value.lstrip("0")
    if len(digits) > 20:
        raise _bad(text, f"the {field} is far beyond any address")
    return int(value, 16 if value[:2].lower() == "0x" else 10)


def _flags(text: str, value: str) -> int:
    flags = 0
    for letter in value:
        bit = _FLAGS.get(letter)
        if bit is None:
            hint = f" (write {letter.upper()!r})" if letter.upper() in _FLAGS else ""
            raise _bad(text, f"there is no flag {letter!r}{hint}; the flags are L, U, W, X, D")
        if flags & bit:
            raise _bad(text, f"the flag {letter!r} is given twice")
        flags |= bit
    return flags


def _check_alignment(spec: MapSpec, fmt: Format) -> None:
    if spec.size == 0:
        raise MmuError(
            f"{spec.origin} has size 0 and would map nothing. Give the size in bytes, a "
            f"multiple of {PAGE_SIZE:#x}, or drop the argument."
        )
    unit, kind = (fmt.large, "large page (flag L)") if spec.flags & L else (PAGE_SIZE, "page")
    fields = (("physical address", spec.phys), ("size", spec.size), ("virtual address", spec.virt))
    for field, value in fields:
        if value % unit:
            down = value - value % unit
            raise MmuError(
                f"{spec.origin}: the {field} {value:#x} is not a multiple of a {kind}, "
                f"{unit:#x} bytes. The nearest multiples are {down:#x} and {down + unit:#x}"
                + ("; or leave the flag L out." if spec.flags & L else ".")
            )


def _check_ends(spec: MapSpec, fmt: Format, virt_given: bool) -> None:
    if spec.phys + spec.size > fmt.phys_end:
        limit = "64 GiB with PAE" if fmt.pae else "4 GiB without PAE (CONFIG_X86_PAE is off)"
        raise MmuError(
            f"{spec.origin}: the physical range ends at {spec.phys + spec.size:#x}, but "
            f"physical addresses end at {limit}. Make it shorter or move it down."
        )
    if spec.virt + spec.size > VIRT_END:
        how = "Make it shorter or move it down." if virt_given else (
            "No virtual address is given, so it is the physical one; name one below 4 GiB "
            "as the fourth field, or make the range shorter."
        )
        raise MmuError(
            f"{spec.origin}: the virtual range ends at {spec.virt + spec.size:#x}, behind "
            f"the end of the address space at 4 GiB. {how}"
        )
    if spec.virt == 0:
        raise MmuError(
            f"{spec.origin} would map virtual page 0, which is never mapped so that null "
            "pointers fault. Name another virtual address as the fourth field."
        )
