/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Some of everything that is traced. What must be in the trace is in tests/boot/test_tracing.py;
 * addresses are printed for it.
 */
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>

#define ROUNDS 3

K_SEM_DEFINE(traced_sem, 0, 1);
K_MUTEX_DEFINE(traced_mutex);
K_MSGQ_DEFINE(traced_msgq, sizeof(int), 2, sizeof(int));
K_TIMER_DEFINE(traced_timer, NULL, NULL);

static void work(void *unused1, void *unused2, void *unused3)
{
	int number;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (int i = 0; i < ROUNDS; i++) {
		(void)k_sem_take(&traced_sem, K_FOREVER);
		(void)k_mutex_lock(&traced_mutex, K_MSEC(50));
		(void)k_mutex_unlock(&traced_mutex);
		(void)k_msgq_get(&traced_msgq, &number, K_NO_WAIT);
	}
}
K_THREAD_DEFINE(worker, 1024, work, NULL, NULL, NULL, 5, 0, 0);

int main(void)
{
	printk("sem %p mutex %p msgq %p timer %p worker %p\n", (void *)&traced_sem,
	       (void *)&traced_mutex, (void *)&traced_msgq, (void *)&traced_timer, (void *)worker);
	k_timer_start(&traced_timer, K_MSEC(20), K_NO_WAIT);
	for (int i = 0; i < ROUNDS; i++) {
		(void)k_msgq_put(&traced_msgq, &i, K_NO_WAIT);
		k_sem_give(&traced_sem);
		k_msleep(10);
	}
	/* The queue is empty: this fails, and the trace tells. */
	(void)k_msgq_get(&traced_msgq, &(int){ 0 }, K_MSEC(10));
	(void)k_thread_join(worker, K_FOREVER);
	sys_trace_named_event("the end of the program", 1, 0xffffffffU);
	k_msleep(500);
	return 0;
}
