# SPDX-License-Identifier: Apache-2.0
"""The target hardenconfig: which options of a build directory one would set otherwise in a product.

Prints a table; changes nothing.
"""

import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
sys.path[:] = [str(_SCRIPTS), *(p for p in sys.path if p and Path(p) != _SCRIPTS / "kconfig")]

from configure.frontend import run  # noqa: E402 (the path comes first)
from kconfig.hardening import findings, table  # noqa: E402
from kconfig.tree import Kconfig  # noqa: E402


def _report(tree: Kconfig) -> int:
    print(table(findings(tree)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], _report))
