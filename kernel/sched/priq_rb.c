/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads in a balanced tree. A key that counts up keeps equal threads in the order of their
 * arrival; when it is used up, the threads in the tree are numbered anew.
 */
#include <priq.h>

bool z_priq_rb_lessthan(struct rbnode *a, struct rbnode *b)
{
	const struct k_thread *const first = CONTAINER_OF(a, struct k_thread, base.qnode_rb);
	const struct k_thread *const second = CONTAINER_OF(b, struct k_thread, base.qnode_rb);
	const int32_t order = z_sched_prio_cmp(first, second);

	__ASSERT_NO_MSG(a != NULL && b != NULL);
	return order != 0 ? order > 0 : first->base.order_key < second->base.order_key;
}

void z_priq_rb_add(struct _priq_rb *q, struct k_thread *thread)
{
	struct k_thread *other;

	__ASSERT_NO_MSG(thread != NULL);
	thread->base.order_key = q->next_order_key++;
	if (q->next_order_key == 0U) {
		RB_FOR_EACH_CONTAINER(&q->tree, other, base.qnode_rb) {
			other->base.order_key = q->next_order_key++;
		}
		thread->base.order_key = q->next_order_key++;
	}
	rb_insert(&q->tree, &thread->base.qnode_rb);
}

void z_priq_rb_remove(struct _priq_rb *q, struct k_thread *thread)
{
	__ASSERT(q->tree.root != NULL, "thread %p is in no queue", (void *)thread);
	rb_remove(&q->tree, &thread->base.qnode_rb);
	if (q->tree.root == NULL) {
		q->next_order_key = 0U;
	}
}

struct k_thread *z_priq_rb_nth(struct _priq_rb *q, unsigned int n)
{
	struct k_thread *thread;

	RB_FOR_EACH_CONTAINER(&q->tree, thread, base.qnode_rb) {
		if (n-- == 0U) {
			return thread;
		}
	}
	return NULL;
}
