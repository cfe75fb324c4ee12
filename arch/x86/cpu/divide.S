/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Division of unsigned 64-bit numbers. Compilers call functions of these names for it; these are
 * linked in the place of the compiler's own, which are several times as long. Any context; nothing
 * is kept. A divisor of 0 is the CPU's divide error, in here.
 *
 *   uint64_t __udivdi3(uint64_t n, uint64_t d);                         n / d
 *   uint64_t __umoddi3(uint64_t n, uint64_t d);                         n % d
 *   uint64_t __udivmoddi4(uint64_t n, uint64_t d, uint64_t *rest);      both
 *
 * Arguments on the stack, low words first; they are the callee's to change.
 */

/* Where arguments are when `below` bytes lie between ESP and the return address. */
#define N_LOW(below)  (4 + (below))(%esp)
#define N_HIGH(below) (8 + (below))(%esp)
#define D_LOW(below)  (12 + (below))(%esp)
#define D_HIGH(below) (16 + (below))(%esp)
#define REST(below)   (20 + (below))(%esp)

.macro FUNCTION name
	.section .text.\name, "ax"
	.globl \name
	.type \name, @function
\name:
.endm

/* Push n and d again; they end `below` bytes above ESP, which moves with each of them. */
.macro PUSH_N_AND_D below
	.rept 4
	pushl D_HIGH(\below)
	.endr
.endm

FUNCTION __udivdi3
	cmpl $0, D_HIGH(0)
	jne divide_by_long
	/* As on paper, in two digits of 32 bits: the first one's rest goes before the second. */
	movl N_HIGH(0), %eax
	xorl %edx, %edx
	divl D_LOW(0)
	movl %eax, %ecx
	movl N_LOW(0), %eax
	divl D_LOW(0)
	movl %ecx, %edx
	ret
	.size __udivdi3, . - __udivdi3

FUNCTION __udivmoddi4
	cmpl $0, D_HIGH(0)
	jne 1f
	movl N_HIGH(0), %eax
	xorl %edx, %edx
	divl D_LOW(0)
	movl %eax, N_HIGH(0)
	movl N_LOW(0), %eax
	divl D_LOW(0)
	movl REST(0), %ecx
	movl %edx, (%ecx)
	movl $0, 4(%ecx)
	movl N_HIGH(0), %edx
	ret

1:	PUSH_N_AND_D 0
	call divide_by_long
	addl $16, %esp
	pushl %eax
	/* EAX:ECX = n - quotient * d */
	movl %eax, %ecx
	imull D_HIGH(4), %ecx
	mull D_LOW(4)
	addl %ecx, %edx
	movl N_LOW(4), %ecx
	subl %eax, %ecx
	movl N_HIGH(4), %eax
	sbbl %edx, %eax
	movl REST(4), %edx
	movl %ecx, (%edx)
	movl %eax, 4(%edx)
	popl %eax
	xorl %edx, %edx
	ret
	.size __udivmoddi4, . - __udivmoddi4

FUNCTION __umoddi3
	subl $8, %esp
	pushl %esp
	PUSH_N_AND_D 12
	call __udivmoddi4
	addl $20, %esp
	popl %eax
	popl %edx
	ret
	.size __umoddi3, . - __umoddi3

/*
 * n / d for d from 2^32 on: the quotient is one digit. It is estimated by d's first 32 significant
 * bits, with n halved so that the estimate fits; less one, it is right or one too small (Warren,
 * Hacker's Delight, "Unsigned Doubleword Division").
 */
FUNCTION divide_by_long
	pushl %ebx
	pushl %esi
	movl D_HIGH(8), %ebx
	movl D_LOW(8), %eax
	bsrl %ebx, %ecx
	/* EBX = the 32 bits. Shifts count modulo 32: by 31 - ECX. */
	notl %ecx
	shldl %cl, %eax, %ebx
	movl N_HIGH(8), %edx
	movl N_LOW(8), %eax
	shrdl $1, %edx, %eax
	shrl %edx
	divl %ebx
	notl %ecx
	shrl %cl, %eax
	/* Less one, but not below 0. */
	subl $1, %eax
	adcl $0, %eax
	/* EDX:ECX = n - EBX * d */
	movl %eax, %ebx
	movl %eax, %esi
	imull D_HIGH(8), %esi
	mull D_LOW(8)
	addl %edx, %esi
	movl N_LOW(8), %ecx
	subl %eax, %ecx
	movl N_HIGH(8), %edx
	sbbl %esi, %edx
	/* One more if that is not below d. */
	subl D_LOW(8), %ecx
	sbbl D_HIGH(8), %edx
	cmc
	adcl $0, %ebx
	movl %ebx, %eax
	xorl %edx, %edx
	popl %esi
	popl %ebx
	ret
	.size divide_by_long, . - divide_by_long
