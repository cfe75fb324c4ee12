/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * What an object embeds to be woken by the clock.
 *
 * A thread, a timer or a piece of delayed work contains one struct _timeout. The kernel links the
 * armed ones into a tree ordered by the tick at which they expire (kernel/time/timeout.c); the
 * tree's links are in the struct, so arming a timeout never allocates. Programs do not use this
 * header themselves: see k_timer for that.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _timeout;

/**
 * Called when a timeout expires, in the clock's interrupt, with interrupts enabled as in any
 * handler of that priority. The timeout is no longer armed: the function may arm it again.
 */
typedef void (*_timeout_func_t)(struct _timeout *to);

/** A timeout. Memory of zeroes is a timeout that is not armed. */
struct _timeout {
	struct _timeout *child[2]; /**< expiring sooner, expiring later */
	uintptr_t up;              /**< parent and colour; 0: not armed */
	_timeout_func_t fn;        /**< what to call */
	int64_t expiry;            /**< tick since boot at which to call it */
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_ */
