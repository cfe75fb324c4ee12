/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pipes as before Zephyr 4.1 (compat/pipe_3_4.h): at least so many bytes. Built with CONFIG_PIPES.
 * Decides when a transfer is enough; how bytes move is pipe_xfer.c's.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/sys/check.h>

#include <obj_types.h>
#include <wait_q.h>

#include "pipe_internal.h"

int k_pipe_alloc_init(struct k_pipe *pipe, size_t size)
{
	unsigned char *buffer = NULL;

	if (size != 0) {
		buffer = (unsigned char *)z_thread_malloc(size);
		if (buffer == NULL) {
			return -ENOMEM;
		}
	}
	k_pipe_init(pipe, buffer, size);
	pipe->flags = size != 0 ? K_PIPE_FLAG_ALLOC : 0;
	return 0;
}

int k_pipe_cleanup(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	unsigned char *buffer = NULL;

	CHECKIF(!z_waitq_is_empty(&pipe->wait_q.readers) ||
		!z_waitq_is_empty(&pipe->wait_q.writers)) {
		k_spin_unlock(&pipe->lock, key);
		return -EAGAIN;
	}
	if ((pipe->flags & K_PIPE_FLAG_ALLOC) != 0) {
		buffer = pipe->buffer;
		pipe->buffer = NULL;
		pipe->size = 0;
		z_pipe_empty(pipe);
		pipe->flags &= (uint8_t)~K_PIPE_FLAG_ALLOC;
		Z_OBJ_CORE_UNLIST(CONFIG_OBJ_CORE_PIPE, pipe);
	}
	k_spin_unlock(&pipe->lock, key);
	k_free(buffer);
	return 0;
}

/*
 * After `done` bytes at once: that is enough, or the caller waits for all the others, content with
 * the least amount when the time is over. Assumes: locked; unlocks with `key`.
 */
static int finish(struct k_pipe *pipe, k_spinlock_key_t key, _wait_q_t *wait_q,
		  struct pipe_wait *wait, size_t done, size_t min_xfer, k_timeout_t timeout)
{
	const size_t len = wait->left;
	int result;

	wait->data += done;
	wait->left -= done;
	if (done >= min_xfer) {
		z_reschedule(&pipe->lock, key);
		return 0;
	}
	result = z_pipe_wait(pipe, key, wait_q, wait, timeout);
	return result == -EAGAIN && len - wait->left >= min_xfer ? 0 : result;
}

int z_impl_k_pipe_put(struct k_pipe *pipe, void *data, size_t bytes_to_write, size_t *bytes_written,
		      size_t min_xfer, k_timeout_t timeout)
{
	struct pipe_wait wait = { data, bytes_to_write };
	k_spinlock_key_t key;
	size_t done;
	int result;

	CHECKIF(min_xfer > bytes_to_write || bytes_written == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&pipe->lock);
	*bytes_written = 0;
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT) && z_pipe_room(pipe) < min_xfer) {
		k_spin_unlock(&pipe->lock, key);
		return -EIO;
	}
	done = z_pipe_give(pipe, data, bytes_to_write);
	result = finish(pipe, key, &pipe->wait_q.writers, &wait, done, min_xfer, timeout);
	*bytes_written = bytes_to_write - wait.left;
	return result;
}

int k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
	       size_t min_xfer, k_timeout_t timeout)
{
	struct pipe_wait wait = { (unsigned char *)data, bytes_to_read };
	k_spinlock_key_t key;
	size_t done;
	int result;

	CHECKIF(min_xfer > bytes_to_read || bytes_read == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&pipe->lock);
	*bytes_read = 0;
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT) && z_pipe_content(pipe) < min_xfer) {
		k_spin_unlock(&pipe->lock, key);
		return -EIO;
	}
	done = z_pipe_take(pipe, (unsigned char *)data, bytes_to_read);
	result = finish(pipe, key, &pipe->wait_q.readers, &wait, done, min_xfer, timeout);
	*bytes_read = bytes_to_read - wait.left;
	return result;
}

/* Bytes from one index of the ring to another, `same` if they are the same. */
static size_t distance(const struct k_pipe *pipe, size_t from, size_t to, size_t same)
{
	if (from == to) {
		return same;
	}
	return from < to ? to - from : pipe->size - from + to;
}

size_t k_pipe_read_avail(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	size_t bytes = 0;

	if (pipe->buffer != NULL && pipe->size != 0) {
		bytes = distance(pipe, pipe->read_index, pipe->write_index, pipe->bytes_used);
	}
	k_spin_unlock(&pipe->lock, key);
	return bytes;
}

size_t k_pipe_write_avail(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	size_t bytes = 0;

	if (pipe->buffer != NULL && pipe->size != 0) {
		bytes = distance(pipe, pipe->write_index, pipe->read_index,
				 pipe->size - pipe->bytes_used);
	}
	k_spin_unlock(&pipe->lock, key);
	return bytes;
}

void k_pipe_flush(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);
	struct k_thread *writer;

	while ((writer = z_waitq_head(&pipe->wait_q.writers)) != NULL) {
		z_pipe_moved(writer, ((struct pipe_wait *)writer->base.swap_data)->left);
	}
	z_pipe_empty(pipe);
	z_reschedule(&pipe->lock, key);
}

void k_pipe_buffer_flush(struct k_pipe *pipe)
{
	const k_spinlock_key_t key = k_spin_lock(&pipe->lock);

	z_pipe_empty(pipe);
	z_pipe_refill(pipe);
	z_reschedule(&pipe->lock, key);
}
