/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How threads end: by returning, by k_thread_abort(), by a fatal error; and who waits for that.
 *
 * A thread that ends while it runs is switched away from for good. Its struct and stack may be
 * used anew as soon as its joiners run, which is after that switch.
 */
#include <errno.h>

#include <zephyr/kernel/except.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <kernel_internal.h>
#include <kpoll.h>
#include <kswap.h>
#include <stack_guard.h>
#include <wait_q.h>

FUNC_NORETURN void z_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	entry(p1, p2, p3);
	/* Even an essential thread may return: k_thread_abort() says what that means. */
	k_thread_abort(_current);
	CODE_UNREACHABLE;
}

FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	__ASSERT(!arch_is_in_isr(), "user mode entered from an ISR");
	_current->base.user_options |= K_USER;
	z_thread_essential_clear();
	z_thread_entry(entry, p1, p2, p3);
}

/* What an ending thread leaves behind, once it is in no queue. Interrupts are locked. */
static ALWAYS_INLINE void bury(struct k_thread *thread)
{
	z_abort_thread_timeout(thread);
	if (!z_waitq_is_empty(&thread->join_queue)) {
		(void)z_sched_wake_all(&thread->join_queue, 0, NULL);
	}
	z_poll_thread_end(thread);
	z_thread_monitor_exit(thread);
	z_thread_obj_core_exit(thread);
	z_stack_guard_release(thread);
	_kernel.live_threads--;
}

/* The running thread ends. Interrupts are locked. */
static FUNC_NORETURN ALWAYS_INLINE void end_running(struct k_thread *thread)
{
	z_check_stack_sentinel();
	if ((IS_ENABLED(CONFIG_STACK_SENTINEL) || IS_ENABLED(CONFIG_HW_STACK_PROTECTION)) &&
	    !z_is_thread_queued(thread)) {
		/* Its stack was too small on its way to a wait. */
		if (z_is_thread_pending(thread)) {
			z_unpend_thread_no_timeout(thread);
		}
	} else {
		z_runq_remove(&_kernel.ready_q.runq, thread);
	}
	thread->base.thread_state = _THREAD_DEAD;
	/* Whom its joiners compare themselves with. */
	z_choose_best();
	bury(thread);
	z_switch_from(thread);
	CODE_UNREACHABLE;
}

/* A thread that does not run, or one that an ISR interrupted, ends. Interrupts are locked. */
static void end_other(struct k_thread *thread)
{
	if (z_is_thread_pending(thread)) {
		z_unpend_thread_no_timeout(thread);
	}
	/* First dead, so that joiners may preempt it if it is the one that was interrupted. */
	thread->base.thread_state |= _THREAD_DEAD;
	if (z_is_thread_queued(thread)) {
		z_unready_thread(thread);
	}
	bury(thread);
}

void z_thread_abort(struct k_thread *thread)
{
	const unsigned int key = arch_irq_lock();

	SYS_PORT_TRACING_OBJ_FUNC(k_thread, abort, thread);
	z_paging_thread_end(thread);
	if (thread == _current && !arch_is_in_isr()) {
		end_running(thread);
	}
	if (!z_is_thread_state_set(thread, _THREAD_DEAD)) {
		end_other(thread);
	}
	z_reschedule_irqlock(key);
}

void k_thread_abort(k_tid_t thread)
{
	__ASSERT_NO_MSG(thread != NULL);
	if ((thread->base.user_options & K_ESSENTIAL) != 0U &&
	    !z_is_thread_state_set(thread, _THREAD_DEAD)) {
		__ASSERT(false, "essential thread %p ends", (void *)thread);
		k_panic();
	}
	z_thread_abort(thread);
}

int k_thread_join(struct k_thread *thread, k_timeout_t timeout)
{
	const unsigned int key = arch_irq_lock();
	int result = 0;

	__ASSERT(!arch_is_in_isr() || K_TIMEOUT_EQ(timeout, K_NO_WAIT), "an ISR cannot wait");
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_thread, join, thread, timeout);
	if (z_is_thread_state_set(thread, _THREAD_DEAD)) {
		result = 0;
	} else if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		result = -EBUSY;
	} else if (thread == _current || thread->base.pended_on == &_current->join_queue) {
		result = -EDEADLK;
	} else {
		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_thread, join, thread, timeout);
		result = z_pend_curr_irqlock(key, &thread->join_queue, timeout);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_thread, join, thread, timeout, result);
		return result;
	}
	arch_irq_unlock(key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_thread, join, thread, timeout, result);
	return result;
}
