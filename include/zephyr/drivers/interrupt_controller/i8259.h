/* SPDX-License-Identifier: Apache-2.0 */
/* The two 8259 of a PC, when they deliver the interrupts (CONFIG_I8259). */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_I8259_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_I8259_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Line 2 is where the second controller is connected to the first. */
#define I8259_LINES 16

/** Interrupts of lines 7 and 15 that no device asked for. */
extern uint32_t z_i8259_spurious_count[2];

/** The interrupt in service is done. In an ISR, once, as its last act. */
void z_irq_controller_eoi(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_I8259_H_ */
