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

struct range {
	uint64_t start;
	uint64_t end;
};

/* A region of the record inside the kernel's virtual range; empty if it is not. */
static struct range clip(const struct x86_region *region)
{
	const uint64_t low = CONFIG_KERNEL_VM_BASE, high = low + CONFIG_KERNEL_VM_SIZE;
	const struct range range = { MAX(region->virt, low),
				     MIN((uint64_t)region->virt + region->size, high) };

	return (region->flags & X86_REGION_IDENTITY) != 0U || range.end < range.start
		       ? (struct range){ range.start, range.start }
		       : range;
}

/* Take the next range in. @return false if there is a gap before it */
static bool join(struct range *range, const struct range *next)
{
	__ASSERT(next->start >= range->end, "regions do not ascend");
	if (range->start == range->end) {
		*range = *next;
		return true;
	}
	if (next->start != range->end) {
		return false;
	}
	range->end = next->end;
	return true;
}

/* Neighbours are one range. From 0 on page 0 is the first one, as it is never mapped. */
bool arch_vm_occupied(unsigned int index, uintptr_t *virt, size_t *size)
{
	const struct x86_record *record = &z_x86_mmu_record;
	struct range range = { 0, CONFIG_KERNEL_VM_BASE == 0 ? PAGE : 0U };

	__ASSERT(record->magic == X86_RECORD_MAGIC, "the image has no record of its page tables");
	for (unsigned int i = 0; i < record->region_count; i++) {
		const struct range next = clip(&record->region[i]);

		if (next.start == next.end || join(&range, &next)) {
			continue;
		}
		if (index == 0U) {
			break;
		}
		index--;
		range = next;
	}
	if (index != 0U || range.end == range.start) {
		return false;
	}
	*virt = (uintptr_t)range.start;
	*size = (size_t)(range.end - range.start);
	return true;
}
