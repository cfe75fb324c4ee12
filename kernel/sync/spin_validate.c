/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who holds a spinlock, with CONFIG_SPIN_VALIDATE: the conditions that zephyr/spinlock.h asserts.
 *
 * There is one CPU, so a lock that is taken while it is held would be waited for for ever.
 * Before there are threads the holder is thread NULL.
 */
#include <zephyr/kernel_structs.h>
#include <zephyr/spinlock.h>

/* Set in thread_cpu, where the thread's address has 0: the lock is held, if only by NULL. */
#define HELD 1U

static uintptr_t holder(void)
{
	const uintptr_t thread = (uintptr_t)_current;

	__ASSERT_NO_MSG((thread & HELD) == 0U);
	return thread | HELD;
}

bool z_spin_lock_valid(struct k_spinlock *l)
{
	__ASSERT_NO_MSG(l != NULL);
	return l->thread_cpu == 0U;
}

void z_spin_lock_set_owner(struct k_spinlock *l)
{
	l->thread_cpu = holder();
	if (CONFIG_SPIN_LOCK_TIME_LIMIT > 0) {
		l->lock_time = arch_k_cycle_get_32();
	}
}

bool z_spin_unlock_valid(struct k_spinlock *l)
{
	const uintptr_t held_by = l->thread_cpu;

	l->thread_cpu = 0U;
	return held_by == holder();
}

bool z_spin_time_valid(const struct k_spinlock *l)
{
	return CONFIG_SPIN_LOCK_TIME_LIMIT == 0 ||
	       arch_k_cycle_get_32() - l->lock_time < MAX(CONFIG_SPIN_LOCK_TIME_LIMIT, 1U);
}
