/* SPDX-License-Identifier: Apache-2.0 */
/* What makes the program large; pages.h says what it computes. */
#include "pages.h"

	.section .text.page_code, "ax"
	.balign 4096
	.globl page_code, page_code_end
page_code:
	.set function, 0
	.rept PAGE_FUNCTIONS
	movl 4(%esp), %eax
	.set step, 0
	.rept STEPS
	movl %eax, %ecx
	shrl $7, %ecx
	xorl %ecx, %eax
	imull $(2 * (function * STEPS + step) + 1), %eax, %eax
	addl $step, %eax
	.set step, step + 1
	.endr
	ret
	.balign FUNCTION_ALIGN, 0x90
	.set function, function + 1
	.endr
page_code_end:

	.section .rodata.table, "a"
	.balign 4
	.globl table
table:
	.set index, 0
	.rept TABLE_WORDS
	.long (index * TABLE_FACTOR) & 0xffffffff
	.set index, index + 1
	.endr
