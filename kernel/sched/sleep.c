/* SPDX-License-Identifier: Apache-2.0 */
/* Sleeping: waiting for nothing but time, or for k_wakeup(). */
#include <limits.h>

#include <zephyr/tracing/tracing.h>
#include <kernel_arch_interface.h>
#include <kthread.h>
#include <wait_q.h>

/* Assumes: `timeout` is not K_NO_WAIT. */
static void sleep_until_woken(k_timeout_t timeout)
{
	const unsigned int key = arch_irq_lock();
	struct k_thread *const thread = _current;

	__ASSERT(z_is_thread_queued(thread), "thread %p sleeps and runs", (void *)thread);
	thread->base.thread_state |= _THREAD_SLEEPING;
	if (!K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		z_add_thread_timeout(thread, timeout);
	}
	z_unready_thread(thread);
	z_swap_next();
	arch_irq_unlock(key);
}

/* By difference: a count of 32 bits wraps. */
static k_ticks_t ticks_until(k_ticks_t end)
{
	const k_ticks_t left = end - (k_ticks_t)sys_clock_tick_get();
	const int64_t signed_left = sizeof(left) == sizeof(int64_t) ? (int64_t)left : (int32_t)left;

	return signed_left > 0 ? left : 0;
}

/* @return ticks that were left when the sleep was ended */
static k_ticks_t sleep_ticks(k_timeout_t timeout)
{
	k_ticks_t end;

	__ASSERT(!arch_is_in_isr(), "an ISR cannot sleep");
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_yield();
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		sleep_until_woken(timeout);
		return K_TICKS_FOREVER;
	}
	end = (k_ticks_t)sys_timepoint_calc(timeout).tick;
	sleep_until_woken(timeout);
	return ticks_until(end);
}

int32_t k_sleep(k_timeout_t timeout)
{
	k_ticks_t left;

	SYS_PORT_TRACING_FUNC_ENTER(k_thread, sleep, timeout);
	left = sleep_ticks(timeout);
	SYS_PORT_TRACING_FUNC_EXIT(k_thread, sleep, timeout, left);

	/* Nobody's milliseconds: the sleep had no end. */
	return left == K_TICKS_FOREVER ? (int32_t)K_TICKS_FOREVER
				       : (int32_t)MIN(k_ticks_to_ms_ceil64(left), INT32_MAX);
}

int32_t k_usleep(int32_t us)
{
	const k_ticks_t left = sleep_ticks(K_TICKS(k_us_to_ticks_ceil64(MAX(us, 0))));

	return (int32_t)MIN(k_ticks_to_us_ceil64(left), INT32_MAX);
}

void k_wakeup(k_tid_t thread)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT_NO_MSG(thread != NULL);
	if (!z_is_thread_state_set(thread, _THREAD_SLEEPING)) {
		arch_irq_unlock(key);
		return;
	}
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, wakeup, thread);
	z_abort_thread_timeout(thread);
	thread->base.thread_state &= (uint8_t)~_THREAD_SLEEPING;
	z_ready_and_reschedule(thread, key);
}
