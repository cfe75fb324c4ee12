/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Beginning and end of measuring execution time, see zephyr/timing/timing.h: the counter runs as
 * long as somebody has started it.
 */
#include <zephyr/init.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/timing/timing.h>

static atomic_t initialised;
static atomic_t started;

void timing_init(void)
{
	if (atomic_set(&initialised, 1) == 0) {
		Z_TIMING(init)();
	}
}

void timing_start(void)
{
	__ASSERT(atomic_get(&initialised) != 0, "timing_start() before timing_init()");
	if (atomic_inc(&started) == 0) {
		Z_TIMING(start)();
	}
}

void timing_stop(void)
{
	__ASSERT(atomic_get(&started) >= 0, "the counter was stopped more often than started");
	/* One stop too many changes nothing. */
	if (atomic_get(&started) == 0) {
		return;
	}
	if (atomic_dec(&started) == 1) {
		Z_TIMING(stop)();
	}
}

#ifdef CONFIG_TIMING_FUNCTIONS_NEED_AT_BOOT
static int start_at_boot(void)
{
	timing_init();
	timing_start();
	return 0;
}

SYS_INIT(start_at_boot, POST_KERNEL, CONFIG_KERNEL_INIT_PRIORITY_DEFAULT);
#endif
