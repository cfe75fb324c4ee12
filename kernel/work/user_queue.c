/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads of user work queues (kernel/work_user.h). They inherit the permissions of who starts
 * them.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/work_user.h>

static void user_queue_thread(void *work_q, void *unused1, void *unused2)
{
	struct k_queue *const queue = &((struct k_work_user_q *)work_q)->queue;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);

	while (true) {
		struct k_work_user *const work = k_queue_get(queue, K_FOREVER);

		if (work == NULL) {
			continue; /* somebody cancelled the wait */
		}
		/* Once it is not pending, the item may be submitted, or be another one. */
		const k_work_user_handler_t handler = work->handler;

		__ASSERT(handler != NULL, "user work item %p without a handler", (void *)work);
		if (atomic_test_and_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING)) {
			handler(work);
		}
		/* One item after the other would keep equals from running. */
		k_yield();
	}
}

void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
			     size_t stack_size, int prio, const char *name)
{
	__ASSERT_NO_MSG(work_q != NULL && stack != NULL);

	k_queue_init(&work_q->queue);
	(void)k_thread_create(&work_q->thread, stack, stack_size, user_queue_thread, work_q, NULL,
			      NULL, prio, K_USER | K_INHERIT_PERMS, K_FOREVER);
	if (name != NULL) {
		(void)k_thread_name_set(&work_q->thread, name);
	}
	k_thread_start(&work_q->thread);
}
