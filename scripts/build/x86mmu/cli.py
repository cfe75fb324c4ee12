# SPDX-License-Identifier: Apache-2.0
"""The command line of gen_mmu.py, upstream's with a few options more.

Decides the order of work (elf -> config -> plan -> layout -> tables -> proof -> emit) and
how results and errors are told. Every error is one paragraph on stderr and status 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import config as config_module
from . import elf, emit, image, layout, mapspec, plan, record, rules, size, tables
from .errors import MmuError
from .job import Job
from .paging import Policy
from .plan import Plan
from .plan_types import Kind, PlanEntry, State, flag_text

_RECORD_SYMBOL = "z_x86_mmu_record"
_UPSTREAM_SYMBOL = "dummy_pagetables"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.reserve:
            _reserve(arguments)
        else:
            _generate(arguments)
    except MmuError as error:
        print(f"gen_mmu.py: error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gen_mmu.py",
        description="Make the page tables of an x86 image from its first-pass ELF.",
        allow_abbrev=False,
        # With a width of its own argparse need not import what asks the terminal.
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=96),
    )
    parser.add_argument("-k", "--kernel", metavar="ELF", help="first-pass image to read")
    parser.add_argument("-o", "--output", metavar="BIN", help="page tables to write")
    parser.add_argument("--record", metavar="BIN", help="record for the kernel to write")
    parser.add_argument(
        "--map", action="append", default=[], metavar="SPEC", help=mapspec.GRAMMAR
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="print the plan")
    parser.add_argument(
        "--reserve", metavar="LD", help="write the room needed, for the linker script"
    )
    parser.add_argument("--config", metavar="FILE", help=".config, with --reserve")
    parser.add_argument(
        "--dts", metavar="FILE", help="devicetree, with --reserve (default: beside .config)"
    )
    parser.add_argument(
        "--ram", metavar="H", help="C header of the RAM regions to write, with --reserve"
    )
    return parser


def _reserve(arguments: argparse.Namespace) -> None:
    if not arguments.config:
        raise MmuError("--reserve needs --config with the build's .config.")
    config = config_module.from_dotconfig(arguments.config, ())
    if config.maps_all_ram or arguments.ram:
        folder = os.path.dirname(arguments.config)
        dts = arguments.dts or os.path.join(folder, "zephyr.dts")
        ram = size.devicetree_ram(dts)
        config = config_module.from_dotconfig(arguments.config, ram)
    # First: the build's own --map arguments are made from what is judged here.
    rules.check_config(config)
    maps = mapspec.parse_all(arguments.map, config.format)
    room = size.needed(config, maps)
    emit.write_if_changed(arguments.reserve, size.linker_text(config, room).encode())
    if arguments.ram:
        emit.write_if_changed(arguments.ram, size.ram_header(config).encode())


def _generate(arguments: argparse.Namespace) -> None:
    if not arguments.kernel or not arguments.output:
        raise MmuError("give the first-pass image with -k and the file to write with -o.")
    facts = elf.load(arguments.kernel)
    if _UPSTREAM_SYMBOL in facts.symbols and _RECORD_SYMBOL not in facts.symbols:
        from . import upstream

        job = upstream.build(facts, arguments.map)
    else:
        job = own_job(facts, arguments.map)
    placed = layout.make(job.plan, job.policy)
    _check_room(arguments.kernel, job, placed.size)
    content = tables.fill(placed, job.base_phys, job.policy)
    proof = prove(job, placed, content)
    outputs = {arguments.output: content}
    if arguments.record:
        outputs[arguments.record] = record.encode(job.plan, job.record_size)
    if arguments.verbose:
        with emit.printing("the plan"):
            print(f"{plan_text(job.plan, placed)}\n{proof}")
    emit.write_all(outputs)
    for warning in job.plan.warnings:
        print(f"gen_mmu.py: warning: {warning}.", file=sys.stderr)


def own_job(facts: elf.ElfFacts, map_texts: list[str]) -> Job:
    """The job for a first-pass image of this project."""
    config = config_module.from_symbols(facts.symbols, facts.path)
    rules.check_config(config)
    maps = mapspec.parse_all(map_texts, config.format)
    found = image.read(facts, config)
    wanted = plan.build(config, found, maps)
    size.check_extra(config, layout.make(wanted, Policy()))
    hint = "It comes from the file that gen_mmu.py --reserve makes for the linker script."
    record_size = facts.symbol("__x86_mmu_record_size", hint)
    record.check_room(facts.path, record_size, record.reserved_size(config, maps))
    return Job(
        plan=wanted,
        policy=Policy(),
        base_phys=found.tables - config.virt_offset,
        room=facts.symbol("__x86_pagetables_size", hint),
        record_size=record_size,
    )


def _check_room(path: str, job: Job, needed: int) -> None:
    """The room must be exactly right, and inside the image."""
    if needed != job.room:
        raise MmuError(
            f"{path} reserves {job.room:#x} bytes for page tables, but {needed:#x} are needed. "
            "The configuration or the --map list is not the one that the image was linked "
            "with; configure and build again, with the same list for --reserve and here."
        )


def prove(job: Job, placed: layout.Layout, content: bytes) -> str:
    """Let the independent walker judge the bytes; its words, or MmuError."""
    from . import verify

    fmt = placed.format
    proof = verify.prove(
        content, job.base_phys, placed.top_offset, fmt.levels, fmt.nx, job.plan.entries,
        job.plan.identity, job.plan.virt_offset, job.repeat_rights,
    )
    if not proof.ok:
        raise MmuError(
            "the independent check of the page tables found that they do not say what was "
            "planned, so nothing was written. This is a mistake in the generator; please "
            f"report it with the following. {proof.text()}"
        )
    return proof.text()


def plan_text(wanted: Plan, placed: layout.Layout) -> str:
    """The plan for people: one line per entry, then the cost."""
    fmt = placed.format
    lines = ["virtual range           size      physical     flags   what"]
    lines += [_entry_line(entry) for entry in wanted.entries]
    name = "PAE" if fmt.pae else "2-level"
    lines.append(
        f"{name}{', NX' if fmt.nx else ', no NX'}: {placed.count} tables and a top-level table of "
        f"{fmt.top_bytes} bytes, {placed.size} bytes in all"
    )
    if wanted.identity.count:
        first, last = wanted.identity.first, wanted.identity.first + wanted.identity.count - 1
        lines.append(f"top-level entries {first} to {last} are cleared by start-up")
    return "\n".join(lines)


def _entry_line(entry: PlanEntry) -> str:
    where = f"{entry.virt:08x}-{entry.end - 1:08x}"
    phys = f"{entry.phys:#011x}" if entry.state is not State.RESERVED else "-"
    flags = flag_text(entry.flags) if entry.state is not State.RESERVED else "-"
    state = "" if entry.state is State.MAPPED else f" [{entry.state.value}]"
    kind = "boot only: " if entry.kind is Kind.IDENTITY else ""
    return (
        f"{where}  {entry.size // 1024:>8} K  {phys:>11}  {flags:<6}  "
        f"{kind}{entry.name}{state} ({entry.origin})"
    )
