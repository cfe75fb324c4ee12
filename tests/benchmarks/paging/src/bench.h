/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the measurements share: a clock, memory, and rows of the report.
 *
 * The clock is the time-stamp counter. Under QEMU with -icount shift=0 it counts guest
 * instructions. A figure includes reading the clock once, two or three instructions.
 */
#ifndef BENCH_H_
#define BENCH_H_

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>

#define PAGE_SIZE CONFIG_MMU_PAGE_SIZE
#define WORDS (PAGE_SIZE / sizeof(uint32_t))

/** Page frames that are left for the program's pages. */
#define FRAMES 64U
/** Pages that the program uses. */
#define PAGES 256U

static inline uint32_t now(void)
{
	uint32_t low;

	__asm__ volatile("rdtsc" : "=a"(low) : : "edx", "memory");
	return low;
}

/** Print `label : value`. */
void report(const char *label, uint32_t value);

/** A measurement has gone wrong: the run fails. */
void bench_error(const char *what);
extern int bench_errors;

/** Get pages that are zero, all of them out of memory. */
uint32_t *bench_pages(uint32_t pages);
void bench_pages_return(uint32_t *words, uint32_t pages);

/** A number that looks random; the sequence is the same in every run. */
uint32_t bench_random(uint32_t *state);

void bench_patterns(void);
void bench_single_pages(void);
void bench_selecting(void);

#endif /* BENCH_H_ */
