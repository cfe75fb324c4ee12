/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How bytes move through a pipe (pipe_internal.h). Decides the order:
 *
 *	writer's bytes  ->  readers that wait  ->  ring            (readers wait: ring is empty)
 *	reader's bytes  <-  ring  <-  writers that wait            (writers wait: ring is full)
 *
 * so that no byte overtakes another, and a byte is copied once where that is possible.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/poll.h>

#include <kernel_arch_interface.h>
#include <slow_path.h>
#include <wait_q.h>

#include "copy.h"
#include "pipe_internal.h"

#define Z_ASSERT_PIPE(pipe) \
	__ASSERT((pipe)->bytes_used <= (pipe)->size && (pipe)->read_index <= (pipe)->size && \
		 (pipe)->write_index <= (pipe)->size, \
		 "pipe %p: not initialised, or overwritten", (void *)(pipe))

/* Copy bytes to the ring, in one piece or two. @return how many there was room for */
static ALWAYS_INLINE size_t ring_put(struct k_pipe *pipe, const unsigned char *data, size_t len)
{
	unsigned char *const place = pipe->buffer + pipe->write_index;
	const size_t to_end = pipe->size - pipe->write_index;
	const size_t count = MIN(len, pipe->size - pipe->bytes_used);

	pipe->bytes_used += count;
	if (likely(count < to_end)) {
		z_copy(place, data, count);
		pipe->write_index += count;
	} else {
		z_copy_words(place, data, to_end);
		z_copy_words(pipe->buffer, data + to_end, count - to_end);
		pipe->write_index = count - to_end;
	}
	return count;
}

/* Copy bytes from the ring, in one piece or two. @return how many there were */
static ALWAYS_INLINE size_t ring_get(struct k_pipe *pipe, unsigned char *data, size_t len)
{
	const unsigned char *const place = pipe->buffer + pipe->read_index;
	const size_t to_end = pipe->size - pipe->read_index;
	const size_t count = MIN(len, pipe->bytes_used);

	pipe->bytes_used -= count;
	if (likely(count < to_end)) {
		z_copy(data, place, count);
		pipe->read_index += count;
	} else {
		z_copy_words(data, place, to_end);
		z_copy_words(data + to_end, pipe->buffer, count - to_end);
		pipe->read_index = count - to_end;
	}
	return count;
}

void z_pipe_moved(struct k_thread *thread, size_t count)
{
	struct pipe_wait *const wait = (struct pipe_wait *)thread->base.swap_data;

	__ASSERT(count <= wait->left, "thread %p: %zu bytes of %zu", (void *)thread, count,
		 wait->left);
	wait->data += count;
	wait->left -= count;
	if (wait->left == 0) {
		z_sched_wake_thread(thread, 0, wait);
	}
}

/* Readers wait. @return bytes that they took */
static SLOW_PATH size_t give_to_readers(struct k_pipe *pipe, const unsigned char *data, size_t len)
{
	struct k_thread *reader;
	size_t done = 0;

	while (done < len && (reader = z_waitq_head(&pipe->wait_q.readers)) != NULL) {
		struct pipe_wait *const wait = (struct pipe_wait *)reader->base.swap_data;
		const size_t count = MIN(len - done, wait->left);

		z_copy(wait->data, data + done, count);
		done += count;
		z_pipe_moved(reader, count);
	}
	return done;
}

size_t z_pipe_give(struct k_pipe *pipe, const unsigned char *data, size_t len)
{
	size_t done = 0;

	Z_ASSERT_PIPE(pipe);
	if (unlikely(!z_waitq_is_empty(&pipe->wait_q.readers))) {
		done = give_to_readers(pipe, data, len);
		if (done == len) {
			return done;
		}
	}
	done += ring_put(pipe, data + done, len - done);
	if (unlikely(Z_POLL_WAITED_FOR(pipe)) && pipe->bytes_used > 0) {
		(void)Z_POLL_NOTIFY(pipe, K_POLL_STATE_PIPE_DATA_AVAILABLE);
	}
	return done;
}

void z_pipe_refill(struct k_pipe *pipe)
{
	struct k_thread *writer;

	while (pipe->bytes_used < pipe->size &&
	       (writer = z_waitq_head(&pipe->wait_q.writers)) != NULL) {
		struct pipe_wait *const wait = (struct pipe_wait *)writer->base.swap_data;

		z_pipe_moved(writer, ring_put(pipe, wait->data, wait->left));
	}
}

/* Writers wait. @return bytes taken from them */
static SLOW_PATH size_t take_from_writers(struct k_pipe *pipe, unsigned char *data, size_t len)
{
	struct k_thread *writer;
	size_t done = 0;

	while (done < len && (writer = z_waitq_head(&pipe->wait_q.writers)) != NULL) {
		struct pipe_wait *const wait = (struct pipe_wait *)writer->base.swap_data;
		const size_t count = MIN(len - done, wait->left);

		z_copy(data + done, wait->data, count);
		done += count;
		z_pipe_moved(writer, count);
	}
	z_pipe_refill(pipe);
	return done;
}

size_t z_pipe_take(struct k_pipe *pipe, unsigned char *data, size_t len)
{
	size_t done;

	Z_ASSERT_PIPE(pipe);
	done = ring_get(pipe, data, len);
	if (unlikely(!z_waitq_is_empty(&pipe->wait_q.writers))) {
		done += take_from_writers(pipe, data + done, len - done);
	}
	return done;
}

/* Bytes that threads in a queue wait to move. */
static size_t waiting_bytes(_wait_q_t *wait_q)
{
	struct k_thread *thread;
	size_t bytes = 0;

	Z_WAIT_Q_FOR_EACH(wait_q, thread)
	{
		bytes += ((struct pipe_wait *)thread->base.swap_data)->left;
	}
	return bytes;
}

size_t z_pipe_room(struct k_pipe *pipe)
{
	return pipe->size - pipe->bytes_used + waiting_bytes(&pipe->wait_q.readers);
}

size_t z_pipe_content(struct k_pipe *pipe)
{
	return pipe->bytes_used + waiting_bytes(&pipe->wait_q.writers);
}

int z_pipe_wait(struct k_pipe *pipe, k_spinlock_key_t key, _wait_q_t *wait_q,
		struct pipe_wait *wait, k_timeout_t timeout)
{
	__ASSERT(!arch_is_in_isr(), "pipe %p: an ISR cannot wait", (void *)pipe);
	__ASSERT(wait->left > 0, "pipe %p: waits for nothing", (void *)pipe);
	_current->base.swap_data = wait;
	return z_pend_curr(&pipe->lock, key, wait_q, timeout);
}

void z_pipe_empty(struct k_pipe *pipe)
{
	pipe->bytes_used = 0;
	pipe->read_index = 0;
	pipe->write_index = 0;
}
