/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the entries of a range, and says whether a request may be met before anything is changed.
 * Called by what maps, unmaps and updates. Every change walks once for each page table.
 */
#include "range.h"

#include <zephyr/sys/__assert.h>

#define LAST_LEVEL (PT_LEVELS - 1U)

pentry_t *z_x86_entry_walked(const struct x86_tables *set, uintptr_t virt)
{
	pentry_t *path[PT_LEVELS];
	const unsigned int level = x86_descend(set, virt, path);

	if (level == LAST_LEVEL) {
		return path[LAST_LEVEL];
	}
	if (!x86_pte_is_present(x86_pte_get(set, path[level])) || !x86_have_vm_tables(virt, 1U)) {
		return NULL;
	}
	z_x86_split(set, virt, path[level]);
	return set->vm_tables + x86_vm_page(virt);
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

/* What there is in one slot of large pages. */
static unsigned int look_at_slot(const struct x86_tables *set, uintptr_t virt, size_t count)
{
	pentry_t *path[PT_LEVELS];
	const unsigned int level = x86_descend(set, virt, path);

	if (level == LAST_LEVEL) {
		return look_at_entries(set, path[LAST_LEVEL], count);
	}
	if (!x86_pte_is_present(x86_pte_get(set, path[level]))) {
		return FOUND_NO_TABLE;
	}
	return x86_have_vm_tables(virt, 1U) ? FOUND_PAGE : FOUND_FIXED;
}

/* What there is in a range, all of it together. Changes nothing. */
static unsigned int look_at_range(uintptr_t virt, size_t pages)
{
	const struct x86_tables *set = &z_x86_kernel_tables;
	unsigned int found = 0;

	__ASSERT_NO_MSG(x86_range_is_sound(virt, pages));
	if (likely(x86_are_in_array(set, virt, pages))) {
		return look_at_entries(set, set->vm_tables + x86_vm_page(virt), pages);
	}
	do {
		const size_t count = MIN(x86_entries_left(virt), pages);

		found |= look_at_slot(set, virt, count);
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
