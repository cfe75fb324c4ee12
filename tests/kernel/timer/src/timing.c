/* SPDX-License-Identifier: Apache-2.0 */
/* Execution time: the finest counter against the system clock. */
#include <zephyr/timing/timing.h>

#include "clock.h"

static void begin(void *fixture)
{
	ARG_UNUSED(fixture);
	timing_init();
	timing_start();
}

static void end(void *fixture)
{
	ARG_UNUSED(fixture);
	timing_stop();
}

ZTEST(timing, test_a_known_time)
{
	timing_t start;
	timing_t finish;
	uint64_t cycles;

	start = timing_counter_get();
	k_busy_wait(20000);
	finish = timing_counter_get();
	cycles = timing_cycles_get(&start, &finish);
	zassert_between_inclusive(timing_cycles_to_ns(cycles), 19900000, 22000000);
	zassert_equal(timing_cycles_to_ns_avg(cycles, 4), timing_cycles_to_ns(cycles) / 4U);
}

ZTEST(timing, test_frequency)
{
	const uint64_t hz = timing_freq_get();

	zassert_equal(timing_cycles_to_ns(hz), NSEC_PER_SEC);
	/* A day, which overflows if cycles are multiplied first. */
	zassert_equal(timing_cycles_to_ns(hz * 86400U), 86400ULL * NSEC_PER_SEC);
	zassert_within((int64_t)timing_freq_get_mhz(), (int64_t)(hz / 1000000U), 1);
}

ZTEST_SUITE(timing, NULL, NULL, begin, end, NULL);
