/* SPDX-License-Identifier: Apache-2.0 */
/* Cycles that were used: raw numbers of a thread and of the CPU (kernel/thread/usage.c). */
#ifndef ZEPHYR_INCLUDE_KERNEL_STATS_H_
#define ZEPHYR_INCLUDE_KERNEL_STATS_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A window is the time from being switched in to being switched out. */
struct k_cycle_stats {
	/** Cycles in all windows. */
	uint64_t total;
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	/** Cycles in the last window, so far; in the longest; number of windows. */
	uint64_t current;
	uint64_t longest;
	uint32_t num_windows;
#endif
	/** Whether cycles are counted. */
	bool track_usage;
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_STATS_H_ */
