/* SPDX-License-Identifier: Apache-2.0 */
/*
 * z_x86_thread_start: where a new thread begins. The stack is that of a call of
 * z_thread_entry(entry, p1, p2, p3); see struct first_frame.
 */
	.section .text.z_x86_thread_start, "ax"
	.globl z_x86_thread_start
	.type z_x86_thread_start, @function
z_x86_thread_start:
	/* A zero frame ends every back trace. */
	xorl %ebp, %ebp
	sti
	jmp z_thread_entry
	.size z_x86_thread_start, . - z_x86_thread_start
