/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Execution time on x86: the time-stamp counter, which runs all the time. Called through
 * zephyr/timing/timing.h.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/timer/x86_clocks.h>
#include <zephyr/kernel/except.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/timing/timing.h>

#define NSEC_IN_SEC 1000000000U

/* Counts in a second. */
static uint64_t frequency;

void arch_timing_init(void)
{
	frequency = z_x86_tsc_frequency().hz;
	if (frequency == 0U) {
		printk("timing_init(): this CPU's time-stamp counter is missing, or cannot be "
		       "measured\n");
		k_panic();
	}
}

void arch_timing_start(void)
{
}

void arch_timing_stop(void)
{
}

timing_t arch_timing_counter_get(void)
{
	return z_tsc_read();
}

uint64_t arch_timing_cycles_get(volatile timing_t *const start, volatile timing_t *const end)
{
	return *end - *start;
}

uint64_t arch_timing_freq_get(void)
{
	__ASSERT(frequency != 0U, "timing_init() comes first");
	return frequency;
}

/* In two steps, so that hours do not overflow: cycles beyond whole seconds are below 2^33. */
uint64_t arch_timing_cycles_to_ns(uint64_t cycles)
{
	__ASSERT(frequency != 0U, "timing_init() comes first");
	return cycles / frequency * NSEC_IN_SEC + cycles % frequency * NSEC_IN_SEC / frequency;
}

uint64_t arch_timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count)
{
	__ASSERT(count != 0U, "the mean of no events");
	return arch_timing_cycles_to_ns(cycles) / count;
}

uint32_t arch_timing_freq_get_mhz(void)
{
	return (uint32_t)((arch_timing_freq_get() + 500000U) / 1000000U);
}
