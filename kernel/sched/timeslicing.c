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

/* The tick that has begun could be over at once, so a slice has two at least. */
#define SLICE_TICKS(ticks) ((ticks) == 1 ? 2 : (ticks))
#define CONFIGURED_TICKS                                                                           \
	DIV_ROUND_UP(CONFIG_TIMESLICE_SIZE * (int64_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC, MSEC_PER_SEC)

bool z_slices_in_use = CONFIG_TIMESLICE_SIZE > 0;

/* The slice of all threads without one of their own. */
static struct {
	struct _timeout end;
	int32_t ticks;
	int max_prio;
} slice = {
	.ticks = (int32_t)SLICE_TICKS(CONFIGURED_TICKS),
	.max_prio = CONFIG_TIMESLICE_PRIORITY,
};
BUILD_ASSERT(CONFIGURED_TICKS <= INT32_MAX, "CONFIG_TIMESLICE_SIZE is too long");

static int32_t slice_ticks_of(const struct k_thread *thread)
{
	const int32_t own = z_own_slice_ticks(thread);

	if (own != 0) {
		return own;
	}
	return z_is_prio_higher(thread->base.prio, slice.max_prio) ? 0 : slice.ticks;
}

static bool has_slice(const struct k_thread *thread)
{
	return z_is_thread_preemptible(thread) && z_is_thread_ready(thread) &&
	       !z_is_idle_thread_object(thread) && slice_ticks_of(thread) > 0;
}

/* In the clock's interrupt: the thread goes behind its equals. */
static void slice_ended(struct _timeout *timeout)
{
	struct k_thread *const thread = _current;
	unsigned int key;

	__ASSERT_NO_MSG(timeout == &slice.end);
	ARG_UNUSED(timeout);
	z_own_slice_expired(thread);
	key = arch_irq_lock();
	if (has_slice(thread)) {
		z_move_to_end(thread);
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
	slice.ticks = (int32_t)SLICE_TICKS(k_ms_to_ticks_ceil32((uint32_t)ms));
	slice.max_prio = prio;
	z_slices_in_use = z_slices_in_use || slice.ticks > 0;
	z_slice_begin(_current);
	arch_irq_unlock(key);
}
