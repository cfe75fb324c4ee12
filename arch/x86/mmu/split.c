/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Splits a large page of the kernel's virtual range. Nothing is allocated: the build reserved a
 * zero page table for each slot (doc/generator.md). Called when a part of the page is to change.
 */
#include <zephyr/sys/__assert.h>

#include "range.h"

/* In the entry of a large page the PAT bit stands elsewhere: in a small page's its place is PS. */
#define LARGE_PAT ((pentry_t)BIT(12))
#define SMALL_PAT MMU_PS
#define LINK (MMU_P | MMU_RW | MMU_US)

BUILD_ASSERT(PT_SHIFT(PT_LARGE_LEVEL) > 20U, "the address of a large page leaves room for PAT");

/* The entry of the first small page: same frame, rights, caching, and the CPU's own marks. */
static pentry_t first_small(pentry_t large)
{
	const pentry_t size = (pentry_t)1 << PT_SHIFT(PT_LARGE_LEVEL);
	const pentry_t marks = MMU_P | MMU_A | MMU_D;

	return (large & PT_ADDR_MASK & ~(size - 1U)) | (large & (X86_PTE_RIGHTS | marks)) |
	       ((large & LARGE_PAT) != 0U ? SMALL_PAT : 0U);
}

static void fill(const struct x86_tables *set, pentry_t *table, pentry_t small)
{
	for (unsigned int i = 0; i < PT_ENTRIES(PT_LEVELS - 1U); i++) {
		x86_pte_fill(set, &table[i], small);
		small += CONFIG_MMU_PAGE_SIZE;
	}
}

pentry_t *z_x86_split(const struct x86_tables *set, uintptr_t virt, pentry_t *large)
{
	pentry_t *const table = x86_vm_table(set, virt);
	const pentry_t link = ((uintptr_t)table - set->offset) | LINK;
	pentry_t was;

	__ASSERT(x86_has_vm_table(virt), "no page table is reserved for %p", (void *)virt);
	__ASSERT(x86_pte_get(set, table) == 0U, "the page table below a large page is in use");
	/*
	 * In one step, as this code may run from the page; again if the CPU marked it meanwhile.
	 * Frames and rights are the same before and after, so it does not matter which of the two
	 * the CPU uses, until the caller changes one: hence the flush here (SDM volume 3, 4.10.2.2
	 * and 4.10.4.2).
	 */
	do {
		was = x86_pte_get(set, large);
		fill(set, table, first_small(was));
	} while (!x86_pte_swap(set, large, was, link));
	x86_tlb_flush_all();
	return table;
}
