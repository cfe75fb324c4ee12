/* SPDX-License-Identifier: Apache-2.0 */
/* Raising interrupts from a program, for tests (CONFIG_ZTEST and the like). */
#ifndef ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_
#define ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_

#include <zephyr/sys/util.h>

#ifdef CONFIG_LOAPIC
#include <zephyr/drivers/interrupt_controller/loapic.h>

/** Raise a vector (not a line: Z_IRQ_TO_INTERRUPT_VECTOR()) as hardware would. Any context. */
static inline void trigger_irq(int vector)
{
	z_loapic_self_ipi((uint8_t)vector);
}
#endif

#endif /* ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_ */
