/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who runs next: the ready queue, the choice, the switch. The rule is in ksched.h.
 *
 * Called by everything that makes a thread ready or takes one away, always with interrupts
 * locked, and by the exit of an interrupt.
 */
#include <kernel_arch_interface.h>
#include <ksched.h>
#include <kthread.h>

struct z_kernel _kernel;

/*
 * Whether `thread` may have the CPU that the running one did not give up. A running thread that
 * cannot run any more is on its way out.
 */
static ALWAYS_INLINE bool may_preempt(const struct k_thread *thread)
{
	const struct k_thread *const running = _current;

	return z_is_thread_preemptible(running) || z_is_thread_prevented_from_running(running) ||
	       z_is_metairq(thread);
}

#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
/* A cooperative thread that was interrupted by a meta-interrupt thread goes on after it. */
static struct k_thread *best_ready(void)
{
	struct k_thread *const best = z_runq_best(&_kernel.ready_q.runq);
	struct k_thread *const interrupted = _current_cpu->metairq_preempted;

	if (interrupted == NULL || z_is_metairq(best)) {
		return best;
	}
	if (z_is_thread_prevented_from_running(interrupted)) {
		_current_cpu->metairq_preempted = NULL;
		return best;
	}
	return interrupted;
}

static void note_metairq(const struct k_thread *next)
{
	struct k_thread *const running = _current;

	if (z_is_metairq(next)) {
		if (!z_is_metairq(running) && !z_is_thread_preemptible(running) &&
		    z_is_thread_ready(running)) {
			_current_cpu->metairq_preempted = running;
		}
	} else {
		_current_cpu->metairq_preempted = NULL;
	}
}
#else
static ALWAYS_INLINE struct k_thread *best_ready(void)
{
	return z_runq_best(&_kernel.ready_q.runq);
}

static ALWAYS_INLINE void note_metairq(const struct k_thread *next)
{
	ARG_UNUSED(next);
}
#endif

void z_sched_update_cache(bool preempt_ok)
{
	struct k_thread *const best = best_ready();

	Z_ASSERT_IRQS_LOCKED();
	if (preempt_ok || best == _current || may_preempt(best)) {
		_kernel.ready_q.cache = best;
	} else {
		_kernel.ready_q.cache = _current;
	}
}

void z_ready_thread(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	if ((thread->base.thread_state & (_THREAD_NOT_READY | _THREAD_QUEUED)) != 0U ||
	    !z_is_thread_allowed_here(thread)) {
		return;
	}
	thread->base.thread_state |= _THREAD_QUEUED;
	z_runq_add(&_kernel.ready_q.runq, thread);
	/* One more thread changes the choice only if it is better than what was chosen. */
	if (CONFIG_NUM_METAIRQ_PRIORITIES > 0) {
		z_sched_update_cache(false);
	} else if (z_sched_prio_cmp(thread, _kernel.ready_q.cache) > 0 && may_preempt(thread)) {
		_kernel.ready_q.cache = thread;
	}
}

void z_unready_thread(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	thread->base.thread_state &= (uint8_t)~_THREAD_QUEUED;
	z_runq_remove(&_kernel.ready_q.runq, thread);
	/* One thread less changes the choice only if it was chosen. */
	if (CONFIG_NUM_METAIRQ_PRIORITIES > 0 || thread == _kernel.ready_q.cache) {
		z_sched_update_cache(false);
	}
}

void z_swap_next(void)
{
	struct k_thread *const old = _current;
	struct k_thread *const new = _kernel.ready_q.cache;

	Z_ASSERT_IRQS_LOCKED();
	if (new == old) {
		return;
	}
	z_check_stack_sentinel();
	note_metairq(new);
	z_thread_mark_switched_out();
	_current = new;
	z_thread_mark_switched_in();
	if (z_slices_in_use) {
		z_slice_begin(new);
	}
	arch_switch(new, old);
}

void z_reschedule_to_cache(unsigned int key)
{
	/* In an ISR the exit does it; with interrupts locked the caller wants no switch. */
	if (arch_irq_unlocked(key) && !arch_is_in_isr()) {
		z_swap_next();
	}
	arch_irq_unlock(key);
}

void k_reschedule(void)
{
	__ASSERT(!arch_is_in_isr(), "the exit of an ISR reschedules by itself");
	z_reschedule_unlocked();
}

bool k_can_yield(void)
{
	return !k_is_pre_kernel() && !arch_is_in_isr() && !z_is_idle_thread_object(_current);
}

void k_yield(void)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(!arch_is_in_isr(), "k_yield() in an ISR");
	z_runq_yield(&_kernel.ready_q.runq, _current);
	z_sched_update_cache(true);
	z_swap_next();
	arch_irq_unlock(key);
}
