# SPDX-License-Identifier: Apache-2.0
"""The target menuconfig: change the configuration of a build directory in the terminal.

The interface itself is kconfiglib's.
"""

import os
import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
# This file's own directory must not be on the path: it would hide kconfiglib's module.
sys.path[:] = [str(_SCRIPTS), *(p for p in sys.path if p and Path(p) != _SCRIPTS / "kconfig")]

from configure.errors import ConfigureError  # noqa: E402 (the path comes first)
from configure.frontend import run  # noqa: E402
from kconfig.tree import Kconfig  # noqa: E402


def _edit(tree: Kconfig) -> int:
    import curses

    import menuconfig

    try:
        menuconfig.menuconfig(tree)
    except curses.error as error:
        raise ConfigureError(f"menuconfig needs a terminal ({error}); TERM is "
                             f"'{os.environ.get('TERM', '')}'.") from error
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], _edit))
