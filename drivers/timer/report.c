/* SPDX-License-Identifier: Apache-2.0 */
/* A line at start-up that says what the system clock is and where its frequency comes from. */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/init.h>
#include <zephyr/sys/printk.h>

static int report_clock(void)
{
	printk("Clock: %s, %u Hz by %s; %u ticks a second\n", sys_clock_source(),
	       sys_clock_hw_cycles_per_sec(), sys_clock_frequency_source(),
	       (unsigned int)CONFIG_SYS_CLOCK_TICKS_PER_SEC);
	return 0;
}

SYS_INIT(report_clock, POST_KERNEL, 0);
