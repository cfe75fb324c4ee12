/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page-table walk, in either format. It knows what the MMU knows, and nothing of what a
 * mapping is for. Also compiled for the host, where tests walk pagetables.bin with it.
 */
#include "walk.h"

#include <zephyr/sys/__assert.h>

BUILD_ASSERT(PT_HAS_RIGHTS(PT_LARGE_LEVEL), "a large page has permissions");

static void found_page(struct x86_walk *walk, unsigned int level, pentry_t entry)
{
	uint64_t size = 1ULL << PT_SHIFT(level);

	walk->mapped = true;
	walk->shift = (uint8_t)PT_SHIFT(level);
	walk->page = entry & PT_ADDR_MASK & ~(size - 1U);
}

void z_x86_walk(const struct x86_tables *set, uintptr_t virt, struct x86_walk *walk)
{
	const pentry_t *table = set->top;

	__ASSERT_NO_MSG(table != NULL);
	*walk = (struct x86_walk){ .rights = MMU_RW | MMU_US };
	for (unsigned int level = 0; level < PT_LEVELS; level++) {
		pentry_t entry = table[(virt >> PT_SHIFT(level)) & (PT_ENTRIES(level) - 1U)];

		walk->entry[level] = entry;
		walk->count = (uint8_t)(level + 1U);
		if ((entry & MMU_P) == 0U) {
			return;
		}
		if (PT_HAS_RIGHTS(level)) {
			walk->rights = (walk->rights & (entry | MMU_XD)) | (entry & MMU_XD);
		}
		if (level == PT_LEVELS - 1U ||
		    (level == PT_LARGE_LEVEL && (entry & MMU_PS) != 0U)) {
			found_page(walk, level, entry);
			return;
		}
		table = (const pentry_t *)((uintptr_t)(entry & PT_ADDR_MASK) + set->offset);
	}
}
