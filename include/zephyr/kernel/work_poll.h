/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Triggered work: an item that is submitted when an event of k_poll() comes, or a time is up.
 *
 * From its submission until its handler is called, or it is cancelled, the item and its events
 * belong to the kernel. Needs CONFIG_POLL. All functions may be called from any context.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/work.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work_poll {
	struct k_work work;
	/* the queue it is or will be submitted to; NULL: it is its owner's */
	struct k_work_q *workq;
	struct z_poller poller;
	struct k_poll_event *events;
	int num_events;
	k_work_handler_t real_handler;
	struct _timeout timeout;
	/** For the handler: 0, an event has come; -EAGAIN, the time was up. */
	int poll_result;
};

/** Make an item that will call @p handler, with &item->work. */
void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler);

/**
 * Submit an item when the first of some events comes. One that still waits for earlier events
 * waits for these instead.
 *
 * @param timeout after which it is submitted anyway; K_NO_WAIT: now
 * @retval 0 it waits, or is submitted
 * @retval -EINVAL its events have come and its handler has not been called yet
 * @retval -EADDRINUSE it waits for another queue
 * @return other errors of k_work_submit_to_queue() when it is submitted at once
 */
int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
				struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** The same with the system's queue. */
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
		       k_timeout_t timeout);

/**
 * Wait for events no longer.
 *
 * @retval 0 the item is its owner's again
 * @retval -EINVAL it was not waiting: not submitted, or its events have come
 */
int k_work_poll_cancel(struct k_work_poll *work);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_ */
