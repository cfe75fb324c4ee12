/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system clock on the processor's time-stamp counter.
 *
 * Cycles are counts of the TSC, halved where it is faster than 32 bits can say. Reading it takes
 * no access to a bus, and nothing is lost when interrupts are. Which interrupt ends a wait is
 * tsc_clock.h's business. The counter has to run at the same rate all the time: where the
 * processor does not promise that, sys_clock_source() says so.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/arch/x86/clock_facts.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/drivers/timer/x86_clocks.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "tick_clock.h"
#include "trouble.h"
#include "tsc_clock.h"

BUILD_ASSERT(CONFIG_APIC_TIMER_IRQ == CONFIG_IOAPIC_NUM_RTES,
	     "CONFIG_APIC_TIMER_IRQ: the timer is the first line after the I/O APIC's");

const int32_t z_sys_timer_irq_for_test = CONFIG_APIC_TIMER_IRQ;

static struct {
	struct tick_clock clock;
	/* Counts in a cycle: 1 << shift. */
	uint8_t shift;
	bool invariant;
	/* Who told the frequency. */
	const char *source;
} tsc;

static inline uint64_t read_count(void)
{
	const uint64_t count = z_tsc_read();

	return likely(tsc.shift == 0U) ? count : count >> tsc.shift;
}

static void tsc_isr(const void *unused)
{
	ARG_UNUSED(unused);
	sys_clock_announce((int32_t)tick_clock_announce(&tsc.clock, read_count()));
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	tsc_alarm_set(tick_clock_target(&tsc.clock, ticks) << tsc.shift, z_tsc_read());
}

uint32_t sys_clock_elapsed(void)
{
	return tick_clock_elapsed(&tsc.clock, read_count());
}

uint32_t sys_clock_cycle_get_32(void)
{
	return (uint32_t)read_count();
}

uint64_t sys_clock_cycle_get_64(void)
{
	return read_count();
}

void sys_clock_disable(void)
{
	tsc_alarm_stop();
	irq_disable(CONFIG_APIC_TIMER_IRQ);
}

const char *sys_clock_source(void)
{
	return tsc_alarm_name;
}

const char *sys_clock_frequency_source(void)
{
	return tsc.source;
}

static uint64_t find_frequency(void)
{
	struct z_x86_frequency found = { sys_clock_hw_cycles_per_sec(), "its configuration" };

	if (IS_ENABLED(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)) {
		found = z_x86_tsc_frequency();
	}
	clock_require(found.hz >= TICK_CLOCK_TPS,
		      "the time-stamp counter's frequency is unknown or below that of ticks");
	tsc.source = found.source;
	return found.hz;
}

static int tsc_clock_init(void)
{
	struct z_x86_clock_facts facts;
	uint64_t reach;
	uint64_t hz;

	z_x86_clock_facts(&facts);
	clock_require(facts.has_tsc, "this CPU has no time-stamp counter");
	hz = find_frequency();
	while (hz >> tsc.shift > UINT32_MAX) {
		tsc.shift++;
	}
	z_clock_frequency_set((uint32_t)(hz >> tsc.shift));
	IRQ_CONNECT(CONFIG_APIC_TIMER_IRQ, CONFIG_APIC_TIMER_IRQ_PRIORITY, tsc_isr, NULL, 0);
	reach = tsc_alarm_init(hz) >> tsc.shift;
	__ASSERT(reach != 0U, "no alarm can be set");
	tick_clock_start(&tsc.clock, (uint32_t)(hz >> tsc.shift), read_count(), reach);
	sys_clock_set_timeout(INT32_MAX, false);
	irq_enable(CONFIG_APIC_TIMER_IRQ);
	return 0;
}

SYS_INIT(tsc_clock_init, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
