/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A system clock for tests on the host: its counter moves when the test says so, and interrupts
 * happen at the very count for which they were set. It is a driver like those in drivers/timer/.
 */
#ifndef TESTS_HOST_SOFT_CLOCK_H_
#define TESTS_HOST_SOFT_CLOCK_H_

#include <stdbool.h>
#include <stdint.h>

struct soft_clock {
	uint64_t count;
	/* Count at which an interrupt is due. */
	uint64_t comparator;
	/* Interrupts taken, and calls of sys_clock_set_timeout(). */
	unsigned int interrupts;
	unsigned int settings;
	/* Interrupts are lost. */
	bool deaf;
};

extern struct soft_clock soft_clock;

/* A counter of that frequency that has come to `count`; the comparator reaches so far ahead. */
void soft_clock_start(uint32_t frequency, uint64_t count, uint64_t reach);

/* Let the counter run; interrupts that fall due are taken one after the other. */
void soft_clock_run(uint64_t counts);

/* The same, to the first count of a tick that many ticks from the present one. */
void soft_clock_run_ticks(uint32_t ticks);

/* An interrupt for no reason. */
void soft_clock_interrupt(void);

#endif /* TESTS_HOST_SOFT_CLOCK_H_ */
