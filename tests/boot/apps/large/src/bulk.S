/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Ten mebibytes of code and ten of constants, so that each covers whole large pages. A function
 * lies at the end of the code, a number at the end of the constants.
 */

#define BULK 0xa00000

	.section .text.bulk, "ax"
	.globl bulk_first
	.type bulk_first, @function
bulk_first:
	movl $1, %eax
	ret
	.fill BULK / 4, 4, 0x90909090
	.globl bulk_last
	.type bulk_last, @function
bulk_last:
	movl $2, %eax
	ret

	.section .rodata.bulk, "a"
	.globl bulk_numbers
bulk_numbers:
	.fill BULK / 4, 4, 0x01020304
	.long 0x0a0b0c0d
	.globl bulk_end
bulk_end:
