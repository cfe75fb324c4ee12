# SPDX-License-Identifier: Apache-2.0
"""`west debug`, `west debugserver`, `west attach`: GDB on the emulated machine.

The build folder is found as `west build` finds it, and is brought up to date first. QEMU comes
from the runner's description of the build, the symbols from symbols.py.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from abc import abstractmethod
from pathlib import Path

from run.child import Bond, Streams, started
from run.errors import RunError
from run.machine import Console, Machine, load
from run.process import execute_at_terminal
from west_commands import builddir, symbols, tools
from west_commands.base import TreeCommand, UserError

_PORT = 1234
_CONNECT_SECONDS = 10.0
_SYMBOLS = "Breakpoints and names work before and after the switch to virtual addresses."


class _DebugCommand(TreeCommand):
    """Finds and rebuilds the build folder for all three commands."""

    accepts_gdb_words = False

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        parser = parser_adder.add_parser(self.name, help=self.help, description=self.description)
        add = parser.add_argument
        add("-d", "--build-dir", metavar="DIR", help="the build folder")
        add("--skip-rebuild", action="store_true", help="do not bring the build up to date first")
        if self.name != "debug":
            add("--port", type=int, default=_PORT, help=f"TCP port of the debugger ({_PORT})")
        if self.accepts_gdb_words:
            add("--gdb", metavar="PROGRAM", help="the debugger to use")
            add("gdb_words", nargs="*", metavar="-- GDB_ARGUMENT", help="arguments for GDB")
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        build = builddir.read(self._build_path(args))
        if not build.is_ours:
            raise UserError(
                f"{build.path} is no build folder of an application: build one first with "
                "`west build`, or name it with -d"
            )
        if not args.skip_rebuild:
            status = tools.run(tools.build_command(build, (), ()), cwd=build.path)
            if status:
                return status
        try:
            return self.attend(load(build.path), args)
        except RunError as error:
            raise UserError(str(error)) from error

    @abstractmethod
    def attend(self, machine: Machine, args: argparse.Namespace) -> int:
        """Does the command's own work; the exit status."""

    def _build_path(self, args: argparse.Namespace) -> Path:
        board = os.environ.get("BOARD") or self.setting("build.board")
        names = {"app": Path.cwd().name, "source_dir": ""} | ({"board": board} if board else {})
        return builddir.find(
            args.build_dir, Path.cwd(), self.setting("build.dir-fmt", "build"), names
        )


class DebugServer(_DebugCommand):
    """QEMU that waits for a debugger."""

    def __init__(self) -> None:
        super().__init__(
            "debugserver",
            "start the application in QEMU, waiting for a debugger",
            "Starts QEMU, stopped before its first instruction, with its debug port open on this "
            "machine. Attach with `west attach`, or from any GDB. Ctrl-C or Ctrl-A x ends it.",
        )

    def attend(self, machine: Machine, args: argparse.Namespace) -> int:
        self.inf(f"-- QEMU waits for a debugger on port {args.port}: `west attach`")
        sys.stdout.flush()
        waiting = machine.override(extra=("-S", "-gdb", f"tcp:127.0.0.1:{args.port}"))
        outcome = execute_at_terminal(waiting, Console(), None)
        if outcome.explain():
            self.inf(f"-- {outcome.explain()}")
        return outcome.verdict.value


class Attach(_DebugCommand):
    """GDB on a QEMU that runs already."""

    accepts_gdb_words = True

    def __init__(self) -> None:
        super().__init__(
            "attach",
            "attach GDB to a debugserver",
            f"Attaches GDB to the QEMU that `west debugserver` started. {_SYMBOLS}",
        )

    def attend(self, machine: Machine, args: argparse.Namespace) -> int:
        return _gdb(machine, args, f"127.0.0.1:{args.port}")


class Debug(_DebugCommand):
    """QEMU and GDB together."""

    accepts_gdb_words = True

    def __init__(self) -> None:
        super().__init__(
            "debug",
            "start the application in QEMU under GDB",
            f"Starts QEMU, stopped before its first instruction, and GDB on it. {_SYMBOLS} "
            "What the program prints appears between GDB's own lines; QEMU ends with GDB.",
        )

    def attend(self, machine: Machine, args: argparse.Namespace) -> int:
        with tempfile.TemporaryDirectory(prefix="west-debug-") as folder:
            socket = Path(folder) / "gdb"
            stopped = machine.override(extra=("-S", "-gdb", f"unix:{socket},server=on,wait=off"))
            # A session of its own: Ctrl-C is for GDB, which stops the guest by the protocol.
            bond = Bond(own_session=True)
            command = stopped.command(Console(monitor=False))
            with started(command, Streams(stdin=subprocess.DEVNULL), bond=bond) as qemu:
                _wait_for(socket, qemu)
                return _gdb(machine, args, str(socket))


def _wait_for(socket: Path, qemu: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _CONNECT_SECONDS
    while not socket.exists():
        if qemu.poll() is not None:
            raise UserError(f"QEMU could not start (code {qemu.returncode}); its words are above")
        if time.monotonic() > deadline:
            raise UserError(f"QEMU did not open its debug port in {_CONNECT_SECONDS:.0f} s")
        time.sleep(0.01)


def _gdb(machine: Machine, args: argparse.Namespace, remote: str) -> int:
    program = shutil.which(args.gdb or machine.gdb)
    if program is None:
        raise UserError(
            f"the debugger {args.gdb or machine.gdb} was not found in PATH: install it "
            "(Debian: package gdb), or name one with --gdb"
        )
    commands = symbols.gdb_commands(machine.kernel, remote, symbols.load_offset(machine.kernel))
    words = [word for command in commands for word in ("-ex", command)]
    return tools.run([program, "-q", "-nx", *words, *args.gdb_words])
