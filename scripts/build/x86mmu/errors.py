# SPDX-License-Identifier: Apache-2.0
"""What a user's mistake looks like to this package: one exception with one paragraph.

Every part raises MmuError; the commands print it and exit with status 1. A paragraph says
what is wrong, where each party comes from, and how to mend it.
"""

from __future__ import annotations


class MmuError(Exception):
    """A mistake in image, configuration or arguments, told in one paragraph."""


def hex_range(start: int, size: int) -> str:
    """`0x40000000..0x40000fff`: first and last byte, as people read memory maps."""
    return f"{start:#010x}..{start + size - 1:#010x}"
