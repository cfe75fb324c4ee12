# SPDX-License-Identifier: Apache-2.0
"""Why does an option have the value it has?  why.py <build directory> CONFIG_X...

Answers from the configuration of a build directory; changes nothing.
"""

import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
sys.path[:] = [str(_SCRIPTS), *(p for p in sys.path if p and Path(p) != _SCRIPTS / "kconfig")]

from configure.errors import ConfigureError  # noqa: E402 (the path comes first)
from configure.frontend import load_with_files  # noqa: E402
from kconfig.origin import report  # noqa: E402


def main(argv: list[str]) -> int:
    """The command."""
    if len(argv) < 2:
        print("usage: why.py <build directory> CONFIG_X...", file=sys.stderr)
        return 2
    try:
        loaded = load_with_files(Path(argv[0]) / "zephyr" / "configure.json")
        for name in argv[1:]:
            print(report(loaded.tree, loaded.assignments, name.removeprefix("CONFIG_")))
    except ConfigureError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
