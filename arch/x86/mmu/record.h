/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the generator says about the tables it made. Read-only, in the image's rodata; the
 * writer is scripts/build/x86mmu/record.py, and doc/generator.md has the picture.
 */
#ifndef ARCH_X86_MMU_RECORD_H_
#define ARCH_X86_MMU_RECORD_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#define X86_RECORD_MAGIC 0x31524D50U

/* Flags of a region. */
#define X86_REGION_W 1U
#define X86_REGION_U 2U
#define X86_REGION_X 4U
#define X86_REGION_D 8U
#define X86_REGION_L 16U
#define X86_REGION_RESERVED 32U
#define X86_REGION_PAGED_OUT 64U
#define X86_REGION_IDENTITY 128U
/* With PAGED_OUT: every page has the same location, that of zeroes. */
#define X86_REGION_CONSTANT 256U

struct x86_region {
	uint32_t virt;
	uint32_t size;
	/** Physical address / 4096. */
	uint32_t pfn;
	uint16_t flags;
	/** Offset of the name from the record's start. */
	uint16_t name;
};

struct x86_record {
	uint32_t magic;
	uint16_t size;
	uint16_t region_count;
	/** Top-level entries that start-up must clear. */
	uint16_t identity_first;
	uint16_t identity_count;
	uint8_t levels;
	uint8_t nx;
	uint16_t zero;
	uint32_t image_pages;
	/** Ascending by virtual address. */
	struct x86_region region[];
};

_Static_assert(sizeof(struct x86_record) == 20, "record.py's header");
_Static_assert(sizeof(struct x86_region) == 16, "record.py's region");

extern const struct x86_record z_x86_mmu_record;

/**
 * The region that an address lies in.
 *
 * Any context. A boot-time identity region is not found: it is gone.
 *
 * @return NULL if nothing was planned there
 */
const struct x86_region *z_x86_region_find(uintptr_t virt);

/**
 * Whether an address is in the guard page below a stack. Any context.
 *
 * The build's guards are in the record, as nothing else of the image has page tables and no page;
 * those of threads are entries (guard.c).
 */
bool z_x86_is_stack_guard(uintptr_t virt);

/** Only the second kind. Its page is in memory, but nobody is to have it. */
bool z_x86_is_thread_guard(uintptr_t virt);

static inline const char *z_x86_region_name(const struct x86_region *region)
{
	return (const char *)&z_x86_mmu_record + region->name;
}

#endif /* ARCH_X86_MMU_RECORD_H_ */
