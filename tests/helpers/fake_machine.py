# SPDX-License-Identifier: Apache-2.0
"""A machine for quickstart whose apt, sudo, compilers and Python are scripts that write down how
they were called. PATH holds those and a few ordinary tools, so nothing of the real machine is
installed or found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from helpers.trees import TREE

_TOOLS = (
    *("awk", "cat", "cksum", "cut", "dirname", "env", "grep", "head", "mkdir", "printf", "rm"),
    *("sed", "sh", "tail", "tr"),
)
_FILES = (
    *("quickstart", "scripts/packages.txt"),
    *("scripts/requirements-run.txt", "scripts/requirements-test.txt"),
)

# dpkg-query -W -f FORMAT NAME: what is installed is a file of names, a line each.
_DPKG = """
eval "name=\\${$#}"
grep -qx -F -e "$name" "$FAKE/installed" && printf installed
"""

# apt-get ... install OPTION... NAME...: from then on these packages are installed.
_APT = """
echo "apt-get($(id -u),$DEBIAN_FRONTEND) $*" >>"$FAKE/calls"
[ ! -e "$FAKE/apt-fails" ] || { echo 'E: no network' >&2; exit 100; }
case " $* " in
*" install "*) for word; do echo "$word" >>"$FAKE/installed"; done ;;
esac
"""

# A compiler is there once its package is installed.
_COMPILER = """
grep -qx -F -e {name} "$FAKE/installed" || exit 127
echo {version}
"""

# python3 -m venv DIR makes an environment whose python is the second script; -c is answered by a
# real Python.
_PYTHON = """
case "$*" in
*"-m venv"*)
	echo "venv" >>"$FAKE/calls"
	mkdir -p "$3/bin"
	sed -e "s|@REAL@|$REAL|" "$FAKE/venv-python" >"$3/bin/python"
	chmod +x "$3/bin/python"
	printf 'VIRTUAL_ENV=x\\ndeactivate () {\\n    unset VIRTUAL_ENV\\n}\\n' >"$3/bin/activate"
	: >"$3/bin/activate.fish"
	;;
*) exec "$REAL" "$@" ;;
esac
"""
_VENV_PYTHON = """#!/bin/sh
case "$*" in
"-I -c "*) cat "$FAKE/interpreter" ;;
"-m pip "*) echo "pip $*" >>"$FAKE/calls"; [ ! -e "$FAKE/pip-fails" ] ;;
"-m west "*) cat "$FAKE/west-list" ;;
*) echo "start $*" >>"$FAKE/calls"; exit "$(cat "$FAKE/status")" ;;
esac
"""


@dataclass(frozen=True)
class Machine:
    """One machine and one clone, whose path has a space in it."""

    root: Path

    @property
    def clone(self) -> Path:
        """The clone; only quickstart and what it reads is there."""
        return self.root / "a clone"

    @property
    def bin(self) -> Path:
        """The only directory of PATH."""
        return self.root / "bin"

    @property
    def state(self) -> Path:
        """The files that the scripts read and write."""
        return self.root / "state"

    def calls(self) -> list[str]:
        """What was called since the last time, in order."""
        path = self.state / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines

    def run(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Runs quickstart; its exit status, output and error output apart."""
        return subprocess.run(
            [str(self.clone / "quickstart"), *words],
            cwd=cwd or self.clone,
            env={
                "PATH": str(self.bin),
                "HOME": str(self.root),
                "FAKE": str(self.state),
                "REAL": sys.executable,
                "ZEPHYR_BASE": "/some/other/tree",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def script(self, name: str, body: str) -> None:
        """Puts a program into PATH."""
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def install(self, *names: str) -> None:
        """These packages are there already."""
        with (self.state / "installed").open("a") as file:
            file.writelines(f"{name}\n" for name in names)

    def put(self, name: str, text: str = "") -> None:
        """Writes a file that the scripts read: interpreter, status, west-list, apt-fails …"""
        (self.state / name).write_text(text)


def make(root: Path, *, user: int = 0) -> Machine:
    """A machine with apt, Python and sudo on which nothing is installed."""
    machine = Machine(root)
    for folder in (machine.bin, machine.state, machine.clone / "scripts"):
        folder.mkdir(parents=True)
    for name in _TOOLS:
        found = shutil.which(name)
        assert found is not None, name
        (machine.bin / name).symlink_to(os.path.realpath(found))
    (machine.bin / "chmod").symlink_to(shutil.which("chmod") or "chmod")
    for name in _FILES:
        shutil.copy2(TREE / name, machine.clone / name)
    machine.script("dpkg-query", _DPKG)
    machine.script("apt-get", _APT)
    machine.script("id", f'echo "${{SUDO_USER_ID-{user}}}"')
    machine.script("sudo", 'echo sudo >>"$FAKE/calls"; SUDO_USER_ID=0 exec "$@"')
    machine.script("gcc", _COMPILER.format(name="gcc", version="13"))
    machine.script("clang", _COMPILER.format(name="clang", version="18.1.3"))
    machine.script("python3", _PYTHON)
    machine.put("venv-python", _VENV_PYTHON)
    machine.put("interpreter", "3.11.2 /usr\n")
    machine.put("installed")
    machine.put("status", "0")
    machine.put("west-list")
    return machine
