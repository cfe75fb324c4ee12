/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts at a count of the time-stamp counter: the local APIC timer's deadline mode (SDM
 * volume 3, "TSC-Deadline Mode"). A deadline that is over interrupts at once, so nothing can be
 * missed; any deadline can be set.
 */
#include <zephyr/arch/x86/clock_facts.h>
#include <zephyr/arch/x86/msr.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/barrier.h>
#include <zephyr/sys/util.h>

#include "apic_timer.h"
#include "trouble.h"
#include "tsc_clock.h"

#define MSR_TSC_DEADLINE 0x6e0U

const char tsc_alarm_name[] = "time-stamp counter with deadlines";

uint64_t tsc_alarm_init(uint64_t hz)
{
	struct z_x86_clock_facts facts;

	ARG_UNUSED(hz);
	z_x86_clock_facts(&facts);
	clock_require(facts.deadline,
		      "this CPU's APIC timer knows no deadlines: use CONFIG_APIC_TIMER_TSC=y");
	x86_write_loapic(LOAPIC_TIMER, LOAPIC_LVT_MASKED | APIC_TIMER_DEADLINE);
	/* The store to memory and the one to the register below are not ordered by themselves. */
	barrier_dmem_fence_full();
	return UINT64_MAX;
}

void tsc_alarm_set(uint64_t target, uint64_t now)
{
	ARG_UNUSED(now);
	__ASSERT(target != 0U, "0 is no deadline");
	z_x86_msr_write(MSR_TSC_DEADLINE, target);
}

void tsc_alarm_stop(void)
{
	z_x86_msr_write(MSR_TSC_DEADLINE, 0);
}
