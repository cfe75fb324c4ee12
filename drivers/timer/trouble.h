/* SPDX-License-Identifier: Apache-2.0 */
/* Refusing hardware: an image without a clock would wait forever at its first timeout. */
#ifndef DRIVERS_TIMER_TROUBLE_H_
#define DRIVERS_TIMER_TROUBLE_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/except.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/time_units.h>
#include <zephyr/sys/util.h>

/** End the system with a sentence if something that the clock needs is missing. Start-up. */
static inline void clock_require(bool held, const char *complaint)
{
	if (!held) {
		printk("System clock: %s\n", complaint);
		k_panic();
	}
}

/** The same if the hardware counts at a speed that the image was not made for. */
static inline void clock_require_frequency(uint32_t hz)
{
	if (!IS_ENABLED(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME) &&
	    hz != sys_clock_hw_cycles_per_sec()) {
		printk("System clock: it counts at %u Hz, "
		       "but CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC=%u\n",
		       hz, sys_clock_hw_cycles_per_sec());
		k_panic();
	}
}

#endif /* DRIVERS_TIMER_TROUBLE_H_ */
