/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Condition variables: threads wait, with a mutex given back meanwhile, until others say that
 * something may have changed. Who wakes tests again what it waits for.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_
#define ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_

#include <zephyr/kernel/mutex.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A condition variable. Its members are the kernel's. */
struct k_condvar {
	_wait_q_t wait_q;
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_CONDVAR)
};

#define Z_CONDVAR_INITIALIZER(obj) { .wait_q = Z_WAIT_Q_INIT(&(obj).wait_q) }

/** Define a condition variable; `static` may stand in front. */
#define K_CONDVAR_DEFINE(name) \
	STRUCT_SECTION_ITERABLE(k_condvar, name) = Z_CONDVAR_INITIALIZER(name)

/** Make a condition variable. Any context; nobody may be waiting for it. @return 0 */
int k_condvar_init(struct k_condvar *condvar);

/** Wake the thread that waits first: by priority, then by time. Any context. @return 0 */
int k_condvar_signal(struct k_condvar *condvar);

/** Wake all threads that wait. Any context. @return how many there were */
int k_condvar_broadcast(struct k_condvar *condvar);

/**
 * Give a mutex back and wait, in one step; then lock the mutex again, however long it takes.
 *
 * Threads only. A mutex that the caller locked several times is unlocked once, so stays locked.
 *
 * @param mutex the caller's
 * @param timeout of the wait; K_NO_WAIT lets those who wait for the mutex have it
 * @retval 0 woken
 * @retval -EAGAIN nobody woke it in time
 */
int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_ */
