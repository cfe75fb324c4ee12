/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conversions between units of time: k_<from>_to_<to>_<rounding><bits>().
 *
 *   units     sec, ms, us, ns: seconds and parts of it
 *             ticks: the kernel's unit, CONFIG_SYS_CLOCK_TICKS_PER_SEC a second
 *             cyc: the unit of k_cycle_get_32(), sys_clock_hw_cycles_per_sec() a second
 *   rounding  floor, near (halves go up) and ceil
 *   bits      32 or 64, of the argument and of the result
 *
 * One of the two units is ticks or cyc. Results are exact; one that has too many bits loses the
 * upper ones. A constant converts to a constant, unless it is in or from cycles and the clock's
 * frequency is found at run time. Any context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_
#define ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** For interfaces that take a number of milliseconds or microseconds: no limit. */
#define SYS_FOREVER_MS (-1)
#define SYS_FOREVER_US (-1)

/** k_timeout_t of a number that may be SYS_FOREVER_MS, or SYS_FOREVER_US. */
#define SYS_TIMEOUT_MS(ms) ((ms) == SYS_FOREVER_MS ? K_FOREVER : K_MSEC(ms))
#define SYS_TIMEOUT_US(us) ((us) == SYS_FOREVER_US ? K_FOREVER : K_USEC(us))

#if defined(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)
/* Set by the clock's driver before the first conversion. */
extern unsigned int z_clock_hw_cycles_per_sec;
#endif

/* constexpr functions of C++14 may contain statements */
#if defined(__cplusplus) && __cplusplus >= 201402L && \
	!defined(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)
#define TIME_CONSTEXPR constexpr
#else
#define TIME_CONSTEXPR
#endif

/** @return how often k_cycle_get_32() counts in a second. Any context, after PRE_KERNEL_2. */
static TIME_CONSTEXPR inline unsigned int sys_clock_hw_cycles_per_sec(void)
{
#if defined(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)
	return z_clock_hw_cycles_per_sec;
#else
	return CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC;
#endif
}

/* What is added before a division, by the rounding's name. */
#define Z_TIME_ADD_floor(divisor) 0U
#define Z_TIME_ADD_near(divisor) ((divisor) / 2U)
#define Z_TIME_ADD_ceil(divisor) ((divisor) - 1U)

/*
 * (t * to + add) / from without losing bits on the way: neither (t % from) * to nor the sum with
 * add, which is below from, exceeds 64 bits.
 */
static TIME_CONSTEXPR inline uint64_t z_time_scale(uint64_t t, uint32_t from, uint32_t to,
						   uint32_t add)
{
	return t / from * to + (t % from * to + add) / from;
}

/*
 * Units whose frequencies divide each other need one multiplication or division. Where the
 * frequencies are constants the choice costs nothing, and a result of 32 bits is computed in 32
 * bits if it can be.
 *
 * ratio_add: what to add if a division by from / to is enough; add: what to add else.
 */
static TIME_CONSTEXPR ALWAYS_INLINE uint64_t z_time_convert(uint64_t t, uint32_t from, uint32_t to,
							    bool known, bool narrow,
							    uint32_t ratio_add, uint32_t add)
{
	if (from == to) {
		return t;
	}
	if (known && to > from && to % from == 0U) {
		return narrow ? (uint32_t)t * (to / from) : t * (to / from);
	}
	if (known && to != 0U && from % to == 0U) {
		const uint32_t ratio = from / to;

		if (narrow && ratio_add == 0U) {
			return (uint32_t)t / ratio;
		}
		if (narrow) {
			return (t + ratio_add) / ratio;
		}
		return t / ratio + (t % ratio + ratio_add) / ratio;
	}
	if (narrow) {
		return (t * to + add) / from;
	}
	return z_time_scale(t, from, to, add);
}

#define Z_HZ_sec 1U
#define Z_HZ_ms 1000U
#define Z_HZ_us 1000000U
#define Z_HZ_ns 1000000000U
#define Z_HZ_cyc sys_clock_hw_cycles_per_sec()
#define Z_HZ_ticks ((uint32_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC)

#define Z_HZ_KNOWN_sec true
#define Z_HZ_KNOWN_ms true
#define Z_HZ_KNOWN_us true
#define Z_HZ_KNOWN_ns true
#define Z_HZ_KNOWN_cyc (!IS_ENABLED(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME))
#define Z_HZ_KNOWN_ticks true

/* A divisor of 0 is never used: it stands for a ratio that is no integer. */
#define Z_TIME_RATIO(from, to) ((to) != 0U && (from) / (to) != 0U ? (from) / (to) : 1U)

#define Z_TIME_FUNCTION(from, to, rounding, bits)                                                 \
	static TIME_CONSTEXPR ALWAYS_INLINE uint##bits##_t k_##from##_to_##to##_##rounding##bits( \
		uint##bits##_t t)                                                                 \
	{                                                                                         \
		return (uint##bits##_t)z_time_convert(                                            \
			t, Z_HZ_##from, Z_HZ_##to, Z_HZ_KNOWN_##from && Z_HZ_KNOWN_##to,          \
			(bits) == 32,                                                             \
			Z_TIME_ADD_##rounding(Z_TIME_RATIO(Z_HZ_##from, Z_HZ_##to)),              \
			Z_TIME_ADD_##rounding(Z_HZ_##from));                                      \
	}

/* The six functions from one unit to another one. */
#define Z_TIME_FUNCTIONS(from, to)             \
	Z_TIME_FUNCTION(from, to, floor, 32)   \
	Z_TIME_FUNCTION(from, to, floor, 64)   \
	Z_TIME_FUNCTION(from, to, near, 32)    \
	Z_TIME_FUNCTION(from, to, near, 64)    \
	Z_TIME_FUNCTION(from, to, ceil, 32)    \
	Z_TIME_FUNCTION(from, to, ceil, 64)

Z_TIME_FUNCTIONS(sec, cyc)
Z_TIME_FUNCTIONS(sec, ticks)
Z_TIME_FUNCTIONS(ms, cyc)
Z_TIME_FUNCTIONS(ms, ticks)
Z_TIME_FUNCTIONS(us, cyc)
Z_TIME_FUNCTIONS(us, ticks)
Z_TIME_FUNCTIONS(ns, cyc)
Z_TIME_FUNCTIONS(ns, ticks)
Z_TIME_FUNCTIONS(cyc, sec)
Z_TIME_FUNCTIONS(cyc, ms)
Z_TIME_FUNCTIONS(cyc, us)
Z_TIME_FUNCTIONS(cyc, ns)
Z_TIME_FUNCTIONS(cyc, ticks)
Z_TIME_FUNCTIONS(ticks, sec)
Z_TIME_FUNCTIONS(ticks, ms)
Z_TIME_FUNCTIONS(ticks, us)
Z_TIME_FUNCTIONS(ticks, ns)
Z_TIME_FUNCTIONS(ticks, cyc)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_ */
