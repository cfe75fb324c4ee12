/* SPDX-License-Identifier: Apache-2.0 */
/* The port's inline functions that need kernel structures. There are none yet. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_
#define ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_

#include <zephyr/arch/cpu.h>

#endif /* ZEPHYR_INCLUDE_ARCH_ARCH_INLINES_H_ */
