/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work items: submission, flush, cancellation. What a queue's thread does with them is in
 * queue.c; delayable.c stands on the internal functions here.
 *
 * A flush is an item of its own, a mark behind the one that it waits for: when the queue's thread
 * comes to it, the one before is done. A cancellation of a running item waits in a list until the
 * handler has returned.
 */
#include <wait_q.h>
#include <ksched.h>
#include "work_internal.h"

struct k_spinlock z_work_lock;

/* Cancellations that wait, linked by their mark's node. */
static sys_slist_t cancellations;

void k_work_init(struct k_work *work, k_work_handler_t handler)
{
	__ASSERT_NO_MSG(work != NULL);
	__ASSERT(handler != NULL, "work item %p without a handler", (void *)work);

	*work = (struct k_work)Z_WORK_INITIALIZER(handler);
	SYS_PORT_TRACING_OBJ_INIT(k_work, work);
}

int k_work_busy_get(const struct k_work *work)
{
	__ASSERT_NO_MSG(work != NULL);

	return (int)(work->flags & K_WORK_MASK);
}

/* Whether the queue takes an item now: 0, or why not. */
static int queue_accepts(const struct k_work_q *queue)
{
	const uint32_t flags = queue->flags;

	if (likely((flags & (K_WORK_QUEUE_STARTED | K_WORK_QUEUE_DRAIN | K_WORK_QUEUE_PLUGGED)) ==
		   K_WORK_QUEUE_STARTED)) {
		return 0;
	}
	if ((flags & K_WORK_QUEUE_STARTED) == 0) {
		return -ENODEV;
	}
	/* Work that makes more work must come to its end before the queue can be empty. */
	if ((flags & K_WORK_QUEUE_DRAIN) != 0 && _current == queue->thread_id && !k_is_in_isr()) {
		return 0;
	}
	return -EBUSY;
}

int z_work_submit_locked(struct k_work_q *queue, struct k_work *work)
{
	const uint32_t flags = work->flags;
	int ret;

	if ((flags & (K_WORK_CANCELING | K_WORK_QUEUED)) != 0) {
		return (flags & K_WORK_CANCELING) != 0 ? -EBUSY : 0;
	}
	if ((flags & K_WORK_RUNNING) != 0 || queue == NULL) {
		queue = work->queue;
		if (queue == NULL) {
			return -EINVAL;
		}
	}
	ret = queue_accepts(queue);
	if (ret != 0) {
		return ret;
	}
	__ASSERT(work->handler != NULL, "work item %p was not initialised", (void *)work);
	work->queue = queue;
	work->flags = flags | K_WORK_QUEUED;
	sys_slist_append(&queue->pending, &work->node);
	(void)z_sched_wake(&queue->notifyq, 0, NULL);
	return (flags & K_WORK_RUNNING) != 0 ? 2 : 1;
}

int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work)
{
	k_spinlock_key_t key;
	int ret;

	__ASSERT_NO_MSG(work != NULL);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, submit_to_queue, queue, work);

	key = k_spin_lock(&z_work_lock);
	ret = z_work_submit_locked(queue, work);
	z_reschedule(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, submit_to_queue, queue, work, ret);
	return ret;
}

/* The call that waits ends when the queue's thread, or z_work_done_locked(), wakes it. */
static void sync_wait(struct k_work_sync *sync, k_spinlock_key_t key)
{
	__ASSERT(!k_is_in_isr(), "an interrupt handler cannot wait for work");

	(void)z_pend_curr(&z_work_lock, key, &sync->waiter, K_FOREVER);
}

void z_work_flush_wait(struct k_work *work, struct k_work_sync *sync, k_spinlock_key_t key)
{
	struct k_work_q *const queue = work->queue;

	__ASSERT_NO_MSG(queue != NULL);
	__ASSERT_NO_MSG((work->flags & (K_WORK_QUEUED | K_WORK_RUNNING)) != 0);

	sync->mark = (struct k_work){ .queue = queue, .flags = K_WORK_FLUSHING | K_WORK_QUEUED };
	z_waitq_init(&sync->waiter);
	if ((work->flags & K_WORK_QUEUED) != 0) {
		sys_slist_insert(&queue->pending, &work->node, &sync->mark.node);
	} else {
		sys_slist_prepend(&queue->pending, &sync->mark.node);
	}
	sync_wait(sync, key);
}

void z_work_cancel_wait(struct k_work *work, struct k_work_sync *sync, k_spinlock_key_t key)
{
	__ASSERT_NO_MSG((work->flags & K_WORK_CANCELING) != 0);

	sync->work = work;
	z_waitq_init(&sync->waiter);
	sys_slist_append(&cancellations, &sync->mark.node);
	sync_wait(sync, key);
}

/* Wake everybody who waits for the cancellation of an item. */
static void cancellation_done_locked(struct k_work *work)
{
	struct k_work_sync *sync;
	struct k_work_sync *next;
	sys_snode_t *prev = NULL;

	work->flags &= ~(uint32_t)K_WORK_CANCELING;
	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&cancellations, sync, next, mark.node) {
		if (sync->work == work) {
			sys_slist_remove(&cancellations, prev, &sync->mark.node);
			(void)z_sched_wake(&sync->waiter, 0, NULL);
		} else {
			prev = &sync->mark.node;
		}
	}
}

void z_work_done_locked(struct k_work *work)
{
	const uint32_t flags = work->flags;

	__ASSERT((flags & K_WORK_RUNNING) != 0, "work item %p was changed while it ran",
		 (void *)work);

	work->flags = flags & ~(uint32_t)K_WORK_RUNNING;
	if (unlikely((flags & K_WORK_CANCELING) != 0)) {
		cancellation_done_locked(work);
	}
}

bool k_work_flush(struct k_work *work, struct k_work_sync *sync)
{
	k_spinlock_key_t key;
	bool pending;

	__ASSERT_NO_MSG(work != NULL && sync != NULL);
	__ASSERT((work->flags & K_WORK_DELAYABLE) == 0, "work item %p is delayable", (void *)work);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, flush, work);

	key = k_spin_lock(&z_work_lock);
	pending = (work->flags & (K_WORK_QUEUED | K_WORK_RUNNING)) != 0;
	if (pending) {
		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_work, flush, work, K_FOREVER);
		z_work_flush_wait(work, sync, key);
	} else {
		k_spin_unlock(&z_work_lock, key);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, flush, work, pending);
	return pending;
}

int z_work_cancel_locked(struct k_work *work)
{
	if ((work->flags & K_WORK_QUEUED) != 0) {
		(void)sys_slist_find_and_remove(&work->queue->pending, &work->node);
		work->flags &= ~(uint32_t)K_WORK_QUEUED;
	}
	if ((work->flags & K_WORK_MASK) != 0) {
		work->flags |= K_WORK_CANCELING;
	}
	return k_work_busy_get(work);
}

int k_work_cancel(struct k_work *work)
{
	k_spinlock_key_t key;
	int ret;

	__ASSERT_NO_MSG(work != NULL);
	__ASSERT((work->flags & K_WORK_DELAYABLE) == 0, "work item %p is delayable", (void *)work);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, cancel, work);

	key = k_spin_lock(&z_work_lock);
	ret = z_work_cancel_locked(work);
	k_spin_unlock(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, cancel, work, ret);
	return ret;
}

bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync)
{
	k_spinlock_key_t key;
	bool pending;

	__ASSERT_NO_MSG(work != NULL && sync != NULL);
	__ASSERT((work->flags & K_WORK_DELAYABLE) == 0, "work item %p is delayable", (void *)work);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, cancel_sync, work, sync);

	key = k_spin_lock(&z_work_lock);
	pending = k_work_busy_get(work) != 0;
	if (z_work_cancel_locked(work) != 0) {
		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_work, cancel_sync, work, sync);
		z_work_cancel_wait(work, sync, key);
	} else {
		k_spin_unlock(&z_work_lock, key);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, cancel_sync, work, sync, pending);
	return pending;
}
