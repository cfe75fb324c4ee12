/* SPDX-License-Identifier: Apache-2.0 */
/* The list of live table sets; its first member is what the build made. */
#include "tables.h"

#include <zephyr/sys/__assert.h>

#include "record.h"
#include "walk.h"

BUILD_ASSERT(CONFIG_MMU_PAGE_SIZE == 1U << PT_SHIFT(PT_LEVELS - 1U), "a page is a page");

/* Linker symbol: where the page tables of the kernel's virtual range begin. */
extern pentry_t z_x86_pagetables_start[];

struct x86_tables z_x86_kernel_tables = {
	.top = z_x86_kernel_ptables,
	.offset = (uintptr_t)K_MEM_VIRT_OFFSET,
	.vm_tables = z_x86_pagetables_start,
};

/* A region can have a large page in the kernel's range: it covers a whole slot there. */
static bool covers_vm_slot(const struct x86_region *region)
{
	const uint64_t end = (uint64_t)region->virt + region->size;
	const uint64_t large = 1ULL << PT_SHIFT(PT_LARGE_LEVEL);
	const uint64_t first = MAX((region->virt + large - 1U) / large, X86_VM_FIRST_SLOT);

	return (region->flags & (X86_REGION_RESERVED | X86_REGION_IDENTITY)) == 0U &&
	       first < MIN(end / large, X86_VM_LAST_SLOT + 1U);
}

/* Every slot links to its table in the array. */
static bool links_are_in_order(const struct x86_tables *set)
{
	bool good = true;

	for (uint32_t slot = X86_VM_FIRST_SLOT; slot <= X86_VM_LAST_SLOT; slot++) {
		const uintptr_t virt = (uintptr_t)slot << PT_SHIFT(PT_LARGE_LEVEL);
		pentry_t *path[PT_LEVELS];

		good = good && x86_descend(set, virt, path) == PT_LEVELS - 1U &&
		       path[PT_LEVELS - 1U] == set->vm_tables + x86_vm_page(virt);
	}
	return good;
}

void z_x86_tables_init(void)
{
	const struct x86_record *record = &z_x86_mmu_record;
	bool small = true;

	__ASSERT_NO_MSG(record->magic == X86_RECORD_MAGIC);
	for (unsigned int i = 0; i < record->region_count; i++) {
		small = small && !covers_vm_slot(&record->region[i]);
	}
	z_x86_kernel_tables.vm_is_small = small;
	if (IS_ENABLED(CONFIG_ASSERT) && small && !links_are_in_order(&z_x86_kernel_tables)) {
		__ASSERT(false, "page tables of the kernel's range are not one behind the other");
	}
}
