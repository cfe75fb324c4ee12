/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues of any length whose items are the caller's own memory.
 *
 * Nothing is copied: an item is linked into the queue by its first word, which belongs to the
 * kernel while the item is queued, so an item is aligned like a pointer and is in one queue at
 * most. The k_queue_alloc_ functions link an item of any kind by memory from the caller's resource
 * pool instead. A thread that waits gets the next item directly, the thread of the highest
 * priority first, and of equal ones the one that waits longest. k_fifo and k_lifo are queues.
 *
 * All functions are for threads and ISRs; an ISR must not wait. Time is the same whatever the
 * length, except where it says otherwise.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_QUEUE_H_
#define ZEPHYR_INCLUDE_KERNEL_QUEUE_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/poll_obj.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A queue. */
struct k_queue {
	/** Items; empty while a thread waits. A flag in the link says that it was allocated. */
	sys_sflist_t data_q;
	struct k_spinlock lock;
	/** Threads in k_queue_get(). */
	_wait_q_t wait_q;
	_POLL_EVENT;
	SYS_PORT_TRACING_TRACKING_FIELD(k_queue)
};

#define Z_QUEUE_INITIALIZER(obj) \
	{ \
		.data_q = SYS_SFLIST_STATIC_INIT(&obj.data_q), \
		.lock = {}, \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q), \
		_POLL_EVENT_OBJ_INIT(obj) \
	}

/** Define a queue, ready for use. */
#define K_QUEUE_DEFINE(name) STRUCT_SECTION_ITERABLE(k_queue, name) = Z_QUEUE_INITIALIZER(name)

/** Make a queue an empty one. */
void k_queue_init(struct k_queue *queue);

/**
 * Let the thread that would get the next item return from k_queue_get() with NULL, or k_poll()
 * with -EINTR and K_POLL_STATE_CANCELLED; nothing happens if nobody waits.
 */
void k_queue_cancel_wait(struct k_queue *queue);

/** Put an item at the end. @param data pointer-aligned; its first word is the kernel's */
void k_queue_append(struct k_queue *queue, void *data);

/** Put an item at the front. @param data pointer-aligned; its first word is the kernel's */
void k_queue_prepend(struct k_queue *queue, void *data);

/**
 * Put an item behind another.
 *
 * @param prev an item of the queue, not allocated; NULL: put it at the front
 * @param data pointer-aligned; its first word is the kernel's
 */
void k_queue_insert(struct k_queue *queue, void *prev, void *data);

/**
 * Put something at the end, or at the front, that keeps all its words: what links it is taken from
 * the resource pool of the running thread and given back by whoever takes it out. Nothing is
 * needed if a thread waits. In an ISR the system heap is the pool.
 *
 * @param data anything, NULL too
 * @retval 0 it is in the queue, or a waiting thread has it
 * @retval -ENOMEM the pool is empty, or there is none
 */
int32_t k_queue_alloc_append(struct k_queue *queue, void *data);
int32_t k_queue_alloc_prepend(struct k_queue *queue, void *data);

/**
 * Put a chain of items at the end, at once. Time grows with the threads that wait.
 *
 * @param head first item; the first word of each points to the next, of the last is NULL
 * @param tail last item
 * @retval 0 done
 * @retval -EINVAL one of them is NULL
 */
int k_queue_append_list(struct k_queue *queue, void *head, void *tail);

/**
 * Put the items of a list at the end, at once; the list is empty then.
 *
 * @retval 0 done
 * @retval -EINVAL the list was empty
 */
int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list);

/**
 * Take the first item out.
 *
 * @param timeout how long to wait for one; K_NO_WAIT in an ISR
 * @return the item; NULL if there was none, the time is over, or the wait was cancelled
 */
void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);

/**
 * Take a given item out, unless it was allocated for. Time grows with the items before it.
 *
 * @return whether it was in the queue
 */
bool k_queue_remove(struct k_queue *queue, void *data);

/**
 * Put an item at the end unless it is in the queue. Time grows with the items.
 *
 * @return whether it was put there
 */
bool k_queue_unique_append(struct k_queue *queue, void *data);

/** @return the first item, which stays in the queue; NULL if there is none */
void *k_queue_peek_head(struct k_queue *queue);
/** @return the last item, which stays in the queue; NULL if there is none */
void *k_queue_peek_tail(struct k_queue *queue);

/** @return non-zero if no item is in the queue */
static inline int k_queue_is_empty(struct k_queue *queue)
{
	return (int)sys_sflist_is_empty(&queue->data_q);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_QUEUE_H_ */
