# SPDX-License-Identifier: Apache-2.0
"""What GDB has to be told about an image that changes its address while it runs.

The image is linked at virtual addresses and starts at physical ones: from `__start` to `vm_enter`
the CPU is at (linked address - offset), afterwards at the linked one. GDB gets the symbols twice,
the second time moved by the offset, so that addresses have names and breakpoints hit on both sides.
"""

from __future__ import annotations

from pathlib import Path

from west_commands.base import UserError

_PF_X = 1


def load_offset(image: Path) -> int:
    """Linked address minus load address of the segment that holds the entry point, in bytes."""
    from elftools.common.exceptions import ELFError
    from elftools.elf.elffile import ELFFile

    try:
        with image.open("rb") as stream:
            elf = ELFFile(stream)
            entry = int(elf.header["e_entry"])
            for segment in elf.iter_segments("PT_LOAD"):
                start, size = int(segment["p_vaddr"]), int(segment["p_memsz"])
                if start <= entry < start + size and segment["p_flags"] & _PF_X:
                    return start - int(segment["p_paddr"])
    except OSError as error:
        raise UserError(f"{image} cannot be read: {error.strerror}. Build first.") from error
    except ELFError as error:
        raise UserError(f"{image} is no ELF file: {error}") from error
    raise UserError(f"{image} has no executable segment that holds its entry point")


def gdb_commands(image: Path, remote: str, offset: int) -> list[str]:
    """GDB's commands: symbols for both addresses, then the connection.

    remote: what `target remote` takes (a socket's path, or host:port).
    """
    name = _quoted(image)
    commands = [
        "set confirm off",
        "set pagination off",
        "set architecture i386",
        f"file {name}",
    ]
    if offset:
        commands.append(f"add-symbol-file {name} -o -{offset:#x}")
    return [*commands, f"target remote {remote}", "set confirm on", "set pagination on"]


def _quoted(path: Path) -> str:
    text = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
