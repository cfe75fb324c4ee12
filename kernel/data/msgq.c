/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Message queues (kernel/msgq.h). Decides where a message is copied: between a thread that waits
 * and its partner directly, else through the ring. Receivers wait while the ring is empty, senders
 * while it is full, so one wait queue serves both; swap_data is where the thread's message lies.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/msgq.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/sys/check.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

#include "copy.h"

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_MSGQ, k_msgq, K_OBJ_TYPE_MSGQ_ID);

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs)
{
	__ASSERT(buffer != NULL || max_msgs == 0U, "msgq %p has no memory", (void *)msgq);
	msgq->lock = (struct k_spinlock){};
	z_waitq_init(&msgq->wait_q);
	/* An empty ring of max_msgs places. */
	msgq->used_msgs = 0;
	msgq->max_msgs = max_msgs;
	msgq->msg_size = msg_size;
	msgq->write_ptr = buffer;
	msgq->read_ptr = buffer;
	msgq->buffer_start = buffer;
	msgq->buffer_end = &buffer[max_msgs * msg_size];
	msgq->flags = 0;
	Z_POLL_OBJ_INIT(msgq);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_MSGQ, k_msgq, msgq);
	SYS_PORT_TRACING_OBJ_INIT(k_msgq, msgq);
}

int k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs)
{
	size_t bytes;
	char *buffer;

	if (size_mul_overflow(msg_size, max_msgs, &bytes)) {
		return -EINVAL;
	}
	buffer = (char *)z_thread_malloc(bytes);
	if (buffer == NULL) {
		return -ENOMEM;
	}
	k_msgq_init(msgq, buffer, msg_size, max_msgs);
	msgq->flags = K_MSGQ_FLAG_ALLOC;
	return 0;
}

int k_msgq_cleanup(struct k_msgq *msgq)
{
	CHECKIF(!z_waitq_is_empty(&msgq->wait_q)) {
		return -EBUSY;
	}
	if ((msgq->flags & K_MSGQ_FLAG_ALLOC) != 0U) {
		k_free(msgq->buffer_start);
		msgq->flags &= (uint8_t)~K_MSGQ_FLAG_ALLOC;
		Z_OBJ_CORE_UNLIST(CONFIG_OBJ_CORE_MSGQ, msgq);
	}
	return 0;
}

/* The place behind a place of the ring. */
static ALWAYS_INLINE char *next_place(const struct k_msgq *msgq, char *place)
{
	place += msgq->msg_size;
	return place == msgq->buffer_end ? msgq->buffer_start : place;
}

/* Copy a message to the end of the ring. Assumes: locked, there is room. */
static ALWAYS_INLINE void ring_put(struct k_msgq *msgq, const void *data)
{
	__ASSERT(msgq->write_ptr >= msgq->buffer_start &&
			 msgq->write_ptr + msgq->msg_size <= msgq->buffer_end,
		 "msgq %p: not initialised, or overwritten", (void *)msgq);
	z_copy(msgq->write_ptr, data, msgq->msg_size);
	msgq->write_ptr = next_place(msgq, msgq->write_ptr);
	msgq->used_msgs++;
}

/*
 * Wait for a partner, who copies to or from `data`. Unlocks with `key`. The timeout comes by
 * address, so that its way here costs the caller nothing.
 */
static SLOW_PATH int wait(struct k_msgq *msgq, void *data, k_spinlock_key_t key,
			  const k_timeout_t *timeout)
{
	if (K_TIMEOUT_EQ(*timeout, K_NO_WAIT)) {
		k_spin_unlock(&msgq->lock, key);
		return -ENOMSG;
	}
	__ASSERT(!arch_is_in_isr(), "msgq %p: an ISR cannot wait", (void *)msgq);
	_current->base.swap_data = data;
	return z_pend_curr(&msgq->lock, key, &msgq->wait_q, *timeout);
}

/* A thread waits and has what it wants: its turn, maybe at once. Unlocks with `key`. */
static int wake(struct k_msgq *msgq, struct k_thread *thread, k_spinlock_key_t key)
{
	k_spin_release(&msgq->lock);
	z_sched_wake_and_reschedule(thread, 0, (unsigned int)key.key);
	return 0;
}

static SLOW_PATH int give_to_receiver(struct k_msgq *msgq, const void *data, k_spinlock_key_t key)
{
	struct k_thread *const receiver = z_waitq_head(&msgq->wait_q);

	__ASSERT(msgq->used_msgs == 0U, "msgq %p: a thread waits, though it has messages",
		 (void *)msgq);
	z_copy(receiver->base.swap_data, data, msgq->msg_size);
	return wake(msgq, receiver, key);
}

static SLOW_PATH int tell_poller(struct k_msgq *msgq, k_spinlock_key_t key)
{
	(void)Z_POLL_NOTIFY(msgq, K_POLL_STATE_MSGQ_DATA_AVAILABLE);
	z_reschedule(&msgq->lock, key);
	return 0;
}

int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&msgq->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_msgq, put, msgq, timeout);
	if (unlikely(msgq->used_msgs == msgq->max_msgs)) {
		int result;

		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_msgq, put, msgq, timeout);
		result = wait(msgq, (void *)data, key, &timeout);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_msgq, put, msgq, timeout, result);
		return result;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_msgq, put, msgq, timeout, 0);
	if (unlikely(!z_waitq_is_empty(&msgq->wait_q))) {
		return give_to_receiver(msgq, data, key);
	}
	ring_put(msgq, data);
	if (unlikely(Z_POLL_WAITED_FOR(msgq))) {
		return tell_poller(msgq, key);
	}
	k_spin_unlock(&msgq->lock, key);
	return 0;
}

/* There is room and a sender waits: its message is the last one now. */
static SLOW_PATH int take_from_sender(struct k_msgq *msgq, k_spinlock_key_t key)
{
	struct k_thread *const sender = z_waitq_head(&msgq->wait_q);

	ring_put(msgq, sender->base.swap_data);
	return wake(msgq, sender, key);
}

int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&msgq->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_msgq, get, msgq, timeout);
	if (unlikely(msgq->used_msgs == 0U)) {
		int result;

		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_msgq, get, msgq, timeout);
		result = wait(msgq, data, key, &timeout);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_msgq, get, msgq, timeout, result);
		return result;
	}
	z_copy(data, msgq->read_ptr, msgq->msg_size);
	msgq->read_ptr = next_place(msgq, msgq->read_ptr);
	msgq->used_msgs--;
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_msgq, get, msgq, timeout, 0);
	if (unlikely(!z_waitq_is_empty(&msgq->wait_q))) {
		return take_from_sender(msgq, key);
	}
	k_spin_unlock(&msgq->lock, key);
	return 0;
}

int k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
	const k_spinlock_key_t key = k_spin_lock(&msgq->lock);
	const size_t ahead = idx * msgq->msg_size;
	const size_t to_end = (size_t)(msgq->buffer_end - msgq->read_ptr);
	int result = -ENOMSG;

	if (idx < msgq->used_msgs) {
		z_copy(data,
		       ahead < to_end ? msgq->read_ptr + ahead
				      : msgq->buffer_start + (ahead - to_end),
		       msgq->msg_size);
		result = 0;
	}
	k_spin_unlock(&msgq->lock, key);
	SYS_PORT_TRACING_OBJ_FUNC(k_msgq, peek, msgq, result);
	return result;
}

int k_msgq_peek(struct k_msgq *msgq, void *data)
{
	return k_msgq_peek_at(msgq, data, 0);
}

void k_msgq_purge(struct k_msgq *msgq)
{
	const k_spinlock_key_t key = k_spin_lock(&msgq->lock);

	SYS_PORT_TRACING_OBJ_FUNC(k_msgq, purge, msgq);
	(void)z_sched_wake_all(&msgq->wait_q, -ENOMSG, NULL);
	msgq->used_msgs = 0;
	msgq->read_ptr = msgq->write_ptr;
	z_reschedule(&msgq->lock, key);
}

void k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
	const k_spinlock_key_t key = k_spin_lock(&msgq->lock);

	attrs->msg_size = msgq->msg_size;
	attrs->max_msgs = msgq->max_msgs;
	attrs->used_msgs = msgq->used_msgs;
	k_spin_unlock(&msgq->lock, key);
}
