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

/* An entry that was not present, in the contract's words. */
static uint32_t describe_absent(pentry_t was)
{
	const uint32_t place = x86_pte_pfn(was) << ARCH_PAGE_FLAG_BITS;

	if (was == 0U) {
		return ARCH_DATA_PAGE_NOT_MAPPED;
	}
	return x86_pte_is_guard(was) ? place | ARCH_DATA_PAGE_LOADED | (was & STATE_BITS) : place;
}

static inline uint32_t describe(pentry_t was)
{
	if (!x86_pte_is_present(was)) {
		return describe_absent(was);
	}
	return (uint32_t)(was >> (12U - ARCH_PAGE_FLAG_BITS) & ~BIT_MASK(ARCH_PAGE_FLAG_BITS)) |
	       ((uint32_t)was & STATE_BITS);
}

/* Clears entries of one page table. Returns all their bits. */
static pentry_t clear_entries(const struct x86_tables *set, pentry_t *entry, size_t count)
{
	pentry_t seen = 0;

	for (; count != 0U; count--, entry++) {
		seen |= x86_pte_take(set, entry, 0U);
	}
	return seen;
}

static pentry_t clear_and_tell(const struct x86_tables *set, pentry_t *entry, size_t count,
			       uint32_t *was)
{
	pentry_t seen = 0;

	for (; count != 0U; count--, entry++, was++) {
		const pentry_t value = x86_pte_take(set, entry, 0U);

		seen |= value;
		*was = describe(value);
	}
	return seen;
}

/* Another set has the same pages; only what the CPU noted in it is its own. */
static pentry_t clear_and_add(const struct x86_tables *set, pentry_t *entry, size_t count,
			      uint32_t *was)
{
	pentry_t seen = 0;

	for (; count != 0U; count--, entry++, was++) {
		const pentry_t value = x86_pte_take(set, entry, 0U);

		seen |= value;
		*was |= (uint32_t)value & (MMU_A | MMU_D);
	}
	return seen;
}

static pentry_t clear_set(const struct x86_tables *set, uintptr_t virt, size_t pages, uint32_t *was)
{
	pentry_t seen = 0;

	while (pages != 0U) {
		pentry_t *entry;
		const size_t count = z_x86_entries(set, virt, pages, &entry);

		__ASSERT(count != 0U, "table sets differ at %p", (void *)virt);
		if (was == NULL) {
			seen |= clear_entries(set, entry, count);
		} else {
			seen |= set == &z_x86_kernel_tables ? clear_and_tell(set, entry, count, was)
							    : clear_and_add(set, entry, count, was);
			was += count;
		}
		virt += count * CONFIG_MMU_PAGE_SIZE;
		pages -= count;
	}
	return seen;
}

static void clear_all(uintptr_t virt, size_t pages, uint32_t *was)
{
	pentry_t seen = 0;
	struct x86_tables *set;

	x86_tables_for_each(set)
	{
		seen |= clear_set(set, virt, pages, was);
	}
	if (x86_pte_is_present(seen)) {
		x86_range_flush(virt, pages);
	}
}

int arch_mem_unmap_pages(void *addr, size_t pages, uint32_t *was)
{
	const uintptr_t virt = (uintptr_t)addr;
	int ret = 0;

	if (!x86_range_is_sound(virt, pages)) {
		return -EINVAL;
	}
	if (!x86_has_vm_table(virt) ||
	    !x86_has_vm_table(virt + (pages - 1U) * CONFIG_MMU_PAGE_SIZE)) {
		ret = z_x86_check_used(virt, pages, true);
	}
	if (ret == 0) {
		clear_all(virt, pages, was);
	}
	return ret;
}

int arch_mem_unmap(void *addr, size_t size)
{
	const size_t pages = size / CONFIG_MMU_PAGE_SIZE;
	int ret;

	if (size % CONFIG_MMU_PAGE_SIZE != 0U || !x86_range_is_sound((uintptr_t)addr, pages)) {
		return -EINVAL;
	}
	ret = z_x86_check_used((uintptr_t)addr, pages, false);
	if (ret == 0) {
		clear_all((uintptr_t)addr, pages, NULL);
	}
	return ret;
}
