/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting for a number of microseconds by looking at the clock's counter. */
#include <zephyr/kernel/uptime.h>
#include <zephyr/sys/__assert.h>

void k_busy_wait(uint32_t usec_to_wait)
{
	uint64_t left = k_us_to_cyc_ceil64(usec_to_wait);
	uint32_t last = k_cycle_get_32();

	__ASSERT(sys_clock_hw_cycles_per_sec() != 0U, "k_busy_wait() before there is a clock");
	while (left != 0U) {
		const uint32_t now = k_cycle_get_32();
		const uint32_t passed = now - last;

		/* The lower half may wrap many times meanwhile, but not between two looks. */
		left = passed < left ? left - passed : 0U;
		last = now;
	}
}
