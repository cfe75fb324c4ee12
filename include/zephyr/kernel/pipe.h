/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pipes: streams of bytes between threads.
 *
 * Bytes go from writer to reader directly where one of them waits, and through the pipe's ring
 * otherwise, always in order; a pipe may do without a ring. Who waits is served by priority, then
 * in order of arrival. Interrupts are locked while bytes are copied. Functions are for threads and
 * ISRs unless they say otherwise; an ISR must not wait.
 *
 * Two forms of use, which may be mixed: k_pipe_write() and kin, and, with CONFIG_PIPES, those of
 * Zephyr before 4.1 (compat/pipe_3_4.h).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_PIPE_H_
#define ZEPHYR_INCLUDE_KERNEL_PIPE_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/poll_obj.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/linker/sections.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The ring is to be freed; the pipe is closed. */
#define K_PIPE_FLAG_ALLOC BIT(0)
#define Z_PIPE_FLAG_CLOSED BIT(1)

/** A pipe. */
struct k_pipe {
	/** The ring, NULL for none, and its bytes. */
	unsigned char *buffer;
	size_t size;
	/** Bytes in the ring, the place of the first, the place of the next to come. */
	size_t bytes_used;
	size_t read_index;
	size_t write_index;
	struct k_spinlock lock;
	struct {
		/** Threads that read; then the ring is empty. */
		_wait_q_t readers;
		/** Threads that write; then the ring is full. */
		_wait_q_t writers;
	} wait_q;
	_POLL_EVENT;
	uint8_t flags;
	SYS_PORT_TRACING_TRACKING_FIELD(k_pipe)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_PIPE)
};

#define Z_PIPE_INITIALIZER(obj, pipe_buffer, pipe_buffer_size) \
	{ \
		.buffer = (pipe_buffer), \
		.size = (pipe_buffer_size), \
		.bytes_used = 0, \
		.read_index = 0, \
		.write_index = 0, \
		.lock = {}, \
		.wait_q = { \
			.readers = Z_WAIT_Q_INIT(&obj.wait_q.readers), \
			.writers = Z_WAIT_Q_INIT(&obj.wait_q.writers), \
		}, \
		_POLL_EVENT_OBJ_INIT(obj) \
		.flags = 0, \
	}

/**
 * Define a pipe, ready for use.
 *
 * @param pipe_buffer_size bytes of its ring; 0: none
 * @param pipe_align alignment of the ring, a power of two
 */
#define K_PIPE_DEFINE(name, pipe_buffer_size, pipe_align) \
	static unsigned char __noinit __aligned(pipe_align) _k_pipe_buf_##name[pipe_buffer_size]; \
	STRUCT_SECTION_ITERABLE(k_pipe, name) = \
		Z_PIPE_INITIALIZER(name, _k_pipe_buf_##name, pipe_buffer_size)

/** Make a pipe an empty, open one. Any context. @param buffer its ring of @p size bytes, or NULL */
void k_pipe_init(struct k_pipe *pipe, uint8_t *buffer, size_t size);

/**
 * Write bytes.
 *
 * @param timeout how long to wait until the last of them is read or in the ring; K_NO_WAIT in an
 *        ISR
 * @return bytes written: @p len, or fewer, but not 0, if that was all within @p timeout
 * @retval -EAGAIN there was no room for any within @p timeout
 * @retval -ECANCELED the pipe was reset meanwhile
 * @retval -EPIPE the pipe is closed
 */
int k_pipe_write(struct k_pipe *pipe, const uint8_t *data, size_t len, k_timeout_t timeout);

/**
 * Read bytes.
 *
 * @param data room for @p len bytes
 * @param timeout how long to wait until there are that many; K_NO_WAIT in an ISR
 * @return bytes read: @p len, or fewer, but not 0, if that was all within @p timeout or before the
 *         pipe was closed
 * @retval -EAGAIN there was none within @p timeout
 * @retval -ECANCELED the pipe was reset meanwhile
 * @retval -EPIPE the pipe is closed and empty
 */
int k_pipe_read(struct k_pipe *pipe, uint8_t *data, size_t len, k_timeout_t timeout);

/** Forget what is in the pipe; threads that wait return with -ECANCELED. */
void k_pipe_reset(struct k_pipe *pipe);

/**
 * Close a pipe: nobody can write any more, and read what is left only. Threads that wait return
 * with -EPIPE, readers with what they have got. Opened again by k_pipe_init().
 */
void k_pipe_close(struct k_pipe *pipe);

/** Whether k_poll() has nothing to wait for: there is something to read, or there never will be. */
static inline bool z_pipe_is_readable(const struct k_pipe *pipe)
{
	return pipe->bytes_used != 0 || (pipe->flags & Z_PIPE_FLAG_CLOSED) != 0;
}

#ifdef __cplusplus
}
#endif

#ifdef CONFIG_PIPES
#include <zephyr/compat/pipe_3_4.h>
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_PIPE_H_ */
