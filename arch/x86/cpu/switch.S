/* SPDX-License-Identifier: Apache-2.0 */
/* arch_switch_stack(entry, stack_top): the contract is in kernel_arch_interface.h. */
	.section .text.arch_switch_stack, "ax"
	.globl arch_switch_stack
	.type arch_switch_stack, @function
arch_switch_stack:
	movl 4(%esp), %eax
	movl 8(%esp), %esp
	/* A zero frame ends every back trace; a zero return address is nobody's. */
	xorl %ebp, %ebp
	pushl %ebp
	sti
	jmp *%eax
	.size arch_switch_stack, . - arch_switch_stack
