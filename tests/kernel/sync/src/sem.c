/* SPDX-License-Identifier: Apache-2.0 */
/* Semaphores: what happens without waiting. */
#include "helpers.h"

#include <limits.h>

K_SEM_DEFINE(defined_sem, 2, 3);
static K_SEM_DEFINE(static_sem, 0, K_SEM_MAX_LIMIT);

ZTEST(sem, test_define)
{
	zassert_equal(k_sem_count_get(&defined_sem), 2);
	k_sem_give(&defined_sem);
	k_sem_give(&defined_sem);
	zassert_equal(k_sem_count_get(&defined_sem), 3, "given above its limit");
	zassert_ok(k_sem_take(&defined_sem, K_NO_WAIT));
	zassert_equal(k_sem_count_get(&static_sem), 0);
}

ZTEST(sem, test_init_arguments)
{
	static struct k_sem sem;

	zassert_ok(k_sem_init(&sem, 1, 4));
	zassert_equal(k_sem_init(&sem, 0, 0), -EINVAL);
	zassert_equal(k_sem_init(&sem, 5, 4), -EINVAL);
	zassert_equal(k_sem_count_get(&sem), 1, "a refused call changed the semaphore");
	for (int i = 0; i < 5; i++) {
		k_sem_give(&sem);
	}
	zassert_equal(k_sem_count_get(&sem), 4);
	zassert_ok(k_sem_init(&sem, UINT_MAX, K_SEM_MAX_LIMIT));
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), UINT_MAX, "the count wrapped");
}

ZTEST(sem, test_count)
{
	static struct k_sem sem;

	zassert_ok(k_sem_init(&sem, 2, 2));
	zassert_ok(k_sem_take(&sem, K_NO_WAIT));
	zassert_ok(k_sem_take(&sem, K_FOREVER));
	zassert_equal(k_sem_count_get(&sem), 0);
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
	zassert_equal(k_sem_count_get(&sem), 0);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 1);
	k_sem_reset(&sem);
	zassert_equal(k_sem_count_get(&sem), 0);
	k_sem_give(&sem);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 2, "reset changed the limit");
}

static void take_in_isr(const void *sem)
{
	note(k_sem_take((struct k_sem *)sem, K_NO_WAIT) == 0 ? 1 : 2);
}

static void give_in_isr(const void *sem)
{
	zassert_true(k_is_in_isr());
	k_sem_give((struct k_sem *)sem);
	note(3);
}

ZTEST(sem, test_isr)
{
	static struct k_sem sem;

	zassert_ok(k_sem_init(&sem, 0, 1));
	irq_offload(take_in_isr, &sem);
	irq_offload(give_in_isr, &sem);
	irq_offload(take_in_isr, &sem);
	check_notes("231");
	zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(sem, test_interrupt_state_is_kept)
{
	static struct k_sem sem;
	unsigned int key;

	zassert_ok(k_sem_init(&sem, 1, 1));
	key = irq_lock();
	zassert_ok(k_sem_take(&sem, K_NO_WAIT));
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
	k_sem_give(&sem);
	k_sem_give(&sem);
	zassert_false(arch_irq_unlocked(arch_irq_lock()), "a semaphore unlocked interrupts");
	irq_unlock(key);
	key = arch_irq_lock();
	zassert_true(arch_irq_unlocked(key), "a semaphore left interrupts locked");
	arch_irq_unlock(key);
}

ZTEST_SUITE(sem, NULL, NULL, helpers_before, helpers_after, NULL);
