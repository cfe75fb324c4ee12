/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Semaphores, see zephyr/kernel/sem.h.
 *
 * Give and take are one short function each for the cases without a switch; what happens when
 * somebody waits is in functions of their own, so that the short ones save no registers.
 */
#include <errno.h>

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/sem.h>
#include <zephyr/spinlock.h>
#include <zephyr/tracing/tracing.h>

#include <ksched.h>
#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

/* Guards every semaphore. */
static struct k_spinlock lock;

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_SEM, k_sem, K_OBJ_TYPE_SEM_ID);

int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
	__ASSERT(sem != NULL, "k_sem_init() without a semaphore");
	if (limit == 0U || initial_count > limit) {
		SYS_PORT_TRACING_OBJ_INIT(k_sem, sem, -EINVAL);
		return -EINVAL;
	}
	sem->count = initial_count;
	sem->limit = limit;
	z_waitq_init(&sem->wait_q);
	Z_POLL_OBJ_INIT(sem);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_SEM, k_sem, sem);
	SYS_PORT_TRACING_OBJ_INIT(k_sem, sem, 0);
	return 0;
}

/* Somebody waits: the count stays as it is. */
static SLOW_PATH void give_to_waiter(struct k_sem *sem, k_spinlock_key_t key)
{
	__ASSERT(sem->count == 0U, "semaphore %p: a thread waits, though the count is %u",
		 (void *)sem, sem->count);
	k_spin_release(&lock);
	z_sched_wake_and_reschedule(z_waitq_head(&sem->wait_q), 0, (unsigned int)key.key);
}

static SLOW_PATH void tell_poller(struct k_sem *sem, k_spinlock_key_t key)
{
	ARG_UNUSED(sem);
	(void)Z_POLL_NOTIFY(sem, K_POLL_STATE_SEM_AVAILABLE);
	z_reschedule(&lock, key);
}

void k_sem_give(struct k_sem *sem)
{
	k_spinlock_key_t key;

	__ASSERT(sem->limit != 0U, "semaphore %p was not initialised", (void *)sem);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_sem, give, sem);
	key = k_spin_lock(&lock);
	if (unlikely(!z_waitq_is_empty(&sem->wait_q))) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_sem, give, sem);
		give_to_waiter(sem, key);
		return;
	}
	if (likely(sem->count != sem->limit)) {
		sem->count++;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_sem, give, sem);
	if (unlikely(Z_POLL_WAITED_FOR(sem))) {
		tell_poller(sem, key);
		return;
	}
	k_spin_unlock(&lock, key);
}

/* The count is 0. The timeout comes by address, so that its way here costs k_sem_take() nothing. */
static SLOW_PATH int wait_for_give(struct k_sem *sem, k_spinlock_key_t key,
				   const k_timeout_t *timeout)
{
	int result;

	if (K_TIMEOUT_EQ(*timeout, K_NO_WAIT)) {
		k_spin_unlock(&lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_sem, take, sem, *timeout, -EBUSY);
		return -EBUSY;
	}
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_sem, take, sem, *timeout);
	result = z_pend_curr(&lock, key, &sem->wait_q, *timeout);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_sem, take, sem, *timeout, result);
	return result;
}

int k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
	k_spinlock_key_t key;

	__ASSERT(!arch_is_in_isr() || K_TIMEOUT_EQ(timeout, K_NO_WAIT),
		 "an interrupt cannot wait for semaphore %p", (void *)sem);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_sem, take, sem, timeout);
	key = k_spin_lock(&lock);
	if (likely(sem->count != 0U)) {
		sem->count--;
		k_spin_unlock(&lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_sem, take, sem, timeout, 0);
		return 0;
	}
	return wait_for_give(sem, key, &timeout);
}

void k_sem_reset(struct k_sem *sem)
{
	k_spinlock_key_t key;

	__ASSERT(sem->limit != 0U, "semaphore %p was not initialised", (void *)sem);
	SYS_PORT_TRACING_OBJ_FUNC(k_sem, reset, sem);
	key = k_spin_lock(&lock);
	(void)z_sched_wake_all(&sem->wait_q, -EAGAIN, NULL);
	sem->count = 0U;
	/* Who polls is not left waiting either; what it then takes without waiting is -EBUSY. */
	(void)Z_POLL_NOTIFY(sem, K_POLL_STATE_SEM_AVAILABLE);
	z_reschedule(&lock, key);
}
