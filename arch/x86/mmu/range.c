/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the entries of a range, and says whether a request may be met before anything is changed.
 * Called by what maps, unmaps and updates. Every change walks once for each page table.
 */
#include "range.h"

#include <zephyr/sys/__assert.h>

#define LAST_LEVEL (PT_LEVELS - 1U)

pentry_t *z_x86_entry_made(const struct x86_tables *set, uintptr_t virt, pentry_t *last)
{
	if (!x86_pte_is_present(x86_pte_get(set, last)) || !x86_has_vm_table(virt)) {
		return NULL;
	}
	return z_x86_split(set, virt, last) + (PT_ENTRIES(LAST_LEVEL) - x86_entries_left(virt));
}

enum found {
	FOUND_NOTHING = 1,
	FOUND_PAGE = 2,
	/* A page whose large page cannot be split. */
	FOUND_FIXED = 4,
	FOUND_NO_TABLE = 8,
};

/* What there is in a run of entries. */
static inline unsigned int look_at_entries(const struct x86_tables *set, const pentry_t *entry,
					   size_t count)
{
	unsigned int found = 0;

	for (size_t i = 0; i < count; i++) {
		found |= x86_pte_is_nothing(x86_pte_get(set, &entry[i])) ? FOUND_NOTHING
									 : FOUND_PAGE;
	}
	return found;
}

/* What there is in a range, all of it together. Changes nothing. */
static unsigned int look_at_range(uintptr_t virt, size_t pages)
{
	const struct x86_tables *set = &z_x86_kernel_tables;
	unsigned int found = 0;

	__ASSERT_NO_MSG(x86_range_is_sound(virt, pages));
	do {
		const size_t count = MIN(x86_entries_left(virt), pages);
		pentry_t *path[PT_LEVELS];
		const unsigned int level = x86_descend(set, virt, path);

		if (likely(level == LAST_LEVEL)) {
			found |= look_at_entries(set, path[LAST_LEVEL], count);
		} else if (!x86_pte_is_present(x86_pte_get(set, path[level]))) {
			found |= FOUND_NO_TABLE;
		} else {
			found |= x86_has_vm_table(virt) ? FOUND_PAGE : FOUND_FIXED;
		}
		virt += count * CONFIG_MMU_PAGE_SIZE;
		pages -= count;
	} while (pages != 0U);
	return found;
}

int z_x86_check_free(uintptr_t virt, size_t pages)
{
	const unsigned int found = look_at_range(virt, pages);

	if ((found & (FOUND_PAGE | FOUND_FIXED)) != 0U) {
		return -EBUSY;
	}
	return (found & FOUND_NO_TABLE) != 0U ? -ENOMEM : 0;
}

int z_x86_check_used(uintptr_t virt, size_t pages, bool nothing_allowed)
{
	const unsigned int found = look_at_range(virt, pages);

	if ((found & (FOUND_NO_TABLE | FOUND_FIXED)) != 0U) {
		return -EINVAL;
	}
	return !nothing_allowed && (found & FOUND_NOTHING) != 0U ? -EFAULT : 0;
}
