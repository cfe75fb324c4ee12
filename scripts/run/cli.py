# SPDX-License-Identifier: Apache-2.0
"""The command line of the runner; see `--help`. Started as `python -I scripts/run`."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from run.errors import RunError
from run.machine import Console, Machine, load
from run.process import Verdict, execute_at_terminal

_DEFAULT_GDB_PORT = 1234  # QEMU's own, and what gdb's users type


def main(words: list[str]) -> int:
    """Runs a build; the program's status is 0 or 1, 2 says that there was none."""
    options = _parse(words)
    try:
        return _run(options)
    except RunError as error:
        print(f"run: {error}", file=sys.stderr)
        return Verdict.BROKEN.value


def _parse(words: list[str]) -> argparse.Namespace:
    """The options; what stands behind `--` is QEMU's, whatever stood before."""
    at = words.index("--") if "--" in words else len(words)
    options = _parser().parse_args(words[:at])
    options.qemu_arguments += words[at + 1 :]
    return options


def _run(options: argparse.Namespace) -> int:
    machine = _machine(options)
    console = Console(log=options.output)
    if options.show:
        print(shlex.join(machine.command(console)))
        return 0
    if options.gdb_port is not None:
        print(f"run: QEMU waits for a debugger on port {options.gdb_port}", file=sys.stderr)
    sys.stderr.flush()
    outcome = execute_at_terminal(machine, console, options.timeout)
    if outcome.explain():
        print(f"run: {outcome.explain()}", file=sys.stderr)
    return outcome.verdict.value


def _machine(options: argparse.Namespace) -> Machine:
    machine = load(options.build_dir)
    extra = tuple(options.qemu_arguments)
    if options.gdb_port is not None:
        extra = ("-S", "-gdb", f"tcp:127.0.0.1:{options.gdb_port}", *extra)
    machine = machine.override(
        cpu=options.cpu,
        machine=options.machine,
        memory_mib=options.memory,
        kernel=options.kernel,
        extra=extra,
    )
    return machine if options.icount is None else machine.deterministic(options.icount)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run",
        description="Runs a built image in QEMU. Ctrl-C or Ctrl-A x ends the machine.",
        epilog="Exit status: 0 the program succeeded, 1 it failed, 2 it gave no status, "
        "124 timeout, 130 interrupted. QEMU_EXTRA_FLAGS and QEMU_BIN_PATH are honoured.",
        allow_abbrev=False,
    )
    parser.add_argument("build_dir", type=Path, metavar="BUILD_DIR", help="a built folder")
    parser.add_argument("qemu_arguments", nargs="*", metavar="-- QEMU_ARGUMENT")
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="end the machine then")
    parser.add_argument("--output", type=Path, metavar="FILE", help="copy the console to FILE")
    parser.add_argument("--cpu", metavar="MODEL", help="another CPU model")
    parser.add_argument("--machine", metavar="NAME", help="another machine, for example pc")
    parser.add_argument("--memory", type=int, metavar="MIB", help="another size of RAM")
    parser.add_argument("--kernel", type=Path, metavar="FILE", help="another image")
    parser.add_argument(
        "--icount", type=int, nargs="?", const=0, metavar="SHIFT",
        help="count time in instructions, 2**SHIFT ns each",
    )  # fmt: skip
    parser.add_argument(
        "--gdb", dest="gdb_port", type=int, nargs="?", const=_DEFAULT_GDB_PORT, metavar="PORT",
        help=f"stop before the first instruction and wait for gdb (port {_DEFAULT_GDB_PORT})",
    )  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print the QEMU command, run nothing")
    return parser
