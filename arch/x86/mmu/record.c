/* SPDX-License-Identifier: Apache-2.0 */
/* Looks an address up in the generator's region table, for reports. */
#include "record.h"

#include <stddef.h>

#include <zephyr/sys/__assert.h>

#include "walk.h"

const struct x86_region *z_x86_region_find(uintptr_t virt)
{
	const struct x86_record *record = &z_x86_mmu_record;

	__ASSERT_NO_MSG(record->magic == X86_RECORD_MAGIC);
	for (unsigned int i = 0; i < record->region_count; i++) {
		const struct x86_region *region = &record->region[i];

		/* The difference wraps below the start, to more than any size. */
		if ((region->flags & X86_REGION_IDENTITY) == 0U &&
		    virt - region->virt < region->size) {
			return region;
		}
	}
	return NULL;
}

bool z_x86_is_thread_guard(uintptr_t virt)
{
	pentry_t *path[PT_LEVELS];
	const unsigned int level = x86_descend(&z_x86_kernel_tables, virt, path);

	return level == PT_LEVELS - 1U &&
	       x86_pte_is_guard(x86_pte_get(&z_x86_kernel_tables, path[level]));
}

bool z_x86_is_stack_guard(uintptr_t virt)
{
	const struct x86_region *region = z_x86_region_find(virt);

	return (region != NULL && (region->flags & X86_REGION_RESERVED) != 0U) ||
	       z_x86_is_thread_guard(virt);
}
