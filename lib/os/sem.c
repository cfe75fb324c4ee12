/* SPDX-License-Identifier: Apache-2.0 */
/* sys_sem without user mode, see zephyr/sys/sem.h: the kernel's semaphore with other errors. */
#include <errno.h>
#include <limits.h>

#include <zephyr/sys/sem.h>

int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit)
{
	__ASSERT(sem != NULL, "sys_sem_init() without a semaphore");
	if (limit > (unsigned int)INT_MAX) {
		return -EINVAL;
	}
	return k_sem_init(&sem->kernel_sem, initial_count, limit);
}

int sys_sem_give(struct sys_sem *sem)
{
	__ASSERT(sem != NULL, "sys_sem_give() without a semaphore");
	if (sem->kernel_sem.count == sem->kernel_sem.limit) {
		return -EAGAIN;
	}
	k_sem_give(&sem->kernel_sem);
	return 0;
}

int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout)
{
	__ASSERT(sem != NULL, "sys_sem_take() without a semaphore");
	return k_sem_take(&sem->kernel_sem, timeout) == 0 ? 0 : -ETIMEDOUT;
}

unsigned int sys_sem_count_get(struct sys_sem *sem)
{
	return k_sem_count_get(&sem->kernel_sem);
}
