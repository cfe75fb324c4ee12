/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts stay locked while a page is served (CONFIG_DEMAND_PAGING_ALLOW_IRQ=n): nobody else can
 * want one, but the store itself, if its own code or data are paged out.
 */
#include "paging.h"

int z_paging_turn_begin(k_spinlock_key_t *key)
{
	if (z_paging.in_use) {
		return -EDEADLK;
	}
	*key = k_spin_lock(&z_mm_lock);
	z_paging.in_use = true;
	return 0;
}

void z_paging_turn_end(k_spinlock_key_t key)
{
	__ASSERT(z_paging.in_use && z_paging.pf == NULL, "a page is still on its way");
	z_paging.in_use = false;
	k_spin_unlock(&z_mm_lock, key);
}

void z_paging_thread_end(struct k_thread *thread)
{
	ARG_UNUSED(thread);
	/* Only the store can have failed: nothing else runs meanwhile. */
	if (z_paging.in_use) {
		z_paging_abandon();
	}
}
