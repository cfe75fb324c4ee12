/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages that leave and come back: the entry keeps the page's rights while it holds a location
 * instead of a frame. Only with demand paging.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

/* The entry of one page, which has a page table. */
static pentry_t *entry_of(const struct x86_tables *set, uintptr_t virt)
{
	pentry_t *entry = NULL;
	const size_t count = z_x86_entries(set, virt, 1U, &entry);

	__ASSERT(count == 1U, "there is no page table for %p", (void *)virt);
	ARG_UNUSED(count);
	return entry;
}

void arch_mem_page_out(void *addr, uintptr_t location)
{
	const uintptr_t virt = (uintptr_t)addr;
	struct x86_tables *set;

	__ASSERT(virt % CONFIG_MMU_PAGE_SIZE == 0U && location % CONFIG_MMU_PAGE_SIZE == 0U,
		 "page %p, location 0x%lx", addr, (unsigned long)location);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = entry_of(set, virt);
		const pentry_t rights = x86_pte_get(set, entry) & X86_PTE_RIGHTS;

		__ASSERT(x86_pte_is_present(x86_pte_get(set, entry)), "%p is not there", addr);
		(void)x86_pte_take(set, entry, rights | X86_PTE_PAGED_OUT | location);
	}
	x86_tlb_flush_page(virt);
}

void arch_mem_page_in_pfn(void *addr, k_mem_pfn_t pfn)
{
	struct x86_tables *set;

	__ASSERT((uintptr_t)addr % CONFIG_MMU_PAGE_SIZE == 0U && pfn < BIT(PT_PFN_BITS),
		 "page %p, frame 0x%x", addr, pfn);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = entry_of(set, (uintptr_t)addr);
		const pentry_t was = x86_pte_get(set, entry);

		__ASSERT(x86_pte_is_paged_out(was), "%p is not paged out", addr);
		x86_pte_fill(set, entry, x86_pte_frame(pfn) | (was & X86_PTE_RIGHTS) | MMU_P);
	}
}

void arch_mem_page_in(void *addr, uintptr_t phys)
{
	__ASSERT(phys % CONFIG_MMU_PAGE_SIZE == 0U, "0x%lx", (unsigned long)phys);
	arch_mem_page_in_pfn(addr, phys / CONFIG_MMU_PAGE_SIZE);
}

void arch_mem_scratch_pfn(k_mem_pfn_t pfn)
{
	const uintptr_t virt = (uintptr_t)K_MEM_SCRATCH_PAGE;
	const pentry_t value = x86_pte_frame(pfn) | MMU_P | MMU_RW | PT_NO_EXEC;
	struct x86_tables *set;

	__ASSERT(pfn < BIT(PT_PFN_BITS), "frame 0x%x", pfn);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = entry_of(set, virt);

		(void)x86_pte_take(set, entry, 0U);
		x86_pte_fill(set, entry, value);
	}
	x86_tlb_flush_page(virt);
}

void arch_mem_scratch(uintptr_t phys)
{
	__ASSERT(phys % CONFIG_MMU_PAGE_SIZE == 0U, "0x%lx", (unsigned long)phys);
	arch_mem_scratch_pfn(phys / CONFIG_MMU_PAGE_SIZE);
}
