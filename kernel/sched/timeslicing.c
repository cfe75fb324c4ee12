/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Slices: preemptible threads of one priority share the CPU by time.
 *
 * A slice begins when its thread is switched to, and one timeout for all of them ends it. The
 * timeout is armed only for a thread that has a slice, so that nothing ticks in idle.
 */
#include <kernel_arch_interface.h>
#include <ksched.h>
#include <timeout_q.h>

bool z_slices_in_use;

/* The slice of all threads without one of their own. */
static struct {
	struct _timeout end;
	int32_t ticks;
	int max_prio;
} slice;

static int32_t slice_ticks_of(const struct k_thread *thread)
{
#ifdef CONFIG_TIMESLICE_PER_THREAD
	if (thread->base.slice_ticks != 0) {
		return thread->base.slice_ticks;
	}
#endif
	return z_is_prio_higher(thread->base.prio, slice.max_prio) ? 0 : slice.ticks;
}

static bool has_slice(const struct k_thread *thread)
{
	return z_is_thread_preemptible(thread) && z_is_thread_ready(thread) &&
	       !z_is_idle_thread_object(thread) && slice_ticks_of(thread) > 0;
}

static void report_end(struct k_thread *thread)
{
#ifdef CONFIG_TIMESLICE_PER_THREAD
	if (thread->base.slice_expired != NULL) {
		thread->base.slice_expired(thread, thread->base.slice_data);
	}
#else
	ARG_UNUSED(thread);
#endif
}

/* In the clock's interrupt: the thread goes behind its equals. */
static void slice_ended(struct _timeout *timeout)
{
	struct k_thread *const thread = _current;
	unsigned int key;

	__ASSERT_NO_MSG(timeout == &slice.end);
	ARG_UNUSED(timeout);
	report_end(thread);
	key = arch_irq_lock();
	if (has_slice(thread)) {
		z_runq_yield(&_kernel.ready_q.runq, thread);
		z_sched_update_cache(false);
		z_slice_begin(thread);
	}
	arch_irq_unlock(key);
}

void z_slice_begin(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	(void)z_abort_timeout(&slice.end);
	if (has_slice(thread)) {
		/* The tick that has begun does not count: a slice of n ticks is not shorter. */
		z_add_timeout(&slice.end, slice_ended, K_TICKS(slice_ticks_of(thread) - 1));
	}
}

void k_sched_time_slice_set(int32_t ms, int prio)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(ms >= 0, "a slice of %d ms", ms);
	slice.ticks = (int32_t)k_ms_to_ticks_ceil32((uint32_t)ms);
	if (slice.ticks == 1) {
		/* The tick that has begun could be over at once. */
		slice.ticks = 2;
	}
	slice.max_prio = prio;
	z_slices_in_use = z_slices_in_use || slice.ticks > 0;
	z_slice_begin(_current);
	arch_irq_unlock(key);
}

#ifdef CONFIG_TIMESLICE_PER_THREAD
void k_thread_time_slice_set(struct k_thread *thread, int32_t slice_ticks,
			     k_thread_timeslice_fn_t expired, void *data)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(slice_ticks >= 0, "a slice of %d ticks", slice_ticks);
	thread->base.slice_ticks = slice_ticks;
	thread->base.slice_expired = expired;
	thread->base.slice_data = data;
	z_slices_in_use = true;
	if (thread == _current) {
		z_slice_begin(thread);
	}
	arch_irq_unlock(key);
}
#endif
