/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the CPU arrives at an exception: a stub per vector, all of one size so that the IDT is
 * filled by a loop (cpu/idt.c), and one common part that builds struct arch_esf.
 *
 *   pushed by            member of struct arch_esf
 *   CPU                  eflags, cs, eip
 *   CPU, or the stub     errorCode
 *   stub                 vector
 *   pusha                eax, ecx, edx, ebx, esp, ebp, esi, edi
 */
#include <zephyr/arch/x86/arch.h>
#include <zephyr/arch/x86/irq_record.h>
#include <x86_vectors.h>
#include <offsets.h>

/* What the CPU and the stub pushed before pusha, which stores the stack pointer below it. */
#define PUSHED 20

/* Eight words by pusha, then vector and error code, then three by the CPU. */
.if __arch_esf_eax_OFFSET != 28 || __arch_esf_vector_OFFSET != 32 || __arch_esf_SIZEOF != 52
.error "struct arch_esf is not what the stubs push"
.endif

	.file "stubs.S"
	.section .text.exc_stubs, "ax"
	.globl z_x86_stubs

z_x86_stubs:
	.set vector, 0
	.rept Z_X86_VECTORS
	/* SDM volume 3, "Error Code": these vectors come with one. */
	.if (Z_X86_ERROR_CODE_MASK >> vector) & 1 == 0 || vector >= 32
	pushl $0
	.endif
	pushl $vector
	jmp exception_common
	.set vector, vector + 1
	.org z_x86_stubs + vector * Z_X86_STUB_SIZE, 0x90
	.endr

	/* For every vector that has no handler of its own; a double fault has a task (cpu/gdt.c). */
	.section .intList, "a", @progbits
z_irq_record_exceptions:
	.long X86_IRQ_STUBS, z_x86_stubs, z_x86_exception, 0
	.long X86_IRQ_NONE, Z_X86_VECTORS, 0, Z_X86_STUB_SIZE, __LINE__
	.long X86_IRQ_TASK, 0, z_x86_double_fault, 0
	.long X86_IRQ_NONE, X86_IRQ_NONE, X86_VECTOR_DOUBLE_FAULT, DF_TSS, __LINE__

	.section .text.exc_stubs, "ax"
	.globl z_x86_exception_return, z_x86_isr_abandon
	.type exception_common, @function
exception_common:
	pusha
	cld
	/* Keep the chain of frame pointers whole: the frame that faulted is the caller. */
	addl $PUSHED, __arch_esf_esp_OFFSET(%esp)
	pushl %esp
	call z_x86_exception

	/* Also the end of stubs of handlers of one's own (exception.h). */
z_x86_exception_return:
	addl $4, %esp
	popa
	addl $8, %esp
	iret
	.size exception_common, . - exception_common

	/*
	 * Leave the outermost interrupt as if its handler had returned: its return address is where
	 * irq/entry.S pushed it, below parameter and stack pointer.
	 */
	.type z_x86_isr_abandon, @function
z_x86_isr_abandon:
	movl $(z_interrupt_stacks + CONFIG_ISR_STACK_SIZE - 12), %esp
	ret
	.size z_x86_isr_abandon, . - z_x86_isr_abandon

	/* The task of double faults: a return resumes what it is told to, the next one starts here. */
	.section .text.z_x86_df_task, "ax"
	.globl z_x86_df_task
	.type z_x86_df_task, @function
z_x86_df_task:
	xorl %ebp, %ebp
	pushl %ebp
	call z_x86_double_fault
	movl $(z_x86_df_stack + CONFIG_X86_EXCEPTION_STACK_SIZE), %esp
	iret
	jmp z_x86_df_task
	.size z_x86_df_task, . - z_x86_df_task
