/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sleeping in a program without threads (CONFIG_MULTITHREADING=n): the processor stops until an
 * interrupt, and again until the time is over. With threads it is sched/sleep.c.
 */
#include <zephyr/irq.h>
#include <zephyr/kernel/sched.h>
#include <zephyr/kernel/system.h>
#include <zephyr/sys/__assert.h>

#include <timeout_q.h>

static void wake(struct _timeout *to)
{
	ARG_UNUSED(to);
	__ASSERT(z_is_inactive_timeout(to), "timeout %p is over and armed", (void *)to);
}

int32_t k_sleep(k_timeout_t timeout)
{
	const bool forever = K_TIMEOUT_EQ(timeout, K_FOREVER);
	struct _timeout to = { .up = 0 };
	unsigned int key = irq_lock();

	if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_add_timeout(&to, wake, timeout);
	}
	while (forever || !z_is_inactive_timeout(&to)) {
		k_cpu_atomic_idle(key);
		key = irq_lock();
	}
	irq_unlock(key);
	return 0;
}

int32_t k_usleep(int32_t us)
{
	return k_sleep(K_USEC(us));
}
