/* SPDX-License-Identifier: Apache-2.0 */
/* The one page-table walk. Others decide about its result. */
#ifndef ARCH_X86_MMU_WALK_H_
#define ARCH_X86_MMU_WALK_H_

#include <stdbool.h>
#include <stdint.h>

#include "pte.h"
#include "tables.h"

/**
 * Go down to the entry that says what there is at an address: of a page, or not present.
 *
 * Any context. Assumes: the tables do not change meanwhile, and lie where `set` says.
 *
 * @param path set to the entries that the MMU would read, top first
 * @return level of the last one
 */
static ALWAYS_INLINE unsigned int x86_descend(const struct x86_tables *set, uintptr_t virt,
					      pentry_t *path[PT_LEVELS])
{
	pentry_t *table = set->top;

#pragma GCC unroll 3
	for (unsigned int level = 0; level < PT_LEVELS; level++) {
		x86_pte_t value;

		path[level] = &table[(virt >> PT_SHIFT(level)) & (PT_ENTRIES(level) - 1U)];
		if (level == PT_LEVELS - 1U) {
			break;
		}
		value = x86_pte_get(set, path[level]);
		if (!x86_pte_is_link(value, level)) {
			return level;
		}
		table = (pentry_t *)((value.low & X86_PTE_LOW_FRAME) + set->offset);
	}
	return PT_LEVELS - 1U;
}

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

/** Walk as the MMU does. Any context; assumes what x86_descend() does. */
void z_x86_walk(const struct x86_tables *set, uintptr_t virt, struct x86_walk *walk);

/** The set whose top-level table is given, in the image. */
static inline struct x86_tables z_x86_image_tables(pentry_t *top)
{
	return (struct x86_tables){ .top = top, .offset = (uintptr_t)K_MEM_VIRT_OFFSET };
}

#endif /* ARCH_X86_MMU_WALK_H_ */
