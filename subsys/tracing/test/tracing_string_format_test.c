/* SPDX-License-Identifier: Apache-2.0 */
/* Events as lines of text (CONFIG_TRACING_TEST). Called by hooks, in any context. */
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/tracing/tracing.h>
#include <zephyr/tracing/tracing_format.h>

#include "../tracing_output.h"

void z_trace_test_event(const char *name, uint32_t count, const uint32_t *words)
{
	__ASSERT(count <= 4 && (words != NULL || count == 0), "%s has %u words", name, count);
	switch (count) {
	case 0:
		TRACING_STRING("%s\n", name);
		break;
	case 1:
		TRACING_STRING("%s: 0x%x\n", name, words[0]);
		break;
	case 2:
		TRACING_STRING("%s: 0x%x %d\n", name, words[0], (int)words[1]);
		break;
	case 3:
		TRACING_STRING("%s: 0x%x %d %d\n", name, words[0], (int)words[1], (int)words[2]);
		break;
	default:
		TRACING_STRING("%s: 0x%x %d %d %d\n", name, words[0], (int)words[1], (int)words[2],
			       (int)words[3]);
		break;
	}
}

void z_trace_test_thread(const char *name, struct k_thread *thread)
{
	const char *const own = k_thread_name_get(thread);

	__ASSERT_NO_MSG(thread != NULL);
	TRACING_STRING("%s: %p %s\n", name, (void *)thread, own != NULL ? own : "");
}

void sys_trace_isr_enter(void)
{
	TRACING_STRING("%s\n", __func__);
}

void sys_trace_isr_exit(void)
{
	TRACING_STRING("%s\n", __func__);
}

void sys_trace_isr_exit_to_scheduler(void)
{
	TRACING_STRING("%s\n", __func__);
}

void sys_trace_idle(void)
{
	TRACING_STRING("%s\n", __func__);
	z_tracing_drain();
}

void sys_trace_named_event(const char *name, uint32_t arg0, uint32_t arg1)
{
	TRACING_STRING("%s: %s %u %u\n", __func__, name, arg0, arg1);
}
