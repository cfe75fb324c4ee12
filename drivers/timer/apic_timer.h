/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The local APIC's timer (SDM volume 3, "APIC Timer"), for the drivers that use it and for the
 * measurement of its frequency.
 */
#ifndef DRIVERS_TIMER_APIC_TIMER_H_
#define DRIVERS_TIMER_APIC_TIMER_H_

#include <stdint.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

/* Modes, in the timer's entry of the local vector table. */
#define APIC_TIMER_ONE_SHOT 0U
#define APIC_TIMER_PERIODIC BIT(17)
#define APIC_TIMER_DEADLINE BIT(18)
#define APIC_TIMER_MODE (APIC_TIMER_PERIODIC | APIC_TIMER_DEADLINE)

#define APIC_TIMER_DIVIDE_BY_1 0xbU

/* At this rate 32 bits reach 42 seconds. */
#define APIC_TIMER_FASTEST 100000000U

/** log2 of the divider that makes the timer as fast as is useful. */
static inline unsigned int apic_timer_shift(uint64_t hz)
{
	unsigned int shift = 0;

	while (hz >> shift > APIC_TIMER_FASTEST && shift < 7U) {
		shift++;
	}
	return shift;
}

/** The divide configuration register for a divider of 1 << shift. */
static inline uint32_t apic_timer_divider(unsigned int shift)
{
	/* 2 is 0, 4 is 1 …, and 1 comes last; bit 2 of the code is in bit 3. */
	const uint32_t code = (shift + 7U) & 7U;

	__ASSERT(shift < 8U, "the timer cannot be divided by 2^%u", shift);
	return (code & 3U) | (code & 4U) << 1;
}

#endif /* DRIVERS_TIMER_APIC_TIMER_H_ */
