/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads for tests. A test runs at priority TEST_PRIO, preemptive; a helper of a better priority
 * runs as soon as it can. What helpers do is noted in a list of digits, in its order.
 */
#ifndef TESTS_MEMORY_HELPERS_H_
#define TESTS_MEMORY_HELPERS_H_

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define TEST_PRIO CONFIG_ZTEST_THREAD_PRIORITY
#define HELPERS 4

/* Start helper @p index (0 … HELPERS - 1): entry(arg, index, NULL). @return the thread */
k_tid_t start_helper(int index, k_thread_entry_t entry, void *arg, int prio);

/* Wait for the ends of all helpers that were started; none may take longer than a second. */
void join_helpers(void);

/* The list; what was noted since the last check must be this. */
void note(int number);
void check_notes(const char *digits);

/* After each test of a suite that uses them. */
void helpers_after(void *fixture);

#endif /* TESTS_MEMORY_HELPERS_H_ */
