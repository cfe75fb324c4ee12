/* SPDX-License-Identifier: Apache-2.0 */
/* What a driver of the system clock need not have: each of these gives way to the driver's own. */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME
unsigned int z_clock_hw_cycles_per_sec = CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC;
#endif

/* For a driver that announces every tick. */
__weak void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(ticks);
	ARG_UNUSED(idle);
}

/* For a driver without CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER. */
__weak uint64_t sys_clock_cycle_get_64(void)
{
	__ASSERT(false, "the clock's driver has no 64-bit cycle counter");
	return sys_clock_cycle_get_32();
}

__weak void sys_clock_idle_exit(void)
{
}

__weak const char *sys_clock_source(void)
{
	return "a driver of another tree";
}

__weak const char *sys_clock_frequency_source(void)
{
	return "its configuration";
}
