/* SPDX-License-Identifier: Apache-2.0 */
/* What mbox.c and mbox_async.c share. */
#ifndef KERNEL_DATA_MBOX_INTERNAL_H_
#define KERNEL_DATA_MBOX_INTERNAL_H_

#include <stdbool.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/spinlock.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Give a message to the best receiver that waits for it, who becomes ready.
 *
 * Assumes: the mailbox is locked; _syncing_thread and _async_sem of @p tx_msg are set.
 * @return false if there is none
 */
bool z_mbox_match_receiver(struct k_mbox *mbox, struct k_mbox_msg *tx_msg);

/** What stands for a sender that does not wait is not needed any more. Assumes: unlocked. */
void z_mbox_async_over(struct k_thread *stand_in);

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_DATA_MBOX_INTERNAL_H_ */
