# SPDX-License-Identifier: Apache-2.0
"""Starts CMake and the build tool so that they end with us, and finds boards.

A killed `west` must leave no compiler and no QEMU behind: the child gets SIGTERM when we die, and
the build tool is started itself, not through `cmake --build`, which would not pass that on.
"""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from run.child import Bond, Streams, started
from run.errors import RunError
from west_commands.base import OWN_TREE, UserError
from west_commands.builddir import BuildDir


def run(command: list[str], *, cwd: Path | None = None) -> int:
    """Runs a command on our own streams; its exit status, 128 + N after signal N."""
    bond = Bond(death_signal=signal.SIGTERM)
    try:
        with started(command, Streams(), bond=bond, cwd=cwd) as child:
            status = _status(child)
    except RunError as error:
        raise UserError(str(error)) from error
    return status if status >= 0 else 128 - status


def _status(child: subprocess.Popen[bytes]) -> int:
    """Ctrl-C reaches the child as well; it ends in its own way and we wait for that."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return child.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def cmake() -> str:
    """The path of CMake."""
    return _find("cmake", "cmake")


def build_command(
    build: BuildDir, targets: tuple[str, ...], arguments: tuple[str, ...]
) -> list[str]:
    """The build tool's command for a configured folder; it is to be run inside the folder."""
    generator = build.cache.get("CMAKE_GENERATOR", "Ninja")
    if generator != "Ninja":
        selected = [word for target in targets for word in ("--target", target)]
        own = ["--", *arguments] if arguments else []
        return [cmake(), "--build", str(build.path), *selected, *own]
    ninja = build.cache.get("CMAKE_MAKE_PROGRAM") or _find("ninja", "ninja-build")
    return [ninja, *arguments, *targets]


def shown(command: list[str]) -> str:
    """A command as one would type it."""
    return shlex.join(command)


def same_board(first: str, second: str) -> bool:
    """True when both are spellings of one board of this tree, or the same text."""
    if first == second:
        return True
    if _folded(first) == _folded(second):
        return True
    if "/" not in first + second:
        return False
    from configure.boards import boards_in

    return any(
        first in board.spellings and second in board.spellings for board in boards_in(OWN_TREE)
    )


def _folded(board: str) -> str:
    return board.replace("/", "_")


def _find(program: str, package: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise UserError(f"{program} was not found in PATH: install it (Debian: package {package})")
    return found
