/* SPDX-License-Identifier: Apache-2.0 */
/* The frequencies of the processor's own clocks, see zephyr/drivers/timer/x86_clocks.h. */
#include <stddef.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/arch/x86/clock_facts.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/drivers/timer/x86_clocks.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "apic_timer.h"
#include "reference.h"

static uint64_t read_tsc(void)
{
	return z_tsc_read();
}

/* Words for every way a measurement can end, so that nothing is formatted. */
static const char *describe(const struct measurement *result, const struct counter *reference)
{
	const bool by_hpet = reference->mask != UINT16_MAX;

	if (result->frequency == 0U) {
		return "a measurement that failed";
	}
	if (result->sure) {
		return by_hpet ? "measurement with the HPET" : "measurement with the PIT";
	}
	return by_hpet ? "measurements with the HPET that differ"
		       : "measurements with the PIT that differ";
}

static struct z_x86_frequency measure(const struct counter *counter)
{
	const unsigned int key = irq_lock();
	const struct counter *const reference = reference_start();
	const struct measurement result = measure_frequency(counter, reference);

	irq_unlock(key);
	__ASSERT(result.tries != 0U, "nothing was measured");
	return (struct z_x86_frequency){ result.frequency, describe(&result, reference) };
}

struct z_x86_frequency z_x86_tsc_frequency(void)
{
	static const struct counter tsc = { .read = read_tsc, .mask = UINT64_MAX };
	static struct z_x86_frequency known;
	struct z_x86_clock_facts facts;

	if (known.source != NULL) {
		return known;
	}
	z_x86_clock_facts(&facts);
	if (facts.tsc != 0U || !facts.has_tsc) {
		known = (struct z_x86_frequency){ facts.tsc, facts.source };
	} else {
		known = measure(&tsc);
	}
	__ASSERT(known.source != NULL, "a figure without a source");
	return known;
}

#if CONFIG_LOAPIC
static uint64_t read_apic_timer(void)
{
	return ~x86_read_loapic(LOAPIC_TIMER_CCR);
}

struct z_x86_frequency z_x86_apic_frequency(void)
{
	static const struct counter timer = { .read = read_apic_timer, .mask = UINT32_MAX };
	struct z_x86_frequency measured;
	struct z_x86_clock_facts facts;

	z_x86_clock_facts(&facts);
	if (facts.apic != 0U) {
		return (struct z_x86_frequency){ facts.apic, facts.source };
	}
	/* Masked, and longer than all measurements take. */
	x86_write_loapic(LOAPIC_TIMER, LOAPIC_LVT_MASKED | APIC_TIMER_ONE_SHOT);
	x86_write_loapic(LOAPIC_TIMER_CONFIG, APIC_TIMER_DIVIDE_BY_1);
	x86_write_loapic(LOAPIC_TIMER_ICR, UINT32_MAX);
	measured = measure(&timer);
	x86_write_loapic(LOAPIC_TIMER_ICR, 0);
	return measured;
}
#endif
