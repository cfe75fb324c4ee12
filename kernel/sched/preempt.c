/* SPDX-License-Identifier: Apache-2.0 */
/* Who may be preempted: locks of the scheduler, and questions about the caller's context. */
#include <kernel_arch_interface.h>
#include <ksched.h>

int k_is_preempt_thread(void)
{
	return !arch_is_in_isr() && z_is_thread_preemptible(_current) ? 1 : 0;
}

k_tid_t k_sched_current_thread_query(void)
{
	return _current;
}

void k_sched_lock(void)
{
	__ASSERT(!arch_is_in_isr(), "k_sched_lock() in an ISR");
	__ASSERT(_current->base.sched_locked != 1U, "thread %p locks the scheduler too often",
		 (void *)_current);
	/* Counted down from 0: with any lock `preempt` is over its threshold. */
	_current->base.sched_locked--;
	compiler_barrier();
}

void k_sched_unlock(void)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(!arch_is_in_isr(), "k_sched_unlock() in an ISR");
	__ASSERT(_current->base.sched_locked != 0U, "thread %p has not locked the scheduler",
		 (void *)_current);
	_current->base.sched_locked++;
	z_sched_update_cache(false);
	z_reschedule_irqlock(key);
}
