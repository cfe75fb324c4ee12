/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Maps pages: a physical range, frames anywhere, or locations of the backing store. Everything
 * that can be wrong is found before the first entry is written. What was not present needs no
 * flush.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include <x86_cpuid.h>

#include "range.h"

/* `pfn` is the first page's, and differs by `step` from one to the next. */
static void fill(const struct x86_tables *set, uintptr_t virt, size_t pages, k_mem_pfn_t pfn,
		 k_mem_pfn_t step, x86_pte_t bits)
{
	for (;;) {
		const struct x86_entries run = x86_entries(set, virt, pages);

		__ASSERT(run.first != NULL, "table sets differ at %p", (void *)virt);
		for (size_t i = 0; i < run.count; i++) {
			x86_pte_fill(set, &run.first[i], x86_pte_join(x86_pte_frame(pfn), bits));
			pfn += step;
		}
		if (run.count == pages) {
			return;
		}
		virt += run.count * CONFIG_MMU_PAGE_SIZE;
		pages -= run.count;
	}
}

/* A function of its own, so that all it uses finds a register; unrolled as it is the longest loop.
 */
static __attribute__((noinline)) void fill_run(const struct x86_tables *set, struct x86_entries run,
					       const k_mem_pfn_t *pfns, x86_pte_t bits)
{
#pragma GCC unroll 4
	for (size_t i = 0; i < run.count; i++) {
		x86_pte_fill(set, &run.first[i], x86_pte_join(x86_pte_frame(pfns[i]), bits));
	}
}

static inline void fill_listed(const struct x86_tables *set, uintptr_t virt, size_t pages,
			       const k_mem_pfn_t *pfns, x86_pte_t bits)
{
	for (;;) {
		const struct x86_entries run = x86_entries(set, virt, pages);

		__ASSERT(run.first != NULL, "table sets differ at %p", (void *)virt);
		if (run.count == 1U) {
			x86_pte_fill(set, run.first, x86_pte_join(x86_pte_frame(*pfns), bits));
		} else {
			fill_run(set, run, pfns, bits);
		}
		if (run.count == pages) {
			return;
		}
		virt += run.count * CONFIG_MMU_PAGE_SIZE;
		pfns += run.count;
		pages -= run.count;
	}
}

/* Locations that stand for a content of their own, which all pages share. */
static bool is_anon_location(k_mem_pfn_t pfn)
{
	return pfn == ARCH_UNPAGED_ANON_ZERO / CONFIG_MMU_PAGE_SIZE ||
	       pfn == ARCH_UNPAGED_ANON_UNINIT / CONFIG_MMU_PAGE_SIZE;
}

/* Where frames end that the format has and the CPU has address lines for. */
static k_mem_pfn_t frames_end(void)
{
	return BIT(MIN(x86_address_bits() - 12U, PT_PFN_BITS));
}

/* Frames, or locations: one behind the other, none of which stands for something else. */
static bool are_sound(k_mem_pfn_t pfn, size_t pages, bool unpaged)
{
	k_mem_pfn_t end =
		unpaged ? ARCH_UNPAGED_ANON_UNINIT / CONFIG_MMU_PAGE_SIZE : X86_SPACE_PAGES;

	/* Asked seldom: the instruction is slow. All CPUs have the first 4 GiB. */
	if (!unpaged && PT_PFN_BITS > 20U && (pfn >= end || pages > end - pfn)) {
		end = frames_end();
	}
	return pfn < end && pages <= end - pfn;
}

/* Page 0 is never mapped (doc/invariants.md, A5). */
static bool is_sound(const void *virt, size_t pages, uint32_t flags)
{
	return virt != NULL && x86_range_is_sound((uintptr_t)virt, pages) &&
	       x86_pte_flags_are_sound(flags);
}

int arch_mem_map_pfn(void *virt, k_mem_pfn_t pfn, size_t pages, uint32_t flags)
{
	const bool unpaged = (flags & K_MEM_MAP_UNPAGED) != 0U;
	const bool same = unpaged && is_anon_location(pfn);
	x86_pte_t bits = x86_pte_rights(flags);
	struct x86_tables *set;
	int ret;

	if (!is_sound(virt, pages, flags) || !(same || are_sound(pfn, pages, unpaged))) {
		return -EINVAL;
	}
	ret = z_x86_check_free((uintptr_t)virt, pages);
	if (ret != 0) {
		return ret;
	}
	bits.low |= unpaged ? X86_PTE_PAGED_OUT : (uint32_t)MMU_P;
	x86_tables_for_each(set)
	{
		fill(set, (uintptr_t)virt, pages, pfn, same ? 0U : 1U, bits);
	}
	return 0;
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
	const x86_pte_t bits = x86_pte_join(x86_pte_rights(flags), x86_pte_of(MMU_P, 0U));

	__ASSERT(x86_pte_flags_are_sound(flags) && (flags & K_MEM_MAP_UNPAGED) == 0U, "flags 0x%x",
		 flags);
	__ASSERT(x86_range_is_sound((uintptr_t)virt, pages) &&
			 z_x86_check_free((uintptr_t)virt, pages) == 0,
		 "%u pages at %p cannot be mapped", (unsigned int)pages, virt);
	x86_tables_for_each(set)
	{
		fill_listed(set, (uintptr_t)virt, pages, pfns, bits);
	}
}
