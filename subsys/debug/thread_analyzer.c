/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread analyzer (debug/thread_analyzer.h): what the kernel knows of each thread's stack and
 * cycles, in percent, for a function or for the console.
 */
#include <string.h>

#include <zephyr/debug/thread_analyzer.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>
#include <zephyr/sys/printk.h>

#include "thread_analyzer_output.h"

/** A pointer in hexadecimal. */
#define NAME_SIZE (2 + 2 * sizeof(void *) + 1)

static unsigned int percent(uint64_t part, uint64_t whole)
{
	__ASSERT(part <= whole || whole == 0, "%llu of %llu", part, whole);
	return whole == 0 ? 0U : (unsigned int)(part * 100 / whole);
}

#ifdef CONFIG_THREAD_RUNTIME_STATS
static void add_cycles(struct thread_analyzer_info *info, k_tid_t thread)
{
	k_thread_runtime_stats_t all;

	/* First the thread's, so that a part is no bigger than the whole. */
	if (k_thread_runtime_stats_get(thread, &info->usage) == 0 &&
	    k_thread_runtime_stats_all_get(&all) == 0) {
		info->utilization = percent(info->usage.execution_cycles, all.execution_cycles);
	}
}

static void print_cycles(const struct thread_analyzer_info *info)
{
	ANALYZER_PRINT(" %-20s: CPU: %u %%, %llu cycles", "", info->utilization,
		       (unsigned long long)info->usage.execution_cycles);
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	ANALYZER_PRINT(" %-20s: at a time: now %llu, at most %llu, on average %llu cycles", "",
		       (unsigned long long)info->usage.current_cycles,
		       (unsigned long long)info->usage.peak_cycles,
		       (unsigned long long)info->usage.average_cycles);
#endif
}
#else
static void add_cycles(struct thread_analyzer_info *info, k_tid_t thread)
{
	ARG_UNUSED(info);
	ARG_UNUSED(thread);
}

static void print_cycles(const struct thread_analyzer_info *info)
{
	ARG_UNUSED(info);
}
#endif /* CONFIG_THREAD_RUNTIME_STATS */

static void analyze(const struct k_thread *thread, void *user_data)
{
	const thread_analyzer_cb cb = *(const thread_analyzer_cb *)user_data;
	struct thread_analyzer_info info = { 0 };
	const char *name = k_thread_name_get((k_tid_t)thread);
	char address[NAME_SIZE];
	size_t unused;

	if (name == NULL || name[0] == '\0') {
		(void)snprintk(address, sizeof(address), "%p", (const void *)thread);
		name = address;
	}
	if (k_thread_stack_space_get(thread, &unused) != 0) {
		ANALYZER_PRINT(" %-20s: no stack", name);
		return;
	}
	__ASSERT(unused <= thread->stack_info.size, "%zu bytes of %zu", unused,
		 thread->stack_info.size);
	info.name = name;
	info.stack_size = thread->stack_info.size;
	info.stack_used = info.stack_size - unused;
	add_cycles(&info, (k_tid_t)thread);
	cb(&info);
}

void thread_analyzer_run(thread_analyzer_cb cb, unsigned int cpu)
{
	__ASSERT(cb != NULL && cpu == 0, "function %p, CPU %u", (void *)cb, cpu);
	ARG_UNUSED(cpu);
	if (IS_ENABLED(CONFIG_THREAD_ANALYZER_RUN_UNLOCKED)) {
		k_thread_foreach_unlocked(analyze, &cb);
	} else {
		k_thread_foreach(analyze, &cb);
	}
}

static void print(struct thread_analyzer_info *info)
{
	ANALYZER_PRINT(" %-20s: STACK: unused %zu usage %zu / %zu (%u %%)", info->name,
		       info->stack_size - info->stack_used, info->stack_used, info->stack_size,
		       percent(info->stack_used, info->stack_size));
	print_cycles(info);
}

void thread_analyzer_print(unsigned int cpu)
{
	ANALYZER_PRINT("Thread analyze:");
	thread_analyzer_run(print, cpu);
}
