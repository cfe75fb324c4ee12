/* SPDX-License-Identifier: Apache-2.0 */
/* The list of live table sets; its first member is what the build made. */
#include "tables.h"

#include <zephyr/sys/__assert.h>

#include "walk.h"

BUILD_ASSERT(CONFIG_MMU_PAGE_SIZE == 1U << PT_SHIFT(PT_LEVELS - 1U), "a page is a page");

/* Linker symbol: where the page tables of the kernel's virtual range begin. */
extern pentry_t z_x86_pagetables_start[];

struct x86_tables z_x86_kernel_tables = {
	.top = z_x86_kernel_ptables,
	.offset = (uintptr_t)K_MEM_VIRT_OFFSET,
	.vm_tables = z_x86_pagetables_start,
};

/* Whether every slot of the kernel's range links to its table: a large page does not. */
static bool is_small(const struct x86_tables *set)
{
	bool small = true;

	for (uint32_t slot = X86_VM_FIRST_SLOT; slot <= X86_VM_LAST_SLOT && small; slot++) {
		const uintptr_t virt = (uintptr_t)slot << PT_SHIFT(PT_LARGE_LEVEL);
		pentry_t *path[PT_LEVELS];

		small = x86_descend(set, virt, path) == PT_LEVELS - 1U;
		__ASSERT(!small || path[PT_LEVELS - 1U] == set->vm_tables + x86_vm_page(virt),
			 "the page table of %p is in another one's place", (void *)virt);
	}
	return small;
}

void z_x86_tables_init(void)
{
	z_x86_kernel_tables.vm_is_small = is_small(&z_x86_kernel_tables);
}
