/* SPDX-License-Identifier: Apache-2.0 */
/* The uptime in its units, points in time, and the length of sleeps. */
#include "clock.h"

ZTEST(uptime, test_units)
{
	int64_t ms;
	int64_t ticks;

	align_to_tick();
	ms = k_uptime_get();
	ticks = k_uptime_ticks();
	zassert_within(ms, (int64_t)k_ticks_to_ms_floor64((uint64_t)ticks), 1);
	zassert_within((int64_t)k_uptime_get_32(), ms, 1 + k_ticks_to_ms_ceil32(1));
	zassert_within((int64_t)k_uptime_seconds(), ms / 1000, 1);
}

ZTEST(uptime, test_delta)
{
	int64_t reference = k_uptime_get();
	const int64_t begin = reference;
	int64_t delta;

	k_sleep(K_MSEC(100));
	delta = k_uptime_delta(&reference);
	zassert_between_inclusive(delta, 100, 100 + 3 * k_ticks_to_ms_ceil32(1));
	zassert_equal(reference, begin + delta);
	zassert_true(k_uptime_delta(&reference) <= (int64_t)k_ticks_to_ms_ceil32(1));
}

/* Asleep for n ticks means not woken before n whole ticks, and not after n + 1. */
ZTEST(uptime, test_sleep_is_long_enough)
{
	for (int32_t ticks = 0; ticks < 10; ticks++) {
		int64_t begin;
		uint64_t cycles;

		align_to_tick();
		begin = k_uptime_ticks();
		cycles = k_cycle_get_64();
		k_sleep(K_TICKS(ticks));
		cycles = k_cycle_get_64() - cycles;
		zassert_true(ticks == 0 || cycles >= k_ticks_to_cyc_floor64((uint64_t)ticks));
		zassert_between_inclusive(k_uptime_ticks() - begin, ticks, ticks + 2);
	}
}

ZTEST(uptime, test_points_in_time)
{
	const k_timepoint_t never = sys_timepoint_calc(K_FOREVER);
	const k_timepoint_t now = sys_timepoint_calc(K_NO_WAIT);
	const k_timepoint_t later = sys_timepoint_calc(K_TICKS(5));

	zassert_true(sys_timepoint_expired(now) && !sys_timepoint_expired(never));
	zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(never), K_FOREVER));
	zassert_true(sys_timepoint_cmp(now, later) < 0 && sys_timepoint_cmp(later, never) < 0);
	zassert_false(sys_timepoint_expired(later));
	k_sleep(sys_timepoint_timeout(later));
	zassert_true(sys_timepoint_expired(later));
	zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(later), K_NO_WAIT));
}

ZTEST_SUITE(uptime, NULL, NULL, NULL, NULL, NULL);
