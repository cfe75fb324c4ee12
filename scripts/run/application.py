# SPDX-License-Identifier: Apache-2.0
"""`quickstart run`: builds one application with west, then runs it in QEMU.

Started by quickstart with the environment's interpreter: `python -I application.py APP BOARD`.
The build folder is build/<board>/<application> of this tree.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

_TREE = Path(__file__).resolve().parents[2]
sys.path[0] = str(_TREE / "scripts")

from run.child import Bond, Streams, started  # noqa: E402  (the path above comes first)
from run.cli import main as run_main  # noqa: E402
from run.errors import RunError  # noqa: E402


def main(words: list[str]) -> int:
    """Exit status: that of the build when it failed, else that of the program."""
    application, board = Path(words[0]), words[1]
    name = application.resolve().name
    build = _TREE / "build" / board.replace("/", "_") / name
    print(f"-- quickstart: building {name} for {board}", flush=True)
    status = _build(application, board, build)
    if status:
        return status
    print(f"-- quickstart: running {build}/zephyr/zephyr.elf (Ctrl-C ends it)", flush=True)
    return run_main([str(build)])


def _build(application: Path, board: str, build: Path) -> int:
    """west ends with us: it gets SIGTERM when we are killed, and passes it on."""
    os.environ["ZEPHYR_BASE"] = str(_TREE)
    command = [sys.executable, "-m", "west", "build", "-b", board, "-d", str(build)]
    bond = Bond(death_signal=signal.SIGTERM)
    try:
        with started([*command, str(application)], Streams(), bond=bond, cwd=_TREE) as west:
            return _waited(west.wait())
    except KeyboardInterrupt:
        return 130
    except RunError as error:
        print(f"quickstart: {error}", file=sys.stderr)
        return 1


def _waited(status: int) -> int:
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
