/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts after a number of counts of the time-stamp counter, on the local APIC's timer, which
 * counts down at another rate (CONFIG_APIC_TIMER_TSC).
 *
 * The two frequencies are known with an error; an interrupt that comes a little early announces no
 * tick and is set again.
 */
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/drivers/timer/x86_clocks.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "apic_timer.h"
#include "trouble.h"
#include "tsc_clock.h"

BUILD_ASSERT(CONFIG_APIC_TIMER_TSC_M >= CONFIG_APIC_TIMER_TSC_N,
	     "CONFIG_APIC_TIMER_TSC_M: the time-stamp counter is the faster one");

const char tsc_alarm_name[] = "time-stamp counter with local APIC timer";

/* Timer counts in a count of the TSC, in 1/2^32: the timer is the slower one. */
static uint32_t ratio;

static uint64_t find_timer_frequency(uint64_t hz)
{
	if (!IS_ENABLED(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)) {
		/* The TSC's is configured, and how many times the timer's it is. */
		return hz * CONFIG_APIC_TIMER_TSC_N / CONFIG_APIC_TIMER_TSC_M;
	}
	return z_x86_apic_frequency().hz;
}

uint64_t tsc_alarm_init(uint64_t hz)
{
	uint64_t timer = find_timer_frequency(hz);
	const unsigned int shift = apic_timer_shift(timer);

	timer >>= shift;
	clock_require(timer != 0U && timer < hz,
		      "the local APIC timer's frequency is unknown or above the TSC's");
	ratio = (uint32_t)((timer << 32) / hz);
	clock_require(ratio != 0U, "the local APIC timer is too slow");
	x86_write_loapic(LOAPIC_TIMER_CONFIG, apic_timer_divider(shift));
	x86_write_loapic(LOAPIC_TIMER, LOAPIC_LVT_MASKED | APIC_TIMER_ONE_SHOT);
	return ((uint64_t)INT32_MAX << 32) / ratio;
}

/* The upper half of a product: counts of the timer, rounded up. */
static inline uint64_t to_timer(uint64_t counts)
{
	const uint64_t low = (uint64_t)(uint32_t)counts * ratio;

	return (counts >> 32) * ratio + (low >> 32) + 1U;
}

void tsc_alarm_set(uint64_t target, uint64_t now)
{
	const uint64_t counts = target > now ? to_timer(target - now) : 1U;

	__ASSERT(ratio != 0U, "an alarm is set before there is a timer");
	x86_write_loapic(LOAPIC_TIMER_ICR, (uint32_t)MIN(counts, UINT32_MAX));
}

void tsc_alarm_stop(void)
{
	x86_write_loapic(LOAPIC_TIMER_ICR, 0);
}
