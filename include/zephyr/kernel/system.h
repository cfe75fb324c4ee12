/* SPDX-License-Identifier: Apache-2.0 */
/* The state of the system as a whole. */
#ifndef ZEPHYR_INCLUDE_KERNEL_SYSTEM_H_
#define ZEPHYR_INCLUDE_KERNEL_SYSTEM_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @return whether start-up has not reached POST_KERNEL yet. Any context. */
static inline bool k_is_pre_kernel(void)
{
	extern bool z_sys_post_kernel;

	return !z_sys_post_kernel;
}

/** Wait for an interrupt. Post: interrupts are enabled. */
static inline void k_cpu_idle(void)
{
	arch_cpu_idle();
}

/** The same, without a gap after arch_irq_lock(), whose `key` is given. */
static inline void k_cpu_atomic_idle(unsigned int key)
{
	arch_cpu_atomic_idle(key);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_SYSTEM_H_ */
