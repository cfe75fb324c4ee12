/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/tracing/tracing.h>

/*
 * Suspending: a thread that cannot run whatever it waits for. Independent of waiting: a
 * suspended thread stays in its wait queue, and runs when both are over.
 */
#include <kswap.h>

void k_thread_suspend(k_tid_t thread)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(!z_is_idle_thread_object(thread), "somebody must always be ready");
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, sched_suspend, thread);
	thread->base.thread_state |= _THREAD_SUSPENDED;
	if (z_is_thread_queued(thread)) {
		z_make_unready(thread);
	}
	z_switch_if_better(key);
}

void k_thread_resume(k_tid_t thread)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT_NO_MSG(thread != NULL);
	if (!z_is_thread_suspended(thread)) {
		arch_irq_unlock(key);
		return;
	}
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, sched_resume, thread);
	thread->base.thread_state &= (uint8_t)~_THREAD_SUSPENDED;
	z_ready_and_reschedule(thread, key);
}
