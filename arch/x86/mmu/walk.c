/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page-table walk, in either format. It knows what the MMU knows, and nothing of what a
 * mapping is for. Also compiled for the host, where tests walk pagetables.bin with it.
 */
#include "walk.h"

#include <zephyr/sys/__assert.h>

BUILD_ASSERT(PT_HAS_RIGHTS(PT_LARGE_LEVEL), "a large page has permissions");

void z_x86_walk(const struct x86_tables *set, uintptr_t virt, struct x86_walk *walk)
{
	pentry_t *path[PT_LEVELS];
	unsigned int last;

	__ASSERT_NO_MSG(set->top != NULL);
	last = x86_descend(set, virt, path);
	*walk = (struct x86_walk){
		.count = (uint8_t)(last + 1U),
		.shift = (uint8_t)PT_SHIFT(last),
		.rights = MMU_RW | MMU_US,
	};
	for (unsigned int level = 0; level <= last; level++) {
		const pentry_t entry = x86_pte_whole(x86_pte_get(set, path[level]));

		walk->entry[level] = entry;
		if (PT_HAS_RIGHTS(level)) {
			walk->rights = (walk->rights & (entry | MMU_XD)) | (entry & MMU_XD);
		}
	}
	walk->mapped = (walk->entry[last] & MMU_P) != 0U;
	walk->page = walk->entry[last] & PT_ADDR_MASK & ~((1ULL << walk->shift) - 1U);
}
