/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counting semaphores: give adds one, take waits until there is one and subtracts it.
 *
 * Threads that wait get what is given by priority, then in the order in which they began to
 * wait; while one waits, the count is 0.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SEM_H_
#define ZEPHYR_INCLUDE_KERNEL_SEM_H_

#include <limits.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/poll_obj.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A semaphore. Its members are the kernel's. */
struct k_sem {
	_wait_q_t wait_q;
	unsigned int count;
	/** Giving does not raise the count above it; 0 is a semaphore that nobody initialised. */
	unsigned int limit;
	_POLL_EVENT;
	SYS_PORT_TRACING_TRACKING_FIELD(k_sem)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_SEM)
};

#define Z_SEM_INITIALIZER(obj, initial_count, count_limit) \
	{ \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q), \
		.count = (initial_count), \
		.limit = (count_limit), \
		_POLL_EVENT_OBJ_INIT(obj) \
	}

/** For a semaphore that only counts. */
#define K_SEM_MAX_LIMIT UINT_MAX

/** Define a semaphore; `static` may stand in front. */
#define K_SEM_DEFINE(name, initial_count, count_limit) \
	STRUCT_SECTION_ITERABLE(k_sem, name) = \
		Z_SEM_INITIALIZER(name, initial_count, count_limit); \
	BUILD_ASSERT((count_limit) != 0 && (initial_count) <= (count_limit), \
		     "semaphore " #name ": its limit is 0 or less than its initial count");

/**
 * Make a semaphore. Any context; nobody may be waiting for it.
 *
 * @param limit 1 … K_SEM_MAX_LIMIT
 * @retval 0 done
 * @retval -EINVAL @p limit is 0 or less than @p initial_count; nothing has changed
 */
int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * Take a semaphore: subtract one from its count, or wait for somebody to give it.
 *
 * Threads; ISRs and start-up with K_NO_WAIT only.
 *
 * @retval 0 taken
 * @retval -EBUSY the count is 0, and it was not to wait
 * @retval -EAGAIN nobody gave it in time, or it was reset meanwhile
 */
int k_sem_take(struct k_sem *sem, k_timeout_t timeout);

/** Give a semaphore: to the thread that waits first, or to the count. Any context. */
void k_sem_give(struct k_sem *sem);

/** Set the count to 0; threads that wait get -EAGAIN. Any context. */
void k_sem_reset(struct k_sem *sem);

/** @return the count; may be different when the caller looks at it. Any context. */
static inline unsigned int k_sem_count_get(struct k_sem *sem)
{
	return sem->count;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_SEM_H_ */
