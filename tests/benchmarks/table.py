# SPDX-License-Identifier: Apache-2.0
"""The table that the benchmarks print: a measurement beside what it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement.

    wanted: the most that the project allows itself; zephyr: Zephyr 3.4's figure, gcc 12, on the
    machine on which the limits were set. None: there is none.
    """

    what: str
    value: float
    unit: str
    wanted: float | None = None
    zephyr: float | None = None

    def cells(self) -> tuple[str, str, str, str, str]:
        """Return the row's texts; times have two digits, counts none."""
        over = self.wanted is not None and self.value > self.wanted
        return (
            self.what,
            number(self.value, self.unit),
            number(self.wanted, self.unit),
            number(self.zephyr, self.unit),
            self.unit + (" OVER" if over else ""),
        )


def number(value: float | None, unit: str = "") -> str:
    """Return a cell: times in seconds have two digits, counts none, what is not there a dash."""
    if value is None:
        return "-"
    return f"{value:,.2f}" if unit == "s" else f"{value:,.0f}"


def formatted(rows: Iterable[Row]) -> str:
    """Return the table as text."""
    return aligned(("", "Ponente", "wanted", "Zephyr 3.4", ""), [row.cells() for row in rows])


def aligned(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return lines with what was measured on the left, numbers, and a remark at the end."""
    cells = [heading, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heading))]
    lines = []
    for first, *rest, remark in cells:
        numbers = "  ".join(
            text.rjust(width) for text, width in zip(rest, widths[1:-1], strict=True)
        )
        lines.append(f"{first.ljust(widths[0])}  {numbers}  {remark}".rstrip())
    return "\n".join(lines)
