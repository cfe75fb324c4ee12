/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Futexes: waiting for the change of a word that is otherwise handled without the kernel.
 *
 * A futex is nothing but its word; the kernel knows the threads that wait by its address.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_FUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_FUTEX_H_

#include <stdbool.h>

#include <zephyr/sys/atomic.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_futex {
	atomic_t val;
};

/**
 * Wait until somebody wakes the futex, if its word is @p expected.
 *
 * Threads only. Who wakes looks at the word again.
 *
 * @retval 0 woken
 * @retval -EAGAIN the word is another
 * @retval -ETIMEDOUT nobody woke it in time
 */
int k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout);

/**
 * Wake the thread that waits first (by priority, then by time), or all that wait. Any context.
 *
 * @return how many there were
 */
int k_futex_wake(struct k_futex *futex, bool wake_all);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_FUTEX_H_ */
