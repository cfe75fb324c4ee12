/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which virtual addresses are not the kernel's to give out, by what the generator mapped. Called by
 * kernel/mm at start-up, once.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

#include "record.h"

#define PAGE ((uint64_t)CONFIG_MMU_PAGE_SIZE)

/* A region of the record as a range inside the kernel's virtual range; empty if it is not. */
static void clip(const struct x86_region *region, uint64_t *start, uint64_t *end)
{
	const uint64_t low = CONFIG_KERNEL_VM_BASE, high = low + CONFIG_KERNEL_VM_SIZE;

	*start = MAX(region->virt, low);
	*end = MIN((uint64_t)region->virt + region->size, high);
	if ((region->flags & X86_REGION_IDENTITY) != 0U || *end < *start) {
		*end = *start;
	}
}

/* Neighbours are one range: the regions ascend, and where there is none from 0 on, page 0 is. */
bool arch_vm_occupied(unsigned int index, uintptr_t *virt, size_t *size)
{
	const struct x86_record *record = &z_x86_mmu_record;
	uint64_t start = 0, end = CONFIG_KERNEL_VM_BASE == 0 ? PAGE : 0U;

	__ASSERT(record->magic == X86_RECORD_MAGIC, "the image has no record of its page tables");
	for (unsigned int i = 0; i < record->region_count; i++) {
		uint64_t next, next_end;

		clip(&record->region[i], &next, &next_end);
		if (next == next_end) {
			continue;
		}
		__ASSERT(next >= end, "region %u is before the one before it", i);
		if (next != end && end != start) {
			if (index == 0U) {
				break;
			}
			index--;
		}
		start = next == end && end != start ? start : next;
		end = next_end;
	}
	if (index != 0U || end == start) {
		return false;
	}
	*virt = (uintptr_t)start;
	*size = (size_t)(end - start);
	return true;
}
