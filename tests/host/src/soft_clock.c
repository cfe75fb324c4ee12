/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/sys/util.h>

#include <tick_clock.h>

#include "check.h"
#include "soft_clock.h"

struct soft_clock soft_clock;

static struct tick_clock clock;

void soft_clock_start(uint32_t frequency, uint64_t count, uint64_t reach)
{
	soft_clock = (struct soft_clock){ .count = count, .comparator = UINT64_MAX };
	z_clock_frequency_set(frequency);
	tick_clock_start(&clock, frequency, count, reach);
}

void soft_clock_interrupt(void)
{
	soft_clock.interrupts++;
	soft_clock.comparator = UINT64_MAX;
	sys_clock_announce((int32_t)tick_clock_announce(&clock, soft_clock.count));
}

void soft_clock_run(uint64_t counts)
{
	const uint64_t end = soft_clock.count + counts;

	while (!soft_clock.deaf && soft_clock.comparator <= end) {
		soft_clock.count = MAX(soft_clock.count, soft_clock.comparator);
		soft_clock_interrupt();
	}
	soft_clock.count = end;
}

void soft_clock_run_ticks(uint32_t ticks)
{
	const uint32_t passed = tick_clock_elapsed(&clock, soft_clock.count);
	const uint64_t goal = clock.base + tick_clock_span_any(&clock, (uint64_t)passed + ticks);

	soft_clock_run(goal - soft_clock.count);
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	soft_clock.settings++;
	soft_clock.comparator = tick_clock_target(&clock, ticks);
}

uint32_t sys_clock_elapsed(void)
{
	return tick_clock_elapsed(&clock, soft_clock.count);
}

uint32_t sys_clock_cycle_get_32(void)
{
	return (uint32_t)soft_clock.count;
}

uint64_t sys_clock_cycle_get_64(void)
{
	return soft_clock.count;
}
