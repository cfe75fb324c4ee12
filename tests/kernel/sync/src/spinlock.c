/* SPDX-License-Identifier: Apache-2.0 */
/* Spinlocks that know their holder. */
#include "helpers.h"

#include <zephyr/spinlock.h>

void check_asserted(void (*wrong)(void));

static struct k_spinlock lock, inner;
static k_spinlock_key_t key;

static bool interrupts_locked(void)
{
	const unsigned int k = arch_irq_lock();

	arch_irq_unlock(k);
	return !arch_irq_unlocked(k);
}

ZTEST(spinlock, test_lock)
{
	k_spinlock_key_t inner_key;

	zassert_false(z_spin_is_locked(&lock));
	key = k_spin_lock(&lock);
	zassert_true(z_spin_is_locked(&lock) && interrupts_locked());
	zassert_true(z_spin_key_unlocked(key));
	inner_key = k_spin_lock(&inner);
	zassert_false(z_spin_key_unlocked(inner_key));
	k_spin_unlock(&inner, inner_key);
	zassert_true(interrupts_locked());
	k_spin_unlock(&lock, key);
	zassert_false(z_spin_is_locked(&lock) || interrupts_locked());

	zassert_ok(k_spin_trylock(&lock, &key));
	zassert_true(z_spin_is_locked(&lock));
	k_spin_release(&lock);
	zassert_false(z_spin_is_locked(&lock));
	zassert_true(interrupts_locked(), "k_spin_release() unlocked interrupts");
	arch_irq_unlock((unsigned int)key.key);
}

ZTEST(spinlock, test_block)
{
	int runs = 0;

	K_SPINLOCK(&lock)
	{
		zassert_true(z_spin_is_locked(&lock) && interrupts_locked());
		K_SPINLOCK(&inner)
		{
			runs++;
		}
	}
	zassert_equal(runs, 1);
	K_SPINLOCK(&lock)
	{
		runs++;
		if (runs == 2) {
			K_SPINLOCK_BREAK;
		}
		runs = 99;
	}
	zassert_equal(runs, 2);
	zassert_false(z_spin_is_locked(&lock) || interrupts_locked());
}

static void take_twice(void)
{
	key = k_spin_lock(&lock);
	(void)k_spin_lock(&lock);
}

static void release_free(void)
{
	key.key = (int)arch_irq_lock();
	k_spin_unlock(&lock, key);
}

static void release_another(void)
{
	static struct k_spinlock other;

	key = k_spin_lock(&lock);
	k_spin_unlock(&other, key);
}

/* In a helper, while the test holds it. */
static void release_the_tests(void)
{
	k_spin_release(&lock);
}

static void hold_for_too_long(void)
{
	key = k_spin_lock(&lock);
	for (uint32_t start = k_cycle_get_32(); k_cycle_get_32() - start < 1100000U;) {
	}
	k_spin_unlock(&lock, key);
}

static void leave_block(void)
{
	K_SPINLOCK(&lock)
	{
		return;
	}
}

ZTEST(spinlock, test_errors)
{
	check_asserted(take_twice);
	lock = (struct k_spinlock){};
	check_asserted(release_free);
	check_asserted(release_another);
	lock = (struct k_spinlock){};
	check_asserted(leave_block);
	lock = (struct k_spinlock){};
}

ZTEST(spinlock, test_released_by_another_thread)
{
	z_spin_lock_set_owner(&lock);
	check_asserted(release_the_tests);
	zassert_false(z_spin_is_locked(&lock));
}

ZTEST(spinlock, test_time_limit)
{
	if (CONFIG_SPIN_LOCK_TIME_LIMIT == 0) {
		ztest_test_skip();
	}
	check_asserted(hold_for_too_long);
	lock = (struct k_spinlock){};
}

ZTEST_SUITE(spinlock, NULL, NULL, helpers_before, helpers_after, NULL);
