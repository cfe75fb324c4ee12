/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast the clocks inside of an x86 processor are: as it says itself, or as measured with the
 * HPET or the PIT where it says nothing (drivers/timer/x86_clocks.c).
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_TIMER_X86_CLOCKS_H_
#define ZEPHYR_INCLUDE_DRIVERS_TIMER_X86_CLOCKS_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct z_x86_frequency {
	/** Counts in a second; 0 if there is no such counter, or it cannot be measured. */
	uint64_t hz;
	/** How that is known, for a person: "CPUID leaf 15h", "measurement with the HPET". */
	const char *source;
};

/**
 * The time-stamp counter. Asked or measured at the first call; measuring takes 10 to 40 ms.
 *
 * Threads and start-up.
 */
struct z_x86_frequency z_x86_tsc_frequency(void);

/**
 * The local APIC's timer, before its divider. A measurement stops the timer.
 *
 * Start-up, interrupts locked.
 */
struct z_x86_frequency z_x86_apic_frequency(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_TIMER_X86_CLOCKS_H_ */
