# SPDX-License-Identifier: Apache-2.0
"""How pages, permissions and caching are said.

Decides words alone. Caching by the two bits PWT and PCD, as start-up programs the CPU's table of
memory types (SDM volume 3, 12.12).
"""

from __future__ import annotations

from x86mmu.walk import Found, Span
from x86mmu.walk_format import RIGHT_D, RIGHT_T, RIGHT_U, RIGHT_W, RIGHT_X

ALL_RIGHTS = RIGHT_W | RIGHT_U | RIGHT_X | RIGHT_D | RIGHT_T
_CACHING = {
    0: "write-back",
    RIGHT_T: "write-through",
    RIGHT_D: "uncached",
    RIGHT_D | RIGHT_T: "write-combining",
}
# ARCH_UNPAGED_ANON_ZERO, ARCH_UNPAGED_ANON_UNINIT
_UNUSED = {0xFFFFF000: "zeroes, not used yet", 0xFFFFE000: "not used yet"}


def caching(rights: int) -> str:
    """The caching of a page."""
    return _CACHING[rights & (RIGHT_D | RIGHT_T)]


def permissions(rights: int, nx: bool) -> str:
    """`read, write, execute, user`, as far as they are given; without NX execution always is."""
    names = ["read"]
    names += ["write"] if rights & RIGHT_W else []
    names += ["execute"] if rights & RIGHT_X or not nx else []
    names += ["user"] if rights & RIGHT_U else []
    return ", ".join(names)


def page(phys: int, rights: int, nx: bool) -> str:
    """A page in words."""
    return f"physical {phys:#x}, {permissions(rights, nx)}, {caching(rights)}"


def away(location: int) -> str:
    """A page that is not in memory."""
    return _UNUSED.get(location, f"paged out at location {location:#x}")


def is_unused(location: int) -> bool:
    """Whether a location says that a page has never been in memory."""
    return location in _UNUSED


def found(span: Span | None, nx: bool) -> str:
    """What stands in the tables."""
    if span is None:
        return "no page table"
    if span.found is Found.TABLE:
        return "no page"
    text = {
        Found.PAGE: page(span.phys, span.rights, nx),
        Found.ABSENT_WORD: (
            f"{away(span.phys)}, {permissions(span.rights, nx)}, {caching(span.rights)}"
        ),
        Found.GUARD: f"a guard page over {page(span.phys, span.rights, nx)}",
    }[span.found]
    return f"a large page: {text}" if span.large else text


def size(count: int) -> str:
    """`1 page`, `20 pages`."""
    pages = count // 4096
    return f"{pages} page" if pages == 1 else f"{pages} pages"
