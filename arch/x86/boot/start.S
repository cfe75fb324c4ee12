/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the boot loader to C at the virtual address. doc/boot.md tells the story.
 *
 * Decides the order of the steps; what is checked and copied is early.c's, what the descriptor
 * tables hold is cpu/'s. Until vm_enter every address is physical, after it every address is
 * virtual, and nothing is touched through the other kind: PHYS() marks the first.
 *
 * On entry, by multiboot and by PVH: 32-bit protected mode, paging off, interrupts off, flat
 * segments whose GDT may be gone, no stack.
 */
#include <zephyr/arch/x86/arch.h>
#include <zephyr/arch/x86/cr0.h>
#include <zephyr/arch/x86/msr.h>
#include <zephyr/arch/x86/multiboot.h>
#include <zephyr/kernel/internal/mm.h>

#include "pvh.h"

#define PHYS(symbol) K_MEM_PHYS_ADDR(symbol)

/* A word of RAM on every PC, outside of everything a loader uses; given back at once. */
#define BORROWED_WORD 0x1000

/* Words to zero; EAX is 0. */
.macro CLEAR start, words
	movl $\start, %edi
	movl $\words, %ecx
	rep stosl
.endm

	/* The loader looks for this in the first 8 KiB of the file. */
	.section .boot_header, "a"
	.balign 4
	.long MULTIBOOT_HEADER_MAGIC
	.long MULTIBOOT_HEADER_FLAGS
	.long -(MULTIBOOT_HEADER_MAGIC + MULTIBOOT_HEADER_FLAGS)

	/* An ELF note: length of name, length of value, type, name, value. */
	.section .note.pvh, "a", @note
	.balign 4
	.long 4
	.long 4
	.long PVH_NOTE_PHYS32_ENTRY
	.asciz "Xen"
	.long PHYS(__pvh_start)

	.section .boot_text.start, "ax"
	.globl __pvh_start, __start, vm_enter

	/* PVH leaves nothing in EAX; from here both ways are one. */
	.type __pvh_start, @function
__pvh_start:
	movl $PVH_LOADER_MAGIC, %eax

	/* EAX: who loaded us; EBX: physical address of what it says. */
	.type __start, @function
__start:
	cli
	cld

	/* Where are we? EBP = actual minus linked physical address. No reference before that. */
	movl $BORROWED_WORD, %esp
	movl -4(%esp), %edx
	call 1f
1:	popl %ebp
	movl %edx, -4(%esp)
	subl $PHYS(1b), %ebp

	/* Load address, CPU and RAM are checked there, and the loader's words copied. */
	leal PHYS(z_x86_df_stack + CONFIG_X86_EXCEPTION_STACK_SIZE)(%ebp), %esp
	pushl %ebx
	pushl %eax
	call z_x86_boot_early

	/* Now addresses are right, and the CPU is known. EAX = the value for CR0. */
	lgdt PHYS(boot_gdtr)
	ljmp $CODE_SEG, $PHYS(2f)
2:	movw $DATA_SEG, %cx
	movw %cx, %ds
	movw %cx, %es
	movw %cx, %ss
	xorl %ecx, %ecx
	movw %cx, %fs
	movw %cx, %gs
	lldt %cx

	/* All of EFLAGS as at a reset: no trap flag, no nested task, I/O level 0. */
	pushl $2
	popfl

	/* CR0 but for paging: the loader may have left the FPU switched off. */
	movl %eax, %esi
	andl $~X86_CR0_PG, %eax
	movl %eax, %cr0
	testl $X86_CR0_EM, %eax
	jnz 3f
	fninit
3:
#ifdef CONFIG_X86_NX
	/* The whole register: long mode, above all, is off. */
	movl $X86_EFER_MSR, %ecx
	movl $X86_EFER_MSR_NXE, %eax
	xorl %edx, %edx
	wrmsr
#endif
	/* All other features of CR4 are off, global pages among them. */
	movl $X86_CR4_BASE, %eax
	movl %eax, %cr4
	movl $PHYS(z_x86_kernel_ptables), %eax
	movl %eax, %cr3

	/* This page is mapped at its own address too, until z_x86_mmu_init(). */
	movl %esi, %cr0
	ljmp $CODE_SEG, $vm_enter
	.size __start, . - __start

	/* The same code, at its virtual address, for good. */
	.type vm_enter, @function
vm_enter:
	lgdt kernel_gdtr
	movw $DATA_SEG, %cx
	movw %cx, %ds
	movw %cx, %es
	movw %cx, %ss
	movl $(z_interrupt_stacks + CONFIG_ISR_STACK_SIZE), %esp

	xorl %eax, %eax
#ifdef CONFIG_LINKER_USE_BOOT_SECTION
	CLEAR lnkr_boot_bss_start, lnkr_boot_bss_num_words
#endif
#ifdef CONFIG_LINKER_USE_PINNED_SECTION
	CLEAR lnkr_pinned_bss_start, lnkr_pinned_bss_num_words
#endif
#if !defined(CONFIG_LINKER_USE_PINNED_SECTION) || \
	defined(CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT)
	/* Otherwise these pages are zeroes when they are first used. */
	CLEAR __bss_start, __bss_num_words
#endif

	/* A zero frame ends every back trace. */
	xorl %ebp, %ebp
	pushl %ebp
	call z_x86_prep_c
	.size vm_enter, . - vm_enter

	.section .rodata.boot_gdtr, "a"
	.balign 4
boot_gdtr:
	.word Z_X86_GDT_SIZE - 1
	.long PHYS(z_x86_gdt)
	.balign 4
kernel_gdtr:
	.word Z_X86_GDT_SIZE - 1
	.long z_x86_gdt
