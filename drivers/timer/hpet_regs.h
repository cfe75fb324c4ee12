/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The HPET's registers (IA-PC HPET Specification 1.0a, section 2.3), for its driver and for those
 * that only look at its counter. 64-bit registers are read and written by halves.
 */
#ifndef DRIVERS_TIMER_HPET_REGS_H_
#define DRIVERS_TIMER_HPET_REGS_H_

#include <stdint.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/arch/x86/device_regs.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#define HPET_CAPABILITIES 0x000U
#define HPET_PERIOD 0x004U
#define HPET_CONFIGURATION 0x010U
#define HPET_STATUS 0x020U
#define HPET_COUNTER 0x0f0U
#define HPET_COUNTER_HIGH 0x0f4U
#define HPET_TIMER 0x100U
#define HPET_COMPARATOR 0x108U

#define HPET_CAP_64BIT BIT(13)
#define HPET_CAP_LEGACY BIT(15)
#define HPET_CNF_ENABLE BIT(0)
#define HPET_CNF_LEGACY BIT(1)
#define HPET_TIMER_LEVEL BIT(1)
#define HPET_TIMER_INTERRUPT BIT(2)
#define HPET_TIMER_PERIODIC BIT(3)
#define HPET_TIMER_32BIT BIT(8)
#define HPET_TIMER_ROUTE(line) ((uint32_t)(line) << 9)
#define HPET_TIMER_MESSAGE BIT(14)

#define HPET_FEMTOSECONDS 1000000000000000ULL
/* The specification's limit: 100 nanoseconds, in femtoseconds. */
#define HPET_LONGEST_PERIOD 100000000U

static ALWAYS_INLINE uint32_t hpet_read(uint32_t reg)
{
	return sys_read32((mm_reg_t)z_x86_hpet_regs + reg);
}

static ALWAYS_INLINE void hpet_write(uint32_t reg, uint32_t value)
{
	sys_write32(value, (mm_reg_t)z_x86_hpet_regs + reg);
}

/** @return counts per second, as the device says; 0 if there is none */
static inline uint32_t hpet_frequency(void)
{
	const uint32_t period = hpet_read(HPET_PERIOD);

	if (period == 0U || period > HPET_LONGEST_PERIOD) {
		return 0;
	}
	return (uint32_t)((HPET_FEMTOSECONDS + period / 2U) / period);
}

#endif /* DRIVERS_TIMER_HPET_REGS_H_ */
