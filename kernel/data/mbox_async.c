/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages whose senders do not wait (k_mbox_async_put()). Decides where they are kept: in a fixed
 * number of blocks, each with a copy of the message and a stand-in for the thread, which takes the
 * sender's place, by its priority, in the mailbox's queue. Built if CONFIG_NUM_MBOX_ASYNC_MSGS is
 * not 0; mbox.c calls z_mbox_async_over().
 */
#include <string.h>

#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/lifo.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/kernel/sem.h>

#include <kernel_arch_interface.h>
#include <wait_q.h>

#include "mbox_internal.h"

struct async_msg {
	/* Is the first member: a free block is linked by its first word. */
	struct _thread_base stand_in;
	struct k_mbox_msg tx_msg;
};

BUILD_ASSERT(offsetof(struct async_msg, stand_in) == 0, "a stand-in is found as a thread");
BUILD_ASSERT(offsetof(struct k_thread, base) == 0, "a stand-in is the beginning of a thread");

static struct async_msg blocks[CONFIG_NUM_MBOX_ASYNC_MSGS];
static struct k_lifo free_blocks = Z_LIFO_INITIALIZER(free_blocks);

static int free_all_blocks(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(blocks); i++) {
		k_lifo_put(&free_blocks, &blocks[i]);
	}
	return 0;
}

SYS_INIT(free_all_blocks, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);

void z_mbox_async_over(struct k_thread *stand_in)
{
	struct async_msg *const async = CONTAINER_OF(&stand_in->base, struct async_msg, stand_in);
	struct k_sem *const sem = async->tx_msg._async_sem;

	__ASSERT(PART_OF_ARRAY(blocks, async), "message %p is not a block", (void *)async);
	k_lifo_put(&free_blocks, async);
	if (sem != NULL) {
		k_sem_give(sem);
	}
}

/* Put a stand-in in the queue of senders. Assumes: locked. */
static void enqueue(struct k_mbox *mbox, struct async_msg *async)
{
	struct k_thread *const stand_in = CONTAINER_OF(&async->stand_in, struct k_thread, base);

	async->stand_in.swap_data = &async->tx_msg;
	async->stand_in.thread_state |= _THREAD_PENDING;
	async->stand_in.pended_on = &mbox->tx_msg_queue;
	z_waitq_add(&mbox->tx_msg_queue, stand_in);
}

void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem)
{
	struct async_msg *async;
	k_spinlock_key_t key;

	__ASSERT(!arch_is_in_isr(), "mailbox %p: mailboxes are not for ISRs", (void *)mbox);
	async = (struct async_msg *)k_lifo_get(&free_blocks, K_FOREVER);
	(void)memset(&async->stand_in, 0, sizeof(async->stand_in));
	async->stand_in.thread_state = _THREAD_DUMMY;
	async->stand_in.prio = _current->base.prio;
	IF_ENABLED(CONFIG_SCHED_DEADLINE,
		   (async->stand_in.prio_deadline = _current->base.prio_deadline;))
	async->tx_msg = *tx_msg;
	async->tx_msg.rx_source_thread = _current;
	async->tx_msg._syncing_thread = CONTAINER_OF(&async->stand_in, struct k_thread, base);
	async->tx_msg._async_sem = sem;

	key = k_spin_lock(&mbox->lock);
	if (!z_mbox_match_receiver(mbox, &async->tx_msg)) {
		enqueue(mbox, async);
	}
	z_reschedule(&mbox->lock, key);
}
