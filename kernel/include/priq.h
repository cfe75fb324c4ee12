/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of threads, and the queues that keep it.
 *
 * A ready queue has four verbs: add, remove, best, rotate. The last is a cheap way to make the
 * first thread of a level its last; false where there is none, then remove and add do it. Kconfig
 * chooses the backend, which is a shape (zephyr/kernel/sched_priq.h) and those four; sched.c and
 * ksched.h know no more. A wait queue is the list or the tree with the same verbs.
 *
 * All functions here assume that interrupts are locked.
 */
#ifndef KERNEL_INCLUDE_PRIQ_H_
#define KERNEL_INCLUDE_PRIQ_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/sched.h>
#include <zephyr/sys/__assert.h>

#ifdef __cplusplus
extern "C" {
#endif

static ALWAYS_INLINE struct k_thread *z_priq_thread_of(sys_dnode_t *node)
{
	return CONTAINER_OF(node, struct k_thread, base.qnode_dlist);
}

/**
 * Which of two threads goes first: by priority, then by deadline.
 *
 * @return positive: the first; negative: the second; 0: the one that came first
 */
static ALWAYS_INLINE int32_t z_sched_prio_cmp(const struct k_thread *a, const struct k_thread *b)
{
	const int32_t difference = (int32_t)b->base.prio - (int32_t)a->base.prio;

#ifdef CONFIG_SCHED_DEADLINE
	if (difference == 0) {
		/* By subtraction: both may have wrapped. */
		return (int32_t)((uint32_t)b->base.prio_deadline - (uint32_t)a->base.prio_deadline);
	}
#endif
	return difference;
}

#include <priq_bitmap.h>
#include <priq_list.h>
#include <priq_rb.h>

#if defined(CONFIG_SCHED_LIST)
#define z_runq_init(q) z_priq_list_init(q)
#define z_runq_add(q, thread) z_priq_list_add(&(q)->list, thread)
#define z_runq_remove(q, thread) z_priq_list_remove(thread)
#define z_runq_best(q) z_priq_list_best(&(q)->list)
#define z_runq_rotate(q, thread) false
#elif defined(CONFIG_SCHED_SCALABLE)
#define z_runq_init(q) z_priq_rb_init(q)
#define z_runq_add(q, thread) z_priq_rb_add(q, thread)
#define z_runq_remove(q, thread) z_priq_rb_remove(q, thread)
#define z_runq_best(q) z_priq_rb_best(q)
#define z_runq_rotate(q, thread) false
#else
#define z_runq_init(q) z_priq_bitmap_init(q)
#define z_runq_add(q, thread) z_priq_bitmap_add(q, thread)
#define z_runq_remove(q, thread) z_priq_bitmap_remove(q, thread)
#define z_runq_best(q) z_priq_bitmap_best(q)
#define z_runq_rotate(q, thread) z_priq_bitmap_rotate(q, thread)
#endif

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_PRIQ_H_ */
