/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes mappings away and says what they were. One flush for the whole range, and none if nothing
 * was present.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

#define STATE_BITS (MMU_P | MMU_A | MMU_D)

BUILD_ASSERT(ARCH_DATA_PAGE_LOADED == MMU_P && ARCH_DATA_PAGE_ACCESSED == MMU_A &&
		     ARCH_DATA_PAGE_DIRTY == MMU_D,
	     "what is said of a page is its entry's bits");
BUILD_ASSERT(PT_PFN_BITS + ARCH_PAGE_FLAG_BITS <= 32U, "a page fits into a word");

/* Frame or location, and what the CPU marked. */
static inline uint32_t place(x86_pte_t was)
{
	return x86_pte_pfn(was) << ARCH_PAGE_FLAG_BITS | (was.low & STATE_BITS);
}

/* An entry that was not present. */
static uint32_t describe_absent(x86_pte_t was)
{
	if (x86_pte_is_nothing(was)) {
		return ARCH_DATA_PAGE_NOT_MAPPED;
	}
	return place(was) | (x86_pte_is_guard(was) ? ARCH_DATA_PAGE_LOADED : 0U);
}

/* In the kernel's set. Returns all bits of the low words. */
static inline uint32_t clear_and_tell(const struct x86_tables *set, pentry_t *entry, size_t count,
				      uint32_t *was)
{
	uint32_t seen = 0;

	for (size_t i = 0; i < count; i++) {
		const x86_pte_t value = x86_pte_take(set, &entry[i], x86_pte_of(0U, 0U));

		seen |= value.low;
		was[i] = likely(x86_pte_is_present(value)) ? place(value) : describe_absent(value);
	}
	return seen;
}

/* In another set, which has the same pages: what the CPU marked there is added. */
static uint32_t clear_and_add(const struct x86_tables *set, pentry_t *entry, size_t count,
			      uint32_t *was)
{
	uint32_t seen = 0;

	for (size_t i = 0; i < count; i++) {
		const x86_pte_t value = x86_pte_take(set, &entry[i], x86_pte_of(0U, 0U));

		seen |= value.low;
		if (was != NULL) {
			was[i] |= value.low & (MMU_A | MMU_D);
		}
	}
	return seen;
}

/* Returns whether there was a page table for the first page, and so, in a set, for all. */
static inline bool clear_set(const struct x86_tables *set, uintptr_t virt, size_t pages,
			     uint32_t *was, uint32_t *seen)
{
	const bool tell = was != NULL && set == &z_x86_kernel_tables;

	do {
		pentry_t *const entry = x86_entry(set, virt);
		const size_t count = MIN(x86_entries_left(virt), pages);

		if (entry == NULL) {
			return false;
		}
		*seen |= tell ? clear_and_tell(set, entry, count, was)
			      : clear_and_add(set, entry, count, was);
		virt += count * CONFIG_MMU_PAGE_SIZE;
		was = was == NULL ? NULL : was + count;
		pages -= count;
	} while (pages != 0U);
	return true;
}

/* Assumes: there are tables for all pages, or for none. */
static int clear_all(uintptr_t virt, size_t pages, uint32_t *was)
{
	struct x86_tables *set;
	uint32_t seen = 0;

	x86_tables_for_each(set)
	{
		if (!clear_set(set, virt, pages, was, &seen)) {
			__ASSERT(set == &z_x86_kernel_tables && seen == 0U,
				 "table sets differ at %p", (void *)virt);
			return -EINVAL;
		}
	}
	if ((seen & MMU_P) != 0U) {
		x86_range_flush(virt, pages);
	}
	return 0;
}

int arch_mem_unmap_pages(void *addr, size_t pages, uint32_t *was)
{
	const uintptr_t virt = (uintptr_t)addr;

	if (!x86_range_is_sound(virt, pages)) {
		return -EINVAL;
	}
	if (pages > x86_entries_left(virt) && z_x86_check_used(virt, pages, true) != 0) {
		return -EINVAL;
	}
	return clear_all(virt, pages, was);
}

int arch_mem_unmap(void *addr, size_t size)
{
	const size_t pages = size / CONFIG_MMU_PAGE_SIZE;
	int ret;

	if (size % CONFIG_MMU_PAGE_SIZE != 0U || !x86_range_is_sound((uintptr_t)addr, pages)) {
		return -EINVAL;
	}
	ret = z_x86_check_used((uintptr_t)addr, pages, false);
	return ret != 0 ? ret : clear_all((uintptr_t)addr, pages, NULL);
}
