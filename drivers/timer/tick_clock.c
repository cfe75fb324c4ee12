/* SPDX-License-Identifier: Apache-2.0 */
/* The rarer half of the arithmetic in tick_clock.h: beginning, long times, ticks of broken length.
 */
#include "tick_clock.h"

void tick_clock_start(struct tick_clock *clock, uint32_t frequency, uint64_t count, uint64_t reach)
{
	const uint32_t per_tick = frequency / TICK_CLOCK_TPS;
	const uint64_t longest = reach / (per_tick + 1ULL);

	__ASSERT(per_tick != 0U, "%u Hz cannot make %u ticks a second", frequency, TICK_CLOCK_TPS);
	*clock = (struct tick_clock){ .base = count, .frequency = frequency, .longest = 1 };
	if (frequency % TICK_CLOCK_TPS == 0U && per_tick > 1U) {
		clock->per_tick = per_tick;
	}
	if (IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		/* Half of what the kernel can be told: the other half is for being late. */
		clock->longest = (uint32_t)CLAMP(longest, 1U, INT32_MAX / 2);
	}
}

uint32_t tick_clock_divide(const struct tick_clock *clock, uint64_t passed)
{
	const uint32_t hz = clock->frequency;
	/* In two steps, so that years do not overflow. */
	const uint64_t ticks =
		passed / hz * TICK_CLOCK_TPS + (passed % hz * TICK_CLOCK_TPS + clock->ahead) / hz;

	/* More than the kernel can be told at once: the rest is told the next time. */
	return (uint32_t)MIN(ticks, INT32_MAX);
}

uint64_t tick_clock_span_any(const struct tick_clock *clock, uint64_t ticks)
{
	return (ticks * clock->frequency - clock->ahead + TICK_CLOCK_TPS - 1U) / TICK_CLOCK_TPS;
}

uint32_t tick_clock_announce_any(struct tick_clock *clock, uint64_t passed)
{
	const uint32_t ticks = tick_clock_divide(clock, passed);
	const uint64_t span = tick_clock_span_any(clock, ticks);

	__ASSERT(span <= passed, "a tick is announced before it begins");
	clock->base += span;
	clock->ahead = (uint32_t)(span * TICK_CLOCK_TPS + clock->ahead -
				  (uint64_t)ticks * clock->frequency);
	__ASSERT(clock->ahead < TICK_CLOCK_TPS, "a tick begins between two counts");
	return ticks;
}
