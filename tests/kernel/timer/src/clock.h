/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests see of the clock's interrupt. */
#ifndef TESTS_TIMER_CLOCK_H_
#define TESTS_TIMER_CLOCK_H_

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

/* Announcements so far. */
extern volatile unsigned int announcements;

/* Wait for the beginning of a tick. */
void align_to_tick(void);

/* A timeout of n ticks is over within n and n + 1 ticks, or a little later on a busy machine. */
#define zassert_ticks(passed, ticks) \
	zassert_between_inclusive((passed), (ticks), (ticks) + 2, #passed " is %d", (int)(passed))

#endif /* TESTS_TIMER_CLOCK_H_ */
