/* SPDX-License-Identifier: Apache-2.0 */
/* Threads, for the files of kernel/: how they are set up and ended, and what watches a switch. */
#ifndef KERNEL_INCLUDE_KTHREAD_H_
#define KERNEL_INCLUDE_KTHREAD_H_

#include <zephyr/kernel/thread.h>

#include <timeout_q.h>

#ifdef __cplusplus
extern "C" {
#endif

/** k_thread_abort() without the question whether the thread is essential. Thread or ISR. */
void z_thread_abort(struct k_thread *thread);

void z_thread_timeout(struct _timeout *timeout);

static ALWAYS_INLINE void z_init_thread_timeout(struct _thread_base *base)
{
	z_init_timeout(&base->timeout);
}

static ALWAYS_INLINE void z_add_thread_timeout(struct k_thread *thread, k_timeout_t ticks)
{
	z_add_timeout(&thread->base.timeout, z_thread_timeout, ticks);
}

/* Most waits have no timeout: they are spared a call. */
static ALWAYS_INLINE void z_abort_thread_timeout(struct k_thread *thread)
{
	if (!z_is_inactive_timeout(&thread->base.timeout)) {
		(void)z_abort_timeout(&thread->base.timeout);
	}
}

/* --- Extras of threads: each is a file of thread/ that Kconfig chooses ---------------------- */

#ifdef CONFIG_INSTRUMENT_THREAD_SWITCHING
/** `_current` is about to lose the CPU; has got it. Interrupts are locked. */
void z_thread_mark_switched_out(void);
void z_thread_mark_switched_in(void);
#else
static inline void z_thread_mark_switched_out(void)
{
}
static inline void z_thread_mark_switched_in(void)
{
}
#endif

#ifdef CONFIG_STACK_SENTINEL
/** Fatal error if `_current` has written over the end of its stack. */
void z_check_stack_sentinel(void);

/** Look no more: the thread dies already, perhaps with its last words where the sentinel is. */
static inline void z_forget_stack_sentinel(struct k_thread *thread)
{
	thread->stack_sentinel = NULL;
}
#else
static inline void z_check_stack_sentinel(void)
{
}

static inline void z_forget_stack_sentinel(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef CONFIG_THREAD_MONITOR
/** Into, and out of the list of all threads. Interrupts are locked for the second. */
void z_thread_monitor_init(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2,
			   void *p3);
void z_thread_monitor_exit(struct k_thread *thread);
#else
static inline void z_thread_monitor_init(struct k_thread *thread, k_thread_entry_t entry, void *p1,
					 void *p2, void *p3)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(entry);
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
}
static inline void z_thread_monitor_exit(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef CONFIG_SCHED_THREAD_USAGE
/** Begin a new thread's accounting. */
void z_thread_usage_init(struct k_thread *thread);
#else
static inline void z_thread_usage_init(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef CONFIG_OBJ_CORE_THREAD
void z_thread_obj_core_init(struct k_thread *thread);
void z_thread_obj_core_exit(struct k_thread *thread);
#else
static inline void z_thread_obj_core_init(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
static inline void z_thread_obj_core_exit(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KTHREAD_H_ */
