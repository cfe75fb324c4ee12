/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First values of a thread's members, which depend on the options there are. Inline, for
 * k_thread_create() and start-up: members nobody reads before they are written are left alone.
 */
#ifndef KERNEL_INCLUDE_THREAD_INIT_H_
#define KERNEL_INCLUDE_THREAD_INIT_H_

#include <kthread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the scheduler keeps. Assumes: the thread is in no queue. */
static ALWAYS_INLINE void z_init_thread_base(struct _thread_base *base, int prio,
					     uint32_t initial_state, unsigned int options)
{
	__ASSERT(prio >= INT8_MIN && prio <= INT8_MAX, "priority %d", prio);
	base->pended_on = NULL;
	base->user_options = (uint8_t)options;
	base->thread_state = (uint8_t)initial_state;
	base->prio = (int8_t)prio;
	base->sched_locked = 0U;
	base->wanted_mutexes = 0U;
	z_init_thread_timeout(base);
#ifdef CONFIG_SCHED_CPU_MASK
	base->cpu_mask = BIT(0);
#endif
#ifdef CONFIG_SCHED_DEADLINE
	base->prio_deadline = 0;
#endif
#ifdef CONFIG_TIMESLICE_PER_THREAD
	base->slice_ticks = 0;
	base->slice_expired = NULL;
#endif
}

/** Mark the lowest word of a stack. */
static ALWAYS_INLINE void z_init_stack_sentinel(struct k_thread *thread, char *buffer)
{
#ifdef CONFIG_STACK_SENTINEL
	thread->stack_sentinel = (uint32_t *)(void *)buffer;
	*thread->stack_sentinel = STACK_SENTINEL;
#else
	ARG_UNUSED(thread);
	ARG_UNUSED(buffer);
#endif
}

/** @param delta bytes at the top that are not the thread's */
static ALWAYS_INLINE void z_init_stack_info(struct k_thread *thread, char *buffer, size_t size,
					    size_t delta)
{
#ifdef CONFIG_THREAD_STACK_INFO
	thread->stack_info.start = (uintptr_t)buffer;
	thread->stack_info.size = size;
	thread->stack_info.delta = delta;
#else
	ARG_UNUSED(thread);
	ARG_UNUSED(buffer);
	ARG_UNUSED(size);
	ARG_UNUSED(delta);
#endif
}

/** Members of the thread itself that belong to options. */
static ALWAYS_INLINE void z_init_thread_options(struct k_thread *thread)
{
#ifdef CONFIG_THREAD_CUSTOM_DATA
	thread->custom_data = NULL;
#endif
#ifdef CONFIG_POLL
	thread->poller = (struct z_poller){ .is_polling = false };
#endif
#ifdef CONFIG_THREAD_NAME
	thread->name[0] = '\0';
#endif
#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
	/* As in Zephyr, counts go on when a struct is used for the next thread. */
	if (thread->paging_counted != thread) {
		thread->paging_counted = thread;
		thread->paging_stats = (struct k_mem_paging_stats_t){ .pagefaults.cnt = 0U };
	}
#endif
	z_thread_usage_init(thread);
	z_thread_obj_core_init(thread);
}

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_THREAD_INIT_H_ */
