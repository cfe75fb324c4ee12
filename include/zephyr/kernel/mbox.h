/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mailboxes: messages of any size between threads that know, and may choose, each other.
 *
 * A sender describes its message in a struct k_mbox_msg, a receiver what it wants in another; the
 * mailbox brings together the first two that fit, in the order of the threads' priorities, then of
 * arrival. The data stay with the sender until the receiver has copied or refused them; then the
 * message is over, and its sender goes on, or gets its semaphore. For threads, not for ISRs.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MBOX_H_
#define ZEPHYR_INCLUDE_KERNEL_MBOX_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_heap;
struct k_sem;

#ifndef K_ANY
/** In place of a thread: whichever. */
#define K_ANY NULL
#endif

/** Memory of a kind that is no more; programs for Zephyr 3.4 set `data` to NULL. */
struct k_mem_block_id {
	void *data;
	struct k_heap *heap;
};

struct k_mem_block {
	union {
		void *data;
		struct k_mem_block_id id;
	};
};

/** One side's view of a message. Members with an underscore are the kernel's. */
struct k_mbox_msg {
	/** Bytes to send, bytes wanted; afterwards, on both sides, bytes that went over. */
	size_t size;
	/** A word for each other; exchanged when the message is received. */
	uint32_t info;
	/** The sender's data; NULL for none. */
	void *tx_data;
	/** Not used: data are at @p tx_data. */
	struct k_mem_block tx_block;
	/** The sender; a receiver says whom it wants to hear, or K_ANY. */
	k_tid_t rx_source_thread;
	/** The receiver; a sender says whom it wants to tell, or K_ANY. */
	k_tid_t tx_target_thread;
	k_tid_t _syncing_thread;
	struct k_sem *_async_sem;
};

/** A mailbox. */
struct k_mbox {
	/** Senders, and messages without a sender that waits; swap_data is the message. */
	_wait_q_t tx_msg_queue;
	/** Receivers; swap_data is what they want. */
	_wait_q_t rx_msg_queue;
	struct k_spinlock lock;
	SYS_PORT_TRACING_TRACKING_FIELD(k_mbox)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_MAILBOX)
};

#define Z_MBOX_INITIALIZER(obj) \
	{ \
		.tx_msg_queue = Z_WAIT_Q_INIT(&obj.tx_msg_queue), \
		.rx_msg_queue = Z_WAIT_Q_INIT(&obj.rx_msg_queue), \
		.lock = {}, \
	}

/** Define a mailbox, ready for use. */
#define K_MBOX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mbox, name) = Z_MBOX_INITIALIZER(name)

/** Make a mailbox an empty one. Any context. */
void k_mbox_init(struct k_mbox *mbox);

/**
 * Send a message and wait until it is over. Threads.
 *
 * @param tx_msg size, info, tx_data and tx_target_thread are set; afterwards size, info and
 *        tx_target_thread tell what the receiver took, said and who it was
 * @param timeout how long to wait for a receiver; what the receiver then takes is not limited
 * @retval 0 received, and the receiver is done with it
 * @retval -ENOMSG no receiver waits, and @p timeout is K_NO_WAIT
 * @retval -EAGAIN no receiver came within @p timeout
 */
int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout);

/**
 * Send a message and go on. Threads. Waits only if CONFIG_NUM_MBOX_ASYNC_MSGS messages of this
 * kind are on their way, for one of them to be over; exists if that number is not 0.
 *
 * @param tx_msg as above; copied, so it may go away, unlike the data that it names
 * @param sem given when the message is over; may be NULL
 */
void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem);

/**
 * Receive a message. Threads.
 *
 * @param rx_msg size is the most that is wanted, info the word for the sender, rx_source_thread
 *        the sender wanted; afterwards they, tx_data and tx_target_thread are the message's
 * @param buffer room for rx_msg->size bytes: the data are copied and the message is over. NULL:
 *        that is left to k_mbox_data_get(), unless size is 0 then: such a message is over
 * @param timeout how long to wait for a message
 * @retval 0 received
 * @retval -ENOMSG there is none that fits, and @p timeout is K_NO_WAIT
 * @retval -EAGAIN none came within @p timeout
 */
int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout);

/**
 * Get the data of a message received before; the message is over then. Threads.
 *
 * @param buffer room for rx_msg->size bytes; NULL: the data are not wanted, and size becomes 0
 */
void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MBOX_H_ */
