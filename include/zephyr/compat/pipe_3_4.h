/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pipes as Zephyr had them before 4.1: the amount that went over is told through a pointer, and a
 * caller says with how little it is content. kernel/pipe.h includes this with CONFIG_PIPES.
 *
 * Functions are for threads and ISRs unless they say otherwise; an ISR must not wait.
 */
#ifndef ZEPHYR_INCLUDE_COMPAT_PIPE_3_4_H_
#define ZEPHYR_INCLUDE_COMPAT_PIPE_3_4_H_

#include <stddef.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_pipe;

/**
 * Make a pipe with a ring of @p size bytes from the resource pool of the running thread. Threads.
 *
 * @param size 0: without a ring
 * @retval 0 done
 * @retval -ENOMEM the pool has no room for it, or there is no pool
 */
int k_pipe_alloc_init(struct k_pipe *pipe, size_t size);

/**
 * Give back the memory that k_pipe_alloc_init() took; of other pipes nothing. Threads.
 *
 * @retval 0 done
 * @retval -EAGAIN a thread waits
 */
int k_pipe_cleanup(struct k_pipe *pipe);

/* Not const, as in 3.4: a program may write a buffer that nobody has filled, without a warning. */
int z_impl_k_pipe_put(struct k_pipe *pipe, void *data, size_t bytes_to_write, size_t *bytes_written,
		      size_t min_xfer, k_timeout_t timeout);

/**
 * Write up to @p bytes_to_write bytes, at least @p min_xfer.
 *
 * With K_NO_WAIT nothing is written if the least is not possible at once. Otherwise the caller
 * waits if it is not, then until all bytes are written or the time is over.
 *
 * @param bytes_written bytes that were written, whatever is returned
 * @retval 0 at least @p min_xfer were
 * @retval -EIO there is no room for that many, and @p timeout is K_NO_WAIT
 * @retval -EAGAIN there was none within @p timeout
 * @retval -EINVAL @p min_xfer is larger than @p bytes_to_write, or bytes_written is NULL
 */
static inline int k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
			     size_t *bytes_written, size_t min_xfer, k_timeout_t timeout)
{
	return z_impl_k_pipe_put(pipe, (void *)data, bytes_to_write, bytes_written, min_xfer,
				 timeout);
}

/** Read, likewise; @p bytes_read are the bytes that were read, whatever is returned. */
int k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
	       size_t min_xfer, k_timeout_t timeout);

/** @return bytes that can be read from the ring, bytes that it has room for; 0 without a ring */
size_t k_pipe_read_avail(struct k_pipe *pipe);
size_t k_pipe_write_avail(struct k_pipe *pipe);

/** Read all there is, in the ring and with threads that wait to write, and forget it. */
void k_pipe_flush(struct k_pipe *pipe);

/** Read what is in the ring and forget it; threads that wait to write may fill it again. */
void k_pipe_buffer_flush(struct k_pipe *pipe);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_COMPAT_PIPE_3_4_H_ */
