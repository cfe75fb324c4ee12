/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Maps pages: a physical range, frames anywhere, or locations of the backing store. Everything
 * that can be wrong is found before the first entry is written. What was not present needs no
 * flush.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

/* Entries of one page table: `value` is the first one's, each next one differs by `step`. */
static void fill(const struct x86_tables *set, pentry_t *entry, size_t count, pentry_t value,
		 pentry_t step)
{
	for (; count != 0U; count--, entry++) {
		x86_pte_fill(set, entry, value);
		value += step;
	}
}

static void fill_range(uintptr_t virt, size_t pages, pentry_t value, pentry_t step)
{
	struct x86_tables *set;

	x86_tables_for_each(set)
	{
		size_t done = 0;

		while (done < pages) {
			pentry_t *entry;
			const size_t count = z_x86_entries(set, virt + done * CONFIG_MMU_PAGE_SIZE,
							   pages - done, &entry);

			__ASSERT(count != 0U, "table sets differ at %p", (void *)virt);
			fill(set, entry, count, value + done * step, step);
			done += count;
		}
	}
}

/* Locations that stand for a content of their own, which all pages share. */
static bool is_anon_location(k_mem_pfn_t pfn)
{
	return pfn == ARCH_UNPAGED_ANON_ZERO / CONFIG_MMU_PAGE_SIZE ||
	       pfn == ARCH_UNPAGED_ANON_UNINIT / CONFIG_MMU_PAGE_SIZE;
}

int arch_mem_map_pfn(void *virt, k_mem_pfn_t pfn, size_t pages, uint32_t flags)
{
	const bool same = (flags & K_MEM_MAP_UNPAGED) != 0U && is_anon_location(pfn);
	const uint32_t pfns = BIT(PT_PFN_BITS);
	pentry_t bits;
	int ret;

	/* Page 0 is never mapped (doc/invariants.md, A5). */
	if (!x86_range_is_sound((uintptr_t)virt, pages) || virt == NULL ||
	    x86_pte_bits(flags, &bits) != 0 || pfn >= pfns || (!same && pages > pfns - pfn)) {
		return -EINVAL;
	}
	ret = z_x86_check_free((uintptr_t)virt, pages);
	if (ret == 0) {
		fill_range((uintptr_t)virt, pages, x86_pte_frame(pfn) | bits,
			   same ? 0U : CONFIG_MMU_PAGE_SIZE);
	}
	return ret;
}

int arch_mem_map(void *virt, uintptr_t phys, size_t size, uint32_t flags)
{
	if ((phys | size) % CONFIG_MMU_PAGE_SIZE != 0U) {
		return -EINVAL;
	}
	return arch_mem_map_pfn(virt, phys / CONFIG_MMU_PAGE_SIZE, size / CONFIG_MMU_PAGE_SIZE,
				flags);
}

void arch_mem_map_frames(void *virt, const k_mem_pfn_t *pfns, size_t pages, uint32_t flags)
{
	struct x86_tables *set;
	pentry_t bits = 0;
	const int ret = x86_pte_bits(flags, &bits);

	__ASSERT(ret == 0 && (flags & K_MEM_MAP_UNPAGED) == 0U, "flags 0x%x", flags);
	__ASSERT(x86_range_is_sound((uintptr_t)virt, pages) &&
			 z_x86_check_free((uintptr_t)virt, pages) == 0,
		 "%u pages at %p cannot be mapped", (unsigned int)pages, virt);
	ARG_UNUSED(ret);
	x86_tables_for_each(set)
	{
		uintptr_t at = (uintptr_t)virt;
		const k_mem_pfn_t *pfn = pfns;
		const k_mem_pfn_t *const end = pfns + pages;

		while (pfn != end) {
			pentry_t *entry;
			const size_t count = z_x86_entries(set, at, end - pfn, &entry);

			for (size_t i = 0; i < count; i++) {
				x86_pte_fill(set, &entry[i], x86_pte_frame(pfn[i]) | bits);
			}
			pfn += count;
			at += count * CONFIG_MMU_PAGE_SIZE;
		}
	}
}
