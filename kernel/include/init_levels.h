/* SPDX-License-Identifier: Apache-2.0 */
/* Between z_cstart(), which decides when a level runs, and levels.c and device.c, which run it. */
#ifndef KERNEL_INCLUDE_INIT_LEVELS_H_
#define KERNEL_INCLUDE_INIT_LEVELS_H_

#include <zephyr/init.h>

/** The levels, in their order. */
enum init_level {
	INIT_LEVEL_EARLY = Z_INIT_ORD_EARLY,
	INIT_LEVEL_PRE_KERNEL_1 = Z_INIT_ORD_PRE_KERNEL_1,
	INIT_LEVEL_PRE_KERNEL_2 = Z_INIT_ORD_PRE_KERNEL_2,
	INIT_LEVEL_POST_KERNEL = Z_INIT_ORD_POST_KERNEL,
	INIT_LEVEL_APPLICATION = Z_INIT_ORD_APPLICATION,
	INIT_LEVEL_SMP = Z_INIT_ORD_SMP,
};

/** Run all entries of a level. Assumes: the levels before it have run, and this one has not. */
void z_sys_init_run_level(enum init_level level);

/** Initialise a device and keep the result in its state. Assumes: it is not initialised. */
int z_device_init_entry(const struct device *dev);

#endif /* KERNEL_INCLUDE_INIT_LEVELS_H_ */
