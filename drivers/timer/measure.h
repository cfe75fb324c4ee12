/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The frequency of one counter, measured with another one whose frequency is known.
 *
 * Used at start-up, by drivers that nobody tells how fast their hardware counts. Nothing here
 * knows which counters these are.
 */
#ifndef DRIVERS_TIMER_MEASURE_H_
#define DRIVERS_TIMER_MEASURE_H_

#include <stdbool.h>
#include <stdint.h>

/** A counter that counts up. */
struct counter {
	/** @return the present count, in the bits of `mask` */
	uint64_t (*read)(void);
	/** 2^n - 1 */
	uint64_t mask;
	/** Counts in a second; of the reference only. */
	uint32_t frequency;
	/** For a person: "the HPET". */
	const char *name;
};

struct measurement {
	/** Counts in a second; 0 if the reference stands still or the counter does. */
	uint64_t frequency;
	/** How many times it was measured. */
	uint8_t tries;
	/** Two of them agreed. */
	bool sure;
};

/** Longest time that a measurement takes, of which there are up to MEASURE_TRIES. */
#define MEASURE_MS 5U
#define MEASURE_TRIES 8U

/**
 * Measure a frequency, until two measurements agree to one part in 8192.
 *
 * Takes 10 ms if nothing disturbs it, 40 ms at most. Start-up, interrupts locked.
 *
 * @return the mean of those that agree; if none do, the median of all, and `sure` is false
 */
struct measurement measure_frequency(const struct counter *counter,
				     const struct counter *reference);

#endif /* DRIVERS_TIMER_MEASURE_H_ */
