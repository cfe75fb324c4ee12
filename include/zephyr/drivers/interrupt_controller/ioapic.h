/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The I/O APIC (82093AA): bits of a redirection entry's low half, and its lines, for the line
 * functions of system_apic.c. The devicetree's `sense` cell is made of the same bits.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_

#define IOAPIC_INT_MASK 0x00010000
#define IOAPIC_TRIGGER_MASK 0x00008000
#define IOAPIC_LEVEL 0x00008000
#define IOAPIC_EDGE 0x00000000
#define IOAPIC_REMOTE 0x00004000
#define IOAPIC_POLARITY_MASK 0x00002000
#define IOAPIC_LOW 0x00002000
#define IOAPIC_HIGH 0x00000000
#define IOAPIC_LOGICAL 0x00000800
#define IOAPIC_PHYSICAL 0x00000000
#define IOAPIC_DELIVERY_MODE_MASK 0x00000700
#define IOAPIC_FIXED 0x00000000
#define IOAPIC_LOWEST 0x00000100
#define IOAPIC_SMI 0x00000200
#define IOAPIC_NMI 0x00000400
#define IOAPIC_INIT 0x00000500
#define IOAPIC_EXTINT 0x00000700

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Lines of this I/O APIC, as it says itself. Interrupts locked. */
uint32_t z_ioapic_num_rtes(void);

/* One line; interrupts locked or not. The first gives the line its route. */
void z_ioapic_irq_enable(unsigned int irq);
void z_ioapic_irq_disable(unsigned int irq);
int z_ioapic_irq_is_enabled(unsigned int irq);

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_ */
