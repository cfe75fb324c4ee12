/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads for the tests of order: each writes its letter when it runs. The tests compare what was
 * written with what the rules of the scheduler say.
 */
#ifndef TEAM_H_
#define TEAM_H_

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define TEAM_MAX 6
#define TEAM_STACK 1024

/** What was written since team_reset(), as a string. */
extern char team_log[32];

/** Write a letter. Any context. */
void team_note(char letter);

void team_reset(void);

/**
 * Create a thread that does `work(letter)` and ends.
 *
 * @param delay K_FOREVER: team_start() starts it
 */
struct k_thread *team_add(char letter, int prio, void (*work)(char letter), k_timeout_t delay);

/** The entry of a member: does `work(letter)`. */
void team_run(void *letter, void *work, void *unused);

/** Wait for the end of all of them. */
void team_join(void);

/** The common job: write the letter. */
static inline void team_write(char letter)
{
	team_note(letter);
}

#define team_expect(text) \
	zassert_str_equal(team_log, text, "ran in the order \"%s\", not \"%s\"", team_log, text)

/** The first letters; busy threads write one more if they happen to be interrupted late. */
#define team_expect_turns(text) \
	zassert_equal(strncmp(team_log, text, sizeof(text) - 1), 0, "turns: \"%s\", not \"%s\"", \
		      team_log, text)

#endif /* TEAM_H_ */
