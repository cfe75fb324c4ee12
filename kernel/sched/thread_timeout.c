/* SPDX-License-Identifier: Apache-2.0 */
/* The clock's side of a thread that waits, sleeps or starts later. */
#include <ksched.h>
#include <wait_q.h>

void z_thread_timeout(struct _timeout *timeout)
{
	struct k_thread *const thread = CONTAINER_OF(timeout, struct k_thread, base.timeout);
	const unsigned int key = arch_irq_lock();

	/* It may have been woken between the clock's look and now; then there is nothing to do. */
	if (z_is_thread_state_set(thread, _THREAD_PENDING | _THREAD_SLEEPING | _THREAD_PRESTART)) {
		if (z_is_thread_pending(thread)) {
			z_unpend_thread_no_timeout(thread);
		}
		thread->base.thread_state &= (uint8_t) ~(_THREAD_SLEEPING | _THREAD_PRESTART);
		z_ready_thread(thread);
	}
	arch_irq_unlock(key);
}

k_ticks_t k_thread_timeout_expires_ticks(const struct k_thread *thread)
{
	return z_timeout_expires(&thread->base.timeout);
}

k_ticks_t k_thread_timeout_remaining_ticks(const struct k_thread *thread)
{
	return z_timeout_remaining(&thread->base.timeout);
}
