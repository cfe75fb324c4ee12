/* SPDX-License-Identifier: Apache-2.0 */
/* The one page-table walk. Others decide about its result. */
#ifndef ARCH_X86_MMU_WALK_H_
#define ARCH_X86_MMU_WALK_H_

#include <stdbool.h>
#include <stdint.h>

#include "pt_format.h"

/** A table set, and how its tables are reached. */
struct x86_tables {
	const pentry_t *top;
	/** Where a table is visible, minus its physical address. */
	uintptr_t offset;
};

/** What the MMU would find for one address. */
struct x86_walk {
	/** The entries read, top first. */
	pentry_t entry[PT_LEVELS];
	/** How many were read; all but the last of them are present. */
	uint8_t count;
	/** The last entry read is a page. The members below are valid if so. */
	bool mapped;
	/** log2 of the page's size. */
	uint8_t shift;
	/** MMU_RW and MMU_US where every level allows it, MMU_XD where any level says so. */
	pentry_t rights;
	/** The page's physical address. */
	uint64_t page;
};

/**
 * Walk as the MMU does.
 *
 * Any context. Assumes: the tables do not change meanwhile, and lie where `set` says.
 */
void z_x86_walk(const struct x86_tables *set, uintptr_t virt, struct x86_walk *walk);

/** The set whose top-level table is given, in the image. */
static inline struct x86_tables z_x86_image_tables(const pentry_t *top)
{
	return (struct x86_tables){ .top = top, .offset = (uintptr_t)K_MEM_VIRT_OFFSET };
}

#endif /* ARCH_X86_MMU_WALK_H_ */
