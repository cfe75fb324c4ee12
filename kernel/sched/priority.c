/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changing a thread's place in the order, wherever the thread is: ready, waiting, or neither.
 */
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <kthread.h>
#include <wait_q.h>

/*
 * Take the thread out of its queue, change it, put it back. Threads in a queue are in order at
 * any time, so the change must not happen inside.
 */
bool z_sched_reorder(struct k_thread *thread, struct z_sched_order order)
{
	_wait_q_t *const wait_q = thread->base.pended_on;

	Z_ASSERT_IRQS_LOCKED();
	if (z_is_thread_queued(thread)) {
		z_runq_remove(&_kernel.ready_q.runq, thread);
		z_sched_order_set(thread, order);
		z_runq_add(&_kernel.ready_q.runq, thread);
		z_sched_update_cache(false);
		return true;
	}
	if (wait_q != NULL) {
		z_waitq_remove(wait_q, thread);
		z_sched_order_set(thread, order);
		z_waitq_add(wait_q, thread);
	} else {
		z_sched_order_set(thread, order);
	}
	return false;
}

bool z_set_prio(struct k_thread *thread, int prio)
{
	struct z_sched_order order = z_sched_order_get(thread);
	bool queued;

	order.prio = (int8_t)prio;
	queued = z_sched_reorder(thread, order);
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, sched_priority_set, thread, prio);
	return queued;
}

void z_thread_prio_set(struct k_thread *thread, int prio)
{
	const unsigned int key = arch_irq_lock();

	(void)z_set_prio(thread, prio);
	z_reschedule_irqlock(key);
}

int k_thread_priority_get(k_tid_t thread)
{
	return thread->base.prio;
}

void k_thread_priority_set(k_tid_t thread, int prio)
{
	Z_ASSERT_VALID_PRIO(prio, NULL);
	z_thread_prio_set(thread, prio);
}
