# SPDX-License-Identifier: Apache-2.0
"""Makes tiny i386 ELF files with chosen symbols and segments, for tests of x86mmu.

`make_elf` writes any symbols; `first_pass` makes the image that a first link of the kernel
leaves: text, rodata, page-table room, data, and the configuration as absolute symbols.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_EHDR = struct.Struct("<16sHHIIIIIHHHHHH")
_PHDR = struct.Struct("<8I")
_SHDR = struct.Struct("<10I")
_SYM = struct.Struct("<IIIBBH")


@dataclass(frozen=True)
class Load:
    """A PT_LOAD segment to write; `content` may be shorter than mem_size."""

    virt: int
    phys: int
    mem_size: int
    flags: int = 7
    content: bytes = b""


def make_elf(
    symbols: Mapping[str, int],
    *,
    loads: Sequence[Load] = (),
    entry: int = 0,
    machine: int = 3,
    elf_class: int = 1,
    sizes: Mapping[str, int] | None = None,
) -> bytes:
    """The bytes of an ELF executable; every symbol is absolute and global."""
    names = b"\0"
    table = _SYM.pack(0, 0, 0, 0, 0, 0) if symbols else b""
    for name, value in symbols.items():
        size = (sizes or {}).get(name, 0)
        table += _SYM.pack(len(names), value & 0xFFFFFFFF, size, 0x10, 0, 0xFFF1)
        names += name.encode() + b"\0"
    section_names = b"\0.symtab\0.strtab\0.shstrtab\0"
    body_at = _EHDR.size + _PHDR.size * len(loads)
    body, headers = b"", b""
    for load in loads:
        headers += _PHDR.pack(
            1, body_at + len(body), load.virt, load.phys, len(load.content), load.mem_size,
            load.flags, 4,
        )
        body += load.content
    symtab_at = body_at + len(body)
    strtab_at = symtab_at + len(table)
    shstr_at = strtab_at + len(names)
    sections_at = shstr_at + len(section_names)
    sections = _SHDR.pack(*[0] * 10)
    count = 2
    if symbols:
        sections += _SHDR.pack(1, 2, 0, 0, symtab_at, len(table), 2, 1, 4, _SYM.size)
        sections += _SHDR.pack(9, 3, 0, 0, strtab_at, len(names), 0, 0, 1, 0)
        count = 4
    sections += _SHDR.pack(17, 3, 0, 0, shstr_at, len(section_names), 0, 0, 1, 0)
    ident = b"\x7fELF" + bytes([elf_class, 1, 1]) + bytes(9)
    header = _EHDR.pack(
        ident, 2, machine, 1, entry, _EHDR.size if loads else 0, sections_at, 0, _EHDR.size,
        _PHDR.size, len(loads), _SHDR.size, count, count - 1,
    )
    return header + headers + body + table + names + section_names + sections


@dataclass(frozen=True)
class Image:
    """A kernel image to be; sizes and addresses in bytes, regions in pages."""

    pae: bool = True
    nx: bool = True
    vm_base: int = 0x40000000
    vm_size: int = 0x400000
    vm_offset: int = 0x100000
    sram_base: int = 0
    sram_size: int = 0x400000
    sram_offset: int = 0x100000
    text_pages: int = 5
    rodata_pages: int = 2
    data_pages: int = 20  # page tables come on top
    tables_size: int = 0x4020
    record_size: int = 256
    extra: tuple[tuple[str, int], ...] = ()

    @property
    def start(self) -> int:
        """Virtual address of the image."""
        return self.vm_base + self.vm_offset

    def with_extra(self, **symbols: int) -> Image:
        """The same image with more absolute symbols."""
        return replace(self, extra=self.extra + tuple(symbols.items()))


BOARDS: Mapping[str, Image] = {
    "qemu_x86": Image(vm_base=0, tables_size=0x5020, vm_size=0x800000),
    "qemu_x86_virt": Image(vm_size=0x800000, tables_size=0x6020),
    "qemu_x86_nopae": Image(
        pae=False, nx=False, vm_base=0, vm_size=0x800000, tables_size=0x3000
    ),
    "qemu_x86_nopae_virt": Image(pae=False, nx=False, vm_size=0x800000, tables_size=0x3000),
}


def image_symbols(image: Image) -> dict[str, int]:
    """The absolute symbols of a first-pass image."""
    text = image.start
    rodata = text + image.text_pages * 4096
    data = rodata + image.rodata_pages * 4096
    end = data + image.data_pages * 4096 + -(-image.tables_size // 4096) * 4096
    symbols = {
        "CONFIG_KERNEL_VM_BASE": image.vm_base,
        "CONFIG_KERNEL_VM_SIZE": image.vm_size,
        "CONFIG_KERNEL_VM_OFFSET": image.vm_offset,
        "CONFIG_SRAM_BASE_ADDRESS": image.sram_base,
        "CONFIG_SRAM_SIZE": image.sram_size // 1024,
        "CONFIG_SRAM_OFFSET": image.sram_offset,
        "CONFIG_MMU_PAGE_SIZE": 4096,
        "CONFIG_X86_MMU": 1,
        "CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT": 1,
        "z_mapped_start": text,
        "z_mapped_end": end,
        "z_mapped_size": end - text,
        "__text_region_start": text,
        "__text_region_end": rodata,
        "__rodata_region_start": rodata,
        "__rodata_region_end": data,
        "z_x86_mmu_record": rodata,
        "z_x86_pagetables_start": data,
        "__x86_pagetables_size": image.tables_size,
        "__x86_mmu_record_size": image.record_size,
        "__start": text,
    }
    symbols.update({"CONFIG_X86_PAE": 1} if image.pae else {})
    symbols.update({"CONFIG_X86_NX": 1} if image.nx else {})
    symbols.update(image.extra)
    return symbols


def first_pass(image: Image) -> bytes:
    """The first-pass ELF of an image."""
    symbols = image_symbols(image)
    phys = image.sram_base + image.sram_offset
    size = symbols["z_mapped_size"]
    load = Load(image.start, phys, size, 7, b"\x90" * 64)
    return make_elf(symbols, loads=[load], entry=image.start)
