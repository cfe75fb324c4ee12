/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changing a thread's place in the order, by priority or by deadline, wherever the thread is:
 * ready, waiting, or neither.
 */
#include <zephyr/kernel/uptime.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <kthread.h>
#include <wait_q.h>

/* What decides the order, as one value. */
struct order {
	int8_t prio;
	int deadline;
};

static void set_order(struct k_thread *thread, struct order order)
{
	thread->base.prio = order.prio;
#ifdef CONFIG_SCHED_DEADLINE
	thread->base.prio_deadline = order.deadline;
#endif
}

/*
 * Take the thread out of its queue, change it, put it back. Threads in a queue are in order at
 * any time, so the change must not happen inside.
 */
static bool reorder(struct k_thread *thread, struct order order)
{
	_wait_q_t *const wait_q = thread->base.pended_on;

	Z_ASSERT_IRQS_LOCKED();
	if (z_is_thread_queued(thread)) {
		z_runq_remove(&_kernel.ready_q.runq, thread);
		set_order(thread, order);
		z_runq_add(&_kernel.ready_q.runq, thread);
		z_sched_update_cache(false);
		return true;
	}
	if (wait_q != NULL) {
		z_waitq_remove(wait_q, thread);
		set_order(thread, order);
		z_waitq_add(wait_q, thread);
	} else {
		set_order(thread, order);
	}
	return false;
}

static inline int deadline_of(const struct k_thread *thread)
{
#ifdef CONFIG_SCHED_DEADLINE
	return thread->base.prio_deadline;
#else
	ARG_UNUSED(thread);
	return 0;
#endif
}

bool z_set_prio(struct k_thread *thread, int prio)
{
	const bool queued = reorder(thread, (struct order){ (int8_t)prio, deadline_of(thread) });

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

#ifdef CONFIG_SCHED_DEADLINE
void k_thread_absolute_deadline_set(k_tid_t thread, int deadline)
{
	const unsigned int key = arch_irq_lock();

	(void)reorder(thread, (struct order){ thread->base.prio, deadline });
	z_reschedule_irqlock(key);
}

void k_thread_deadline_set(k_tid_t thread, int deadline)
{
	/* Wraps as the counter does. */
	k_thread_absolute_deadline_set(thread,
				       (int)(k_cycle_get_32() + (uint32_t)CLAMP(deadline, 0,
										INT32_MAX)));
}
#endif
