# SPDX-License-Identifier: Apache-2.0
"""Making edtlib's messages say where a mistake is and what the nearest right name would be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def explain(message: str, source: Path, bindings: Sequence[Path]) -> str:
    """A devicetree error as one paragraph."""
    return f"devicetree: {message}"
