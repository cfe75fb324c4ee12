# SPDX-License-Identifier: Apache-2.0
"""The boards that boot tests run on, and the CPUs and machines that each must run on."""

from __future__ import annotations

from dataclasses import dataclass

MACHINES = ("q35", "pc")
TOOLCHAINS = ("gcc", "clang")

_PAE_CPUS = ("qemu32,+nx,+pae", "coreduo", "n270", "Haswell")
_OLD_CPUS = ("pentium", "pentium3", "qemu32", "n270")


@dataclass(frozen=True)
class Board:
    """What tests must know of a board: its paging, its virtual base, and CPUs that it runs on."""

    name: str
    target: str
    pae: bool
    vm_base: int
    cpus: tuple[str, ...]

    @property
    def virtual(self) -> bool:
        """Whether the image runs elsewhere than it is loaded."""
        return self.vm_base != 0


BOARDS = (
    Board("qemu_x86", "qemu_x86/atom", True, 0, _PAE_CPUS),
    Board("qemu_x86_virt", "qemu_x86/atom/virt", True, 0x40000000, _PAE_CPUS),
    Board("qemu_x86_nopae", "qemu_x86/atom/nopae", False, 0, _OLD_CPUS),
    Board("qemu_x86_nopae_virt", "qemu_x86/atom/nopae_virt", False, 0x40000000, _OLD_CPUS),
)

BY_NAME = {board.name: board for board in BOARDS}
