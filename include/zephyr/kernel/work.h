/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work: functions called later by a thread of their own, one after the other.
 *
 * Decides what a work item, a delayable one and a queue look like. work_user.h has items that
 * carry less state and queues in user mode, work_poll.h items that wait for an event.
 *
 * An item is in any number of these states at once; with none it is idle and belongs to its
 * owner, with one it must not be changed:
 *
 *	 delayed ---time is up---> queued ---its turn---> running ---handler returns---> idle
 *	    ^ schedule                ^ submit               | canceling: cancelled while it
 *	    |                         |                      |   runs; takes no submission
 *
 * An item runs on one queue at a time: submitted while it runs, it goes to the queue that runs
 * it. All functions may be called from any context, the ones that wait from threads only; none
 * before threads exist, but the ones that initialise.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work;
struct k_work_q;

/** What an item does, in the thread of its queue. It may submit the item again. */
typedef void (*k_work_handler_t)(struct k_work *work);

enum {
	K_WORK_RUNNING_BIT = 0,
	K_WORK_CANCELING_BIT = 1,
	K_WORK_QUEUED_BIT = 2,
	K_WORK_DELAYED_BIT = 3,
	K_WORK_FLUSHING_BIT = 4,

	/** A queue is running the handler. */
	K_WORK_RUNNING = BIT(K_WORK_RUNNING_BIT),
	/** Cancelled while the handler ran; until it returns, submissions are refused. */
	K_WORK_CANCELING = BIT(K_WORK_CANCELING_BIT),
	/** In a queue, its turn has not come. */
	K_WORK_QUEUED = BIT(K_WORK_QUEUED_BIT),
	/** Waiting for the time at which it will be submitted. */
	K_WORK_DELAYED = BIT(K_WORK_DELAYED_BIT),
	/** No item of an application: the mark in a queue at which a flush ends. */
	K_WORK_FLUSHING = BIT(K_WORK_FLUSHING_BIT),
	/** All states. */
	K_WORK_MASK = K_WORK_RUNNING | K_WORK_CANCELING | K_WORK_QUEUED | K_WORK_DELAYED |
		      K_WORK_FLUSHING,

	/* Of an item: it is part of a struct k_work_delayable. */
	K_WORK_DELAYABLE_BIT = 8,
	K_WORK_DELAYABLE = BIT(K_WORK_DELAYABLE_BIT),

	/* Of a queue. */
	K_WORK_QUEUE_STARTED_BIT = 0,
	K_WORK_QUEUE_BUSY_BIT = 1,
	K_WORK_QUEUE_DRAIN_BIT = 2,
	K_WORK_QUEUE_PLUGGED_BIT = 3,
	K_WORK_QUEUE_STOP_BIT = 4,
	K_WORK_QUEUE_NO_YIELD_BIT = 8,
	K_WORK_QUEUE_STARTED = BIT(K_WORK_QUEUE_STARTED_BIT),
	K_WORK_QUEUE_BUSY = BIT(K_WORK_QUEUE_BUSY_BIT),
	K_WORK_QUEUE_DRAIN = BIT(K_WORK_QUEUE_DRAIN_BIT),
	K_WORK_QUEUE_PLUGGED = BIT(K_WORK_QUEUE_PLUGGED_BIT),
	K_WORK_QUEUE_STOP = BIT(K_WORK_QUEUE_STOP_BIT),
	K_WORK_QUEUE_NO_YIELD = BIT(K_WORK_QUEUE_NO_YIELD_BIT),
};

/** A work item. Its members are the kernel's. */
struct k_work {
	sys_snode_t node;
	k_work_handler_t handler;
	/* where it was submitted last */
	struct k_work_q *queue;
	uint32_t flags;
};

/** A work item that can be submitted after a delay. */
struct k_work_delayable {
	struct k_work work;
	struct _timeout timeout;
	/* where it goes when the time is up; NULL: where it was last */
	struct k_work_q *queue;
};

/** Someone who waits for an item; it must exist until the call that was given it returns. */
struct k_work_sync {
	/* A flush puts this item behind the one it waits for. */
	struct k_work mark;
	/* A cancellation waits for this one. */
	struct k_work *work;
	_wait_q_t waiter;
};

/** How a queue's thread behaves. Nothing of it is kept but the name, if names are copied. */
struct k_work_queue_config {
	/** Name of the thread, or NULL. */
	const char *name;
	/** Do not yield after each item: no other thread of this priority runs until all is done.
	 */
	bool no_yield;
	/** The system cannot do without it: if the thread ends, that is a fatal error. */
	bool essential;
};

/** A queue of work and the thread that does it. */
struct k_work_q {
	struct k_thread thread;
	/* who does the work: thread above, or whoever called k_work_queue_run() */
	k_tid_t thread_id;
	sys_slist_t pending;
	/* the thread, when there is nothing to do */
	_wait_q_t notifyq;
	/* who waits for the queue to be empty, or stopped */
	_wait_q_t drainq;
	uint32_t flags;
};

#define Z_WORK_INITIALIZER(work_handler) { .handler = (work_handler) }
#define Z_WORK_DELAYABLE_INITIALIZER(work_handler) \
	{ .work = { .handler = (work_handler), .flags = K_WORK_DELAYABLE } }

/** Define a work item, a delayable one; `static` may stand in front. */
#define K_WORK_DEFINE(work, work_handler) struct k_work work = Z_WORK_INITIALIZER(work_handler)
#define K_WORK_DELAYABLE_DEFINE(work, work_handler) \
	struct k_work_delayable work = Z_WORK_DELAYABLE_INITIALIZER(work_handler)

/** The queue that every application has; CONFIG_SYSTEM_WORKQUEUE_* make its thread. */
extern struct k_work_q k_sys_work_q;

/** Make an idle item that will call @p handler. */
void k_work_init(struct k_work *work, k_work_handler_t handler);

/** States of an item, K_WORK_*; may be different when the caller looks at them. */
int k_work_busy_get(const struct k_work *work);

/** Whether an item has any state. */
static inline bool k_work_is_pending(const struct k_work *work)
{
	return k_work_busy_get(work) != 0;
}

/**
 * Put an item at the end of a queue.
 *
 * @param queue NULL: where the item was submitted last
 * @retval 0 it was queued already, and stays where it is
 * @retval 1 it is queued now
 * @retval 2 it is running and was queued behind itself, in the queue that runs it
 * @retval -EBUSY it is being cancelled, or the queue is draining (its own thread may submit
 *         then), or plugged
 * @retval -EINVAL no queue, and it never had one
 * @retval -ENODEV the queue has not been started
 */
int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work);

/** The same with the system's queue. */
int k_work_submit(struct k_work *work);

/**
 * Wait until the last submission of an item is done. Not from the handler of the item.
 *
 * @return whether it was queued or running
 */
bool k_work_flush(struct k_work *work, struct k_work_sync *sync);

/**
 * Take an item out of its queue. If it is running, it cannot be submitted until it is done.
 *
 * @return the states it has then: 0, or with K_WORK_CANCELING it goes on running
 */
int k_work_cancel(struct k_work *work);

/**
 * Cancel and wait until the item is idle. Not from the handler of the item.
 *
 * @return whether it was not idle
 */
bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync);

/** Make a queue; the same as clearing its memory. */
void k_work_queue_init(struct k_work_q *queue);

/**
 * Start the thread of a queue. Not of one that has been started and not stopped.
 *
 * @param stack,stack_size as for k_thread_create()
 * @param prio the thread's priority
 * @param cfg NULL: no name, yields after each item, not essential
 */
void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg);

/** Do the work of a queue in the calling thread, until somebody stops the queue. */
void k_work_queue_run(struct k_work_q *queue, const struct k_work_queue_config *cfg);

/** The thread that does the work. */
static inline k_tid_t k_work_queue_thread_get(struct k_work_q *queue)
{
	return queue->thread_id != NULL ? queue->thread_id : &queue->thread;
}

/**
 * Wait until a queue is empty. Meanwhile only its own thread can submit. Delayed items are not
 * in the queue yet; those whose time comes meanwhile are lost.
 *
 * @param plug afterwards, accept nothing until k_work_queue_unplug()
 * @retval 1 it waited
 * @retval 0 there was nothing to wait for
 * @retval -ENODEV nothing to plug: the queue has not been started
 */
int k_work_queue_drain(struct k_work_q *queue, bool plug);

/** Accept work again. @retval 0 done @retval -EALREADY it was not plugged */
int k_work_queue_unplug(struct k_work_q *queue);

/**
 * End the thread of a queue that was drained and plugged. The queue can be started again.
 *
 * @param timeout how long to wait for the thread
 * @retval 0 ended
 * @retval -EALREADY it was not started
 * @retval -EBUSY it is not plugged
 * @retval -ETIMEDOUT the thread is still there, and so is the queue
 */
int k_work_queue_stop(struct k_work_q *queue, k_timeout_t timeout);

/** Make an idle delayable item that will call @p handler. */
void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler);

/** The delayable item that a handler's argument is part of. */
static inline struct k_work_delayable *k_work_delayable_from_work(struct k_work *work)
{
	return CONTAINER_OF(work, struct k_work_delayable, work);
}

/** States of a delayable item, as k_work_busy_get(). */
int k_work_delayable_busy_get(const struct k_work_delayable *dwork);

/** Whether a delayable item has any state. */
static inline bool k_work_delayable_is_pending(const struct k_work_delayable *dwork)
{
	return k_work_delayable_busy_get(dwork) != 0;
}

/** Uptime in ticks at which an item will be submitted; now if it is not delayed. */
k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork);

/** Ticks until an item will be submitted; 0 if it is not delayed. */
k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork);

/**
 * Submit an item that is not delayed or queued after a delay; of one that is, nothing changes.
 *
 * @param queue NULL: where the item is submitted last when the time is up
 * @param delay K_NO_WAIT: submit it now; K_FOREVER: it is delayed until somebody reschedules,
 *        flushes or cancels it
 * @retval 0 it is delayed, queued or being cancelled
 * @retval 1 it is delayed or queued now
 * @return other values of k_work_submit_to_queue() with K_NO_WAIT
 */
int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay);

/** The same with the system's queue. */
int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay);

/**
 * Submit an item after a delay, in place of an earlier delay. A submission that has happened
 * stays.
 *
 * @param delay as for k_work_schedule_for_queue()
 * @retval 0 with K_NO_WAIT: it was queued already
 * @retval 1 it is delayed or queued now
 * @return other values of k_work_submit_to_queue() with K_NO_WAIT
 */
int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay);

/** The same with the system's queue. */
int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay);

/** If an item is delayed, submit it now; then as k_work_flush(). @return whether it was not idle */
bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync);

/** As k_work_cancel(), and the delay ends. The item can be scheduled while it is cancelled. */
int k_work_cancel_delayable(struct k_work_delayable *dwork);

/** As k_work_cancel_sync(), and the delay ends. */
bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_H_ */
