# SPDX-License-Identifier: Apache-2.0
"""Finds page frames that two pages share.

A frame holds one page of the image, or one page that was mapped at run time. Two pages of the image
in one frame are a difference; a second view that somebody mapped may be wanted, and is remarked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A run of pages: where, in which frames, and whether the plan put it there; bytes."""

    virt: int
    phys: int
    size: int
    name: str
    planned: bool

    @property
    def phys_end(self) -> int:
        """First address behind the frames."""
        return self.phys + self.size


@dataclass(frozen=True)
class Shared:
    """Two runs that meet in a frame; `phys` is the first that they have in common."""

    phys: int
    first: Page
    second: Page

    @property
    def is_wrong(self) -> bool:
        """Whether the kernel alone put both there."""
        return self.first.planned and self.second.planned

    def text(self) -> str:
        """Who shares, in words."""
        there = [
            f"{page.virt + self.phys - page.phys:#010x}"
            + (f" in {page.name}" if page.planned else ", mapped at run time,")
            for page in (self.first, self.second)
        ]
        return f"physical {self.phys:#x} is at {' and at '.join(there)}".rstrip(",")


def shared(pages: Iterable[Page]) -> Iterator[Shared]:
    """Every run that begins in a frame that an earlier one has."""
    last: Page | None = None
    for page in sorted(pages, key=lambda one: (one.phys, one.virt)):
        if last is not None and page.phys < last.phys_end:
            yield Shared(page.phys, last, page)
        if last is None or page.phys_end > last.phys_end:
            last = page
