/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The interrupt descriptor table: exceptions only, filled once from the stubs of exc/stubs.S.
 * A vector beyond its end makes the CPU raise a general protection fault that names the vector.
 */
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <x86_port.h>
#include <x86_vectors.h>

struct x86_gate z_x86_idt[Z_X86_VECTORS] __aligned(8);

extern const char z_x86_stubs[];

BUILD_ASSERT(Z_X86_OOPS_VECTOR < Z_X86_VECTORS, "k_oops() has a stub");
BUILD_ASSERT(Z_X86_VECTORS <= 128, "a stub pushes its vector as a signed byte");

__boot_func void z_x86_idt_init(void)
{
	const struct x86_table_register idtr = {
		.limit = sizeof(z_x86_idt) - 1,
		.base = (uintptr_t)z_x86_idt,
	};
	uintptr_t stub = (uintptr_t)z_x86_stubs;

	for (unsigned int vector = 0; vector < Z_X86_VECTORS; vector++) {
		z_x86_idt[vector] = (struct x86_gate){
			.offset_low = (uint16_t)stub,
			.selector = CODE_SEG,
			.access = X86_ACCESS_INTERRUPT,
			.offset_high = (uint16_t)(stub >> 16),
		};
		stub += Z_X86_STUB_SIZE;
	}
	/* On a stack of its own: the usual cause is a stack that cannot be written. */
	z_x86_idt[X86_VECTOR_DOUBLE_FAULT] = (struct x86_gate){
		.selector = DF_TSS,
		.access = X86_ACCESS_TASK,
	};
	__asm__ volatile("lidt %0" ::"m"(idtr));
}
