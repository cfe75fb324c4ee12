/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mailboxes (kernel/mbox.h). Decides which sender and receiver come together, and when a message
 * is over.
 *
 * A sender passes through two waits: in tx_msg_queue until a receiver takes its message, with the
 * caller's timeout; then in no queue, for ever, until the receiver is done with it. What a message
 * without a waiting sender needs is in mbox_async.c: a stand-in for the thread, of which only the
 * scheduler's part exists, with the state _THREAD_DUMMY.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/sys/util.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <obj_types.h>
#include <wait_q.h>

#include "copy.h"
#include "mbox_internal.h"

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_MAILBOX, k_mbox, K_OBJ_TYPE_MBOX_ID);

void k_mbox_init(struct k_mbox *mbox)
{
	z_waitq_init(&mbox->tx_msg_queue);
	z_waitq_init(&mbox->rx_msg_queue);
	mbox->lock = (struct k_spinlock){};
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_MAILBOX, k_mbox, mbox);
	SYS_PORT_TRACING_OBJ_INIT(k_mbox, mbox);
}

/* Whether each side is content with the other. */
static bool compatible(const struct k_mbox_msg *tx_msg, const struct k_mbox_msg *rx_msg)
{
	return (tx_msg->tx_target_thread == (k_tid_t)K_ANY ||
		tx_msg->tx_target_thread == rx_msg->tx_target_thread) &&
	       (rx_msg->rx_source_thread == (k_tid_t)K_ANY ||
		rx_msg->rx_source_thread == tx_msg->rx_source_thread);
}

/* Tell each side about the other; the receiver knows where the data are from now on. */
static void exchange(struct k_mbox_msg *tx_msg, struct k_mbox_msg *rx_msg)
{
	const uint32_t info = rx_msg->info;

	rx_msg->rx_source_thread = tx_msg->rx_source_thread;
	tx_msg->tx_target_thread = rx_msg->tx_target_thread;
	rx_msg->info = tx_msg->info;
	tx_msg->info = info;
	rx_msg->size = MIN(rx_msg->size, tx_msg->size);
	rx_msg->tx_data = tx_msg->tx_data;
	rx_msg->_syncing_thread = tx_msg->_syncing_thread;
}

bool z_mbox_match_receiver(struct k_mbox *mbox, struct k_mbox_msg *tx_msg)
{
	struct k_thread *receiver;

	Z_ASSERT_IRQS_LOCKED();
	Z_WAIT_Q_FOR_EACH(&mbox->rx_msg_queue, receiver)
	{
		struct k_mbox_msg *const rx_msg = (struct k_mbox_msg *)receiver->base.swap_data;

		if (compatible(tx_msg, rx_msg)) {
			exchange(tx_msg, rx_msg);
			z_sched_wake_thread(receiver, 0, NULL);
			return true;
		}
	}
	return false;
}

/* The other way round: a sender whose message is taken waits on, without a limit. */
static bool match_sender(struct k_mbox *mbox, struct k_mbox_msg *rx_msg)
{
	struct k_thread *sender;

	Z_WAIT_Q_FOR_EACH(&mbox->tx_msg_queue, sender)
	{
		struct k_mbox_msg *const tx_msg = (struct k_mbox_msg *)sender->base.swap_data;

		if (compatible(tx_msg, rx_msg)) {
			exchange(tx_msg, rx_msg);
			z_unpend_thread(sender);
			if (!z_is_thread_state_set(sender, _THREAD_DUMMY)) {
				z_pend_thread(sender, NULL, K_FOREVER);
			}
			return true;
		}
	}
	return false;
}

int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	int result;

	__ASSERT(!arch_is_in_isr(), "mailbox %p: mailboxes are not for ISRs", (void *)mbox);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mbox, put, mbox, timeout);
	tx_msg->rx_source_thread = _current;
	tx_msg->_syncing_thread = _current;
	tx_msg->_async_sem = NULL;
	_current->base.swap_data = tx_msg;
	key = k_spin_lock(&mbox->lock);
	if (z_mbox_match_receiver(mbox, tx_msg)) {
		result = z_pend_curr(&mbox->lock, key, NULL, K_FOREVER);
	} else if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_spin_unlock(&mbox->lock, key);
		result = -ENOMSG;
	} else {
		SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_mbox, message_put, mbox, timeout);
		result = z_pend_curr(&mbox->lock, key, &mbox->tx_msg_queue, timeout);
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mbox, put, mbox, timeout, result);
	return result;
}

/* End a received message: its sender learns how much was taken. */
static void dispose(struct k_mbox_msg *rx_msg)
{
	struct k_thread *const sender = rx_msg->_syncing_thread;
	unsigned int key;

	if (sender == NULL) {
		return;
	}
	rx_msg->_syncing_thread = NULL;
	if (z_is_thread_state_set(sender, _THREAD_DUMMY)) {
		z_mbox_async_over(sender);
		return;
	}
	key = arch_irq_lock();
	/* A sender that was aborted meanwhile does not wait any more. */
	if (z_is_thread_pending(sender) && sender->base.pended_on == NULL) {
		((struct k_mbox_msg *)sender->base.swap_data)->size = rx_msg->size;
		z_sched_wake_thread(sender, 0, NULL);
	}
	z_reschedule_irqlock(key);
}

void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer)
{
	__ASSERT(!arch_is_in_isr(), "mailboxes are not for ISRs");
	if (buffer == NULL) {
		rx_msg->size = 0;
	} else if (rx_msg->tx_data != NULL && rx_msg->size > 0) {
		z_copy(buffer, rx_msg->tx_data, rx_msg->size);
	}
	dispose(rx_msg);
}

/* What follows on a match: the data, if the caller has room for them, and the message's end. */
static int received(struct k_mbox_msg *rx_msg, void *buffer)
{
	if (buffer != NULL || rx_msg->size == 0) {
		k_mbox_data_get(rx_msg, buffer);
	}
	return 0;
}

int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	int result;

	__ASSERT(!arch_is_in_isr(), "mailbox %p: mailboxes are not for ISRs", (void *)mbox);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mbox, get, mbox, timeout);
	rx_msg->tx_target_thread = _current;
	key = k_spin_lock(&mbox->lock);
	if (match_sender(mbox, rx_msg)) {
		k_spin_unlock(&mbox->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mbox, get, mbox, timeout, 0);
		return received(rx_msg, buffer);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_spin_unlock(&mbox->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mbox, get, mbox, timeout, -ENOMSG);
		return -ENOMSG;
	}
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_mbox, get, mbox, timeout);
	_current->base.swap_data = rx_msg;
	result = z_pend_curr(&mbox->lock, key, &mbox->rx_msg_queue, timeout);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mbox, get, mbox, timeout, result);
	return result == 0 ? received(rx_msg, buffer) : result;
}
