# SPDX-License-Identifier: Apache-2.0
"""Compares the page tables of a running guest with the plan that its image was built with.

    qmp, gdb, memfile ──▶ source.Source ──▶ reading ──┐
    console of the guest ──▶ printed ─────────────────┤
    zephyr.elf (x86mmu) ──▶ expected ─────────────────┴─▶ compare ──▶ text, document

A source gives registers and physical memory; everything behind it is values. `guest` starts a
QEMU of its own. `west mmu live` and `python -I scripts/live_tables` are the commands.
"""
