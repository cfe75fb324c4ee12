/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whose turn it is to have a page served, with CONFIG_DEMAND_PAGING_ALLOW_IRQ: a mutex, so that
 * whoever has it gets the priority of the best that waits. Who cannot wait gets no turn at all,
 * not even if nobody has it: a program shall not depend on luck.
 *
 * Before POST_KERNEL there are no threads, and interrupts are locked: start-up needs no mutex.
 */
#include <zephyr/kernel/mutex.h>

#include "paging.h"

static struct k_mutex turn = Z_MUTEX_INITIALIZER(turn);

static bool are_interrupts_locked(void)
{
	const unsigned int key = arch_irq_lock();

	arch_irq_unlock(key);
	return !arch_irq_unlocked(key);
}

int z_paging_turn_begin(k_spinlock_key_t *key)
{
	/* First, since a handler may interrupt the thread whose turn it is. */
	if (z_sys_post_kernel && arch_is_in_isr()) {
		return -EWOULDBLOCK;
	}
	if (z_paging.in_use && (!z_sys_post_kernel || turn.owner == _current)) {
		return -EDEADLK;
	}
	if (z_sys_post_kernel) {
		if (are_interrupts_locked()) {
			return -EWOULDBLOCK;
		}
		(void)k_mutex_lock(&turn, K_FOREVER);
	}
	*key = k_spin_lock(&z_mm_lock);
	__ASSERT(!z_paging.in_use && z_paging.pf == NULL, "a page is on its way");
	z_paging.in_use = true;
	return 0;
}

void z_paging_turn_end(k_spinlock_key_t key)
{
	__ASSERT(z_paging.in_use && z_paging.pf == NULL, "a page is still on its way");
	z_paging.in_use = false;
	k_spin_unlock(&z_mm_lock, key);
	if (turn.owner == _current) {
		(void)k_mutex_unlock(&turn);
	}
}

void z_paging_thread_end(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	if (turn.owner == thread) {
		z_paging_abandon();
		z_mutex_abandon(&turn);
	}
}
