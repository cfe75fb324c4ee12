/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A clock, and rows of the report. The clock is the time-stamp counter: under QEMU with
 * -icount shift=0 it counts guest instructions. A figure includes reading it once.
 */
#ifndef BENCH_H_
#define BENCH_H_

#include <stdint.h>
#include <zephyr/kernel.h>

static inline uint32_t now(void)
{
	uint32_t low;

	__asm__ volatile("rdtsc" : "=a"(low) : : "edx", "memory");
	return low;
}

/** Print `label : value`. */
void report(const char *label, uint32_t value);

/** Interrupts off, or the clock's handler would be counted. Give it the key back. */
unsigned int quiet(void);

/** A measurement has gone wrong: the run fails. */
void bench_error(const char *what);

/** The kernel's search for virtual space, on a space of 3 GiB of its own. */
void bench_regions(void);

#endif /* BENCH_H_ */
