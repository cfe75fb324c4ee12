# SPDX-License-Identifier: Apache-2.0
"""First-pass images as Zephyr 2.7 to 3.4 link them: the same symbols, none of the content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.x86mmu.elf_fixture import Load, make_elf

PAGE = 4096
Sections = tuple[tuple[str, int], ...]

# What follows what in an image, in pages; a name without a part is the rest of its section.
PLAIN: Sections = (("text", 4), ("rodata", 1), ("data", 9))
WITH_SECTIONS: Sections = (
    ("boot_text", 1),
    ("boot", 2),
    ("pinned_text", 1),
    ("pinned_rodata", 1),
    ("pinned", 6),
    ("text", 3),
    ("rodata", 1),
    ("data", 2),
)


@dataclass(frozen=True)
class Upstream:
    """One image; the defaults are those of the board qemu_x86."""

    pae: bool = True
    vm_base: int = 0
    vm_size: int = 0x800000
    vm_offset: int = 0x100000
    sram_base: int = 0
    sram_size: int = 0x400000
    sram_offset: int = 0x100000
    sections: Sections = PLAIN
    room: int = 0x5020
    extra_pages: int = 0
    options: tuple[str, ...] = (
        "SRAM_REGION_PERMISSIONS",
        "LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT",
    )
    values: tuple[tuple[str, int], ...] = (
        ("FLASH_BASE_ADDRESS", 0x500000),
        ("FLASH_SIZE", 0x1000),
    )
    without: frozenset[str] = frozenset()

    def on(self, *names: str) -> Upstream:
        """The same image with more switches on."""
        return replace(self, options=(*self.options, *names))

    def off(self, *names: str) -> Upstream:
        """The same image with switches off, which then are no symbols of it."""
        return replace(self, options=tuple(n for n in self.options if n not in names))


BOARDS: Mapping[str, Upstream] = {
    "qemu_x86": Upstream(),
    "qemu_x86_virt": Upstream(
        vm_base=0x40000000,
        vm_size=0x400000,
        vm_offset=0,
        sections=WITH_SECTIONS,
        room=0x4020,
        extra_pages=1,
    ).on("LINKER_USE_BOOT_SECTION", "LINKER_USE_PINNED_SECTION"),
    "qemu_x86_nopae": Upstream(pae=False, room=0x3000),
}


def _sections(image: Upstream) -> dict[str, int]:
    """Symbols of the sections, one behind the other."""
    symbols: dict[str, int] = {}
    at = image.vm_base + image.vm_offset
    for name, pages in image.sections:
        end = at + pages * PAGE
        group, _, part = name.partition("_")
        if group in ("boot", "pinned"):
            base = f"lnkr_{name}"
            whole = f"lnkr_{group}"
            symbols.setdefault(f"{whole}_start", at)
            symbols[f"{whole}_end"] = end
            symbols[f"{whole}_size"] = end - symbols[f"{whole}_start"]
            if part:
                symbols.update({f"{base}_start": at, f"{base}_end": end, f"{base}_size": end - at})
        elif name != "data":
            base = f"__{name}_region"
            symbols.update({f"{base}_start": at, f"{base}_end": end, f"{base}_size": end - at})
        at = end
    symbols["z_mapped_end"] = at
    return symbols


def upstream_symbols(image: Upstream) -> dict[str, int]:
    """All symbols of the image that a generator may read."""
    start = image.vm_base + image.vm_offset
    symbols = _sections(image)
    end = symbols["z_mapped_end"]
    # The room is in the last writable part of the image, or where that is too small, anywhere.
    tables = max(start, (end - image.room) & -PAGE)
    symbols |= {
        "CONFIG_KERNEL_VM_BASE": image.vm_base,
        "CONFIG_KERNEL_VM_SIZE": image.vm_size,
        "CONFIG_KERNEL_VM_OFFSET": image.vm_offset,
        "CONFIG_SRAM_BASE_ADDRESS": image.sram_base,
        "CONFIG_SRAM_SIZE": image.sram_size // 1024,
        "CONFIG_SRAM_OFFSET": image.sram_offset,
        "CONFIG_MMU_PAGE_SIZE": PAGE,
        "CONFIG_X86_EXTRA_PAGE_TABLE_PAGES": image.extra_pages,
        "z_mapped_start": start,
        "z_mapped_size": end - start,
        "z_x86_pagetables_start": tables,
        "dummy_pagetables": tables,
        "z_x86_kernel_ptables": tables + image.room - (32 if image.pae else PAGE),
    }
    symbols |= {"CONFIG_X86_PAE": 1} if image.pae else {}
    symbols |= {f"CONFIG_{name}": 1 for name in image.options}
    symbols |= {f"CONFIG_{name}": value for name, value in image.values}
    return {name: value for name, value in symbols.items() if name not in image.without}


def upstream_elf(image: Upstream) -> bytes:
    """The first-pass ELF."""
    symbols = upstream_symbols(image)
    start = image.vm_base + image.vm_offset
    end = _sections(image)["z_mapped_end"]
    load = Load(start, image.sram_base + image.sram_offset, end - start, 7, b"\x90" * 64)
    return make_elf(symbols, loads=[load], entry=start, sizes={"dummy_pagetables": image.room})
