# SPDX-License-Identifier: Apache-2.0
"""The target guiconfig: change the configuration of a build directory in a window.

The interface itself is kconfiglib's.
"""

import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
# This file's own directory must not be on the path: it would hide kconfiglib's module.
sys.path[:] = [str(_SCRIPTS), *(p for p in sys.path if p and Path(p) != _SCRIPTS / "kconfig")]

from configure.errors import ConfigureError  # noqa: E402
from configure.frontend import run  # noqa: E402 (the path comes first)
from kconfig.tree import Kconfig  # noqa: E402


def _edit(tree: Kconfig) -> int:
    try:
        from tkinter import TclError

        import guiconfig
    except ImportError as error:
        raise ConfigureError(f"guiconfig needs Tk ({error}). Debian and Ubuntu: install "
                             "python3-tk, or use menuconfig.") from error
    try:
        guiconfig.menuconfig(tree)
    except TclError as error:
        raise ConfigureError(f"guiconfig cannot open a window: {error}. Set DISPLAY, or use "
                             "menuconfig.") from error
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], _edit))
