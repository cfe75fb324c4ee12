/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An 8259 whose request is gone before the CPU took it delivers its last line, 7 or 15, without
 * counting it as in service. Such interrupts are told from real ones, counted, and forgotten.
 */
#include <zephyr/arch/x86/irq_record.h>

#define MASTER 0x20
#define SLAVE 0xA0
#define CMD_EOI 0x20
#define CMD_READ_IN_SERVICE 0x0B
#define LAST_LINE 0x80

	.file "i8259_spurious.S"
	.section .text.z_i8259_check, "ax"
	.globl z_i8259_check, z_i8259_spurious7, z_i8259_spurious15

	/* Called by a stub of line 7 or 15, which pushed the line. Returns if it is real. */
	.type z_i8259_check, @function
z_i8259_check:
	pushl %eax
	pushl %edx
	movl $MASTER, %edx
	cmpl $15, 12(%esp)
	jne 1f
	movl $SLAVE, %edx
1:	movb $CMD_READ_IN_SERVICE, %al
	outb %al, %dx
	inb %dx, %al
	testb $LAST_LINE, %al
	popl %edx
	popl %eax
	jz 2f
	ret $4
2:	cmpl $15, 4(%esp)
	leal 8(%esp), %esp
	je z_i8259_spurious15

	.type z_i8259_spurious7, @function
z_i8259_spurious7:
	incl z_i8259_spurious_count
	iret

	/* The first controller believes that the second one's was real. */
	.type z_i8259_spurious15, @function
z_i8259_spurious15:
	incl z_i8259_spurious_count + 4
	pushl %eax
	movb $CMD_EOI, %al
	outb %al, $MASTER
	popl %eax
	iret
	.size z_i8259_check, . - z_i8259_check

	.section .intList, "a", @progbits
z_irq_record_lines:
	.long X86_IRQ_FIXED, z_i8259_spurious7, z_i8259_spurious15
	.long 0, X86_IRQ_NONE, X86_IRQ_NONE, CONFIG_I8259_BASE_VECTOR, 0, __LINE__
