# SPDX-License-Identifier: Apache-2.0
"""What must be pinned: the roots of the walk, what is exempt from it, what the hardware needs.

Decides with the image's configuration: if page faults in interrupt handlers are served
(CONFIG_DEMAND_PAGING_ALLOW_IRQ=n), only what serves them must be pinned; if not, all that runs in
interrupt handlers. Called by check.
"""

from __future__ import annotations

import re

from elf32 import Elf

from x86idt import records

from .linker_map import Input
from .walk import Graph

# Functions on the way to a fatal error: not entered. After that nothing is served any more, and
# if the report itself faults it is cut short (doc/invariants.md, E2).
FATAL = frozenset((
    "z_x86_exception",  # an exception that nobody handles
    "z_fatal_error", "k_sys_fatal_error_handler", "k_fatal_halt",
    "z_paging_report",  # why a page cannot be loaded
    "assert_print", "assert_post_action",  # a failed assertion
    "z_log_sync",  # before a report: what waits in the log is printed
    "arch_system_exit", "z_x86_dump",
    "symtab_find_symbol_name",  # reads its table only where that can be had
))  # fmt: skip

# Entered by the CPU at a page fault, and when even that fails.
_FAULT_ROOTS = ("z_x86_page_fault", "z_x86_double_fault")
# Entered and left by all interrupts; absent ones are not linked.
_INTERRUPT_ROOTS = ("z_x86_interrupt", "z_x86_direct_exit", "z_x86_offload", "z_swap_from_isr")

# What the CPU or the fault path uses without a relocation that says so.
OBJECTS = {
    "z_x86_idt": "the interrupt descriptor table",
    "z_x86_gdt": "the descriptor table",
    "z_x86_main_tss": "the task state",
    "z_x86_df_tss": "the task state of double faults",
    "z_x86_df_stack": "the stack of double faults",
    "z_interrupt_stacks": "the interrupt stack",
    "z_main_stack": "the main stack",
    "z_x86_pagetables_start": "the page tables",
    "z_x86_kernel_ptables": "the top-level page table",
    "k_mem_page_frames": "the page frames",
    "_kernel": "the scheduler's state",
}


# Texts, as compilers name their sections. What is said of a failed assertion stands in the file
# that uses a header's function, an application's store for example, and is read after that.
_TEXTS = re.compile(r"\.rodata(\..*)?\.str\d+\.\d+")


def is_text(section: Input) -> bool:
    """Whether a section holds nothing but texts, which only messages need."""
    return _TEXTS.fullmatch(section.name) is not None


class Rule:
    """Roots that share a reason."""

    __slots__ = ("roots", "why")

    def __init__(self, why: str, roots: list[tuple[str, Input]]) -> None:
        self.why, self.roots = why, roots


def rules(elf: Elf, graph: Graph) -> list[Rule]:
    """What is walked from, and why it has to be pinned."""
    found = [Rule("it runs while a page fault is served", _named(graph, _FAULT_ROOTS))]
    if graph.names.address("CONFIG_DEMAND_PAGING_ALLOW_IRQ"):
        roots = _named(graph, _INTERRUPT_ROOTS) + _handlers(elf, graph) + _timers(graph)
        why = (
            "it runs in interrupt handlers, where page faults cannot be served "
            "(CONFIG_DEMAND_PAGING_ALLOW_IRQ=y)"
        )
        found.append(Rule(why, roots))
    return found


def _named(graph: Graph, names: tuple[str, ...]) -> list[tuple[str, Input]]:
    found: list[tuple[str, Input]] = []
    for name in names:
        address = graph.names.address(name)
        section = None if address is None else graph.inputs.at(address)
        if section is not None:
            found.append((name, section))
    return found


def _handlers(elf: Elf, graph: Graph) -> list[tuple[str, Input]]:
    """Handlers of IRQ_CONNECT() and its kin, with what they are called with."""
    found: list[tuple[str, Input]] = []
    for record in records.read(elf):
        if record.kind in (records.STUBS, records.TASK):
            continue
        what = f"{record.who()}"
        for address in (record.handler, record.owner, record.parameter):
            section = graph.inputs.at(address)
            if section is not None:
                found.append((what, section))
    return found


def _timers(graph: Graph) -> list[tuple[str, Input]]:
    """Timers defined by K_TIMER_DEFINE(): their functions run in the clock's interrupt."""
    start, end = (graph.names.address(f"_k_timer_list_{border}") for border in ("start", "end"))
    if start is None or end is None:
        return []
    return [
        (graph.names.of(section.start, section), section)
        for section in graph.inputs.between(start, end)
    ]
