/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of the local APIC that no device uses here, and what the tests say of their vectors. */
#ifndef LINES_H_
#define LINES_H_

#include <zephyr/interrupt_util.h>
#include <zephyr/irq.h>

#define LINE_THERMAL 25
#define LINE_COUNTER 26
#define LINE_LINT0 27
#define LINE_ERROR 29

/** Priority of a vector: groups of sixteen from 32 on. */
#define PRIORITY_OF(vector) (((vector) - 32U) / 16U)

/** Raise the interrupt of a line that has an owner. */
static inline void raise_line(unsigned int line)
{
	trigger_irq((int)Z_IRQ_TO_INTERRUPT_VECTOR(line));
	/* QEMU takes a pending interrupt between two blocks of code. */
	__asm__ volatile("nop; jmp 1f; 1:" ::: "memory");
}

#endif /* LINES_H_ */
