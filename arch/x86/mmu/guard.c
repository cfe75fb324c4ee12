/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Guard pages at run time (doc/invariants.md, E6): the entry of the page below a thread's stack
 * loses the present bit and keeps everything else, so that the page can be given back as it was.
 * Called when a thread is created and when it ends.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

BUILD_ASSERT(K_KERNEL_STACK_RESERVED == CONFIG_MMU_PAGE_SIZE, "a guard is a page");

/* A page without a table of its own kind, or without a frame, is no stack's: it stays. */
void arch_stack_guard_set(void *page)
{
	struct x86_tables *set;

	__ASSERT((uintptr_t)page % CONFIG_MMU_PAGE_SIZE == 0U, "guard at %p", page);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = x86_entry(set, (uintptr_t)page);

		if (entry != NULL && x86_pte_is_present(x86_pte_get(set, entry))) {
			x86_pte_change_low(set, entry, MMU_P, X86_PTE_GUARD);
		}
	}
	x86_tlb_flush_page((uintptr_t)page);
}

/* The CPU caches nothing of an absent page: no flush (SDM volume 3, 4.10.2.3). */
void arch_stack_guard_release(void *page)
{
	struct x86_tables *set;

	__ASSERT((uintptr_t)page % CONFIG_MMU_PAGE_SIZE == 0U, "guard at %p", page);
	x86_tables_for_each(set)
	{
		pentry_t *const entry = x86_entry(set, (uintptr_t)page);

		if (entry != NULL && x86_pte_is_guard(x86_pte_get(set, entry))) {
			x86_pte_change_low(set, entry, X86_PTE_GUARD, MMU_P);
		}
	}
}
