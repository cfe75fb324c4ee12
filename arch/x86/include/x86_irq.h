/* SPDX-License-Identifier: Apache-2.0 */
/* The interrupt controller as the port sees it, and what irq/ offers the rest of the port. */
#ifndef ARCH_X86_INCLUDE_X86_IRQ_H_
#define ARCH_X86_INCLUDE_X86_IRQ_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>

#ifdef CONFIG_LOAPIC
#include <zephyr/drivers/interrupt_controller/sysapic.h>

/** The vector that a line must have, or -1: it can be chosen. */
static inline int x86_fixed_vector(unsigned int irq)
{
	ARG_UNUSED(irq);
	return -1;
}

/** Whether a controller has delivered this vector and waits for its end. */
static inline bool x86_vector_in_service(uint8_t vector)
{
	return z_irq_controller_isr_vector_get() == vector;
}
#else
#include <zephyr/drivers/interrupt_controller/i8259.h>

static inline int x86_fixed_vector(unsigned int irq)
{
	return CONFIG_I8259_BASE_VECTOR + (int)irq;
}

static inline bool x86_vector_in_service(uint8_t vector)
{
	return (uint32_t)vector - CONFIG_I8259_BASE_VECTOR < I8259_LINES;
}
#endif

/**
 * Interrupts that a controller delivered and no handler got, because the interrupted stack had no
 * room for their frames: make them come again. Interrupts locked, in no handler.
 */
#ifdef CONFIG_HW_STACK_PROTECTION
void z_x86_interrupts_again(void);
#else
static inline void z_x86_interrupts_again(void)
{
}
#endif

/** Vectors that came and have no handler; the last one of them. */
extern uint32_t z_x86_unclaimed_count;
extern uint8_t z_x86_unclaimed_vector;

/**
 * Whether an exception is the CPU's way to say that a vector has no handler.
 *
 * If it is, and an interrupt controller delivered it, the interrupt is ended. Interrupts locked.
 */
bool z_x86_is_unclaimed(const struct arch_esf *esf);

/** Say which vector it was and which line may have sent it. After z_x86_is_unclaimed(). */
void z_x86_print_unclaimed(void);

#endif /* ARCH_X86_INCLUDE_X86_IRQ_H_ */
