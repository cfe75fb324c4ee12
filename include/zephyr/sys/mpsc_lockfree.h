/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues of nodes that many contexts push to and one pops from, first in, first out.
 *
 * Neither waits; both take the same few instructions whatever the queue holds, so both may be
 * used in interrupt handlers. Two contexts must not pop from one queue. A node lies in the user's
 * object and belongs to the queue from push to pop. The way is Dmitry Vyukov's: the queue always
 * holds one node, at first one of its own.
 *
 *	tail -> next -> ... -> head -> NULL
 *	(popped here)          (pushed here)
 */
#ifndef ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_

#include <stddef.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mpsc_node {
	struct mpsc_node *next;
};

struct mpsc {
	/** Last node pushed. */
	struct mpsc_node *head;
	/** First node, which pop returns next; only pop reads and writes it. */
	struct mpsc_node *tail;
	/** The queue's own node. */
	struct mpsc_node stub;
};

/** Value of an empty queue of that name. */
#define MPSC_INIT(symbol) { .head = &(symbol).stub, .tail = &(symbol).stub, .stub = { NULL } }

/** Empty a queue, which nobody may be using. */
static inline void mpsc_init(struct mpsc *q)
{
	q->stub.next = NULL;
	q->head = &q->stub;
	q->tail = &q->stub;
}

/** Put a node at the end. Any context. */
static ALWAYS_INLINE void mpsc_push(struct mpsc *q, struct mpsc_node *n)
{
	unsigned int key;

	__ASSERT(n != NULL, "queue %p: no node", (void *)q);
	n->next = NULL;
	/* One step for others: a chain that ends before the head is never seen. */
	key = irq_lock();
	q->head->next = n;
	q->head = n;
	irq_unlock(key);
}

/** Take the first node. @return NULL if there is none */
static inline struct mpsc_node *mpsc_pop(struct mpsc *q)
{
	struct mpsc_node *node = q->tail;
	struct mpsc_node *next = __atomic_load_n(&node->next, __ATOMIC_ACQUIRE);

	if (node == &q->stub) {
		if (next == NULL) {
			return NULL;
		}
		node = next;
		q->tail = node;
		next = __atomic_load_n(&node->next, __ATOMIC_ACQUIRE);
	}
	if (next == NULL) {
		/* The only node: the queue's own goes behind it, so that it can be taken out. */
		mpsc_push(q, &q->stub);
		next = __atomic_load_n(&node->next, __ATOMIC_ACQUIRE);
	}
	__ASSERT(next != NULL, "queue %p ends before its head", (void *)q);
	q->tail = next;
	return node;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_ */
