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

/* Eight words by pusha, then vector and error code, then three by the CPU. */
.if __arch_esf_eax_OFFSET != 28 || __arch_esf_vector_OFFSET != 32 || __arch_esf_SIZEOF != 52
.error "struct arch_esf is not what the stubs push"
.endif

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
	.type exception_common, @function
exception_common:
	pusha
	cld
	movl %esp, %eax
	/* Keep the chain of frame pointers whole: the frame that faulted is the caller. */
	andl $~15, %esp
	subl $12, %esp
	pushl %eax
	call z_x86_exception
	.size exception_common, . - exception_common
