/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counting semaphores whose memory may be a user-mode thread's. Without user mode they are k_sem,
 * with other errors.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SEM_H_
#define ZEPHYR_INCLUDE_SYS_SEM_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_sem {
	struct k_sem kernel_sem;
};

/** Define a semaphore; `static` may stand in front. */
#define SYS_SEM_DEFINE(_name, _initial_count, _count_limit) \
	STRUCT_SECTION_ITERABLE_ALTERNATE(k_sem, sys_sem, _name) = { \
		.kernel_sem = Z_SEM_INITIALIZER((_name).kernel_sem, _initial_count, \
						_count_limit) \
	}; \
	BUILD_ASSERT((_count_limit) != 0 && (_initial_count) <= (_count_limit), \
		     "semaphore " #_name ": its limit is 0 or less than its initial count")

/**
 * Make a semaphore. Any context; nobody may be waiting for it.
 *
 * @retval 0 done
 * @retval -EINVAL @p limit is 0, more than INT_MAX, or less than @p initial_count
 */
int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * Give a semaphore. Any context.
 *
 * @retval 0 given
 * @retval -EAGAIN its count is at the limit, and stays there
 */
int sys_sem_give(struct sys_sem *sem);

/**
 * Take a semaphore. Threads; ISRs with K_NO_WAIT only.
 *
 * @retval 0 taken
 * @retval -ETIMEDOUT nobody gave it in time
 */
int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout);

/** @return the count; may be different when the caller looks at it. Any context. */
unsigned int sys_sem_count_get(struct sys_sem *sem);

/* The end of a SYS_SEM_LOCK block that was left by goto, break or return: it was not given. */
static ALWAYS_INLINE void z_sys_sem_block_end(const int *state)
{
	ARG_UNUSED(state);
	__ASSERT(*state != 0, "a SYS_SEM_LOCK block was left without giving the semaphore");
}

/* A condition of the loop below. */
static ALWAYS_INLINE bool z_sys_sem_taken(int state)
{
	__ASSERT(state >= 0, "SYS_SEM_LOCK: the semaphore was not taken: %d", state);
	return state == 0;
}

/**
 * Take a semaphore, run the block that follows, give it: SYS_SEM_LOCK(&sem) { … }
 * Leave it early with SYS_SEM_LOCK_BREAK only. Threads only.
 */
#define SYS_SEM_LOCK(sem) \
	for (int _sem_state __attribute__((cleanup(z_sys_sem_block_end))) = \
		     sys_sem_take((sem), K_FOREVER); \
	     z_sys_sem_taken(_sem_state); (void)sys_sem_give(sem), _sem_state = 1)
#define SYS_SEM_LOCK_BREAK continue

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SEM_H_ */
