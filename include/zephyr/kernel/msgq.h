/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Message queues: a ring of messages of one size, which are copied in and out.
 *
 * A thread waits to put when the ring is full, and to get when it is empty. Who waits is served
 * directly: of the highest priority first, and of equal ones who waits longest. Interrupts are
 * locked while a message is copied. Functions are for threads and ISRs unless they say otherwise;
 * an ISR must not wait.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MSGQ_H_
#define ZEPHYR_INCLUDE_KERNEL_MSGQ_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/poll_obj.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/linker/sections.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The ring is to be freed. */
#define K_MSGQ_FLAG_ALLOC BIT(0)

/** A message queue. */
struct k_msgq {
	/** Threads in k_msgq_get() while the ring is empty, in k_msgq_put() while it is full. */
	_wait_q_t wait_q;
	struct k_spinlock lock;
	/** Bytes of a message. */
	size_t msg_size;
	/** Messages that the ring has room for. */
	uint32_t max_msgs;
	/** First byte of the ring, end behind its last. */
	char *buffer_start;
	char *buffer_end;
	/** Oldest message, place of the next one. */
	char *read_ptr;
	char *write_ptr;
	/** Messages in the ring. */
	uint32_t used_msgs;
	_POLL_EVENT;
	uint8_t flags;
	SYS_PORT_TRACING_TRACKING_FIELD(k_msgq)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_MSGQ)
};

/** What k_msgq_get_attrs() tells; members as in struct k_msgq. */
struct k_msgq_attrs {
	size_t msg_size;
	uint32_t max_msgs;
	uint32_t used_msgs;
};

#define Z_MSGQ_INITIALIZER(obj, q_buffer, q_msg_size, q_max_msgs) \
	{ \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q), \
		.lock = {}, \
		.msg_size = (q_msg_size), \
		.max_msgs = (q_max_msgs), \
		.buffer_start = (q_buffer), \
		.buffer_end = &(q_buffer)[(q_max_msgs) * (q_msg_size)], \
		.read_ptr = (q_buffer), \
		.write_ptr = (q_buffer), \
		.used_msgs = 0, \
		_POLL_EVENT_OBJ_INIT(obj) \
	}

/**
 * Define a message queue, ready for use.
 *
 * @param q_msg_size bytes of a message; a multiple of @p q_align if messages are to be aligned
 * @param q_max_msgs messages that the ring has room for
 * @param q_align alignment of the ring, a power of two
 */
#define K_MSGQ_DEFINE(q_name, q_msg_size, q_max_msgs, q_align) \
	static char __noinit __aligned(q_align) \
		_k_fifo_buf_##q_name[(q_max_msgs) * (q_msg_size)]; \
	STRUCT_SECTION_ITERABLE(k_msgq, q_name) = \
		Z_MSGQ_INITIALIZER(q_name, _k_fifo_buf_##q_name, (q_msg_size), (q_max_msgs))

/**
 * Make a queue an empty one.
 *
 * @param buffer room for @p max_msgs messages of @p msg_size bytes
 */
void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs);

/**
 * The same with memory from the resource pool of the running thread. Threads.
 *
 * @retval 0 done
 * @retval -ENOMEM the pool has no room for the ring, or there is no pool
 * @retval -EINVAL the ring would be larger than the address space
 */
int k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs);

/**
 * Give back the memory that k_msgq_alloc_init() took; of other queues nothing. Threads.
 *
 * @retval 0 done
 * @retval -EBUSY a thread waits
 */
int k_msgq_cleanup(struct k_msgq *msgq);

/**
 * Copy a message into the queue.
 *
 * @param data k_msgq::msg_size bytes
 * @param timeout how long to wait for room; K_NO_WAIT in an ISR
 * @retval 0 it is in the queue, or a waiting thread has it
 * @retval -ENOMSG there is no room and @p timeout is K_NO_WAIT, or the queue was purged
 * @retval -EAGAIN there was no room within @p timeout
 */
int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout);

/**
 * Copy the oldest message out of the queue.
 *
 * @param data room for k_msgq::msg_size bytes
 * @param timeout how long to wait for a message; K_NO_WAIT in an ISR
 * @retval 0 it is in *data
 * @retval -ENOMSG there is none and @p timeout is K_NO_WAIT, or the queue was purged
 * @retval -EAGAIN there was none within @p timeout
 */
int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout);

/** Copy the oldest message, which stays. @retval 0 done @retval -ENOMSG there is none */
int k_msgq_peek(struct k_msgq *msgq, void *data);

/**
 * Copy a message, which stays.
 *
 * @param idx 0 for the oldest
 * @retval 0 done
 * @retval -ENOMSG there are not that many
 */
int k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx);

/** Forget all messages; threads that wait return with -ENOMSG. Time grows with their number. */
void k_msgq_purge(struct k_msgq *msgq);

/** Tell sizes and the number of messages. */
void k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs);

/** @return messages that there is room for */
static inline uint32_t k_msgq_num_free_get(struct k_msgq *msgq)
{
	return msgq->max_msgs - msgq->used_msgs;
}

/** @return messages in the queue */
static inline uint32_t k_msgq_num_used_get(struct k_msgq *msgq)
{
	return msgq->used_msgs;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MSGQ_H_ */
