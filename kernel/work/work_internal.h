/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of kernel/work share: one lock over all items and queues, and the steps that
 * are taken under it. "_locked": the caller holds z_work_lock.
 */
#ifndef KERNEL_WORK_WORK_INTERNAL_H_
#define KERNEL_WORK_WORK_INTERNAL_H_

#include <zephyr/kernel.h>
#include <zephyr/spinlock.h>
#include <zephyr/tracing/tracing.h>

extern struct k_spinlock z_work_lock;

/* k_work_submit_to_queue() without giving way to the thread that has got work. */
int z_work_submit_locked(struct k_work_q *queue, struct k_work *work);

/* k_work_cancel(). */
int z_work_cancel_locked(struct k_work *work);

/*
 * The waiting part of k_work_flush() and k_work_cancel_sync(), for an item that is queued or
 * running, or being cancelled. Release the lock.
 */
void z_work_flush_wait(struct k_work *work, struct k_work_sync *sync, k_spinlock_key_t key);
void z_work_cancel_wait(struct k_work *work, struct k_work_sync *sync, k_spinlock_key_t key);

/* The item's handler has returned. */
void z_work_done_locked(struct k_work *work);

#endif /* KERNEL_WORK_WORK_INTERNAL_H_ */
