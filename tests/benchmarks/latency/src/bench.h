/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the measurements share: a clock, and rows of the report.
 *
 * The clock is the time-stamp counter. Under QEMU with -icount shift=0 it counts guest
 * instructions. A figure includes reading the clock once, two or three instructions.
 */
#ifndef BENCH_H_
#define BENCH_H_

#include <stdint.h>
#include <zephyr/kernel.h>

/** Priority of the thread that measures. */
#define BENCH_PRIORITY K_PRIO_PREEMPT(10)
/** Stack of a thread that only helps. */
#define BENCH_STACK_SIZE 1024

static inline uint32_t now(void)
{
	uint32_t low;

	__asm__ volatile("rdtsc" : "=a"(low) : : "edx", "memory");
	return low;
}

/** Print `label : value`. */
void report(const char *label, uint32_t value);

/** Print the mean of `count` operations that took `total`. */
void report_mean(const char *label, uint32_t total, uint32_t count);

/** Room for the times of single operations. */
#define SAMPLES 1000
extern uint32_t samples[SAMPLES];

/** Print median, 90th and 99th percentile and the largest of all samples, which are sorted. */
void report_samples(const char *label);

/** A measurement has gone wrong: the run fails. */
void bench_error(const char *what);
extern int bench_errors;

void bench_switches(void);
void bench_interrupts(void);
void bench_threads(void);
void bench_semaphores(void);
void bench_mutexes(void);
void bench_data(void);
void bench_heap(void);
void bench_work(void);
void bench_clock(void);
void bench_timers(void);
void bench_crowd(void);

#endif /* BENCH_H_ */
