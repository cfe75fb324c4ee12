/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pipes as of Zephyr 4.1 (kernel/pipe.h): the whole amount or what the time allows. Decides what
 * resetting and closing do to who waits; how bytes move is pipe_xfer.c's.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/tracing/tracing.h>

#include <obj_types.h>
#include <wait_q.h>

#include "pipe_internal.h"

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_PIPE, k_pipe, K_OBJ_TYPE_PIPE_ID);

void k_pipe_init(struct k_pipe *pipe, uint8_t *buffer, size_t size)
{
	__ASSERT(buffer != NULL || size == 0, "pipe %p has no memory", (void *)pipe);
	pipe->buffer = buffer;
	pipe->size = size;
	z_pipe_empty(pipe);
	pipe->lock = (struct k_spinlock){};
	z_waitq_init(&pipe->wait_q.readers);
	z_waitq_init(&pipe->wait_q.writers);
	pipe->flags = 0;
	Z_POLL_OBJ_INIT(pipe);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_PIPE, k_pipe, pipe);
	SYS_PORT_TRACING_OBJ_INIT(k_pipe, pipe);
}

static bool is_closed(const struct k_pipe *pipe)
{
	return (pipe->flags & Z_PIPE_FLAG_CLOSED) != 0;
}

/* The end of a transfer of `len` bytes without waiting. Assumes: locked; unlocks with `key`. */
static int at_once(struct k_pipe *pipe, k_spinlock_key_t key, size_t done, size_t len, int error)
{
	__ASSERT_NO_MSG(done <= len);
	z_reschedule(&pipe->lock, key);
	return done > 0 || len == 0 ? (int)done : error;
}

static ALWAYS_INLINE int do_write(struct k_pipe *pipe, const uint8_t *data, size_t len,
				  k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	struct pipe_wait wait;
	size_t done;
	int result;

	if (is_closed(pipe)) {
		k_spin_unlock(&pipe->lock, key);
		return -EPIPE;
	}
	done = z_pipe_give(pipe, data, len);
	if (done == len || K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return at_once(pipe, key, done, len, -EAGAIN);
	}
	wait.data = (unsigned char *)data + done;
	wait.left = len - done;
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_pipe, write, pipe, timeout);
	result = z_pipe_wait(pipe, key, &pipe->wait_q.writers, &wait, timeout);
	if (result == 0 || (result == -EAGAIN && wait.left < len)) {
		return (int)(len - wait.left);
	}
	return result;
}

int k_pipe_write(struct k_pipe *pipe, const uint8_t *data, size_t len, k_timeout_t timeout)
{
	int result;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_pipe, write, pipe, timeout);
	result = do_write(pipe, data, len, timeout);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_pipe, write, pipe, timeout, result);
	return result;
}

static ALWAYS_INLINE int do_read(struct k_pipe *pipe, uint8_t *data, size_t len,
				 k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	const size_t done = z_pipe_take(pipe, data, len);
	struct pipe_wait wait;
	int result;

	if (is_closed(pipe)) {
		return at_once(pipe, key, done, len, -EPIPE);
	}
	if (done == len || K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return at_once(pipe, key, done, len, -EAGAIN);
	}
	wait.data = data + done;
	wait.left = len - done;
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_pipe, read, pipe, timeout);
	result = z_pipe_wait(pipe, key, &pipe->wait_q.readers, &wait, timeout);
	if (result != -ECANCELED && wait.left < len) {
		return (int)(len - wait.left);
	}
	return result;
}

int k_pipe_read(struct k_pipe *pipe, uint8_t *data, size_t len, k_timeout_t timeout)
{
	int result;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_pipe, read, pipe, timeout);
	result = do_read(pipe, data, len, timeout);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_pipe, read, pipe, timeout, result);
	return result;
}

/* Let all who wait return with an error. */
static void wake_all(struct k_pipe *pipe, int error)
{
	__ASSERT_NO_MSG(error < 0);
	(void)z_sched_wake_all(&pipe->wait_q.readers, error, NULL);
	(void)z_sched_wake_all(&pipe->wait_q.writers, error, NULL);
}

void k_pipe_reset(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_pipe, reset, pipe);
	z_pipe_empty(pipe);
	wake_all(pipe, -ECANCELED);
	z_reschedule(&pipe->lock, key);
}

void k_pipe_close(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_pipe, close, pipe);
	pipe->flags |= Z_PIPE_FLAG_CLOSED;
	wake_all(pipe, -EPIPE);
	/* There is nothing to wait for any more. */
	while (Z_POLL_NOTIFY(pipe, K_POLL_STATE_PIPE_DATA_AVAILABLE)) {
	}
	z_reschedule(&pipe->lock, key);
}
