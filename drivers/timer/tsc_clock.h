/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the clock on the time-stamp counter (tsc_clock.c) and what interrupts for it: the local
 * APIC's timer counting down (tsc_one_shot.c) or comparing (tsc_deadline.c). Start-up and calls
 * with interrupts locked only.
 */
#ifndef DRIVERS_TIMER_TSC_CLOCK_H_
#define DRIVERS_TIMER_TSC_CLOCK_H_

#include <stdint.h>

/** Words for sys_clock_source(). */
extern const char tsc_alarm_name[];

/**
 * Prepare the interrupt, which stays masked.
 *
 * @param hz of the counter
 * @return the farthest that an alarm can be set, in counts
 */
uint64_t tsc_alarm_init(uint64_t hz);

/** Interrupt at a count, soon if it is over. @param now the present one */
void tsc_alarm_set(uint64_t target, uint64_t now);

/** No interrupt until it is set again. */
void tsc_alarm_stop(void);

#endif /* DRIVERS_TIMER_TSC_CLOCK_H_ */
