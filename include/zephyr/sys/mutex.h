/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes whose memory may be a user-mode thread's. Without user mode they are k_mutex by
 * another name: see zephyr/kernel/mutex.h.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MUTEX_H_
#define ZEPHYR_INCLUDE_SYS_MUTEX_H_

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_mutex {
	struct k_mutex kernel_mutex;
};

/** Define a mutex; `static` may stand in front. */
#define SYS_MUTEX_DEFINE(name) \
	struct sys_mutex name = { .kernel_mutex = Z_MUTEX_INITIALIZER((name).kernel_mutex) }

/** Make a mutex that is free. Any context; nobody may be waiting for it. */
static inline void sys_mutex_init(struct sys_mutex *mutex)
{
	(void)k_mutex_init(&mutex->kernel_mutex);
}

/** As k_mutex_lock(). */
static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
	return k_mutex_lock(&mutex->kernel_mutex, timeout);
}

/** As k_mutex_unlock(). */
static inline int sys_mutex_unlock(struct sys_mutex *mutex)
{
	return k_mutex_unlock(&mutex->kernel_mutex);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MUTEX_H_ */
