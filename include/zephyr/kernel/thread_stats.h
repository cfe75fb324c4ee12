/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looking at threads: a loop over all of them, the cycles they used, the stack they never used.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STATS_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STATS_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- All threads ---------------------------------------------------------------------------- */

/**
 * Call a function for every thread, the newest first. Any context. Needs
 * CONFIG_THREAD_MONITOR; does nothing without.
 *
 * Interrupts are locked all the time, so the function should be short. It must not create or
 * end threads.
 */
void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data);

/**
 * The same, with interrupts as the caller has them while the function runs. It may create
 * threads, which are not visited, and end the thread it was given. If another one ends
 * meanwhile, those behind it may be missed.
 */
void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data);

/* --- Cycles: CONFIG_THREAD_RUNTIME_STATS ---------------------------------------------------- */

/**
 * Cycles of a thread, or of the CPU. What an interrupt takes counts as the interrupted thread's.
 * A window of a thread is a time that it had the CPU; one of the CPU, a time between idling.
 */
typedef struct k_thread_runtime_stats {
#ifdef CONFIG_SCHED_THREAD_USAGE
	/** Thread: all its cycles. CPU: all, idling included. */
	uint64_t execution_cycles;
	/** Cycles without idling. */
	uint64_t total_cycles;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	/** The last window so far, the longest, the mean. */
	uint64_t current_cycles;
	uint64_t peak_cycles;
	uint64_t average_cycles;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE_ALL
	/** CPU: cycles of idling. Thread: 0. */
	uint64_t idle_cycles;
#endif
#if defined(__cplusplus) && !defined(CONFIG_SCHED_THREAD_USAGE)
	uint8_t dummy;
#endif
} k_thread_runtime_stats_t;

/** Cycles of a thread, up to now. Any context. @retval 0 done @retval -EINVAL NULL */
int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats);

/** Cycles of all CPUs, of one. Zero without CONFIG_SCHED_THREAD_USAGE_ALL. @retval -EINVAL */
int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats);
int k_thread_runtime_stats_cpu_get(int cpu, k_thread_runtime_stats_t *stats);

/** Begin, cease to count a thread's cycles. Any context. @retval -EINVAL NULL */
int k_thread_runtime_stats_enable(k_tid_t thread);
int k_thread_runtime_stats_disable(k_tid_t thread);

/** Begin, cease to count the CPU's cycles. Any context. */
void k_sys_runtime_stats_enable(void);
void k_sys_runtime_stats_disable(void);

/* --- Stacks: CONFIG_INIT_STACKS and CONFIG_THREAD_STACK_INFO -------------------------------- */

/**
 * Bytes of a thread's stack that it never wrote. Any context; takes time with their number.
 * @retval 0 done
 * @retval -EINVAL the thread has no stack
 */
int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_STATS_H_ */
