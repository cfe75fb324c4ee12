/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the tables say of a page: where it is, and whether it was used. A page was accessed, or
 * written, if it was so through any set.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

/* Where a walk ends. */
struct spot {
	pentry_t *entry;
	unsigned int level;
	x86_pte_t value;
};

static inline struct spot look(const struct x86_tables *set, uintptr_t virt)
{
	pentry_t *path[PT_LEVELS];
	unsigned int level = PT_LEVELS - 1U;

	if (likely(x86_are_in_array(set, virt, 1U))) {
		path[level] = set->vm_tables + x86_vm_page(virt);
	} else {
		level = x86_descend(set, virt, path);
	}
	return (struct spot){ path[level], level, x86_pte_get(set, path[level]) };
}

/* Number of the small page at an address, in a page of any size. */
static inline k_mem_pfn_t pfn_at(uintptr_t virt, struct spot spot)
{
	const k_mem_pfn_t inside = BIT_MASK(PT_SHIFT(spot.level) - 12U);

	return (x86_pte_pfn(spot.value) & ~inside) | ((k_mem_pfn_t)(virt >> 12) & inside);
}

int arch_page_pfn_get(void *virt, k_mem_pfn_t *pfn)
{
	const struct spot spot = look(&z_x86_kernel_tables, (uintptr_t)virt);

	if (!x86_pte_is_present(spot.value)) {
		return -EFAULT;
	}
	*pfn = pfn_at((uintptr_t)virt, spot);
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
	const struct spot spot = look(&z_x86_kernel_tables, (uintptr_t)addr);
	const k_mem_pfn_t pfn = pfn_at((uintptr_t)addr, spot);

	__ASSERT_NO_MSG(location != NULL);
	if (x86_pte_is_nothing(spot.value)) {
		return ARCH_PAGE_LOCATION_BAD;
	}
	if (pfn < X86_SPACE_PAGES) {
		*location = (uintptr_t)pfn * CONFIG_MMU_PAGE_SIZE;
	}
	return x86_pte_is_paged_out(spot.value) ? ARCH_PAGE_LOCATION_PAGED_OUT
						: ARCH_PAGE_LOCATION_PAGED_IN;
}

/* A large page is split if it can be: only this page's bit is to go. */
static void forget_accessed(const struct x86_tables *set, uintptr_t virt, struct spot spot)
{
	pentry_t *const entry = x86_entry(set, virt);

	x86_pte_change_low(set, entry != NULL ? entry : spot.entry, MMU_A, 0U);
}

/* What the CPU marked in a set. */
static inline uintptr_t marks_get(const struct x86_tables *set, uintptr_t virt, struct spot spot,
				  bool clear_accessed)
{
	if (clear_accessed && (spot.value.low & MMU_A) != 0U) {
		forget_accessed(set, virt, spot);
	}
	return x86_pte_marks(spot.value);
}

uintptr_t arch_page_info_get_pfn(void *addr, k_mem_pfn_t *pfn, bool clear_accessed)
{
	const uintptr_t virt = (uintptr_t)addr;
	const struct x86_tables *set = &z_x86_kernel_tables;
	const struct spot spot = look(set, virt);
	uintptr_t info = ARCH_DATA_PAGE_LOADED;

	if (x86_pte_is_nothing(spot.value)) {
		return ARCH_DATA_PAGE_NOT_MAPPED;
	}
	if (pfn != NULL) {
		*pfn = pfn_at(virt, spot);
	}
	if (x86_pte_is_paged_out(spot.value)) {
		return 0;
	}
	info |= marks_get(set, virt, spot, clear_accessed);
	for (set = set->next; set != NULL; set = set->next) {
		info |= marks_get(set, virt, look(set, virt), clear_accessed);
	}
	if (clear_accessed && (info & ARCH_DATA_PAGE_ACCESSED) != 0U) {
		x86_tlb_flush_page(virt);
	}
	return info;
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
