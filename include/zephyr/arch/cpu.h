/* SPDX-License-Identifier: Apache-2.0 */
/* The one header through which everything else reaches the port that is being built. */
#ifndef ZEPHYR_INCLUDE_ARCH_CPU_H_
#define ZEPHYR_INCLUDE_ARCH_CPU_H_

#include <zephyr/arch/arch_interface.h>

#if defined(CONFIG_X86)
#include <zephyr/arch/x86/arch.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_CPU_H_ */
