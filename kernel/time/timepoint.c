/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Points in time: when a timeout ends, and how much of it is left.
 *
 * Used by calls that wait in several steps. A point in time is the tick at which a wait is over;
 * 0 and UINT64_MAX stand for K_NO_WAIT and K_FOREVER.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys_clock.h>

k_timepoint_t sys_timepoint_calc(k_timeout_t timeout)
{
	k_timepoint_t timepoint;

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		timepoint.tick = UINT64_MAX;
	} else if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		timepoint.tick = 0;
	} else if (Z_IS_TIMEOUT_RELATIVE(timeout)) {
		timepoint.tick = (uint64_t)sys_clock_tick_get() + (uint64_t)timeout.ticks;
	} else {
		timepoint.tick = (uint64_t)Z_TICK_ABS(timeout.ticks);
	}
	return timepoint;
}

k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint)
{
	uint64_t tick;

	if (timepoint.tick == UINT64_MAX) {
		return K_FOREVER;
	}
	if (timepoint.tick == 0U) {
		return K_NO_WAIT;
	}
	tick = (uint64_t)sys_clock_tick_get();
	if (timepoint.tick <= tick) {
		return K_NO_WAIT;
	}
	__ASSERT((uint64_t)(k_ticks_t)(timepoint.tick - tick) == timepoint.tick - tick,
		 "a wait of more ticks than a timeout has");
	return K_TICKS((k_ticks_t)(timepoint.tick - tick));
}
