/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of zephyr/kernel.h for code that is tested on the host: locks that count
 * (host_spinlock.h), semaphores and times of which a test says what they do.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_H_
#define ZEPHYR_INCLUDE_KERNEL_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#include "host_spinlock.h"

typedef struct {
	int64_t ticks;
} k_timeout_t;

typedef struct {
	int64_t tick;
} k_timepoint_t;

#define K_NO_WAIT ((k_timeout_t){ 0 })
#define K_FOREVER ((k_timeout_t){ -1 })
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

struct k_sem {
	unsigned int count;
};

/* What a thread that waits does: the test's function, which may give the semaphore. */
extern int (*host_wait)(struct k_sem *sem, k_timeout_t timeout);

static inline int k_sem_init(struct k_sem *sem, unsigned int initial, unsigned int limit)
{
	ARG_UNUSED(limit);
	sem->count = initial;
	return 0;
}

static inline void k_sem_give(struct k_sem *sem)
{
	sem->count = 1;
}

static inline int k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
	return host_wait(sem, timeout);
}

static inline k_timepoint_t sys_timepoint_calc(k_timeout_t timeout)
{
	return (k_timepoint_t){ timeout.ticks };
}

static inline k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint)
{
	return (k_timeout_t){ timepoint.tick };
}

static inline bool k_is_in_isr(void)
{
	return false;
}

static inline bool k_is_pre_kernel(void)
{
	return false;
}

#endif /* ZEPHYR_INCLUDE_KERNEL_H_ */
