/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Splits a large page of the kernel's virtual range. Nothing is allocated: the build reserved a
 * zero page table for each slot (doc/generator.md). Called when a part of the page is to change.
 */
#include <zephyr/sys/__assert.h>

#include "range.h"

#define LINK ((uint32_t)(MMU_P | MMU_RW | MMU_US))

/*
 * All but the frame: rights, caching, and the CPU's own marks stay the same. The PAT bit, which has
 * another place in small pages, is never set (doc/invariants.md, S9).
 */
static x86_pte_t small_bits(x86_pte_t large)
{
	x86_pte_t small = x86_pte_rights_of(large);

	small.low |= large.low & (MMU_P | MMU_A | MMU_D);
	return small;
}

static void fill(const struct x86_tables *set, pentry_t *table, x86_pte_t large)
{
	const k_mem_pfn_t first = x86_pte_pfn(large) & ~(PT_ENTRIES(PT_LEVELS - 1U) - 1U);
	const x86_pte_t bits = small_bits(large);

	for (unsigned int i = 0; i < PT_ENTRIES(PT_LEVELS - 1U); i++) {
		x86_pte_fill(set, &table[i], x86_pte_join(x86_pte_frame(first + i), bits));
	}
}

void z_x86_split(const struct x86_tables *set, uintptr_t virt, pentry_t *large)
{
	const uint32_t inside = x86_vm_page(virt) & (PT_ENTRIES(PT_LEVELS - 1U) - 1U);
	pentry_t *const table = set->vm_tables + (x86_vm_page(virt) - inside);
	const uint32_t link = (uint32_t)((uintptr_t)table - set->offset) | LINK;
	x86_pte_t was;

	__ASSERT(x86_have_vm_tables(virt, 1U), "no page table is reserved for %p", (void *)virt);
	__ASSERT(x86_pte_is_nothing(x86_pte_get(set, table)),
		 "the page table below a large page is in use");
	/*
	 * In one step, as this code may run from the page; again if the CPU marked it meanwhile.
	 * Frames and rights are the same before and after, so it does not matter which of the two
	 * the CPU uses, until the caller changes one: hence the flush here (SDM volume 3, 4.10.2.2
	 * and 4.10.4.2).
	 */
	do {
		was = x86_pte_get(set, large);
		fill(set, table, was);
	} while (!x86_pte_swap(set, large, was, x86_pte_of(link, 0U)));
	x86_tlb_flush_all();
}
