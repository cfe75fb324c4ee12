/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues that give the item first that they got last: queue.h under other names.
 * All functions are for threads and ISRs; an ISR must not wait.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_LIFO_H_
#define ZEPHYR_INCLUDE_KERNEL_LIFO_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/queue.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A last-in, first-out queue. */
struct k_lifo {
	struct k_queue _queue;
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_LIFO)
};

#define Z_LIFO_INITIALIZER(obj) { ._queue = Z_QUEUE_INITIALIZER(obj._queue) }

/** Define a queue, ready for use. */
#define K_LIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_lifo, name) = Z_LIFO_INITIALIZER(name)

#ifdef CONFIG_OBJ_CORE_LIFO
void z_lifo_list(struct k_lifo *lifo);
#else
static inline void z_lifo_list(struct k_lifo *lifo)
{
	ARG_UNUSED(lifo);
}
#endif

/** Make a queue an empty one. */
static inline void k_lifo_init(struct k_lifo *lifo)
{
	k_queue_init(&lifo->_queue);
	z_lifo_list(lifo);
}

/** Put an item in: pointer-aligned, its first word is the kernel's. */
static inline void k_lifo_put(struct k_lifo *lifo, void *data)
{
	k_queue_prepend(&lifo->_queue, data);
}

/** Put anything in. @retval 0 done @retval -ENOMEM the thread's resource pool is empty */
static inline int k_lifo_alloc_put(struct k_lifo *lifo, void *data)
{
	return k_queue_alloc_prepend(&lifo->_queue, data);
}

/** Take the newest item out. @return it; NULL if there is none within @p timeout */
static inline void *k_lifo_get(struct k_lifo *lifo, k_timeout_t timeout)
{
	return k_queue_get(&lifo->_queue, timeout);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_LIFO_H_ */
