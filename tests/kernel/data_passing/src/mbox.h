/* SPDX-License-Identifier: Apache-2.0 */
/* The mailbox of the tests and a thread that sends to it, for the two files about mailboxes. */
#ifndef TESTS_DATA_PASSING_MBOX_H_
#define TESTS_DATA_PASSING_MBOX_H_

#include <zephyr/kernel.h>

extern struct k_mbox mbox;

/**
 * Send @p text, NULL for an empty message, to @p target. Notes @p name at first, then whether it
 * was received ('+', '-') and how many bytes were taken.
 */
void sender(void *name, void *text, void *target);

#endif /* TESTS_DATA_PASSING_MBOX_H_ */
