/* SPDX-License-Identifier: Apache-2.0 */
/* Without threads, or without messages that wait for one: log_thread.c's functions. */
#include <zephyr/logging/log_ctrl.h>

#include "log_core_internal.h"

void z_log_thread_start(void)
{
	log_init();
}

void z_log_thread_wake(uint32_t stored)
{
	ARG_UNUSED(stored);
}

void z_log_thread_idle(void)
{
}

void log_thread_trigger(void)
{
}

void log_thread_set(k_tid_t process_tid)
{
	ARG_UNUSED(process_tid);
}
