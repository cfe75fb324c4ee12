/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of interrupts where no format is chosen: they are called, and do nothing. */
#include <zephyr/tracing/tracing.h>

void sys_trace_isr_enter(void)
{
}

void sys_trace_isr_exit(void)
{
}

void sys_trace_isr_exit_to_scheduler(void)
{
}

void sys_trace_idle(void)
{
}

void sys_trace_named_event(const char *name, uint32_t arg0, uint32_t arg1)
{
	ARG_UNUSED(name);
	ARG_UNUSED(arg0);
	ARG_UNUSED(arg1);
}
