/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every interrupt goes through: in, to the interrupt stack, the handler, out, perhaps to
 * another thread. The CPU arrives at a stub of IRQ_CONNECT() (zephyr/arch/x86/irq.h), which pushes
 * parameter and handler; exceptions have exc/stubs.S.
 *
 *   the interrupted stack                     the interrupt stack, outermost or nested
 *   +16..24  eip, cs, eflags   the CPU        +4  esp of the interrupted stack
 *   +12      ... so with param, isr           +0  param
 *
 * Everything here but the handler runs with interrupts locked. The way out compares two words that
 * the scheduler set (doc/invariants.md, I1): it is short because it is run at every interrupt.
 */
#include <zephyr/arch/x86/arch.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <offsets.h>

#define NESTED  _kernel + ___kernel_t_nested_OFFSET
#define CURRENT _kernel + ___kernel_t_current_OFFSET
#define CACHE   _kernel + ___kernel_t_cache_OFFSET
#define IRQ_STACK_END (z_interrupt_stacks + CONFIG_ISR_STACK_SIZE)

/* The frame of a stub's interrupt, from the top of the stack. */
#define FRAME_ISR    12
#define FRAME_PARAM  16
#define STUB_WORDS   8

/* Tell the controller that the handler is done. EDX stays. */
.macro end_of_interrupt
#ifdef CONFIG_LOAPIC
	movl $0, z_x86_loapic_regs + LOAPIC_EOI
#else
	pushl %edx
	call z_irq_controller_eoi
	popl %edx
#endif
.endm

/* To `switch`, if the scheduler wants another thread than the interrupted one. Changes EAX. */
.macro another_thread_to switch
#ifdef CONFIG_MULTITHREADING
	movl CURRENT, %eax
	cmpl %eax, CACHE
	jne \switch
#endif
.endm

/* Between the handler and the interrupted code. Outermost, with a thread to come: to `switch`. */
.macro leave_interrupt done, switch
	decl NESTED
	movl 4(%esp), %esp
	jnz \done
#ifdef CONFIG_STACK_SENTINEL
	call z_check_stack_sentinel
#endif
	another_thread_to \switch
.endm

	.section .text.z_x86_interrupt, "ax"
	.globl z_x86_interrupt, z_x86_offload, z_x86_direct_exit, _interrupt_enter
	.type z_x86_interrupt, @function
	/* By this name stubs that applications write enter. */
_interrupt_enter:
z_x86_interrupt:
	pushl %edx
	pushl %ecx
	pushl %eax
	cld
	movl FRAME_ISR(%esp), %eax
	movl FRAME_PARAM(%esp), %edx
	movl %esp, %ecx
	incl NESTED
	cmpl $1, NESTED
	jne 1f
	movl $IRQ_STACK_END, %esp
1:	pushl %ecx
	pushl %edx
#ifdef CONFIG_TRACING_ISR
	pushl %eax
	call sys_trace_isr_enter
	popl %eax
#endif
	sti
	call *%eax
	cli
#ifdef CONFIG_TRACING_ISR
	call sys_trace_isr_exit
#endif
	end_of_interrupt
	leave_interrupt 2f, 3f
2:	popl %eax
	popl %ecx
	popl %edx
	addl $STUB_WORDS, %esp
	iret
#ifdef CONFIG_MULTITHREADING
3:	call z_swap_from_isr
	jmp 2b
#endif
	.size z_x86_interrupt, . - z_x86_interrupt

#ifdef CONFIG_IRQ_OFFLOAD
	/*
	 * INT of irq_offload(): EAX the routine, EDX its parameter. The caller expects EAX, ECX and
	 * EDX to change, and no controller knows of this. Interrupts stay as the caller had them.
	 */
	.section .text.z_x86_offload, "ax"
	.type z_x86_offload, @function
z_x86_offload:
	movl %esp, %ecx
	incl NESTED
	cmpl $1, NESTED
	jne 1f
	movl $IRQ_STACK_END, %esp
1:	pushl %ecx
	pushl %edx
#ifdef CONFIG_TRACING_ISR
	pushl %eax
	call sys_trace_isr_enter
	popl %eax
	movl 4(%esp), %ecx
#endif
	testl $Z_X86_EFLAGS_IF, 8(%ecx)
	jz 2f
	sti
2:	call *%eax
	cli
#ifdef CONFIG_TRACING_ISR
	call sys_trace_isr_exit
#endif
	leave_interrupt 3f, 4f
3:	iret
#ifdef CONFIG_MULTITHREADING
4:	call z_swap_from_isr
	iret
#endif
	.size z_x86_offload, . - z_x86_offload
#endif

	/* The end of ISR_DIRECT_DECLARE()'s code. EAX: whether a thread may have become ready. */
	.section .text.z_x86_direct_exit, "ax"
	.type z_x86_direct_exit, @function
z_x86_direct_exit:
	movl %eax, %edx
	end_of_interrupt
	decl NESTED
	jnz 1f
	testl %edx, %edx
	jz 1f
	another_thread_to 2f
1:	popl %edx
	popl %ecx
	popl %eax
	iret
#ifdef CONFIG_MULTITHREADING
2:	call z_swap_from_isr
	jmp 1b
#endif
	.size z_x86_direct_exit, . - z_x86_direct_exit
