/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts that found no room on the stack. The controller waits for their end and holds back all
 * that are less urgent, the clock among them. Called when a stack overflow has been found.
 */
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>

#include <x86_irq.h>

#ifdef CONFIG_LOAPIC
#define VECTORS_PER_REGISTER 32U

/* A line that is level-triggered asks again by itself. */
static bool is_edge(unsigned int vector)
{
	const unsigned int word = vector / VECTORS_PER_REGISTER;

	return (x86_read_loapic(LOAPIC_TMR + word * 0x10U) & BIT(vector % VECTORS_PER_REGISTER)) ==
	       0U;
}

void z_x86_interrupts_again(void)
{
	int vector;

	__ASSERT(!arch_is_in_isr(), "a handler's interrupt is in service");
	for (vector = z_irq_controller_isr_vector_get(); vector >= 0;
	     vector = z_irq_controller_isr_vector_get()) {
		if (is_edge((unsigned int)vector)) {
			z_loapic_self_ipi((uint8_t)vector);
		}
		z_irq_controller_eoi();
	}
}
#else
/* The 8259 cannot raise a line: edges are lost, and lines in service are not. */
void z_x86_interrupts_again(void)
{
	__ASSERT(!arch_is_in_isr(), "a handler's interrupt is in service");
	z_irq_controller_eoi();
}
#endif
