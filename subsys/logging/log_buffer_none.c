/* SPDX-License-Identifier: Apache-2.0 */
/* Without deferred mode no message waits: log_buffer.c's functions find nothing. */
#include <errno.h>
#include <zephyr/logging/log_ctrl.h>

#include "log_core_internal.h"

void z_log_msg_init(void)
{
}

struct log_msg *z_log_msg_alloc(uint32_t wlen)
{
	ARG_UNUSED(wlen);
	return NULL;
}

void z_log_buffer_commit(struct log_msg *msg)
{
	ARG_UNUSED(msg);
}

void z_log_buffer_dropped(void)
{
}

union log_msg_generic *z_log_msg_claim(k_timeout_t *backoff)
{
	*backoff = K_NO_WAIT;
	return NULL;
}

void z_log_msg_free(union log_msg_generic *msg)
{
	ARG_UNUSED(msg);
}

bool z_log_msg_pending(void)
{
	return false;
}

uint32_t log_buffered_cnt(void)
{
	return 0;
}

int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage)
{
	ARG_UNUSED(buf_size);
	ARG_UNUSED(usage);
	return -EINVAL;
}

int log_mem_get_max_usage(uint32_t *max)
{
	ARG_UNUSED(max);
	return -EINVAL;
}
