/* SPDX-License-Identifier: Apache-2.0 */
/* A list sorted by priority: CONFIG_SCHED_SIMPLE and CONFIG_WAITQ_SIMPLE. See priq.h. */
#ifndef KERNEL_INCLUDE_PRIQ_LIST_H_
#define KERNEL_INCLUDE_PRIQ_LIST_H_

static inline void z_priq_list_init(struct _priq_list *q)
{
	sys_dlist_init(&q->list);
}

/* Behind all that are as good. Searched from the end: most threads are equal to the last. */
static ALWAYS_INLINE void z_priq_list_add(sys_dlist_t *list, struct k_thread *thread)
{
	sys_dnode_t *before = list->tail;

	while (before != list && z_sched_prio_cmp(thread, z_priq_thread_of(before)) > 0) {
		before = before->prev;
	}
	sys_dlist_insert(before->next, &thread->base.qnode_dlist);
}

static ALWAYS_INLINE void z_priq_list_remove(struct k_thread *thread)
{
	sys_dnode_t *const node = &thread->base.qnode_dlist;

	__ASSERT(sys_dnode_is_linked(node), "thread %p is in no queue", (void *)thread);
	node->prev->next = node->next;
	node->next->prev = node->prev;
}

static ALWAYS_INLINE struct k_thread *z_priq_list_best(sys_dlist_t *list)
{
	sys_dnode_t *const node = list->head;

	return node == list ? NULL : z_priq_thread_of(node);
}

#endif /* KERNEL_INCLUDE_PRIQ_LIST_H_ */
