/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues that give their items in the order in which they got them: queue.h under other names.
 * All functions are for threads and ISRs; an ISR must not wait.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_FIFO_H_
#define ZEPHYR_INCLUDE_KERNEL_FIFO_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/queue.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A first-in, first-out queue. */
struct k_fifo {
	struct k_queue _queue;
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_FIFO)
};

#define Z_FIFO_INITIALIZER(obj) { ._queue = Z_QUEUE_INITIALIZER(obj._queue) }

/** Define a queue, ready for use. */
#define K_FIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_fifo, name) = Z_FIFO_INITIALIZER(name)

#ifdef CONFIG_OBJ_CORE_FIFO
void z_fifo_list(struct k_fifo *fifo);
#else
static inline void z_fifo_list(struct k_fifo *fifo)
{
	ARG_UNUSED(fifo);
}
#endif

/** Make a queue an empty one. */
static inline void k_fifo_init(struct k_fifo *fifo)
{
	k_queue_init(&fifo->_queue);
	z_fifo_list(fifo);
}

/** Let the thread that waits first return without an item: k_queue_cancel_wait(). */
static inline void k_fifo_cancel_wait(struct k_fifo *fifo)
{
	k_queue_cancel_wait(&fifo->_queue);
}

/** Put an item in: pointer-aligned, its first word is the kernel's. */
static inline void k_fifo_put(struct k_fifo *fifo, void *data)
{
	k_queue_append(&fifo->_queue, data);
}

/** Put anything in. @retval 0 done @retval -ENOMEM the thread's resource pool is empty */
static inline int k_fifo_alloc_put(struct k_fifo *fifo, void *data)
{
	return k_queue_alloc_append(&fifo->_queue, data);
}

/** Put a chain of items in: k_queue_append_list(). */
static inline int k_fifo_put_list(struct k_fifo *fifo, void *head, void *tail)
{
	return k_queue_append_list(&fifo->_queue, head, tail);
}

/** Put the items of a list in: k_queue_merge_slist(). */
static inline int k_fifo_put_slist(struct k_fifo *fifo, sys_slist_t *list)
{
	return k_queue_merge_slist(&fifo->_queue, list);
}

/** Take the oldest item out. @return it; NULL if there is none within @p timeout */
static inline void *k_fifo_get(struct k_fifo *fifo, k_timeout_t timeout)
{
	return k_queue_get(&fifo->_queue, timeout);
}

/** @return non-zero if no item is in the queue */
static inline int k_fifo_is_empty(struct k_fifo *fifo)
{
	return k_queue_is_empty(&fifo->_queue);
}

/** @return the oldest item, the newest item, which stay in the queue; NULL if there is none */
static inline void *k_fifo_peek_head(struct k_fifo *fifo)
{
	return k_queue_peek_head(&fifo->_queue);
}

static inline void *k_fifo_peek_tail(struct k_fifo *fifo)
{
	return k_queue_peek_tail(&fifo->_queue);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_FIFO_H_ */
