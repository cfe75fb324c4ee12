/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the entries of a range, and says whether a request may be met before anything is changed.
 * Called by what maps, unmaps and updates. Every change walks once for each page table.
 */
#include "range.h"

#include <zephyr/sys/__assert.h>

#define LAST_LEVEL (PT_LEVELS - 1U)

/* Entries from an address to the end of its page table. */
static size_t entries_left(uintptr_t virt)
{
	return PT_ENTRIES(LAST_LEVEL) -
	       ((virt >> PT_SHIFT(LAST_LEVEL)) & (PT_ENTRIES(LAST_LEVEL) - 1U));
}

size_t z_x86_entries(const struct x86_tables *set, uintptr_t virt, size_t pages, pentry_t **entries)
{
	const size_t left = entries_left(virt);
	pentry_t *path[PT_LEVELS];
	const unsigned int level = x86_descend(set, virt, path);

	__ASSERT_NO_MSG(pages != 0U);
	if (level == LAST_LEVEL) {
		*entries = path[LAST_LEVEL];
	} else if (x86_pte_is_present(x86_pte_get(set, path[level])) && x86_has_vm_table(virt)) {
		*entries = z_x86_split(set, virt, path[level]) + PT_ENTRIES(LAST_LEVEL) - left;
	} else {
		return 0;
	}
	return MIN(left, pages);
}

enum found {
	FOUND_NOTHING = 1,
	FOUND_PAGE = 2,
	/* A page whose large page cannot be split. */
	FOUND_FIXED = 4,
	FOUND_NO_TABLE = 8,
};

/* What there is in a run of entries. */
static unsigned int look_at_entries(const struct x86_tables *set, const pentry_t *entry,
				    size_t count)
{
	unsigned int found = 0;

	for (; count != 0U; count--, entry++) {
		found |= x86_pte_get(set, entry) == 0U ? FOUND_NOTHING : FOUND_PAGE;
	}
	return found;
}

/* What there is in a range, all of it together. Changes nothing. */
static unsigned int look_at_range(uintptr_t virt, size_t pages)
{
	const struct x86_tables *set = &z_x86_kernel_tables;
	unsigned int found = 0;

	while (pages != 0U) {
		const size_t count = MIN(entries_left(virt), pages);
		pentry_t *path[PT_LEVELS];
		const unsigned int level = x86_descend(set, virt, path);

		if (level == LAST_LEVEL) {
			found |= look_at_entries(set, path[LAST_LEVEL], count);
		} else if (!x86_pte_is_present(x86_pte_get(set, path[level]))) {
			found |= FOUND_NO_TABLE;
		} else {
			found |= x86_has_vm_table(virt) ? FOUND_PAGE : FOUND_FIXED;
		}
		virt += count * CONFIG_MMU_PAGE_SIZE;
		pages -= count;
	}
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
