/* SPDX-License-Identifier: Apache-2.0 */
/* The list of live table sets; its first member is what the build made. */
#include "tables.h"

#include <zephyr/toolchain.h>

BUILD_ASSERT(CONFIG_MMU_PAGE_SIZE == 1U << PT_SHIFT(PT_LEVELS - 1U), "a page is a page");

/* Linker symbol: where the page tables of the kernel's virtual range begin. */
extern pentry_t z_x86_pagetables_start[];

struct x86_tables z_x86_kernel_tables = {
	.top = z_x86_kernel_ptables,
	.offset = (uintptr_t)K_MEM_VIRT_OFFSET,
	.vm_tables = z_x86_pagetables_start,
};
