/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Multiboot 1 (specification 0.6.96), as far as it is used: what the header asks for and what
 * the loader hands over. All addresses are physical.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_MULTIBOOT_H_
#define ZEPHYR_INCLUDE_ARCH_X86_MULTIBOOT_H_

#define MULTIBOOT_HEADER_MAGIC 0x1BADB002
/** Modules on page boundaries, memory sizes wanted. */
#define MULTIBOOT_HEADER_FLAGS 0x3
/** In EAX when the loader jumps to the image. */
#define MULTIBOOT_LOADER_MAGIC 0x2BADB002

/* Bits of multiboot_info.flags: which members are valid. */
#define MULTIBOOT_INFO_MEMORY 0x01
#define MULTIBOOT_INFO_CMDLINE 0x04
#define MULTIBOOT_INFO_MODULES 0x08
#define MULTIBOOT_INFO_MMAP 0x40

#define MULTIBOOT_MMAP_RAM 1
#define MULTIBOOT_MMAP_ACPI 3
#define MULTIBOOT_MMAP_NVS 4
#define MULTIBOOT_MMAP_DEFECTIVE 5

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

struct multiboot_info {
	uint32_t flags;
	/** KiB from 0, and KiB from 1 MiB to the first hole. */
	uint32_t mem_lower;
	uint32_t mem_upper;
	uint32_t boot_device;
	uint32_t cmdline;
	uint32_t mods_count;
	uint32_t mods_addr;
	uint32_t syms[4];
	uint32_t mmap_length;
	uint32_t mmap_addr;
};

/** The next entry is `size` + 4 bytes on. */
struct multiboot_mmap {
	uint32_t size;
	uint64_t base;
	uint64_t length;
	uint32_t type;
} __packed;

struct multiboot_module {
	uint32_t start;
	uint32_t end;
	uint32_t string;
	uint32_t reserved;
};

_Static_assert(sizeof(struct multiboot_info) == 52, "as far as mmap_addr");
_Static_assert(sizeof(struct multiboot_mmap) == 24, "packed");
_Static_assert(sizeof(struct multiboot_module) == 16, "four words");
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_MULTIBOOT_H_ */
