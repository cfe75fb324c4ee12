/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Futexes, see zephyr/kernel/futex.h.
 *
 * All threads that wait for any futex are in one wait queue; which one it is, a thread keeps in
 * swap_data. So a futex that nobody waits for costs nothing.
 */
#include <errno.h>

#include <zephyr/kernel/futex.h>
#include <zephyr/spinlock.h>

#include <ksched.h>
#include <wait_q.h>

/* Guards the queue, and the time between looking at a futex's word and waiting. */
static struct k_spinlock lock;
static _wait_q_t waiters = Z_WAIT_Q_INIT(&waiters);

/* Who wakes whom. */
struct waking {
	struct k_futex *futex;
	bool all;
	int woken;
};

static int wake_if_waiting_for(struct k_thread *thread, void *data)
{
	struct waking *const waking = data;

	if (thread->base.swap_data != waking->futex) {
		return 0;
	}
	z_sched_wake_thread(thread, 0, NULL);
	waking->woken++;
	return waking->all ? 0 : 1;
}

int k_futex_wake(struct k_futex *futex, bool wake_all)
{
	struct waking waking = { .futex = futex, .all = wake_all };
	const k_spinlock_key_t key = k_spin_lock(&lock);

	__ASSERT(futex != NULL, "k_futex_wake() without a futex");
	(void)z_sched_waitq_walk(&waiters, wake_if_waiting_for, &waking);
	z_reschedule(&lock, key);
	return waking.woken;
}

int k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	int ret;

	__ASSERT(futex != NULL, "k_futex_wait() without a futex");
	__ASSERT(!arch_is_in_isr(), "an interrupt cannot wait for futex %p", (void *)futex);
	key = k_spin_lock(&lock);
	if (atomic_get(&futex->val) != (atomic_val_t)expected) {
		k_spin_unlock(&lock, key);
		return -EAGAIN;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_spin_unlock(&lock, key);
		return -ETIMEDOUT;
	}
	_current->base.swap_data = futex;
	ret = z_pend_curr(&lock, key, &waiters, timeout);
	return ret == -EAGAIN ? -ETIMEDOUT : ret;
}
