/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages that leave and come back: the entry keeps the page's rights while it holds a location
 * instead of a frame. Only with demand paging.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

void arch_mem_page_out(void *addr, uintptr_t location)
{
	const uintptr_t virt = (uintptr_t)addr;
	struct x86_tables *set;

	__ASSERT(virt % CONFIG_MMU_PAGE_SIZE == 0U && location % CONFIG_MMU_PAGE_SIZE == 0U,
		 "page %p, location 0x%lx", addr, (unsigned long)location);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = x86_entry(set, virt);
		x86_pte_t value;

		__ASSERT(entry != NULL && x86_pte_is_present(x86_pte_get(set, entry)),
			 "%p is not there", addr);
		value = x86_pte_rights_of(x86_pte_get(set, entry));
		value.low |= X86_PTE_PAGED_OUT | (uint32_t)location;
		(void)x86_pte_take(set, entry, value);
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
		pentry_t *const entry = x86_entry(set, (uintptr_t)addr);
		x86_pte_t value;

		__ASSERT(entry != NULL && x86_pte_is_paged_out(x86_pte_get(set, entry)),
			 "%p is not paged out", addr);
		value = x86_pte_rights_of(x86_pte_get(set, entry));
		value.low |= MMU_P;
		x86_pte_fill(set, entry, x86_pte_join(value, x86_pte_frame(pfn)));
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
	const x86_pte_t bits = x86_pte_of(MMU_P | MMU_RW, PT_HIGH_NO_EXEC);
	const x86_pte_t value = x86_pte_join(x86_pte_frame(pfn), bits);
	struct x86_tables *set;

	__ASSERT(pfn < BIT(PT_PFN_BITS), "frame 0x%x", pfn);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = x86_entry(set, virt);

		__ASSERT(entry != NULL, "there is no page table for %p", (void *)virt);
		(void)x86_pte_take(set, entry, x86_pte_of(0U, 0U));
		x86_pte_fill(set, entry, value);
	}
	x86_tlb_flush_page(virt);
}

void arch_mem_scratch(uintptr_t phys)
{
	__ASSERT(phys % CONFIG_MMU_PAGE_SIZE == 0U, "0x%lx", (unsigned long)phys);
	arch_mem_scratch_pfn(phys / CONFIG_MMU_PAGE_SIZE);
}
