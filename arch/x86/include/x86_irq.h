/* SPDX-License-Identifier: Apache-2.0 */
/* The interrupt controller as the port sees it, and what irq/ offers the rest of the port. */
#ifndef ARCH_X86_INCLUDE_X86_IRQ_H_
#define ARCH_X86_INCLUDE_X86_IRQ_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>

#ifdef CONFIG_LOAPIC
#include <zephyr/drivers/interrupt_controller/sysapic.h>
#else
#include <zephyr/drivers/interrupt_controller/i8259.h>
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
