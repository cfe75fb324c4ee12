/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads for tests. A test runs at priority TEST_PRIO, preemptive; a helper of a better priority
 * runs as soon as it can. What helpers do is noted in a list of small numbers, in its order.
 */
#ifndef TESTS_SYNC_HELPERS_H_
#define TESTS_SYNC_HELPERS_H_

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define TEST_PRIO CONFIG_ZTEST_THREAD_PRIORITY
#define HELPERS 5

/* Start helper @p index (0 … HELPERS - 1): entry(arg, index, NULL). @return the thread */
k_tid_t start_helper(int index, k_thread_entry_t entry, void *arg, int prio);
k_tid_t helper(int index);

/* The number of the helper that calls; for entries that did not keep it. */
int my_index(void);

/* Wait for the ends of all helpers that were started; none may take longer than a second. */
void join_helpers(void);

/* The list. */
void note(int number);
/* Check that what was noted since the last call is this: a digit per note. */
void check_notes(const char *digits);

/* Before each test of a suite that uses them, and after it. */
void helpers_before(void *fixture);
void helpers_after(void *fixture);

#endif /* TESTS_SYNC_HELPERS_H_ */
