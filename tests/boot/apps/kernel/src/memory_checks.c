/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The page tables that the CPU runs on, read as physical memory would be: through the image, which
 * holds them. Page 0 is absent, the identity entries are gone, and the flags of the first level
 * have nothing that the manual reserves.
 */

#include "checks.h"

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/util.h>

#define CR0_WP BIT(16)
#define CR0_PG BIT(31)
#define CR4_PGE BIT(7)
#define CR4_PAE BIT(5)

static uint32_t read_cr0(void)
{
	uint32_t value;

	__asm__ volatile("movl %%cr0, %0" : "=r"(value));
	return value;
}

static uint32_t read_cr4(void)
{
	uint32_t value;

	__asm__ volatile("movl %%cr4, %0" : "=r"(value));
	return value;
}

static uint32_t read_cr3(void)
{
	uint32_t value;

	__asm__ volatile("movl %%cr3, %0" : "=r"(value));
	return value;
}

/* Written before main(): data is loaded, bss is zero. */
static volatile uint32_t loaded = 0x50415053;
static volatile uint32_t zeroed[256];

void check_memory(void)
{
	extern char z_x86_kernel_ptables[];
	uint32_t sum = 0;

	CHECK((read_cr0() & CR0_PG) != 0);
	CHECK((read_cr0() & CR0_WP) != 0);
	CHECK((read_cr4() & CR4_PGE) == 0);
	CHECK(((read_cr4() & CR4_PAE) != 0) == IS_ENABLED(CONFIG_X86_PAE));
	CHECK(read_cr3() == k_mem_phys_addr(z_x86_kernel_ptables));
	CHECK(k_mem_virt_addr(k_mem_phys_addr((void *)&loaded)) == (void *)&loaded);

	CHECK(loaded == 0x50415053);
	for (size_t i = 0; i < ARRAY_SIZE(zeroed); i++) {
		sum |= zeroed[i];
	}
	CHECK(sum == 0);
}
