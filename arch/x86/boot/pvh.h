/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The PVH boot protocol (Xen's "x86/HVM direct boot ABI"), as far as it is used. All addresses
 * are physical and 64 bits wide.
 */
#ifndef ARCH_X86_BOOT_PVH_H_
#define ARCH_X86_BOOT_PVH_H_

/** Type of the ELF note that holds the physical entry point. */
#define PVH_NOTE_PHYS32_ENTRY 18
/** First word of the structure that EBX points to. */
#define PVH_START_MAGIC 0x336ec578
/** Our own: what the PVH entry hands on in EAX, where multiboot has its magic number. */
#define PVH_LOADER_MAGIC 0x20485650

#ifndef _ASMLANGUAGE
#include <stdint.h>

struct pvh_start_info {
	uint32_t magic;
	/** 1 and later have the memory map. */
	uint32_t version;
	uint32_t flags;
	uint32_t module_count;
	uint64_t modules;
	uint64_t cmdline;
	uint64_t rsdp;
	uint64_t map;
	uint32_t map_count;
	uint32_t reserved;
};

struct pvh_map_entry {
	uint64_t base;
	uint64_t size;
	uint32_t type;
	uint32_t reserved;
};

struct pvh_module {
	uint64_t start;
	uint64_t size;
	uint64_t cmdline;
	uint64_t reserved;
};

_Static_assert(sizeof(struct pvh_start_info) == 56, "version 1");
_Static_assert(sizeof(struct pvh_map_entry) == 24, "three quadwords");
_Static_assert(sizeof(struct pvh_module) == 32, "four quadwords");
#endif /* _ASMLANGUAGE */

#endif /* ARCH_X86_BOOT_PVH_H_ */
