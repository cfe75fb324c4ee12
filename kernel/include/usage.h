/* SPDX-License-Identifier: Apache-2.0 */
/* Counting cycles: the clock that is read, and sums and windows of struct k_cycle_stats. */
#ifndef KERNEL_INCLUDE_USAGE_H_
#define KERNEL_INCLUDE_USAGE_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/stats.h>
#include <zephyr/kernel/thread_stats.h>

#ifdef CONFIG_THREAD_RUNTIME_STATS_USE_TIMING_FUNCTIONS
#include <zephyr/timing/timing.h>
#endif

/** Begin the window of a thread that gets the CPU; end that of the running one. Interrupts locked.
 */
void z_sched_usage_start(struct k_thread *thread);
void z_sched_usage_stop(void);

/** The CPU's cycles, up to the last time that somebody read them or threads were switched. */
struct k_cycle_stats *z_usage_cpu(void);

static ALWAYS_INLINE uint64_t z_usage_now(void)
{
#ifdef CONFIG_THREAD_RUNTIME_STATS_USE_TIMING_FUNCTIONS
	return (uint64_t)timing_counter_get();
#else
	return IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER) ? k_cycle_get_64()
								: k_cycle_get_32();
#endif
}

/** Cycles between two readings; a counter of 32 bits may have passed zero once. */
static ALWAYS_INLINE uint64_t z_usage_elapsed(uint64_t since, uint64_t now)
{
	if (IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER) ||
	    IS_ENABLED(CONFIG_THREAD_RUNTIME_STATS_USE_TIMING_FUNCTIONS)) {
		return now - since;
	}
	return (uint32_t)now - (uint32_t)since;
}

static ALWAYS_INLINE void z_usage_add(struct k_cycle_stats *stats, uint64_t cycles)
{
	stats->total += cycles;
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	stats->current += cycles;
	stats->longest = MAX(stats->longest, stats->current);
#endif
}

/** Begin a window. */
static ALWAYS_INLINE void z_usage_window(struct k_cycle_stats *stats)
{
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	stats->current = 0;
	stats->num_windows++;
#else
	ARG_UNUSED(stats);
#endif
}

#ifdef CONFIG_SCHED_THREAD_USAGE
/** In the form for users, without idling. */
static inline void z_usage_stats(const struct k_cycle_stats *raw, k_thread_runtime_stats_t *stats)
{
	stats->execution_cycles = raw->total;
	stats->total_cycles = raw->total;
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	stats->current_cycles = raw->current;
	stats->peak_cycles = raw->longest;
	stats->average_cycles = raw->num_windows == 0 ? 0 : raw->total / raw->num_windows;
#endif
}

static inline void z_usage_idle_add(k_thread_runtime_stats_t *stats, uint64_t idle_cycles)
{
	stats->execution_cycles += idle_cycles;
#ifdef CONFIG_SCHED_THREAD_USAGE_ALL
	stats->idle_cycles = idle_cycles;
#endif
}
#endif /* CONFIG_SCHED_THREAD_USAGE */

#endif /* KERNEL_INCLUDE_USAGE_H_ */
