/* SPDX-License-Identifier: Apache-2.0 */
/* What threads use of their stacks and of the CPU, for people (CONFIG_THREAD_ANALYZER). */
#ifndef ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_
#define ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_

#include <stddef.h>

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One thread. The name is its address in hexadecimal if it has none; sizes are in bytes. */
struct thread_analyzer_info {
	const char *name;
	size_t stack_size;
	size_t stack_used;
#ifdef CONFIG_THREAD_RUNTIME_STATS
	/** Cycles, in percent of all cycles since counting began. */
	unsigned int utilization;
#ifdef CONFIG_SCHED_THREAD_USAGE
	k_thread_runtime_stats_t usage;
#endif
#endif
};

/** Called for each thread; the information is valid until it returns. */
typedef void (*thread_analyzer_cb)(struct thread_analyzer_info *info);

/**
 * Look at all threads. Threads only. With CONFIG_THREAD_ANALYZER_RUN_UNLOCKED interrupts are as
 * the caller has them, otherwise locked all the time.
 * @param cpu which CPU's threads; there is one
 */
void thread_analyzer_run(thread_analyzer_cb cb, unsigned int cpu);

/** Look at all threads and print a line for each. */
void thread_analyzer_print(unsigned int cpu);

#if defined(CONFIG_COMPAT_ZEPHYR_3_4) && !defined(Z_API_4_1)
/* As Zephyr 3.4 has them: without a CPU. */
#define thread_analyzer_run(cb) thread_analyzer_run(cb, 0U)
#define thread_analyzer_print() thread_analyzer_print(0U)
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_ */
