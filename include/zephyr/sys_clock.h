/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Points in time and spans of it, as kernel calls take them.
 *
 * k_timeout_t says how long a call may wait; k_timepoint_t remembers when such a wait is over, for
 * waits in several steps. Both count ticks (CONFIG_SYS_CLOCK_TICKS_PER_SEC).
 */
#ifndef ZEPHYR_INCLUDE_SYS_CLOCK_H_
#define ZEPHYR_INCLUDE_SYS_CLOCK_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/time_units.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A number of ticks in a timeout. The uptime has 64 bits either way. */
#ifdef CONFIG_TIMEOUT_64BIT
typedef int64_t k_ticks_t;
#else
typedef uint32_t k_ticks_t;
#endif

#define K_TICKS_FOREVER ((k_ticks_t)-1)

/**
 * How long to wait: made by K_NO_WAIT, K_FOREVER, K_MSEC() and their kin, not to be looked into.
 *
 * From 0 on a number of ticks from now; -1 without end; below, Z_TICK_ABS() of the tick since
 * boot at which to stop waiting (with CONFIG_TIMEOUT_64BIT only).
 */
typedef struct {
	k_ticks_t ticks;
} k_timeout_t;

/** @return whether two timeouts are the same one. */
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

/* C++ before 2020 has no designated initialisers. */
#if defined(__cplusplus) && __cplusplus < 202002L
#define Z_TIMEOUT_TICKS(t) ((k_timeout_t){(k_ticks_t)(t)})
#else
#define Z_TIMEOUT_TICKS(t) ((k_timeout_t){ .ticks = (t) })
#endif
#define Z_TIMEOUT_NO_WAIT Z_TIMEOUT_TICKS(0)
#define Z_FOREVER Z_TIMEOUT_TICKS(K_TICKS_FOREVER)

/* From an absolute tick to its place below K_TICKS_FOREVER, and back. */
#define Z_TICK_ABS(t) (K_TICKS_FOREVER - 1 - (t))

#ifdef CONFIG_TIMEOUT_64BIT
#define Z_IS_TIMEOUT_RELATIVE(timeout) ((timeout).ticks >= K_TICKS_FOREVER)
#define Z_TIMEOUT_FROM(unit, t) Z_TIMEOUT_TICKS((k_ticks_t)k_##unit##_to_ticks_ceil64(MAX(t, 0)))
#else
#define Z_IS_TIMEOUT_RELATIVE(timeout) true
#define Z_TIMEOUT_FROM(unit, t) Z_TIMEOUT_TICKS((k_ticks_t)k_##unit##_to_ticks_ceil32(MAX(t, 0)))
#endif
#define Z_TIMEOUT_MS(t) Z_TIMEOUT_FROM(ms, t)
#define Z_TIMEOUT_US(t) Z_TIMEOUT_FROM(us, t)
#define Z_TIMEOUT_NS(t) Z_TIMEOUT_FROM(ns, t)
#define Z_TIMEOUT_CYC(t) Z_TIMEOUT_FROM(cyc, t)

/** Do not wait; wait without end. */
#define K_NO_WAIT Z_TIMEOUT_NO_WAIT
#define K_FOREVER Z_FOREVER

/** Wait at least so long; negative numbers count as 0. In 64 bits, so that days do not overflow. */
#define K_NSEC(t) Z_TIMEOUT_NS(t)
#define K_USEC(t) Z_TIMEOUT_US(t)
#define K_CYC(t) Z_TIMEOUT_CYC(t)
#define K_TICKS(t) Z_TIMEOUT_TICKS(t)
#define K_MSEC(ms) Z_TIMEOUT_MS(ms)
#define K_SECONDS(s) K_MSEC((s) * 1000LL)
#define K_MINUTES(m) K_SECONDS((m) * 60)
#define K_HOURS(h) K_MINUTES((h) * 60)

#ifdef CONFIG_TIMEOUT_64BIT
/** Wait until so long after boot, whatever the time is now. */
#define K_TIMEOUT_ABS_TICKS(t) Z_TIMEOUT_TICKS(Z_TICK_ABS((k_ticks_t)MAX(t, 0)))
#define K_TIMEOUT_ABS_SEC(t) K_TIMEOUT_ABS_TICKS(k_sec_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_MS(t) K_TIMEOUT_ABS_TICKS(k_ms_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_US(t) K_TIMEOUT_ABS_TICKS(k_us_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_NS(t) K_TIMEOUT_ABS_TICKS(k_ns_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_CYC(t) K_TIMEOUT_ABS_TICKS(k_cyc_to_ticks_ceil64(t))
#endif

#define NSEC_PER_USEC 1000U
#define NSEC_PER_MSEC 1000000U
#define USEC_PER_MSEC 1000U
#define MSEC_PER_SEC 1000U
#define USEC_PER_SEC ((USEC_PER_MSEC) * (MSEC_PER_SEC))
#define NSEC_PER_SEC ((NSEC_PER_USEC) * (USEC_PER_MSEC) * (MSEC_PER_SEC))
#define SEC_PER_MIN 60U
#define MIN_PER_HOUR 60U
#define HOUR_PER_DAY 24U

/** Ticks that a wait takes longer because it starts inside of one. */
#define _TICK_ALIGN 1

/** Nanoseconds per event, of a number of cycles that a number of events took. */
#define SYS_CLOCK_HW_CYCLES_TO_NS_AVG(X, NCYCLES) \
	((uint32_t)(k_cyc_to_ns_floor64(X) / (NCYCLES)))

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** @return ticks since boot, all of them or the lower half. Any context. */
int64_t sys_clock_tick_get(void);
uint32_t sys_clock_tick_get_32(void);
#else
#define sys_clock_tick_get() (0)
#define sys_clock_tick_get_32() (0)
#endif

/** When a wait ends: a tick since boot; 0 is over, UINT64_MAX never. */
typedef struct {
	uint64_t tick;
} k_timepoint_t;

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** @return the end of a timeout that begins now. Any context. */
k_timepoint_t sys_timepoint_calc(k_timeout_t timeout);

/** @return what is left until a point in time; K_NO_WAIT once it is over. Any context. */
k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint);
#else
/* Without a clock there is now, and never. */
static inline k_timepoint_t sys_timepoint_calc(k_timeout_t timeout)
{
	k_timepoint_t timepoint;

	timepoint.tick = K_TIMEOUT_EQ(timeout, Z_TIMEOUT_NO_WAIT) ? 0U : UINT64_MAX;
	return timepoint;
}

static inline k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint)
{
	return timepoint.tick == 0U ? Z_TIMEOUT_NO_WAIT : Z_FOREVER;
}
#endif

/** @return less than, equal to or greater than 0 as a is before, at or after b. */
static inline int sys_timepoint_cmp(k_timepoint_t a, k_timepoint_t b)
{
	return (a.tick > b.tick) - (a.tick < b.tick);
}

/** @return whether a point in time is over. Any context. */
static inline bool sys_timepoint_expired(k_timepoint_t timepoint)
{
	return K_TIMEOUT_EQ(sys_timepoint_timeout(timepoint), Z_TIMEOUT_NO_WAIT);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/compat/time_3_4.h>

#endif /* ZEPHYR_INCLUDE_SYS_CLOCK_H_ */
