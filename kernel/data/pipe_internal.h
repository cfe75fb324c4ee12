/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How bytes move through a pipe: pipe_xfer.c, for the two forms of use.
 *
 * A thread that waits says what it has, or wants, in a struct pipe_wait that its swap_data points
 * to; whoever comes next moves bytes to or from there and wakes the thread after the last.
 * All functions assume that the pipe is locked.
 */
#ifndef KERNEL_DATA_PIPE_INTERNAL_H_
#define KERNEL_DATA_PIPE_INTERNAL_H_

#include <stddef.h>
#include <zephyr/kernel/pipe.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pipe_wait {
	/** Place of the next byte. */
	unsigned char *data;
	/** Bytes that are still to be moved. */
	size_t left;
};

/** Give bytes to readers that wait, then to the ring. @return how many; maybe less than @p len */
size_t z_pipe_give(struct k_pipe *pipe, const unsigned char *data, size_t len);

/**
 * Take bytes from the ring, then from writers that wait; these fill the ring again.
 *
 * @return how many; maybe less than @p len
 */
size_t z_pipe_take(struct k_pipe *pipe, unsigned char *data, size_t len);

/** Fill the ring from writers that wait. */
void z_pipe_refill(struct k_pipe *pipe);

/** @p count bytes of a thread that waits have moved: it wakes after the last. */
void z_pipe_moved(struct k_thread *thread, size_t count);

/** Bytes that z_pipe_give(), z_pipe_take() would move. Time grows with the threads that wait. */
size_t z_pipe_room(struct k_pipe *pipe);
size_t z_pipe_content(struct k_pipe *pipe);

/** Wait for the rest; unlocks with @p key. @return 0, -EAGAIN after @p timeout, or what ended it */
int z_pipe_wait(struct k_pipe *pipe, k_spinlock_key_t key, _wait_q_t *wait_q,
		struct pipe_wait *wait, k_timeout_t timeout);

/** Forget the ring's content. */
void z_pipe_empty(struct k_pipe *pipe);

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_DATA_PIPE_INTERNAL_H_ */
