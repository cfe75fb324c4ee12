/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two queues that are always there, items that note when they run, and one that waits.
 *
 * The test's thread has a priority between the queues' threads: work for `high` is done before
 * the call that submits it returns, work for `low` when the test waits.
 */
#ifndef HELPERS_H_
#define HELPERS_H_

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define HIGH_PRIORITY 3
#define LOW_PRIORITY 8
#define STACK_SIZE 1024

extern struct k_work_q high;
extern struct k_work_q low;

/** An item with a letter, which goes into `log` when it runs. */
struct note {
	struct k_work work;
	char letter;
	/** How often the handler submits the item again. */
	int again;
	/** What the handler saw: states, result of the last submission. */
	int busy;
	int submitted;
	struct k_work_q *runs_on;
};
void note_init(struct note *note, char letter);
void note_handler(struct k_work *work);

/** What has run since the test began, in order. */
extern char noted[32];
void note_letter(char letter);

/** An item that runs until released. */
extern struct k_work blocker;
void release_blocker(void);

/** Call a function in an interrupt. */
void in_isr(void (*function)(void));

/** Run a function in a thread of a priority; one at a time. */
void start_helper(void (*function)(void), int priority);
void join_helper(void);

/** Before each test: nothing noted, queues idle, blocker ready. */
void reset(void *fixture);
void *start_queues(void);

#endif /* HELPERS_H_ */
