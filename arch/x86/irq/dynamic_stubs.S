/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stubs for owners that come while the program runs (dynamic.c): each pushes its number, which the
 * common part exchanges for handler and parameter, as a stub of IRQ_CONNECT() pushes them.
 */
#include <zephyr/arch/x86/irq_record.h>
#include <x86_dynamic.h>

	.file "dynamic_stubs.S"
	.section .text.z_x86_dynamic_stubs, "ax"
	.globl z_x86_dynamic_stubs
z_x86_dynamic_stubs:
	.set number, 0
	.rept CONFIG_X86_DYNAMIC_IRQ_STUBS
	pushl $number
	jmp dynamic_common
	.set number, number + 1
	.org z_x86_dynamic_stubs + number * X86_DYNAMIC_STUB_SIZE, 0x90
	.endr

	.type dynamic_common, @function
dynamic_common:
	pushl %eax
	pushl %ecx
	movl 8(%esp), %eax
	movl z_x86_dynamic_owners + 4(, %eax, 8), %ecx
	movl z_x86_dynamic_owners(, %eax, 8), %eax
	movl %ecx, 8(%esp)
	popl %ecx
	xchgl %eax, (%esp)
	jmp z_x86_interrupt
	.size dynamic_common, . - dynamic_common

	.section .intList, "a", @progbits
z_irq_record_dynamic:
	.long X86_IRQ_DYNAMIC, 0, z_x86_dynamic_stubs, 0
	.long CONFIG_MAX_IRQ_LINES, X86_IRQ_NONE, X86_IRQ_NONE, 0, __LINE__
