# SPDX-License-Identifier: Apache-2.0
"""What goes wrong while a build is configured, and how it is said.

Every mistake that a user can make ends in one ConfigureError whose text is the whole message:
what is wrong, where, and what to change.  The entry points print it and end with status 1; no
other module prints errors.  Warnings are printed at once and do not stop anything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable


class ConfigureError(Exception):
    """A mistake in what the user gave us; str() of it is the message."""


def warn(message: str) -> None:
    """Print a warning for the user; the build goes on."""
    sys.stdout.flush()
    print(f"warning: {message}", file=sys.stderr, flush=True)


def note(message: str) -> None:
    """Print a line of progress, in the form CMake uses for its own."""
    print(f"-- {message}", flush=True)


def nearest(name: str, candidates: Iterable[str]) -> str:
    """A sentence that offers the candidates nearest to a name, or nothing when none is near."""
    import difflib

    pool = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(name.lower(), list(pool), n=3, cutoff=0.6)
    if not found:
        return ""
    names = " or ".join(f"'{pool[item]}'" for item in found)
    return f" Did you mean {names}?"
