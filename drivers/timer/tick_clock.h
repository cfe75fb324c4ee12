/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ticks from a free-running counter: the arithmetic that all drivers of the system clock share.
 *
 * Decides which count belongs to which tick. A tick need not be a whole number of cycles: the
 * boundary between two ticks is kept in units of 1/CONFIG_SYS_CLOCK_TICKS_PER_SEC cycle, so that
 * no error adds up. Counts have 64 bits and never go back; a driver whose hardware has fewer
 * extends them. Nothing here touches hardware. Callers have interrupts locked.
 *
 *             base (the first count of a tick)        the last count that was looked at
 *    boundary |                                       |
 *  --|--------*------------|--------------|-----------*--|--->  counts
 *    |<-ahead>|
 *    |<------- elapsed = 2 ticks -------->|
 */
#ifndef DRIVERS_TIMER_TICK_CLOCK_H_
#define DRIVERS_TIMER_TICK_CLOCK_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#define TICK_CLOCK_TPS ((uint32_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC)

struct tick_clock {
	/* First count of the tick announced last. */
	uint64_t base;
	/* Counts in a tick; 0 if that is no integer, or 1. */
	uint32_t per_tick;
	/* Ticks since base, as the kernel knows them. */
	uint32_t elapsed;
	/* Longest time the hardware can be set to, in ticks. */
	uint32_t longest;
	/* Counts in a second. */
	uint32_t frequency;
	/* From the tick's exact beginning to base, in 1/TPS counts: less than TPS. */
	uint32_t ahead;
};

/**
 * Begin counting ticks.
 *
 * @param frequency counts in a second, at least one a tick
 * @param count the present one
 * @param reach counts that the hardware can be set ahead
 */
void tick_clock_start(struct tick_clock *clock, uint32_t frequency, uint64_t count, uint64_t reach);

/* The general case of the functions below. */
uint32_t tick_clock_divide(const struct tick_clock *clock, uint64_t passed);
uint32_t tick_clock_announce_any(struct tick_clock *clock, uint64_t passed);
uint64_t tick_clock_span_any(const struct tick_clock *clock, uint64_t ticks);

/**
 * The functions below for less than 2^32 counts since base and ticks of whole counts
 * (per_tick is not 0): a division in 32 bits.
 */
static ALWAYS_INLINE uint32_t tick_clock_elapsed_32(struct tick_clock *clock, uint32_t passed)
{
	const uint32_t ticks = passed / clock->per_tick;

	clock->elapsed = ticks;
	return ticks;
}

static ALWAYS_INLINE uint32_t tick_clock_announce_32(struct tick_clock *clock, uint32_t passed)
{
	const uint32_t ticks = passed / clock->per_tick;
	const uint32_t whole = passed - passed % clock->per_tick;

	clock->elapsed = 0;
	/* Added to in memory: two instructions where registers would take eight. */
	compiler_barrier();
	clock->base += whole;
	return ticks;
}

/* Whether these can be used. */
static ALWAYS_INLINE bool tick_clock_is_easy(const struct tick_clock *clock, uint64_t passed)
{
	return likely(passed >> 32 == 0U && clock->per_tick != 0U);
}

/** Whole ticks since the one announced last; the kernel knows of them from now on. */
static ALWAYS_INLINE uint32_t tick_clock_elapsed(struct tick_clock *clock, uint64_t count)
{
	const uint64_t passed = count - clock->base;

	__ASSERT(count >= clock->base, "the clock runs backwards");
	if (tick_clock_is_easy(clock, passed)) {
		return tick_clock_elapsed_32(clock, (uint32_t)passed);
	}
	clock->elapsed = tick_clock_divide(clock, passed);
	return clock->elapsed;
}

/** The ticks to announce at a count, which are announced then. */
static ALWAYS_INLINE uint32_t tick_clock_announce(struct tick_clock *clock, uint64_t count)
{
	const uint64_t passed = count - clock->base;

	__ASSERT(count >= clock->base, "the clock runs backwards");
	if (tick_clock_is_easy(clock, passed)) {
		return tick_clock_announce_32(clock, (uint32_t)passed);
	}
	clock->elapsed = 0;
	return tick_clock_announce_any(clock, passed);
}

/* The ticks after base at which to interrupt for sys_clock_set_timeout(ticks). */
static ALWAYS_INLINE uint32_t tick_clock_due(const struct tick_clock *clock, int32_t ticks)
{
	/* K_TICKS_FOREVER is more than the longest, too. */
	return clock->elapsed + MIN((uint32_t)ticks, clock->longest);
}

/** @return the count at which to interrupt for sys_clock_set_timeout(ticks). */
static ALWAYS_INLINE uint64_t tick_clock_target(const struct tick_clock *clock, int32_t ticks)
{
	const uint32_t due = tick_clock_due(clock, ticks);

	if (likely(clock->per_tick != 0U)) {
		return clock->base + (uint64_t)due * clock->per_tick;
	}
	return clock->base + tick_clock_span_any(clock, due);
}

/** The lower half of it, for ticks of whole counts (per_tick is not 0). */
static ALWAYS_INLINE uint32_t tick_clock_target_32(const struct tick_clock *clock, int32_t ticks)
{
	return (uint32_t)clock->base + tick_clock_due(clock, ticks) * clock->per_tick;
}

#endif /* DRIVERS_TIMER_TICK_CLOCK_H_ */
