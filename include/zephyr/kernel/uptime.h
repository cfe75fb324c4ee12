/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What time it is: since boot, in ticks and milliseconds, or in cycles of the clock's counter;
 * and waiting without leaving the CPU. Any context, unless it says otherwise.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_UPTIME_H_
#define ZEPHYR_INCLUDE_KERNEL_UPTIME_H_

#include <stdint.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @return ticks since boot (CONFIG_SYS_CLOCK_TICKS_PER_SEC). */
static inline int64_t k_uptime_ticks(void)
{
	return sys_clock_tick_get();
}

/** @return milliseconds since boot, as of the last tick. */
static inline int64_t k_uptime_get(void)
{
	return (int64_t)k_ticks_to_ms_floor64((uint64_t)k_uptime_ticks());
}

/** @return the lower half of it, which wraps every 49 days. */
static inline uint32_t k_uptime_get_32(void)
{
	return (uint32_t)k_uptime_get();
}

/** @return seconds since boot. */
static inline uint32_t k_uptime_seconds(void)
{
	return (uint32_t)k_ticks_to_sec_floor64((uint64_t)k_uptime_ticks());
}

/** @return milliseconds since *reftime, which becomes the present k_uptime_get(). */
static inline int64_t k_uptime_delta(int64_t *reftime)
{
	const int64_t before = *reftime;

	*reftime = k_uptime_get();
	return *reftime - before;
}

/** @return the clock's counter (sys_clock_hw_cycles_per_sec()), lower half; wraps. */
static inline uint32_t k_cycle_get_32(void)
{
	return arch_k_cycle_get_32();
}

/** @return all of it; for drivers with CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER. */
static inline uint64_t k_cycle_get_64(void)
{
	return arch_k_cycle_get_64();
}

/**
 * Wait without leaving the CPU: others run only if they preempt the caller.
 *
 * From level PRE_KERNEL_2 on; needs CONFIG_SYS_CLOCK_EXISTS.
 *
 * @param usec_to_wait microseconds, at least
 */
void k_busy_wait(uint32_t usec_to_wait);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_UPTIME_H_ */
