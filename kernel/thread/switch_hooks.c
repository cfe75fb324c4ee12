/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What watches a switch of threads (CONFIG_INSTRUMENT_THREAD_SWITCHING). Called by the scheduler
 * with interrupts locked, before and after `_current` changes.
 */
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>

#include <kthread.h>
#include <usage.h>

void z_thread_mark_switched_out(void)
{
	__ASSERT_NO_MSG(_current != NULL);
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, switched_out);
	if (IS_ENABLED(CONFIG_SCHED_THREAD_USAGE)) {
		z_sched_usage_stop();
	}
}

void z_thread_mark_switched_in(void)
{
	__ASSERT_NO_MSG(_current != NULL);
	if (IS_ENABLED(CONFIG_SCHED_THREAD_USAGE)) {
		z_sched_usage_start(_current);
	}
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, switched_in);
}
