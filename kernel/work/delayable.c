/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Delayable work: an item that a timeout submits. While it is K_WORK_DELAYED the timeout is armed,
 * or has fired and its function has not run yet, or the delay is K_FOREVER.
 */
#include <ksched.h>
#include <timeout_q.h>
#include "work_internal.h"

/* The delay is over; in the clock's interrupt. */
static void delay_over(struct _timeout *to)
{
	struct k_work_delayable *const dwork = CONTAINER_OF(to, struct k_work_delayable, timeout);
	const k_spinlock_key_t key = k_spin_lock(&z_work_lock);

	/*
	 * Another interrupt may have come between the timeout's end and here, and cancelled the
	 * item, or scheduled it anew: then the timeout is armed again.
	 */
	if ((dwork->work.flags & K_WORK_DELAYED) != 0 && z_is_inactive_timeout(to)) {
		dwork->work.flags &= ~(uint32_t)K_WORK_DELAYED;
		/* A queue that takes nothing now has lost the item; nobody is there to be told. */
		(void)z_work_submit_locked(dwork->queue, &dwork->work);
	}
	k_spin_unlock(&z_work_lock, key);
}

void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler)
{
	__ASSERT_NO_MSG(dwork != NULL);
	__ASSERT(handler != NULL, "work item %p without a handler", (void *)dwork);

	*dwork = (struct k_work_delayable)Z_WORK_DELAYABLE_INITIALIZER(handler);
	SYS_PORT_TRACING_OBJ_INIT(k_work_delayable, dwork);
}

int k_work_delayable_busy_get(const struct k_work_delayable *dwork)
{
	__ASSERT_NO_MSG(dwork != NULL);

	return k_work_busy_get(&dwork->work);
}

k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork)
{
	__ASSERT_NO_MSG(dwork != NULL);

	return z_timeout_expires(&dwork->timeout);
}

k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork)
{
	__ASSERT_NO_MSG(dwork != NULL);

	return z_timeout_remaining(&dwork->timeout);
}

static inline void assert_delayable(const struct k_work_delayable *dwork)
{
	ARG_UNUSED(dwork);
	__ASSERT_NO_MSG(dwork != NULL);
	__ASSERT((dwork->work.flags & K_WORK_DELAYABLE) != 0, "work item %p is not delayable",
		 (const void *)dwork);
}

/* End the delay. Whether there was one. */
static bool unschedule_locked(struct k_work_delayable *dwork)
{
	if ((dwork->work.flags & K_WORK_DELAYED) == 0) {
		return false;
	}
	dwork->work.flags &= ~(uint32_t)K_WORK_DELAYED;
	(void)z_abort_timeout(&dwork->timeout);
	return true;
}

static int schedule_locked(struct k_work_q *queue, struct k_work_delayable *dwork,
			   k_timeout_t delay)
{
	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		return z_work_submit_locked(queue, &dwork->work);
	}
	dwork->work.flags |= K_WORK_DELAYED;
	dwork->queue = queue;
	if (!K_TIMEOUT_EQ(delay, K_FOREVER)) {
		z_add_timeout(&dwork->timeout, delay_over, delay);
	}
	return 1;
}

int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay)
{
	k_spinlock_key_t key;
	int ret = 0;

	assert_delayable(dwork);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, schedule_for_queue, queue, dwork, delay);

	key = k_spin_lock(&z_work_lock);
	if ((k_work_delayable_busy_get(dwork) & ~K_WORK_RUNNING) == 0) {
		ret = schedule_locked(queue, dwork, delay);
	}
	z_reschedule(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, schedule_for_queue, queue, dwork, delay, ret);
	return ret;
}

int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay)
{
	k_spinlock_key_t key;
	int ret;

	assert_delayable(dwork);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, reschedule_for_queue, queue, dwork, delay);

	key = k_spin_lock(&z_work_lock);
	(void)unschedule_locked(dwork);
	ret = schedule_locked(queue, dwork, delay);
	z_reschedule(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, reschedule_for_queue, queue, dwork, delay, ret);
	return ret;
}

bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
	k_spinlock_key_t key;
	struct k_work *const work = &dwork->work;
	bool pending;

	assert_delayable(dwork);
	__ASSERT_NO_MSG(sync != NULL);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, flush_delayable, dwork, sync);

	key = k_spin_lock(&z_work_lock);
	if (unschedule_locked(dwork)) {
		(void)z_work_submit_locked(dwork->queue, work);
	}
	pending = (work->flags & (K_WORK_QUEUED | K_WORK_RUNNING)) != 0;
	if (pending) {
		z_work_flush_wait(work, sync, key);
	} else {
		k_spin_unlock(&z_work_lock, key);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, flush_delayable, dwork, sync, pending);
	return pending;
}

int k_work_cancel_delayable(struct k_work_delayable *dwork)
{
	k_spinlock_key_t key;
	int ret;

	assert_delayable(dwork);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, cancel_delayable, dwork);

	key = k_spin_lock(&z_work_lock);
	(void)unschedule_locked(dwork);
	ret = z_work_cancel_locked(&dwork->work);
	k_spin_unlock(&z_work_lock, key);

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, cancel_delayable, dwork, ret);
	return ret;
}

bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
	k_spinlock_key_t key;
	bool pending;

	assert_delayable(dwork);
	__ASSERT_NO_MSG(sync != NULL);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_work, cancel_delayable_sync, dwork, sync);

	key = k_spin_lock(&z_work_lock);
	pending = k_work_delayable_busy_get(dwork) != 0;
	(void)unschedule_locked(dwork);
	if (z_work_cancel_locked(&dwork->work) != 0) {
		z_work_cancel_wait(&dwork->work, sync, key);
	} else {
		k_spin_unlock(&z_work_lock, key);
	}

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_work, cancel_delayable_sync, dwork, sync, pending);
	return pending;
}
