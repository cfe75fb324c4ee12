/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where messages wait in deferred mode.
 *
 * Decides how long a thread may wait for room and what happens without any: the message is lost,
 * or with CONFIG_LOG_MODE_OVERFLOW older ones are. Called by log_msg.c and log_core.c, in any
 * context.
 */
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/mpsc_pbuf.h>

#include "log_core_internal.h"

BUILD_ASSERT(CONFIG_LOG_BUFFER_SIZE >= 128, "not one message fits in LOG_BUFFER_SIZE bytes");

static uint32_t __aligned(Z_LOG_MSG_ALIGNMENT) memory[CONFIG_LOG_BUFFER_SIZE / sizeof(uint32_t)];

static struct mpsc_pbuf_buffer buffer;
/* Messages in it. */
static atomic_t stored;

void z_log_msg_init(void)
{
	const struct mpsc_pbuf_buffer_config config = {
		.buf = memory,
		.size = ARRAY_SIZE(memory),
		.notify_drop = z_log_notify_drop,
		.get_wlen = log_msg_generic_get_wlen,
		.flags = (IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW) ? MPSC_PBUF_MODE_OVERWRITE : 0) |
			 (IS_ENABLED(CONFIG_LOG_MEM_UTILIZATION) ? MPSC_PBUF_MAX_UTILIZATION : 0),
	};

	mpsc_pbuf_init(&buffer, &config);
	(void)atomic_set(&stored, 0);
}

struct log_msg *z_log_msg_alloc(uint32_t wlen)
{
	k_timeout_t timeout = K_NO_WAIT;

	__ASSERT(wlen > 0 && buffer.buf != NULL, "the log is not prepared");
	if (IS_ENABLED(CONFIG_LOG_BLOCK_IN_THREAD) && !k_is_in_isr() && !k_is_pre_kernel()) {
		timeout = COND_CODE_1(CONFIG_LOG_BLOCK_IN_THREAD,
				      (SYS_TIMEOUT_MS(CONFIG_LOG_BLOCK_IN_THREAD_TIMEOUT_MS)),
				      (K_NO_WAIT));
	}
	return (struct log_msg *)mpsc_pbuf_alloc(&buffer, wlen, timeout);
}

void z_log_buffer_commit(struct log_msg *msg)
{
	(void)atomic_inc(&stored);
	mpsc_pbuf_commit(&buffer, (union mpsc_pbuf_generic *)msg);
}

void z_log_buffer_dropped(void)
{
	(void)atomic_dec(&stored);
}

union log_msg_generic *z_log_msg_claim(k_timeout_t *backoff)
{
	union log_msg_generic *const msg = (union log_msg_generic *)mpsc_pbuf_claim(&buffer);

	*backoff = K_NO_WAIT;
	return msg;
}

void z_log_msg_free(union log_msg_generic *msg)
{
	__ASSERT_NO_MSG(atomic_get(&stored) > 0);
	(void)atomic_dec(&stored);
	mpsc_pbuf_free(&buffer, &msg->buf);
}

bool z_log_msg_pending(void)
{
	return mpsc_pbuf_is_pending(&buffer);
}

uint32_t log_buffered_cnt(void)
{
	return (uint32_t)atomic_get(&stored);
}

int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage)
{
	mpsc_pbuf_get_utilization(&buffer, buf_size, usage);
	return 0;
}

int log_mem_get_max_usage(uint32_t *max)
{
	return mpsc_pbuf_get_max_utilization(&buffer, max);
}
