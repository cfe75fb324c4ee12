/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system clock, between its driver and the kernel.
 *
 * Exactly one driver is in an image with CONFIG_SYS_CLOCK_EXISTS. It counts cycles, turns them
 * into ticks, and calls sys_clock_announce() from its interrupt; the kernel's timeouts
 * (kernel/time/timeout.c) call the rest, with interrupts locked.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_TIMER_SYSTEM_TIMER_H_
#define ZEPHYR_INCLUDE_DRIVERS_TIMER_SYSTEM_TIMER_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/time_units.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Say when the kernel needs the next sys_clock_announce().
 *
 * The driver may announce earlier (one that is not tickless announces every tick) and, when the
 * hardware cannot count so far, has to. It replaces what was said before.
 *
 * @param ticks from the tick that the kernel knows: the last one announced plus what
 *              sys_clock_elapsed() returned since. 1 is the next tick, 0 and less as soon as
 *              possible; INT32_MAX: nothing is awaited, but no tick may be lost;
 *              K_TICKS_FOREVER: nothing is awaited, ticks may be lost
 * @param idle the processor is about to stop until the next interrupt
 */
void sys_clock_set_timeout(int32_t ticks, bool idle);

/** The processor leaves a stop that sys_clock_set_timeout(…, true) announced. */
void sys_clock_idle_exit(void);

/**
 * Tell the kernel that ticks have gone by, and run what is due.
 *
 * Called by the driver from its interrupt, interrupts locked or not; not from within a timeout's
 * function.
 *
 * @param ticks since the last call or since boot, from 0
 */
void sys_clock_announce(int32_t ticks);

/** @return whole ticks since the last sys_clock_announce(). */
uint32_t sys_clock_elapsed(void);

/** Stop timer interrupts for good (CONFIG_SYSTEM_TIMER_HAS_DISABLE_SUPPORT). */
void sys_clock_disable(void);

/**
 * @return the cycle counter, of sys_clock_hw_cycles_per_sec() a second, lower half or all of it.
 *         Never less than before, but for the lower half's wrap. Any context.
 */
uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

/** The line that interrupts, for tests that keep it from doing so. */
extern const int32_t z_sys_timer_irq_for_test;

/** Tell conversions how fast the counter is, if they ask at run time. Called by the driver. */
static inline void z_clock_frequency_set(uint32_t frequency)
{
#ifdef CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME
	z_clock_hw_cycles_per_sec = frequency;
#else
	ARG_UNUSED(frequency);
#endif
}

/**
 * What the clock is, and how it knows how fast it runs.
 *
 * Any context after PRE_KERNEL_2; drivers of other trees need not have them.
 *
 * @return words for a person: "HPET"; "its period register"
 */
const char *sys_clock_source(void);
const char *sys_clock_frequency_source(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_TIMER_SYSTEM_TIMER_H_ */
