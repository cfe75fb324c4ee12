/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines of threads (CONFIG_SCHED_DEADLINE): a second key of the order, behind priority. */
#include <zephyr/kernel/uptime.h>

#include <ksched.h>

void k_thread_absolute_deadline_set(k_tid_t thread, int deadline)
{
	const unsigned int key = arch_irq_lock();
	struct z_sched_order order = z_sched_order_get(thread);

	__ASSERT_NO_MSG(thread != NULL);
	order.deadline = deadline;
	(void)z_sched_reorder(thread, order);
	z_reschedule_irqlock(key);
}

void k_thread_deadline_set(k_tid_t thread, int deadline)
{
	const uint32_t distance = (uint32_t)CLAMP(deadline, 0, INT32_MAX);

	/* Wraps as the counter does. */
	k_thread_absolute_deadline_set(thread, (int)(k_cycle_get_32() + distance));
}
