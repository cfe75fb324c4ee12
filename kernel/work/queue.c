/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work queues: the thread that does the work, and what can be asked of a queue as a whole.
 *
 * The thread is the only one that takes items off a queue's front. It waits in notifyq when there
 * is none; z_work_submit_locked() and the functions here that change its mind wake it.
 */
#include <kernel_arch_interface.h>
#include <kswap.h>
#include <wait_q.h>
#include "work_internal.h"

void k_work_queue_init(struct k_work_q *queue)
{
	__ASSERT_NO_MSG(queue != NULL);

	*queue = (struct k_work_q){ .flags = 0 };
	SYS_PORT_TRACING_OBJ_INIT(k_work_queue, queue);
}

/* Of a queue that is not empty: whether a flush has put a mark at its front. */
static ALWAYS_INLINE bool is_mark(sys_snode_t *front)
{
	return unlikely((CONTAINER_OF(front, struct k_work, node)->flags & K_WORK_FLUSHING) != 0);
}

/* What flushes at the front of the queue wait for is done. */
static void flushes_done_locked(struct k_work_q *queue)
{
	sys_snode_t *node;

	while ((node = sys_slist_peek_head(&queue->pending)) != NULL && is_mark(node)) {
		struct k_work_sync *const sync = CONTAINER_OF(node, struct k_work_sync, mark.node);

		(void)sys_slist_get_not_empty(&queue->pending);
		sync->mark.flags = 0;
		(void)z_sched_wake(&sync->waiter, 0, NULL);
	}
}

/* Threads were woken, and may be more urgent. */
static inline void give_way_locked(k_spinlock_key_t *key)
{
	z_reschedule(&z_work_lock, *key);
	*key = k_spin_lock(&z_work_lock);
}

/*
 * Wait until there is something to do. The lock is released meanwhile; interrupts are locked again
 * when the thread goes on, so that nothing comes between the wake-up and the work.
 */
static ALWAYS_INLINE void wait_for_work_locked(struct k_work_q *queue)
{
	struct k_thread *const thread = _current;

	__ASSERT(thread == queue->thread_id, "work queue %p is another thread's", (void *)queue);

	k_spin_release(&z_work_lock);
	z_pend_thread(thread, &queue->notifyq, K_FOREVER);
	z_switch_from(thread);
	z_spin_lock_set_owner(&z_work_lock);
}

/* There is no item. Whether the queue goes on. */
static bool idle_locked(struct k_work_q *queue)
{
	if ((queue->flags & K_WORK_QUEUE_DRAIN) != 0) {
		queue->flags &= ~(uint32_t)K_WORK_QUEUE_DRAIN;
		(void)z_sched_wake_all(&queue->drainq, 1, NULL);
	}
	if ((queue->flags & K_WORK_QUEUE_STOP) != 0) {
		return false;
	}
	wait_for_work_locked(queue);
	return true;
}

/*
 * The next item, taken from the queue and marked as running; NULL when the queue is to stop.
 * Called and returns with the lock held.
 */
static ALWAYS_INLINE struct k_work *next_work_locked(struct k_work_q *queue, k_spinlock_key_t *key)
{
	struct k_work *work;
	sys_snode_t *node;

	while ((node = sys_slist_peek_head(&queue->pending)) == NULL || is_mark(node)) {
		if (node != NULL) {
			flushes_done_locked(queue);
			give_way_locked(key);
		} else if (!idle_locked(queue)) {
			return NULL;
		}
	}
	(void)sys_slist_get_not_empty(&queue->pending);
	work = CONTAINER_OF(node, struct k_work, node);
	queue->flags |= K_WORK_QUEUE_BUSY;
	work->flags ^= K_WORK_QUEUED | K_WORK_RUNNING;
	return work;
}

/* Do what there is to do until the queue stops. */
static void queue_loop(struct k_work_q *queue)
{
	k_spinlock_key_t key = k_spin_lock(&z_work_lock);
	struct k_work *work;

	while ((work = next_work_locked(queue, &key)) != NULL) {
		k_spin_unlock(&z_work_lock, key);
		work->handler(work);
		key = k_spin_lock(&z_work_lock);

		z_work_done_locked(work);
		flushes_done_locked(queue);
		queue->flags &= ~(uint32_t)K_WORK_QUEUE_BUSY;
		if ((queue->flags & K_WORK_QUEUE_NO_YIELD) != 0) {
			give_way_locked(&key);
		} else {
			k_spin_unlock(&z_work_lock, key);
			k_yield();
			key = k_spin_lock(&z_work_lock);
		}
	}
	queue->flags = 0;
	queue->thread_id = NULL;
	(void)z_sched_wake_all(&queue->drainq, 1, NULL);
	k_spin_unlock(&z_work_lock, key);
}

static void queue_thread(void *queue, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);

	queue_loop((struct k_work_q *)queue);
}

/* Make the queue usable, before its thread runs. */
static void queue_open(struct k_work_q *queue, k_tid_t thread,
		       const struct k_work_queue_config *cfg)
{
	__ASSERT((queue->flags & K_WORK_QUEUE_STARTED) == 0, "work queue %p was started before",
		 (void *)queue);

	sys_slist_init(&queue->pending);
	z_waitq_init(&queue->notifyq);
	z_waitq_init(&queue->drainq);
	queue->thread_id = thread;
	queue->flags = K_WORK_QUEUE_STARTED;
	if (cfg != NULL && cfg->no_yield) {
		queue->flags |= K_WORK_QUEUE_NO_YIELD;
	}
}

void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg)
{
	const bool essential = cfg != NULL && cfg->essential;

	__ASSERT_NO_MSG(queue != NULL && stack != NULL);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_queue, start, queue);

	queue_open(queue, &queue->thread, cfg);
	(void)k_thread_create(&queue->thread, stack, stack_size, queue_thread, queue, NULL, NULL,
			      prio, essential ? K_ESSENTIAL : 0, K_FOREVER);
	if (cfg != NULL && cfg->name != NULL) {
		(void)k_thread_name_set(&queue->thread, cfg->name);
	}
	k_thread_start(&queue->thread);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_queue, start, queue);
}

void k_work_queue_run(struct k_work_q *queue, const struct k_work_queue_config *cfg)
{
	__ASSERT_NO_MSG(queue != NULL);
	__ASSERT(!k_is_in_isr(), "an interrupt handler cannot run a work queue");

	queue_open(queue, _current, cfg);
	if (cfg != NULL && cfg->name != NULL) {
		(void)k_thread_name_set(_current, cfg->name);
	}
	if (cfg != NULL && cfg->essential) {
		_current->base.user_options |= K_ESSENTIAL;
	}
	queue_loop(queue);
}

int k_work_queue_drain(struct k_work_q *queue, bool plug)
{
	k_spinlock_key_t key;
	int ret = 0;

	__ASSERT_NO_MSG(queue != NULL);
	__ASSERT(!k_is_in_isr(), "an interrupt handler cannot wait for a work queue");
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_queue, drain, queue);

	key = k_spin_lock(&z_work_lock);
	if ((queue->flags & K_WORK_QUEUE_STARTED) == 0) {
		k_spin_unlock(&z_work_lock, key);
		ret = plug ? -ENODEV : 0;
	} else if (plug || (queue->flags & (K_WORK_QUEUE_BUSY | K_WORK_QUEUE_DRAIN)) != 0 ||
		   !sys_slist_is_empty(&queue->pending)) {
		__ASSERT(_current != queue->thread_id, "work queue %p waits for itself",
			 (void *)queue);
		queue->flags |= K_WORK_QUEUE_DRAIN | (plug ? K_WORK_QUEUE_PLUGGED : 0);
		(void)z_sched_wake(&queue->notifyq, 0, NULL);
		ret = z_pend_curr(&z_work_lock, key, &queue->drainq, K_FOREVER);
	} else {
		k_spin_unlock(&z_work_lock, key);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_queue, drain, queue, ret);
	return ret;
}

int k_work_queue_unplug(struct k_work_q *queue)
{
	k_spinlock_key_t key;
	int ret = -EALREADY;

	__ASSERT_NO_MSG(queue != NULL);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_queue, unplug, queue);

	key = k_spin_lock(&z_work_lock);
	if ((queue->flags & K_WORK_QUEUE_PLUGGED) != 0) {
		queue->flags &= ~(uint32_t)K_WORK_QUEUE_PLUGGED;
		ret = 0;
	}
	k_spin_unlock(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_queue, unplug, queue, ret);
	return ret;
}

/* Wait for a thread that is not the queue's own: it leaves the queue, and lives on. */
static int runner_wait(struct k_work_q *queue, k_spinlock_key_t key, k_timeout_t timeout)
{
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_spin_unlock(&z_work_lock, key);
		return -EAGAIN;
	}
	return z_pend_curr(&z_work_lock, key, &queue->drainq, timeout);
}

/* Ask the thread to end and wait until it has. Releases the lock. 0 or -ETIMEDOUT. */
static int stop(struct k_work_q *queue, k_spinlock_key_t key, k_timeout_t timeout)
{
	int ret;

	queue->flags |= K_WORK_QUEUE_STOP;
	(void)z_sched_wake(&queue->notifyq, 0, NULL);
	if (queue->thread_id == &queue->thread) {
		k_spin_unlock(&z_work_lock, key);
		ret = k_thread_join(&queue->thread, timeout);
	} else {
		ret = runner_wait(queue, key, timeout);
	}
	if (ret >= 0) {
		return 0;
	}
	key = k_spin_lock(&z_work_lock);
	queue->flags &= ~(uint32_t)K_WORK_QUEUE_STOP;
	k_spin_unlock(&z_work_lock, key);
	return -ETIMEDOUT;
}

int k_work_queue_stop(struct k_work_q *queue, k_timeout_t timeout)
{
	const uint32_t needed = K_WORK_QUEUE_STARTED | K_WORK_QUEUE_PLUGGED;
	k_spinlock_key_t key;
	int ret;

	__ASSERT_NO_MSG(queue != NULL);
	__ASSERT(!k_is_in_isr(), "an interrupt handler cannot wait for a work queue");
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_queue, stop, queue, timeout);

	key = k_spin_lock(&z_work_lock);
	if ((queue->flags & needed) != needed) {
		ret = (queue->flags & K_WORK_QUEUE_STARTED) == 0 ? -EALREADY : -EBUSY;
		k_spin_unlock(&z_work_lock, key);
	} else {
		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_work_queue, stop, queue, timeout);
		ret = stop(queue, key, timeout);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_queue, stop, queue, timeout, ret);
	return ret;
}
