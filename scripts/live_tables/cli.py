# SPDX-License-Identifier: Apache-2.0
"""The command line; see `--help`. `west mmu live` has the same options and calls ask()."""

from __future__ import annotations

import argparse
import contextlib
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from live_tables import compare, document, expected, printed, reading, text
from live_tables.compare import Comparison
from live_tables.errors import AskError
from live_tables.expected import Expected
from live_tables.gdb import Stub
from live_tables.guest import Place, stopped_at
from live_tables.memfile import MemoryFile
from live_tables.qmp import Monitor
from live_tables.reading import Live
from live_tables.source import Source
from run.errors import RunError
from run.machine import Machine, load
from x86mmu import emit
from x86mmu.errors import MmuError

AGREE, DIFFER, CANNOT = 0, 1, 2

DESCRIPTION = """\
Reads the page tables of a running guest and compares them with the plan that its image was built
with. Without --qmp, --gdb, --memory and --printed, the build's own QEMU is started, run to main(),
read, and ended. Exit status: 0 they agree, 1 they differ, 2 they could not be read or compared."""


def main(words: list[str]) -> int:
    """Runs the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="live_tables", description=DESCRIPTION)
    parser.add_argument("build_dir", type=Path, metavar="BUILD_DIR", help="a built folder")
    add_options(parser)
    options = parser.parse_args(words)
    return ask(options.build_dir, options)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that all forms of the command have."""
    add = parser.add_argument
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--qmp", metavar="SOCKET", help="QEMU's monitor: a path, or HOST:PORT")
    where.add_argument("--gdb", metavar="HOST:PORT", help="QEMU's debug port, or a socket's path")
    where.add_argument(
        "--memory", type=Path, metavar="FILE",
        help="memory that was saved, from z_x86_pagetables_start on; needs --cr3",
    )  # fmt: skip
    where.add_argument(
        "--printed", type=Path, metavar="FILE",
        help="a console's log: the last JSON that z_x86_dump_page_tables_json() printed there",
    )  # fmt: skip
    where.add_argument("--at", metavar="SYMBOL", help="start QEMU and run it to here (main)")
    where.add_argument(
        "--seconds", type=_duration, metavar="N", help="start QEMU, run it for N s of its own time"
    )
    add("--cr3", type=_address, metavar="N", help="what CR3 was when --memory was saved")
    add("--timeout", type=_duration, default=30.0, metavar="S", help="for --at and --seconds (30)")
    add(
        "--identity", choices=("yes", "no"),
        help="whether start-up's identity mapping must be there; either is right otherwise",
    )  # fmt: skip
    add("--format", choices=("text", "json"), default="text", help="what is printed (text)")
    add("--output", type=Path, metavar="FILE", help="where it goes instead of being printed")


def ask(build_dir: Path, options: argparse.Namespace) -> int:
    """Compares as the options say, prints the result; returns the exit status."""
    try:
        result = compared(build_dir, options)
        _print(result, options)
    except AskError as error:
        print(f"live_tables: {error}", file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        return 130
    return AGREE if result.differences == 0 else DIFFER


def compared(build_dir: Path, options: argparse.Namespace) -> Comparison:
    """The comparison that the options ask for."""
    if (options.memory is None) != (options.cr3 is None):
        raise AskError("--memory and --cr3 belong together: what was saved, and what CR3 was")
    others = (options.qmp, options.gdb, options.memory, options.printed, options.seconds)
    if options.at is None and all(option is None for option in others):
        options.at = "main"
    plan = expected.read(build_dir / "zephyr" / "zephyr.elf")
    identity = None if options.identity is None else options.identity == "yes"
    if identity is None and options.at == "main":
        identity = False
    return compare.compare(plan, _live(build_dir, plan, options), identity=identity)


def _live(build_dir: Path, plan: Expected, options: argparse.Namespace) -> Live:
    if options.printed is not None:
        return printed.read(options.printed, plan)
    with _source(build_dir, plan, options) as source:
        return reading.read(source, plan, whole=options.memory is None)


@contextlib.contextmanager
def _source(build_dir: Path, plan: Expected, options: argparse.Namespace) -> Iterator[Source]:
    if options.qmp is not None:
        with contextlib.closing(Monitor(options.qmp)) as monitor, monitor.standing_still():
            yield monitor
    elif options.gdb is not None:
        with contextlib.closing(Stub(options.gdb)) as stub:
            yield stub
    elif options.memory is not None:
        yield MemoryFile(options.memory, plan.built.tables.base_phys, options.cr3)
    else:
        with stopped_at(_machine(build_dir), plan, _place(options)) as monitor:
            yield monitor


def _machine(build_dir: Path) -> Machine:
    try:
        return load(build_dir)
    except RunError as error:
        raise AskError(str(error)) from error


def _place(options: argparse.Namespace) -> Place:
    if options.seconds is not None:
        return Place(seconds=options.seconds, timeout=options.timeout)
    return Place(symbol=options.at, timeout=options.timeout)


def _address(word: str) -> int:
    try:
        return int(word, 0)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{word}' is no number, as 0x114000 is") from None


def _duration(word: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < (seconds := float(word)) < math.inf:
            return seconds
    raise argparse.ArgumentTypeError(f"'{word}' is no number of seconds above 0")


def _print(result: Comparison, options: argparse.Namespace) -> None:
    as_text = options.format == "text"
    try:
        if options.output is not None:
            content = text.plain(result) + "\n" if as_text else document.text(result)
            emit.write_all({str(options.output): content.encode()})
            return
        with emit.printing("the result"):
            if as_text:
                text.show(result, sys.stdout)
            else:
                print(document.text(result), end="")
    except MmuError as error:
        raise AskError(str(error)) from error
