/* SPDX-License-Identifier: Apache-2.0 */
/* Giving up on purpose. Both lines end the system as long as there is one thread. */
#ifndef ZEPHYR_INCLUDE_KERNEL_EXCEPT_H_
#define ZEPHYR_INCLUDE_KERNEL_EXCEPT_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/fatal_types.h>

/** Enter the fatal-error path with the registers of this very place. */
#define z_except_reason(reason) ARCH_EXCEPT(reason)

/** The running thread is broken. Any context. */
#define k_oops() z_except_reason(K_ERR_KERNEL_OOPS)

/** The kernel is broken. Any context. */
#define k_panic() z_except_reason(K_ERR_KERNEL_PANIC)

#endif /* ZEPHYR_INCLUDE_KERNEL_EXCEPT_H_ */
