/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Queues of any length (kernel/queue.h), and so FIFOs and LIFOs.
 *
 * Decides who gets an item: a thread that waits, else the list. What links an item lies in its
 * first word, or, for k_queue_alloc_append() and kin, in a node from a resource pool; a flag of
 * the link tells the two apart.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/fifo.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/lifo.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/sys/check.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

/* Flag of a link. */
#define NODE_ALLOCATED BIT(0)

/* A link that is not the item. */
struct alloc_node {
	sys_sfnode_t node;
	void *data;
};

BUILD_ASSERT(sizeof(sys_sfnode_t) == sizeof(sys_snode_t), "chains of slist nodes are appended");

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_FIFO, k_fifo, K_OBJ_TYPE_FIFO_ID);
Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_LIFO, k_lifo, K_OBJ_TYPE_LIFO_ID);

#ifdef CONFIG_OBJ_CORE_FIFO
void z_fifo_list(struct k_fifo *fifo)
{
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_FIFO, k_fifo, fifo);
}
#endif

#ifdef CONFIG_OBJ_CORE_LIFO
void z_lifo_list(struct k_lifo *lifo)
{
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_LIFO, k_lifo, lifo);
}
#endif

static void *node_data(sys_sfnode_t *node)
{
	if ((sys_sfnode_flags_get(node) & NODE_ALLOCATED) == 0U) {
		return node;
	}
	return CONTAINER_OF(node, struct alloc_node, node)->data;
}

/* Somebody waits: the best gets the item. Unlocks with `key`. */
static SLOW_PATH void give_to_waiter(struct k_queue *queue, void *data, k_spinlock_key_t key)
{
	struct k_thread *const thread = z_waitq_head(&queue->wait_q);

	__ASSERT(sys_sflist_is_empty(&queue->data_q),
		 "queue %p: a thread waits, though it has items", (void *)queue);
	thread->base.swap_data = data;
	k_spin_release(&queue->lock);
	z_sched_wake_and_reschedule(thread, 0, (unsigned int)key.key);
}

static SLOW_PATH void tell_poller(struct k_queue *queue, k_spinlock_key_t key)
{
	(void)Z_POLL_NOTIFY(queue, K_POLL_STATE_DATA_AVAILABLE);
	z_reschedule(&queue->lock, key);
}

/* The end of an operation that has linked something. */
static ALWAYS_INLINE void unlock_with_items(struct k_queue *queue, k_spinlock_key_t key)
{
	if (unlikely(Z_POLL_WAITED_FOR(queue))) {
		tell_poller(queue, key);
		return;
	}
	k_spin_unlock(&queue->lock, key);
}

/* Link a chain of items at the end. Assumes: locked, nobody waits. */
static ALWAYS_INLINE void link_last(struct k_queue *queue, sys_sfnode_t *head, sys_sfnode_t *tail)
{
	sys_sfnode_t *const last = queue->data_q.tail;

	if (last != NULL) {
		z_sfnode_next_set(last, head);
	} else {
		queue->data_q.head = head;
	}
	queue->data_q.tail = tail;
}

/* An item's own first word as its link. */
static ALWAYS_INLINE sys_sfnode_t *own_node(void *data)
{
	sys_sfnode_t *const node = (sys_sfnode_t *)data;

	__ASSERT(node != NULL, "NULL has no first word");
	sys_sfnode_init(node, 0);
	return node;
}

void k_queue_init(struct k_queue *queue)
{
	__ASSERT_NO_MSG(queue != NULL);
	queue->lock = (struct k_spinlock){};
	sys_sflist_init(&queue->data_q);
	z_waitq_init(&queue->wait_q);
	Z_POLL_OBJ_INIT(queue);
	SYS_PORT_TRACING_OBJ_INIT(k_queue, queue);
}

void k_queue_append(struct k_queue *queue, void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_queue, append, queue);
	if (unlikely(!z_waitq_is_empty(&queue->wait_q))) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, append, queue);
		give_to_waiter(queue, data, key);
		return;
	}
	link_last(queue, own_node(data), (sys_sfnode_t *)data);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, append, queue);
	unlock_with_items(queue, key);
}

void k_queue_insert(struct k_queue *queue, void *prev, void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_queue, insert, queue);
	if (unlikely(!z_waitq_is_empty(&queue->wait_q))) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, insert, queue);
		give_to_waiter(queue, data, key);
		return;
	}
	sys_sflist_insert(&queue->data_q, (sys_sfnode_t *)prev, own_node(data));
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, insert, queue);
	unlock_with_items(queue, key);
}

void k_queue_prepend(struct k_queue *queue, void *data)
{
	k_queue_insert(queue, NULL, data);
}

/* Put an item with a link from the resource pool behind the item *prev, or at the front. */
static int32_t alloc_put(struct k_queue *queue, sys_sfnode_t *const *prev, void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);
	struct alloc_node *link;

	if (!z_waitq_is_empty(&queue->wait_q)) {
		give_to_waiter(queue, data, key);
		return 0;
	}
	link = (struct alloc_node *)z_thread_malloc(sizeof(*link));
	if (link == NULL) {
		k_spin_unlock(&queue->lock, key);
		return -ENOMEM;
	}
	link->data = data;
	sys_sfnode_init(&link->node, NODE_ALLOCATED);
	sys_sflist_insert(&queue->data_q, prev == NULL ? NULL : *prev, &link->node);
	unlock_with_items(queue, key);
	return 0;
}

int32_t k_queue_alloc_append(struct k_queue *queue, void *data)
{
	return alloc_put(queue, &queue->data_q.tail, data);
}

int32_t k_queue_alloc_prepend(struct k_queue *queue, void *data)
{
	return alloc_put(queue, NULL, data);
}

int k_queue_append_list(struct k_queue *queue, void *head, void *tail)
{
	sys_sfnode_t *node = (sys_sfnode_t *)head;
	k_spinlock_key_t key;

	CHECKIF(head == NULL || tail == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&queue->lock);
	while (node != NULL && z_sched_wake(&queue->wait_q, 0, node)) {
		node = sys_sflist_peek_next_no_check(node);
	}
	if (node != NULL) {
		link_last(queue, node, (sys_sfnode_t *)tail);
		(void)Z_POLL_NOTIFY(queue, K_POLL_STATE_DATA_AVAILABLE);
	}
	z_reschedule(&queue->lock, key);
	return 0;
}

int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list)
{
	void *const head = sys_slist_peek_head(list);
	void *const tail = sys_slist_peek_tail(list);

	CHECKIF(head == NULL || tail == NULL) {
		return -EINVAL;
	}
	/* A thread that gets an item may use the list at once. */
	sys_slist_init(list);
	return k_queue_append_list(queue, head, tail);
}

void k_queue_cancel_wait(struct k_queue *queue)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);

	SYS_PORT_TRACING_OBJ_FUNC(k_queue, cancel_wait, queue);
	if (!z_sched_wake(&queue->wait_q, 0, NULL)) {
		(void)Z_POLL_NOTIFY(queue, K_POLL_STATE_CANCELLED);
	}
	z_reschedule(&queue->lock, key);
}

/* There is no item. The timeout comes by address, so that its way here costs the caller nothing. */
static SLOW_PATH void *wait_for_item(struct k_queue *queue, k_spinlock_key_t key,
				     const k_timeout_t *timeout)
{
	if (K_TIMEOUT_EQ(*timeout, K_NO_WAIT)) {
		k_spin_unlock(&queue->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, get, queue, *timeout, NULL);
		return NULL;
	}
	__ASSERT(!arch_is_in_isr(), "queue %p: an ISR cannot wait", (void *)queue);
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_queue, get, queue, *timeout);
	if (z_pend_curr(&queue->lock, key, &queue->wait_q, *timeout) != 0) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, get, queue, *timeout, NULL);
		return NULL;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, get, queue, *timeout, _current->base.swap_data);
	return _current->base.swap_data;
}

/* What an allocated link says, and the end of the link. */
static SLOW_PATH void *take_allocated(sys_sfnode_t *node)
{
	void *const data = node_data(node);

	k_free(CONTAINER_OF(node, struct alloc_node, node));
	return data;
}

void *k_queue_get(struct k_queue *queue, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);
	sys_sfnode_t *const node = queue->data_q.head;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_queue, get, queue, timeout);
	if (unlikely(node == NULL)) {
		return wait_for_item(queue, key, &timeout);
	}
	(void)sys_sflist_get_not_empty(&queue->data_q);
	k_spin_unlock(&queue->lock, key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_queue, get, queue, timeout, node);
	if (unlikely(sys_sfnode_flags_get(node) != 0U)) {
		return take_allocated(node);
	}
	return node;
}

bool k_queue_remove(struct k_queue *queue, void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);
	const bool found = sys_sflist_find_and_remove(&queue->data_q, (sys_sfnode_t *)data);

	k_spin_unlock(&queue->lock, key);
	return found;
}

bool k_queue_unique_append(struct k_queue *queue, void *data)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);
	const bool found = sys_sflist_find(&queue->data_q, (sys_sfnode_t *)data, NULL);

	if (found) {
		k_spin_unlock(&queue->lock, key);
	} else if (!z_waitq_is_empty(&queue->wait_q)) {
		give_to_waiter(queue, data, key);
	} else {
		link_last(queue, own_node(data), (sys_sfnode_t *)data);
		unlock_with_items(queue, key);
	}
	return !found;
}

static void *peek(struct k_queue *queue, sys_sfnode_t *const *end)
{
	const k_spinlock_key_t key = k_spin_lock(&queue->lock);
	void *const data = *end == NULL ? NULL : node_data(*end);

	k_spin_unlock(&queue->lock, key);
	return data;
}

void *k_queue_peek_head(struct k_queue *queue)
{
	return peek(queue, &queue->data_q.head);
}

void *k_queue_peek_tail(struct k_queue *queue)
{
	return peek(queue, &queue->data_q.tail);
}
