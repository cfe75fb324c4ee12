# SPDX-License-Identifier: Apache-2.0
"""Entry point of the configure step; CMake starts it.  Everything is in configure.main."""

import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
# This file's own directory must not be on the path: it would hide the package of this name.
sys.path[:] = [str(_SCRIPTS), *(p for p in sys.path if p and Path(p) != _SCRIPTS / "configure")]

from configure.main import main  # noqa: E402 (the path comes first)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
