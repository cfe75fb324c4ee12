/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The interrupt descriptor table: made and proved by the build (scripts/build/x86idt), loaded
 * here. It ends with the highest vector in use; one without a handler, inside or beyond, makes the
 * CPU raise an exception that names the vector (irq/unclaimed.c).
 */
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <x86_port.h>
#include <x86_vectors.h>

BUILD_ASSERT(Z_X86_OOPS_VECTOR < Z_X86_VECTORS, "k_oops() has a stub");
BUILD_ASSERT(Z_X86_VECTORS <= 128, "a stub pushes its vector as a signed byte");

__boot_func void z_x86_idt_init(void)
{
	const struct x86_table_register idtr = {
		.limit = (uint16_t)((uintptr_t)z_x86_idt_end - (uintptr_t)z_x86_idt - 1U),
		.base = (uintptr_t)z_x86_idt,
	};

	__ASSERT_NO_MSG(idtr.limit >= Z_X86_VECTORS * sizeof(struct x86_gate) - 1U);
	__asm__ volatile("lidt %0" ::"m"(idtr));
}
