/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the tables say of a page: where it is, and whether it was used. A page was accessed, or
 * written, if it was so through any set.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

/* Number of the small page at an address, in a page of any size. */
static k_mem_pfn_t pfn_at(uintptr_t virt, pentry_t value, unsigned int level)
{
	const k_mem_pfn_t inside = BIT_MASK(PT_SHIFT(level) - 12U);

	return (x86_pte_pfn(value) & ~inside) | ((k_mem_pfn_t)(virt >> 12) & inside);
}

/* The last entry of the kernel's set's walk, and its level. */
static pentry_t look(uintptr_t virt, unsigned int *level)
{
	pentry_t *path[PT_LEVELS];

	*level = x86_descend(&z_x86_kernel_tables, virt, path);
	return x86_pte_get(&z_x86_kernel_tables, path[*level]);
}

int arch_page_pfn_get(void *virt, k_mem_pfn_t *pfn)
{
	unsigned int level;
	const pentry_t value = look((uintptr_t)virt, &level);

	if (!x86_pte_is_present(value)) {
		return -EFAULT;
	}
	*pfn = pfn_at((uintptr_t)virt, value, level);
	return 0;
}

int arch_page_phys_get(void *virt, uintptr_t *phys)
{
	k_mem_pfn_t pfn;

	if (arch_page_pfn_get(virt, &pfn) != 0 || pfn >= X86_SPACE_PAGES) {
		return -EFAULT;
	}
	if (phys != NULL) {
		*phys = (uintptr_t)pfn * CONFIG_MMU_PAGE_SIZE +
			(uintptr_t)virt % CONFIG_MMU_PAGE_SIZE;
	}
	return 0;
}

enum arch_page_location arch_page_location_get(void *addr, uintptr_t *location)
{
	unsigned int level;
	const pentry_t value = look((uintptr_t)addr, &level);
	const k_mem_pfn_t pfn = pfn_at((uintptr_t)addr, value, level);

	__ASSERT_NO_MSG(location != NULL);
	if (value == 0U) {
		return ARCH_PAGE_LOCATION_BAD;
	}
	if (pfn < X86_SPACE_PAGES) {
		*location = (uintptr_t)pfn * CONFIG_MMU_PAGE_SIZE;
	}
	return x86_pte_is_paged_out(value) ? ARCH_PAGE_LOCATION_PAGED_OUT
					   : ARCH_PAGE_LOCATION_PAGED_IN;
}

/* Accessed and dirty bits of all sets together. */
static uintptr_t marks_get(uintptr_t virt, bool clear_accessed)
{
	struct x86_tables *set;
	uintptr_t marks = 0;

	x86_tables_for_each(set)
	{
		pentry_t *path[PT_LEVELS];
		pentry_t *entry = path[x86_descend(set, virt, path)];

		marks |= x86_pte_get(set, entry) & (MMU_A | MMU_D);
		if (clear_accessed) {
			/* A large page is split if it can be: only this page's bit is asked for. */
			(void)z_x86_entries(set, virt, 1U, &entry);
			x86_pte_change(set, entry, ~(pentry_t)MMU_A, 0U);
		}
	}
	if (clear_accessed && (marks & MMU_A) != 0U) {
		x86_tlb_flush_page(virt);
	}
	return marks;
}

uintptr_t arch_page_info_get_pfn(void *addr, k_mem_pfn_t *pfn, bool clear_accessed)
{
	unsigned int level;
	const pentry_t value = look((uintptr_t)addr, &level);

	if (value == 0U) {
		return ARCH_DATA_PAGE_NOT_MAPPED;
	}
	if (pfn != NULL) {
		*pfn = pfn_at((uintptr_t)addr, value, level);
	}
	if (x86_pte_is_paged_out(value)) {
		return 0;
	}
	return ARCH_DATA_PAGE_LOADED | marks_get((uintptr_t)addr, clear_accessed);
}

uintptr_t arch_page_info_get(void *addr, uintptr_t *location, bool clear_accessed)
{
	k_mem_pfn_t pfn = 0;
	const uintptr_t info = arch_page_info_get_pfn(addr, &pfn, clear_accessed);

	if (location != NULL && (info & ARCH_DATA_PAGE_NOT_MAPPED) == 0U && pfn < X86_SPACE_PAGES) {
		*location = (uintptr_t)pfn * CONFIG_MMU_PAGE_SIZE;
	}
	return info;
}
