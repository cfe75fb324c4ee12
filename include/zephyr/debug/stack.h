/* SPDX-License-Identifier: Apache-2.0 */
/* How much of its stack a thread has used, as a line on the console. */
#ifndef ZEPHYR_INCLUDE_DEBUG_STACK_H_
#define ZEPHYR_INCLUDE_DEBUG_STACK_H_

#include <stddef.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Print name, unused and used bytes of a thread's stack. Any context.
 *
 * Prints nothing without CONFIG_INIT_STACKS and CONFIG_THREAD_STACK_INFO: then nobody knows.
 */
static inline void log_stack_usage(const struct k_thread *thread)
{
#if defined(CONFIG_INIT_STACKS) && defined(CONFIG_THREAD_STACK_INFO)
	const size_t size = thread->stack_info.size;
	size_t unused;

	if (size != 0U && k_thread_stack_space_get(thread, &unused) == 0) {
		const char *const name = k_thread_name_get((k_tid_t)thread);

		printk("%p (%s): %zu of %zu bytes of the stack used (%zu %%), %zu left\n",
		       (const void *)thread, name != NULL ? name : "", size - unused, size,
		       (size - unused) * 100U / size, unused);
	}
#else
	ARG_UNUSED(thread);
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_STACK_H_ */
