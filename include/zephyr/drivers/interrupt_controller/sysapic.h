/* SPDX-License-Identifier: Apache-2.0 */
/* I/O APIC and local APIC as one controller: what both have in common. */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_SYSAPIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_SYSAPIC_H_

#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>

/* Other names of the flags of a line. */
#define IRQ_TRIGGER_EDGE IOAPIC_EDGE
#define IRQ_TRIGGER_LEVEL IOAPIC_LEVEL
#define IRQ_POLARITY_HIGH IOAPIC_HIGH
#define IRQ_POLARITY_LOW IOAPIC_LOW

#ifndef _ASMLANGUAGE

/** The interrupt in service is done. In an ISR, once, as its last act. */
static ALWAYS_INLINE void z_irq_controller_eoi(void)
{
	x86_write_loapic(LOAPIC_EOI, 0);
}

/** The vector in service with the most urgent priority, or -1. Any context. */
int z_irq_controller_isr_vector_get(void);

#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_SYSAPIC_H_ */
