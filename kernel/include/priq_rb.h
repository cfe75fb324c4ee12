/* SPDX-License-Identifier: Apache-2.0 */
/* A balanced tree: CONFIG_SCHED_SCALABLE and CONFIG_WAITQ_SCALABLE. See priq.h. */
#ifndef KERNEL_INCLUDE_PRIQ_RB_H_
#define KERNEL_INCLUDE_PRIQ_RB_H_

#if defined(CONFIG_SCHED_SCALABLE) || defined(CONFIG_WAITQ_SCALABLE)

static inline void z_priq_rb_init(struct _priq_rb *q)
{
	*q = (struct _priq_rb){ .tree = { .lessthan_fn = z_priq_rb_lessthan } };
}

/* Behind all that are as good: sched/priq_rb.c. */
void z_priq_rb_add(struct _priq_rb *q, struct k_thread *thread);
void z_priq_rb_remove(struct _priq_rb *q, struct k_thread *thread);

static inline struct k_thread *z_priq_rb_best(struct _priq_rb *q)
{
	struct rbnode *const node = rb_get_min(&q->tree);

	return node == NULL ? NULL : CONTAINER_OF(node, struct k_thread, base.qnode_rb);
}

/** The n-th best thread, counted from 0; NULL if there are not so many. */
struct k_thread *z_priq_rb_nth(struct _priq_rb *q, unsigned int n);

#endif

#endif /* KERNEL_INCLUDE_PRIQ_RB_H_ */
