/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Waiting and waking: between ready queue and wait queues. wait_q.h tells the contract.
 * Called by the objects of sync/ and data/, and by the clock when a wait times out.
 */
#include <errno.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <kswap.h>
#include <wait_q.h>

/* Assumes: `thread` is in no queue. */
static ALWAYS_INLINE void pend(struct k_thread *thread, _wait_q_t *wait_q, k_timeout_t timeout)
{
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, sched_pend, thread);
	thread->base.pended_on = wait_q;
	thread->swap_retval = -EAGAIN;
	if (wait_q != NULL) {
		z_waitq_add(wait_q, thread);
	}
	if (!K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		z_add_thread_timeout(thread, timeout);
	}
}

int z_pend_curr_irqlock(unsigned int key, _wait_q_t *wait_q, k_timeout_t timeout)
{
	struct k_thread *const thread = _current;

	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(!arch_is_in_isr(), "an ISR cannot wait");
	__ASSERT(!K_TIMEOUT_EQ(timeout, K_NO_WAIT), "K_NO_WAIT is not waiting");
	__ASSERT(z_is_thread_queued(thread), "thread %p waits and runs", (void *)thread);
	z_runq_remove(&_kernel.ready_q.runq, thread);
	/* It was ready, so of the two bits it had one. */
	thread->base.thread_state ^= _THREAD_QUEUED | _THREAD_PENDING;
	pend(thread, wait_q, timeout);
	z_choose_best();
	z_switch_from(thread);
	arch_irq_unlock(key);
	return thread->swap_retval;
}

void z_pend_thread(struct k_thread *thread, _wait_q_t *wait_q, k_timeout_t timeout)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(!z_is_thread_pending(thread), "thread %p waits already", (void *)thread);
	thread->base.thread_state |= _THREAD_PENDING;
	if (z_is_thread_queued(thread)) {
		z_unready_thread(thread);
	}
	pend(thread, wait_q, timeout);
}

static ALWAYS_INLINE void unpend(struct k_thread *thread)
{
	_wait_q_t *const wait_q = thread->base.pended_on;

	if (wait_q != NULL) {
		z_waitq_remove(wait_q, thread);
		thread->base.pended_on = NULL;
	}
	thread->base.thread_state &= (uint8_t)~_THREAD_PENDING;
}

void z_unpend_thread_no_timeout(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(z_is_thread_pending(thread), "thread %p does not wait", (void *)thread);
	unpend(thread);
}

void z_unpend_thread(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(z_is_thread_pending(thread), "thread %p does not wait", (void *)thread);
	unpend(thread);
	z_abort_thread_timeout(thread);
}

struct k_thread *z_unpend_first_thread(_wait_q_t *wait_q)
{
	struct k_thread *const thread = z_waitq_head(wait_q);

	if (thread != NULL) {
		z_unpend_thread(thread);
	}
	return thread;
}

void z_sched_wake_thread(struct k_thread *thread, int value, void *data)
{
	z_unpend_thread(thread);
	z_thread_return_value_set_with_data(thread, value, data);
	z_ready_thread(thread);
}

void z_sched_wake_and_reschedule(struct k_thread *thread, int value, unsigned int key)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(z_is_thread_pending(thread), "thread %p does not wait", (void *)thread);
	unpend(thread);
	z_abort_thread_timeout(thread);
	z_thread_return_value_set(thread, value);
	z_make_ready(thread);
	z_switch_if_better(key);
}

bool z_sched_wake(_wait_q_t *wait_q, int value, void *data)
{
	struct k_thread *const thread = z_waitq_head(wait_q);

	if (thread == NULL) {
		return false;
	}
	z_sched_wake_thread(thread, value, data);
	return true;
}

bool z_sched_wake_all(_wait_q_t *wait_q, int value, void *data)
{
	bool any = false;

	while (z_sched_wake(wait_q, value, data)) {
		any = true;
	}
	return any;
}

int z_unpend_all(_wait_q_t *wait_q)
{
	struct k_thread *thread;
	int any = 0;

	while ((thread = z_unpend_first_thread(wait_q)) != NULL) {
		z_ready_thread(thread);
		any = 1;
	}
	return any;
}

int z_sched_waitq_walk(_wait_q_t *wait_q, int (*func)(struct k_thread *thread, void *data),
		       void *data)
{
	struct k_thread *thread;
	int status = 0;

	Z_ASSERT_IRQS_LOCKED();
#ifdef CONFIG_WAITQ_SCALABLE
	/* A tree must not lose nodes on the way: each is looked up by how many were kept. */
	unsigned int kept = 0;

	while (status == 0 && (thread = z_priq_rb_nth(&wait_q->waitq, kept)) != NULL) {
		status = func(thread, data);
		kept += thread->base.pended_on == wait_q ? 1U : 0U;
	}
#else
	struct k_thread *next;

	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(&wait_q->waitq, thread, next, base.qnode_dlist) {
		status = func(thread, data);
		if (status != 0) {
			break;
		}
	}
#endif
	return status;
}
