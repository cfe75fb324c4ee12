/* SPDX-License-Identifier: Apache-2.0 */
/*
 * irq_offload(routine, parameter): an interrupt of the program's own making. Both arguments go to
 * z_x86_offload (entry.S) in registers that a call may change anyway.
 */
#include <zephyr/arch/x86/irq_record.h>

	.file "irq_offload.S"
	.section .text.irq_offload, "ax"
	.globl irq_offload
	.type irq_offload, @function
irq_offload:
	movl 4(%esp), %eax
	movl 8(%esp), %edx
	int $CONFIG_IRQ_OFFLOAD_VECTOR
	ret
	.size irq_offload, . - irq_offload

	.section .intList, "a", @progbits
z_irq_record_offload:
	.long X86_IRQ_GATE, z_x86_offload, irq_offload, 0
	.long X86_IRQ_NONE, X86_IRQ_NONE, CONFIG_IRQ_OFFLOAD_VECTOR, 0, __LINE__
