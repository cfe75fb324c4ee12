/* SPDX-License-Identifier: Apache-2.0 */
/* Condition variables, see zephyr/kernel/condvar.h. */
#include <errno.h>

#include <zephyr/kernel/condvar.h>
#include <zephyr/spinlock.h>
#include <zephyr/tracing/tracing.h>

#include <ksched.h>
#include <obj_types.h>
#include <wait_q.h>

/* Guards every condition variable. */
static struct k_spinlock lock;

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_CONDVAR, k_condvar, K_OBJ_TYPE_CONDVAR_ID);

int k_condvar_init(struct k_condvar *condvar)
{
	__ASSERT(condvar != NULL, "k_condvar_init() without a condition variable");
	z_waitq_init(&condvar->wait_q);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_CONDVAR, k_condvar, condvar);
	SYS_PORT_TRACING_OBJ_INIT(k_condvar, condvar, 0);
	return 0;
}

int k_condvar_signal(struct k_condvar *condvar)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_condvar, signal, condvar);
	if (z_waitq_is_empty(&condvar->wait_q)) {
		k_spin_unlock(&lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_condvar, signal, condvar, 0);
		return 0;
	}
	(void)z_sched_wake(&condvar->wait_q, 0, NULL);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_condvar, signal, condvar, 0);
	z_reschedule(&lock, key);
	return 0;
}

int k_condvar_broadcast(struct k_condvar *condvar)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);
	int woken = 0;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_condvar, broadcast, condvar);
	while (z_sched_wake(&condvar->wait_q, 0, NULL)) {
		woken++;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_condvar, broadcast, condvar, woken);
	z_reschedule(&lock, key);
	return woken;
}

int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	int ret = -EAGAIN;

	__ASSERT(!arch_is_in_isr(), "an interrupt cannot wait for condition variable %p",
		 (void *)condvar);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_condvar, wait, condvar);
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		(void)k_mutex_unlock(mutex);
	} else {
		/* Interrupts stay locked from giving the mutex back to waiting. */
		key = k_spin_lock(&lock);
		(void)k_mutex_unlock(mutex);
		ret = z_pend_curr(&lock, key, &condvar->wait_q, timeout);
	}
	(void)k_mutex_lock(mutex, K_FOREVER);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_condvar, wait, condvar, ret);
	return ret;
}
