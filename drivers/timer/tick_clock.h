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
	/* Counts in a second. */
	uint32_t frequency;
	/* Counts in a tick; 0 if that is no integer. */
	uint32_t per_tick;
	/* From the tick's exact beginning to base, in 1/TPS counts: less than TPS. */
	uint32_t ahead;
	/* Ticks since base, as the kernel knows them. */
	uint32_t elapsed;
	/* Longest time the hardware can be set to, in ticks. */
	uint32_t longest;
};

/**
 * Begin counting ticks.
 *
 * @param frequency counts in a second, at least one a tick
 * @param count the present one
 * @param reach counts that the hardware can be set ahead
 */
static inline void tick_clock_start(struct tick_clock *clock, uint32_t frequency, uint64_t count,
				    uint64_t reach)
{
	const uint64_t longest = reach / (frequency / TICK_CLOCK_TPS + 1U);

	__ASSERT(frequency >= TICK_CLOCK_TPS, "%u Hz cannot make %u ticks a second", frequency,
		 TICK_CLOCK_TPS);
	clock->base = count;
	clock->frequency = frequency;
	clock->per_tick = frequency % TICK_CLOCK_TPS == 0U ? frequency / TICK_CLOCK_TPS : 0U;
	clock->ahead = 0;
	clock->elapsed = 0;
	clock->longest = 1;
	if (IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		clock->longest = (uint32_t)CLAMP(longest, 1U, INT32_MAX);
	}
}

/** Counts from base to the first one of a later tick. */
static inline uint64_t tick_clock_span(const struct tick_clock *clock, uint64_t ticks)
{
	if (likely(clock->per_tick != 0U)) {
		return ticks * clock->per_tick;
	}
	return (ticks * clock->frequency - clock->ahead + TICK_CLOCK_TPS - 1U) / TICK_CLOCK_TPS;
}

/** Whole ticks since the one announced last; the kernel knows of them from now on. */
static inline uint32_t tick_clock_elapsed(struct tick_clock *clock, uint64_t count)
{
	const uint64_t passed = count - clock->base;
	uint64_t ticks;

	__ASSERT(count >= clock->base, "the clock runs backwards");
	if (likely(clock->per_tick != 0U && passed <= UINT32_MAX)) {
		ticks = (uint32_t)passed / clock->per_tick;
	} else {
		ticks = (passed * TICK_CLOCK_TPS + clock->ahead) / clock->frequency;
	}
	/* More than the kernel can be told at once: the rest is told the next time. */
	clock->elapsed = (uint32_t)MIN(ticks, INT32_MAX);
	return clock->elapsed;
}

/** @return the count at which to interrupt for sys_clock_set_timeout(ticks). */
static inline uint64_t tick_clock_target(const struct tick_clock *clock, int32_t ticks)
{
	const uint32_t ahead = ticks < 0 ? clock->longest : MIN((uint32_t)ticks, clock->longest);

	return clock->base + tick_clock_span(clock, (uint64_t)clock->elapsed + ahead);
}

/** The ticks to announce at a count, which are announced then. */
static inline uint32_t tick_clock_announce(struct tick_clock *clock, uint64_t count)
{
	const uint32_t ticks = tick_clock_elapsed(clock, count);
	const uint64_t span = tick_clock_span(clock, ticks);

	if (unlikely(clock->per_tick == 0U)) {
		clock->ahead = (uint32_t)(span * TICK_CLOCK_TPS + clock->ahead -
					  (uint64_t)ticks * clock->frequency);
	}
	clock->base += span;
	clock->elapsed = 0;
	__ASSERT(clock->ahead < TICK_CLOCK_TPS, "a tick begins between two counts");
	return ticks;
}

#endif /* DRIVERS_TIMER_TICK_CLOCK_H_ */
