/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Triggered work: an item that polls. sync/poll.c tells z_work_poll_signal() of its events.
 *
 * Whose the item is:
 *
 *	workq   poller.mode      poll_result
 *	NULL                                    its owner's
 *	a queue Z_POLLER_NONE                   registers its events, or takes them back
 *	a queue Z_POLLER_WORK    -EINPROGRESS   waits for events
 *	a queue Z_POLLER_WORK    0, -EAGAIN     submitted; takes its events back when it runs
 *
 * All this is guarded by z_work_lock, which may be taken inside the lock of sync/poll.c.
 */
#include <kpoll.h>
#include <ksched.h>
#include <timeout_q.h>
#include <zephyr/kernel/work_poll.h>
#include "work_internal.h"

/* It waits for events. */
static inline bool is_waiting(const struct k_work_poll *work)
{
	return work->workq != NULL && work->poller.mode == Z_POLLER_WORK &&
	       work->poll_result == -EINPROGRESS;
}

/*
 * Stop waiting and submit. If the queue takes nothing now, the item goes on waiting; it can be
 * cancelled then.
 */
static void fire_locked(struct k_work_poll *work, int result)
{
	if (z_work_submit_locked(work->workq, &work->work) >= 0) {
		work->poll_result = result;
		work->poller.is_polling = false;
	}
}

int z_work_poll_signal(struct z_poller *poller, uint32_t state)
{
	struct k_work_poll *const work = CONTAINER_OF(poller, struct k_work_poll, poller);
	k_spinlock_key_t key;
	int ret = 0;

	ARG_UNUSED(state);

	key = k_spin_lock(&z_work_lock);
	if (is_waiting(work)) {
		(void)z_abort_timeout(&work->timeout);
		fire_locked(work, 0);
	} else if (poller->mode == Z_POLLER_WORK) {
		ret = -EAGAIN; /* the timeout, or another event, was faster */
	}
	k_spin_unlock(&z_work_lock, key);
	return ret;
}

/* The time is up; in the clock's interrupt. */
static void time_is_up(struct _timeout *to)
{
	struct k_work_poll *const work = CONTAINER_OF(to, struct k_work_poll, timeout);
	const k_spinlock_key_t key = k_spin_lock(&z_work_lock);

	/* Another interrupt may have been faster, and the item may wait again. */
	if (is_waiting(work) && z_is_inactive_timeout(to)) {
		fire_locked(work, -EAGAIN);
	}
	k_spin_unlock(&z_work_lock, key);
}

/* The handler that the queue knows: take the events back and the item to its owner. */
static void poll_work_handler(struct k_work *item)
{
	struct k_work_poll *const work = CONTAINER_OF(item, struct k_work_poll, work);

	if (work->poller.mode == Z_POLLER_WORK) {
		work->poller.mode = Z_POLLER_NONE;
		z_poll_unregister(work->events, work->num_events);
	}
	work->workq = NULL;
	work->real_handler(item);
}

void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler)
{
	__ASSERT_NO_MSG(work != NULL);
	__ASSERT(handler != NULL, "work item %p without a handler", (void *)work);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_poll, init, work);
	*work = (struct k_work_poll){
		.work = Z_WORK_INITIALIZER(poll_work_handler),
		.real_handler = handler,
	};
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_poll, init, work);
}

/* Stop waiting. 0, or -EINVAL if the item does not wait. */
static int stop_waiting(struct k_work_poll *work)
{
	const k_spinlock_key_t key = k_spin_lock(&z_work_lock);

	if (!is_waiting(work)) {
		k_spin_unlock(&z_work_lock, key);
		return -EINVAL;
	}
	(void)z_abort_timeout(&work->timeout);
	/* An event that comes from now on finds nobody waiting. */
	work->poller.mode = Z_POLLER_NONE;
	k_spin_unlock(&z_work_lock, key);

	z_poll_unregister(work->events, work->num_events);
	work->workq = NULL;
	return 0;
}

/* Take the item from its owner, or from the events that it waits for. */
static int acquire(struct k_work_q *work_q, struct k_work_poll *work)
{
	struct k_work_q *const owner = work->workq;
	k_spinlock_key_t key;

	if (owner != NULL && owner != work_q) {
		return -EADDRINUSE;
	}
	if (owner != NULL && stop_waiting(work) != 0) {
		return -EINVAL;
	}
	key = k_spin_lock(&z_work_lock);
	if (work->workq != NULL) {
		k_spin_unlock(&z_work_lock, key); /* an interrupt was faster */
		return -EINVAL;
	}
	work->workq = work_q;
	work->poller.mode = Z_POLLER_NONE;
	work->poller.is_polling = true;
	work->poll_result = -EINPROGRESS;
	k_spin_unlock(&z_work_lock, key);
	return 0;
}

/* Register the events of an item that was acquired; submit it if that is to happen now. */
static int wait_or_submit(struct k_work_poll *work, k_timeout_t timeout)
{
	const int registered =
		z_poll_register(&work->poller, work->events, work->num_events, false);
	k_spinlock_key_t key;
	int ret;

	key = k_spin_lock(&z_work_lock);
	if (work->poller.is_polling && !K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		if (!K_TIMEOUT_EQ(timeout, K_FOREVER)) {
			z_add_timeout(&work->timeout, time_is_up, timeout);
		}
		work->poller.mode = Z_POLLER_WORK;
		k_spin_unlock(&z_work_lock, key);
		return 0;
	}
	work->poll_result = work->poller.is_polling ? -EAGAIN : 0;
	work->poller.is_polling = false;
	k_spin_unlock(&z_work_lock, key);
	z_poll_unregister(work->events, registered);

	ret = k_work_submit_to_queue(work->workq, &work->work);
	if (ret < 0) {
		work->workq = NULL;
		return ret;
	}
	return 0;
}

int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
				struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
	int ret;

	__ASSERT_NO_MSG(work_q != NULL);
	__ASSERT_NO_MSG(work != NULL);
	__ASSERT(events != NULL && num_events > 0, "work item %p without events", (void *)work);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_poll, submit_to_queue, work_q, work, timeout);

	ret = acquire(work_q, work);
	if (ret == 0) {
		work->events = events;
		work->num_events = num_events;
		ret = wait_or_submit(work, timeout);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_poll, submit_to_queue, work_q, work, timeout, ret);
	return ret;
}

int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
		       k_timeout_t timeout)
{
	int ret;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_poll, submit, work, timeout);
	ret = k_work_poll_submit_to_queue(&k_sys_work_q, work, events, num_events, timeout);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_poll, submit, work, timeout, ret);
	return ret;
}

int k_work_poll_cancel(struct k_work_poll *work)
{
	int ret;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work_poll, cancel, work);
	ret = work == NULL ? -EINVAL : stop_waiting(work);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work_poll, cancel, work, ret);
	return ret;
}
