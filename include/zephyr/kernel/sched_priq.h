/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shapes of ready queues and wait queues. Kconfig chooses one of each; what is done with
 * them is in kernel/include/priq_*.h. Private to the kernel, public because objects hold them.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SCHED_PRIQ_H_
#define ZEPHYR_INCLUDE_KERNEL_SCHED_PRIQ_H_

#include <stdint.h>

#include <zephyr/sys/dlist.h>
#include <zephyr/sys/rb.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

/** All priorities there are, the idle thread's included. */
#define K_NUM_THREAD_PRIO (CONFIG_NUM_COOP_PRIORITIES + CONFIG_NUM_PREEMPT_PRIORITIES + 1)

/** One list, sorted: cheapest in memory, time grows with the threads in it. */
struct _priq_list {
	sys_dlist_t list;
};

/** A balanced tree: time grows with the logarithm of the threads in it. */
struct _priq_rb {
	struct rbtree tree;
	/** Threads that are equal otherwise stay in the order of their arrival. */
	uint32_t next_order_key;
};

/** Words of the bitmap below; a bit of `summary` stands for one of them. */
#define Z_PRIQ_BITMAP_WORDS ((K_NUM_THREAD_PRIO + 31) / 32)

/**
 * A ring of threads per priority, and a bit per ring that is not empty: constant time.
 *
 * ring[i] is the ring's first thread, NULL when it is empty. Priority
 * i - CONFIG_NUM_COOP_PRIORITIES; a low bit is a high priority.
 */
struct _priq_bitmap {
	uint32_t summary;
	uint32_t map[Z_PRIQ_BITMAP_WORDS];
	struct k_thread *ring[K_NUM_THREAD_PRIO];
};

/** Threads that wait, the best first. */
typedef struct {
#ifdef CONFIG_WAITQ_SCALABLE
	struct _priq_rb waitq;
#else
	sys_dlist_t waitq;
#endif
} _wait_q_t;

/** The order in a tree: whether @p a comes before @p b. */
bool z_priq_rb_lessthan(struct rbnode *a, struct rbnode *b);

#ifdef CONFIG_WAITQ_SCALABLE
/** Initializer of an empty wait queue. */
#define Z_WAIT_Q_INIT(wait_q) { { .tree = { .lessthan_fn = z_priq_rb_lessthan } } }
#else
/** Initializer of an empty wait queue. */
#define Z_WAIT_Q_INIT(wait_q) { SYS_DLIST_STATIC_INIT(&(wait_q)->waitq) }
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_SCHED_PRIQ_H_ */
