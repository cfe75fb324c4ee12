/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How threads share the CPU: priorities, deadlines, slices, waiting of one's own accord.
 *
 * The ready thread of the highest priority runs, and of equal ones the one that became ready
 * first. A negative priority is cooperative: the thread runs until it waits or yields. A lower
 * number is a higher priority. Of the highest, CONFIG_NUM_METAIRQ_PRIORITIES take the CPU even
 * from cooperative threads and from one that locked the scheduler.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SCHED_H_
#define ZEPHYR_INCLUDE_KERNEL_SCHED_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/thread.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The x-th cooperative priority, from the highest; the x-th preemptive one. */
#define K_PRIO_COOP(x) (-(CONFIG_NUM_COOP_PRIORITIES - (x)))
#define K_PRIO_PREEMPT(x) (x)

#define K_HIGHEST_THREAD_PRIO (-CONFIG_NUM_COOP_PRIORITIES)
#define K_LOWEST_THREAD_PRIO CONFIG_NUM_PREEMPT_PRIORITIES
/** Only the idle thread has it. */
#define K_IDLE_PRIO K_LOWEST_THREAD_PRIO
#define K_HIGHEST_APPLICATION_THREAD_PRIO (K_HIGHEST_THREAD_PRIO)
#define K_LOWEST_APPLICATION_THREAD_PRIO (K_LOWEST_THREAD_PRIO - 1)

/** What kind of code is running. */
enum execution_context_types {
	K_ISR = 0,
	K_COOP_THREAD,
	K_PREEMPT_THREAD,
};

/** @return whether this is an interrupt service routine. Any context. */
static inline bool k_is_in_isr(void)
{
	return _kernel.cpus[0].nested != 0U;
}
/** @return non-zero if this is a thread that others may take the CPU from. Any context. */
int k_is_preempt_thread(void);
/** @return whether k_yield() is legal: a thread that is not idle, after start-up. */
bool k_can_yield(void);

/* --- Priority ------------------------------------------------------------------------------ */

/** @return the thread's priority. Any context. */
int k_thread_priority_get(k_tid_t thread);

/**
 * Change a thread's priority, at once, also its place in the queue it waits in.
 *
 * Thread or ISR. It becomes the last of its new level. The caller may lose the CPU if it is
 * preemptible.
 *
 * @param prio K_HIGHEST_THREAD_PRIO … K_LOWEST_APPLICATION_THREAD_PRIO; asserted
 */
void k_thread_priority_set(k_tid_t thread, int prio);

#ifdef CONFIG_SCHED_DEADLINE
/**
 * Among threads of one priority, the one with the nearest deadline runs.
 *
 * Thread or ISR. Deadlines are hints for the order: nothing happens when one has passed.
 *
 * @param deadline cycles from now, within half the range of int
 */
void k_thread_deadline_set(k_tid_t thread, int deadline);
/** The same, by the value of k_cycle_get_32() at the deadline. */
void k_thread_absolute_deadline_set(k_tid_t thread, int deadline);
#endif

#ifdef CONFIG_SCHED_CPU_MASK
/**
 * On which CPUs a thread may run: on none, on all, also on one, not on one, on one alone.
 *
 * @param cpu 0; there is one CPU
 * @retval 0 success
 * @retval -EINVAL the thread can run at this moment, or there is no such CPU
 */
int k_thread_cpu_mask_clear(k_tid_t thread);
int k_thread_cpu_mask_enable_all(k_tid_t thread);
int k_thread_cpu_mask_enable(k_tid_t thread, int cpu);
int k_thread_cpu_mask_disable(k_tid_t thread, int cpu);
int k_thread_cpu_pin(k_tid_t thread, int cpu);
#endif

/* --- Giving the CPU up --------------------------------------------------------------------- */

/** Let other ready threads of the same priority run; return when it is the caller's turn. */
void k_yield(void);

/** Let a thread that became ready run, if it is better and the caller may be preempted. */
void k_reschedule(void);

/**
 * Sleep.
 *
 * @return milliseconds that were left when k_wakeup() ended the sleep, rounded up; else 0
 */
int32_t k_sleep(k_timeout_t timeout);

/** The same in milliseconds. */
static inline int32_t k_msleep(int32_t ms)
{
	return k_sleep(Z_TIMEOUT_MS(ms));
}

/** The same in microseconds, result included. Sleeps at least that long, in whole ticks. */
int32_t k_usleep(int32_t us);

/** End a thread's sleep; one that does not sleep is left alone. Thread or ISR. */
void k_wakeup(k_tid_t thread);

/**
 * Keep a thread from running until k_thread_resume(). Thread or ISR.
 *
 * What it waits for goes on: it may be given the semaphore, or time out, while suspended.
 */
void k_thread_suspend(k_tid_t thread);
/** Let a suspended thread run again; another is left alone. Thread or ISR. */
void k_thread_resume(k_tid_t thread);

/** @return whether the thread is suspended. Any context. */
static inline bool k_thread_is_suspended(k_tid_t thread)
{
	return (thread->base.thread_state & _THREAD_SUSPENDED) != 0U;
}

/** Keep the CPU, interrupts aside, until the matching k_sched_unlock(). Nests 255 deep. */
void k_sched_lock(void);
/** The last of them lets better threads run. */
void k_sched_unlock(void);

/* --- Slices -------------------------------------------------------------------------------- */

#ifdef CONFIG_TIMESLICING
/**
 * Share the CPU among ready threads of equal priority.
 *
 * @param slice milliseconds; 0 for no sharing
 * @param prio threads of a higher priority than this are exempt
 */
void k_sched_time_slice_set(int32_t slice, int prio);

/**
 * Give one thread a slice of its own, whatever its priority, instead of the common one.
 *
 * With CONFIG_TIMESLICE_PER_THREAD.
 *
 * @param slice_ticks ticks; 0 for the common one
 * @param expired called in the clock's interrupt when the slice is over; may be NULL
 */
void k_thread_time_slice_set(struct k_thread *thread, int32_t slice_ticks,
			     k_thread_timeslice_fn_t expired, void *data);
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_SCHED_H_ */
