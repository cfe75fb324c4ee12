/* SPDX-License-Identifier: Apache-2.0 */
/* The port's inline functions that need kernel structures. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_
#define ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/toolchain.h>

/** Processors that run threads. Any context. */
static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return CONFIG_MP_MAX_NUM_CPUS;
}

#endif /* ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_ */
