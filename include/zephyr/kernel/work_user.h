/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work for threads in user mode: items that know only whether they are queued, and queues built
 * on struct k_queue. No delay, no cancellation, no flush.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work_user;

/** What an item does, in the thread of its queue. */
typedef void (*k_work_user_handler_t)(struct k_work_user *work);

enum {
	K_WORK_USER_STATE_PENDING, /**< bit: queued, its turn has not come */
};

struct k_work_user {
	/* the queue's link */
	void *_reserved;
	k_work_user_handler_t handler;
	atomic_t flags;
};

struct k_work_user_q {
	struct k_queue queue;
	struct k_thread thread;
};

#define Z_WORK_USER_INITIALIZER(work_handler) { NULL, (work_handler), 0 }

/** Define a user work item; `static` may stand in front. */
#define K_WORK_USER_DEFINE(work, work_handler) \
	struct k_work_user work = Z_WORK_USER_INITIALIZER(work_handler)

/** Make an item that will call @p handler. From any context. */
static inline void k_work_user_init(struct k_work_user *work, k_work_user_handler_t handler)
{
	work->_reserved = NULL;
	work->handler = handler;
	(void)atomic_clear(&work->flags);
}

/** Whether an item waits for its turn. From any context. */
static inline bool k_work_user_is_pending(struct k_work_user *work)
{
	return atomic_test_bit(&work->flags, K_WORK_USER_STATE_PENDING);
}

/**
 * Put an item at the end of a queue. From any context.
 *
 * @retval 0 queued
 * @retval -EBUSY it is in a queue already
 * @retval -ENOMEM the link, which comes from the caller's resource pool, has no room there
 */
static inline int k_work_user_submit_to_queue(struct k_work_user_q *work_q,
					      struct k_work_user *work)
{
	int ret;

	if (atomic_test_and_set_bit(&work->flags, K_WORK_USER_STATE_PENDING)) {
		return -EBUSY;
	}
	ret = k_queue_alloc_append(&work_q->queue, work);
	if (ret != 0) {
		atomic_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING);
	}
	return ret;
}

/**
 * Start the thread of a queue, in user mode if there is one. From threads.
 *
 * @param name the thread's, or NULL
 */
void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
			     size_t stack_size, int prio, const char *name);

/** The thread of a queue. */
static inline k_tid_t k_work_user_queue_thread_get(struct k_work_user_q *work_q)
{
	return &work_q->thread;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_ */
