/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes: locks that a thread owns.
 *
 * While a thread of higher priority waits, the owner has that priority (but none above
 * CONFIG_PRIORITY_CEILING), until it unlocks the mutex or the waiting ends; the owner then gets
 * back the priority that it had before. So a thread that locks several unlocks them in reverse
 * order; otherwise it may have too low a priority for a while, until it unlocks the last one. An
 * owner may lock again, and unlocks as often. Threads that wait get the mutex by priority, then
 * in the order in which they began to wait. Not for ISRs.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_MUTEX_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A mutex. Its members are the kernel's. */
struct k_mutex {
	_wait_q_t wait_q;
	/** NULL: it is free. */
	struct k_thread *owner;
	/** How often the owner locked it again. */
	uint32_t lock_count;
	/** Others want it, or did since it was locked last. */
	bool wanted;
	/** Then, the owner's priority when the first of them came. */
	int8_t owner_orig_prio;
	SYS_PORT_TRACING_TRACKING_FIELD(k_mutex)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_MUTEX)
};

#define Z_MUTEX_INITIALIZER(obj) \
	{ \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q), \
		.owner = NULL, \
		.lock_count = 0, \
		.wanted = false, \
		.owner_orig_prio = 0, \
	}

/** Define a mutex; `static` may stand in front. */
#define K_MUTEX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mutex, name) = Z_MUTEX_INITIALIZER(name)

/** Make a mutex that is free. Any context; nobody may be waiting for it. @return 0 */
int k_mutex_init(struct k_mutex *mutex);

/**
 * Lock a mutex, or wait until it is free.
 *
 * @retval 0 the caller owns it
 * @retval -EBUSY it is not free, and it was not to wait
 * @retval -EAGAIN it was not free in time
 */
int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);

/**
 * Unlock a mutex; the last of the owner's unlocks gives it to the thread that waits first.
 *
 * @retval 0 done
 * @retval -EPERM another thread owns it
 * @retval -EINVAL it is free
 */
int k_mutex_unlock(struct k_mutex *mutex);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MUTEX_H_ */
