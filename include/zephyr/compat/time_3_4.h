/* SPDX-License-Identifier: Apache-2.0 */
/* What Zephyr 3.4 has for points in time. Only sys_clock.h includes this. */
#ifndef ZEPHYR_INCLUDE_COMPAT_TIME_3_4_H_
#define ZEPHYR_INCLUDE_COMPAT_TIME_3_4_H_

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @return the tick since boot at which a timeout that begins now ends, UINT64_MAX for K_FOREVER,
 *         the present tick for K_NO_WAIT. Any context. sys_timepoint_calc() is its successor.
 */
static inline uint64_t sys_clock_timeout_end_calc(k_timeout_t timeout)
{
	const k_timepoint_t end = sys_timepoint_calc(timeout);

	return end.tick == 0U ? (uint64_t)sys_clock_tick_get() : end.tick;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_COMPAT_TIME_3_4_H_ */
