/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Choosing and switching, inline: for sched/ and thread/, where a call would cost as much as the
 * work. Everybody else uses the functions of ksched.h and wait_q.h, which are made of these.
 *
 * All assume that interrupts are locked.
 */
#ifndef KERNEL_INCLUDE_KSWAP_H_
#define KERNEL_INCLUDE_KSWAP_H_

#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <ksched.h>
#include <kthread.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Whether `thread` may have the CPU that the running one did not give up. A running thread that
 * cannot run any more is on its way out.
 */
static ALWAYS_INLINE bool z_may_preempt(const struct k_thread *thread)
{
	const struct k_thread *const running = _current;

	return z_is_thread_preemptible(running) || z_is_thread_prevented_from_running(running) ||
	       z_is_metairq(thread);
}

/* A cooperative thread that was interrupted by a meta-interrupt thread goes on after it. */
static ALWAYS_INLINE struct k_thread *z_best_ready(void)
{
	struct k_thread *const best = z_runq_best(&_kernel.ready_q.runq);

#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
	struct k_thread *const interrupted = _current_cpu->metairq_preempted;

	if (interrupted != NULL && !z_is_metairq(best)) {
		if (!z_is_thread_prevented_from_running(interrupted)) {
			return interrupted;
		}
		_current_cpu->metairq_preempted = NULL;
	}
#endif
	return best;
}

static ALWAYS_INLINE void z_note_metairq(const struct k_thread *next)
{
#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
	struct k_thread *const running = _current;

	if (!z_is_metairq(next)) {
		_current_cpu->metairq_preempted = NULL;
	} else if (!z_is_metairq(running) && !z_is_thread_preemptible(running) &&
		   z_is_thread_ready(running)) {
		_current_cpu->metairq_preempted = running;
	}
#else
	ARG_UNUSED(next);
#endif
}

/* The running thread gives the CPU up. */
static ALWAYS_INLINE void z_choose_best(void)
{
	_kernel.ready_q.cache = z_best_ready();
}

/* It does not. */
static ALWAYS_INLINE void z_choose(void)
{
	struct k_thread *const best = z_best_ready();

	_kernel.ready_q.cache = best == _current || z_may_preempt(best) ? best : _current;
}

/* Into the ready queue; see z_ready_thread(). */
static ALWAYS_INLINE void z_make_ready(struct k_thread *thread)
{
	if ((thread->base.thread_state & (_THREAD_NOT_READY | _THREAD_QUEUED)) != 0U ||
	    !z_is_thread_allowed_here(thread)) {
		return;
	}
	thread->base.thread_state |= _THREAD_QUEUED;
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, sched_ready, thread);
	z_runq_add(&_kernel.ready_q.runq, thread);
	/* One more thread changes the choice only if it is better than what was chosen. */
	if (CONFIG_NUM_METAIRQ_PRIORITIES > 0) {
		z_choose();
	} else if (z_sched_prio_cmp(thread, _kernel.ready_q.cache) > 0 && z_may_preempt(thread)) {
		_kernel.ready_q.cache = thread;
	}
}

/* Out of it; see z_unready_thread(). */
static ALWAYS_INLINE void z_make_unready(struct k_thread *thread)
{
	thread->base.thread_state &= (uint8_t)~_THREAD_QUEUED;
	z_runq_remove(&_kernel.ready_q.runq, thread);
	/* One thread less changes the choice only if it was chosen. */
	if (CONFIG_NUM_METAIRQ_PRIORITIES > 0 || thread == _kernel.ready_q.cache) {
		z_choose();
	}
}

/* From `old`, which runs, to what was chosen, which is another one. */
static ALWAYS_INLINE void z_switch_from(struct k_thread *old)
{
	struct k_thread *const new = _kernel.ready_q.cache;

	z_check_stack_sentinel();
	z_note_metairq(new);
	z_thread_mark_switched_out();
	_current = new;
	z_thread_mark_switched_in();
	if (z_slices_in_use) {
		z_slice_begin(new);
	}
	arch_switch(new, old);
}

/* End of a function that made somebody ready; see z_reschedule_irqlock(). */
static ALWAYS_INLINE void z_switch_if_better(unsigned int key)
{
	struct k_thread *const old = _current;

	if (_kernel.ready_q.cache != old && arch_irq_unlocked(key) && !arch_is_in_isr()) {
		z_switch_from(old);
	}
	arch_irq_unlock(key);
}

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KSWAP_H_ */
