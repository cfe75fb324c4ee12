/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An interrupt was withdrawn before the CPU took it: the local APIC delivers this vector in its
 * place, and wants no end-of-interrupt for it. It is counted, no more.
 */
#include <zephyr/arch/x86/irq_record.h>

	.file "loapic_spurious.S"
	.section .text.z_loapic_spurious_handler, "ax"
	.globl z_loapic_spurious_handler
	.type z_loapic_spurious_handler, @function
z_loapic_spurious_handler:
	incl z_loapic_spurious_count
	iret
	.size z_loapic_spurious_handler, . - z_loapic_spurious_handler

	.section .intList, "a", @progbits
z_irq_record_spurious:
	.long X86_IRQ_GATE, z_loapic_spurious_handler, z_loapic_spurious_handler
	.long 0, X86_IRQ_NONE, X86_IRQ_NONE, CONFIG_LOAPIC_SPURIOUS_VECTOR_ID, 0, __LINE__
