/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are the live tables what the generator says it made? Each region of the record by its runs, and
 * between regions nothing. Called at start-up in builds with assertions, and by tests; it is over
 * before anything is mapped at run time. The cost is a walk for each entry of the tables that
 * exist.
 *
 * W^X needs no rule of its own: the record has write and execute together only where a --map asked
 * for both, and permissions are compared.
 */
#include <stddef.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "record.h"
#include "runs.h"

#define ADDRESS_END (1ULL << 32)

BUILD_ASSERT(X86_REGION_W == MMU_RW >> 1 && X86_REGION_U == MMU_US >> 1,
	     "permissions of the record stand in the order of an entry's");

/* Say what is wrong, with the entries that say so. */
static bool differs(const struct x86_tables *set, const struct x86_region *region, uint64_t at,
		    const char *what)
{
	printk("page tables: %s at 0x%08x, in %s\n", what, (unsigned int)at,
	       region == NULL ? "no region" : z_x86_region_name(region));
	z_x86_dump_mmu_flags(set->top, (void *)(uintptr_t)at);
	return false;
}

static pentry_t rights_of(const struct x86_region *region)
{
	const pentry_t flags = region->flags;

	return (flags & (X86_REGION_W | X86_REGION_U)) << 1 |
	       ((flags & X86_REGION_D) != 0U ? MMU_PCD : 0U) |
	       ((flags & X86_REGION_X) != 0U ? 0U : PT_NO_EXEC);
}

static unsigned int state_of(const struct x86_region *region)
{
	if ((region->flags & X86_REGION_RESERVED) != 0U) {
		return X86_PAGE_NONE;
	}
	return (region->flags & X86_REGION_PAGED_OUT) != 0U ? X86_PAGE_PAGED_OUT : X86_PAGE_MAPPED;
}

/* Physical address, or location, that a page of a region leads to. */
static uint64_t page_of(const struct x86_region *region, uint64_t at)
{
	const uint64_t first = (uint64_t)region->pfn << 12;

	return (region->flags & X86_REGION_CONSTANT) != 0U ? first : first + (at - region->virt);
}

static bool run_is_right(const struct x86_tables *set, const struct x86_region *region,
			 const struct x86_run *run)
{
	static const char *const wanted[] = { [X86_PAGE_NONE] = "something where nothing belongs",
					      [X86_PAGE_MAPPED] = "no page where one belongs",
					      [X86_PAGE_PAGED_OUT] = "not paged out" };
	const unsigned int state = state_of(region);

	if (run->state != state) {
		return differs(set, region, run->virt, wanted[state]);
	}
	if (state == X86_PAGE_NONE) {
		return true;
	}
	if (run->page != page_of(region, run->virt)) {
		return differs(set, region, run->virt, "another frame or location");
	}
	if (run->rights != rights_of(region)) {
		return differs(set, region, run->virt, "other permissions or caching");
	}
	return true;
}

static bool region_is_right(const struct x86_tables *set, const struct x86_region *region)
{
	const uint64_t end = (uint64_t)region->virt + region->size;
	struct x86_run run;

	__ASSERT(end > region->virt && end <= ADDRESS_END, "region %s ends before it begins",
		 z_x86_region_name(region));
	for (uint64_t at = region->virt; at < end; at += run.size) {
		z_x86_run_at(set, at, end, &run);
		if (!run_is_right(set, region, &run)) {
			return false;
		}
	}
	return true;
}

static bool is_empty(const struct x86_tables *set, uint64_t from, uint64_t to)
{
	struct x86_run run;

	if (from == to) {
		return true;
	}
	z_x86_run_at(set, from, to, &run);
	if (run.state != X86_PAGE_NONE) {
		return differs(set, NULL, from, "something where nothing belongs");
	}
	return run.size == to - from ||
	       differs(set, NULL, from + run.size, "something where nothing belongs");
}

/* What start-up cleared, and the tables that mapping at run time relies on. */
static bool links_are_right(const struct x86_tables *set)
{
	const struct x86_record *record = &z_x86_mmu_record;

	for (unsigned int i = 0; i < record->identity_count; i++) {
		const unsigned int slot = record->identity_first + i;

		if (!x86_pte_is_nothing(x86_pte_get(set, &set->top[slot]))) {
			return differs(set, NULL, (uint64_t)slot << PT_SHIFT(0U),
				       "an entry of start-up that was not cleared");
		}
	}
	for (unsigned int slot = X86_VM_FIRST_SLOT; slot <= X86_VM_LAST_SLOT; slot++) {
		const uint64_t at = (uint64_t)slot << PT_SHIFT(PT_LARGE_LEVEL);
		struct x86_walk walk;

		z_x86_walk(set, (uintptr_t)at, &walk);
		if (walk.count != PT_LEVELS && !walk.mapped) {
			return differs(set, NULL, at, "no page table for the kernel's range");
		}
	}
	return true;
}

bool z_x86_mmu_check(pentry_t *ptables)
{
	const struct x86_tables set = z_x86_image_tables(ptables);
	const struct x86_record *record = &z_x86_mmu_record;
	uint64_t at = 0;

	__ASSERT(record->magic == X86_RECORD_MAGIC, "the image has no record of its page tables");
	for (unsigned int i = 0; i < record->region_count; i++) {
		const struct x86_region *region = &record->region[i];

		if ((region->flags & X86_REGION_IDENTITY) != 0U) {
			continue;
		}
		if (region->virt == 0U) {
			return differs(&set, region, 0, "page 0");
		}
		if (!is_empty(&set, at, region->virt) || !region_is_right(&set, region)) {
			return false;
		}
		at = (uint64_t)region->virt + region->size;
	}
	return is_empty(&set, at, ADDRESS_END) && links_are_right(&set);
}
