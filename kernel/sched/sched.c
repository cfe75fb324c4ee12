/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who runs next: the ready queue, the choice, the switch. The rule is in ksched.h.
 *
 * Called by everything that makes a thread ready or takes one away, always with interrupts
 * locked, and by the exit of an interrupt.
 */
#include <kernel_arch_interface.h>
#include <kswap.h>

struct z_kernel _kernel;

void z_sched_update_cache(bool preempt_ok)
{
	Z_ASSERT_IRQS_LOCKED();
	if (preempt_ok) {
		z_choose_best();
	} else {
		z_choose();
	}
}

void z_ready_thread(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	z_make_ready(thread);
}

void z_unready_thread(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	z_make_unready(thread);
}

void z_move_to_end(struct k_thread *thread)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(z_is_thread_queued(thread), "thread %p is not ready", (void *)thread);
	z_runq_remove(&_kernel.ready_q.runq, thread);
	z_runq_add(&_kernel.ready_q.runq, thread);
}

void z_swap_next(void)
{
	struct k_thread *const old = _current;

	Z_ASSERT_IRQS_LOCKED();
	if (_kernel.ready_q.cache != old) {
		z_switch_from(old);
	}
}

void z_swap_from_isr(void)
{
	struct k_thread *const interrupted = _current;

	__ASSERT(!arch_is_in_isr(), "only the outermost interrupt's exit switches");
	__ASSERT(_kernel.ready_q.cache != interrupted, "%p goes on", (void *)interrupted);
	z_switch_from(interrupted);
}

void z_reschedule_to_cache(unsigned int key)
{
	Z_ASSERT_IRQS_LOCKED();
	z_switch_if_better(key);
}

void z_ready_and_reschedule(struct k_thread *thread, unsigned int key)
{
	Z_ASSERT_IRQS_LOCKED();
	z_make_ready(thread);
	z_switch_if_better(key);
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
	struct k_thread *const thread = _current;

	__ASSERT(!arch_is_in_isr(), "k_yield() in an ISR");
	if (!z_runq_rotate(&_kernel.ready_q.runq, thread)) {
		z_move_to_end(thread);
	}
	z_choose_best();
	if (_kernel.ready_q.cache != thread) {
		z_switch_from(thread);
	}
	arch_irq_unlock(key);
}
