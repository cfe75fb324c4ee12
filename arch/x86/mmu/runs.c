/* SPDX-License-Identifier: Apache-2.0 */
/* Entries to states, and neighbours to runs; called by the dumps and by the check. */
#include "runs.h"

#include <zephyr/sys/__assert.h>

BUILD_ASSERT(PT_SHIFT(0U) < 32U, "one top-level entry does not cover everything");

#define ADDRESS_END (1ULL << 32)
/* What no link of the way down says. */
#define LAST_ENTRY (MMU_PWT | MMU_PCD | MMU_G)

static enum x86_page_state absent_state(const struct x86_walk *walk)
{
	const pentry_t entry = walk->entry[walk->count - 1U];

	if (entry == 0U) {
		return X86_PAGE_NONE;
	}
	if (walk->count == PT_LEVELS) {
		switch (entry & (MMU_IGNORED0 | MMU_IGNORED1)) {
		case MMU_IGNORED0:
			return X86_PAGE_PAGED_OUT;
		case MMU_IGNORED1:
			return X86_PAGE_GUARD;
		default:
			break;
		}
	}
	return X86_PAGE_STRANGE;
}

/* One entry; the run ends where the next one begins. */
static void entry_at(const struct x86_tables *set, uint64_t virt, struct x86_run *run)
{
	struct x86_walk walk;
	pentry_t entry;

	z_x86_walk(set, (uintptr_t)virt, &walk);
	entry = walk.entry[walk.count - 1U];
	*run = (struct x86_run){ .virt = virt, .shift = (uint8_t)PT_SHIFT(walk.count - 1U) };
	run->size = (1ULL << run->shift) - (virt & ((1ULL << run->shift) - 1U));
	if (walk.mapped) {
		run->state = X86_PAGE_MAPPED;
		run->page = walk.page + (virt & ((1ULL << run->shift) - 1U));
		run->rights = walk.rights | (entry & LAST_ENTRY);
	} else {
		run->state = (uint8_t)absent_state(&walk);
		if (run->state == X86_PAGE_PAGED_OUT || run->state == X86_PAGE_GUARD) {
			run->page = entry & PT_ADDR_MASK;
			run->rights = entry & (MMU_RW | MMU_US | MMU_XD | LAST_ENTRY);
		}
	}
	__ASSERT_NO_MSG(run->size != 0U);
}

/* Absent entries of different levels are one hole; otherwise a run has one size of page. */
static bool continues(const struct x86_run *run, const struct x86_run *next)
{
	if (run->state != next->state) {
		return false;
	}
	return run->state == X86_PAGE_NONE ||
	       (run->shift == next->shift && run->rights == next->rights &&
		run->page + run->size == next->page);
}

/* Bytes behind an entry that the next ones of its table continue; that spares a walk for each. */
static uint64_t rest_in_table(const struct x86_tables *set, uint64_t at)
{
	const pentry_t by_the_cpu = MMU_A | MMU_D;
	pentry_t *path[PT_LEVELS];
	const unsigned int level = x86_descend(set, (uintptr_t)at, path);
	unsigned int index = (unsigned int)(at >> PT_SHIFT(level)) & (PT_ENTRIES(level) - 1U);
	pentry_t value = x86_pte_whole(x86_pte_get(set, path[level])) & ~by_the_cpu;
	const pentry_t step = value == 0U ? 0U : (pentry_t)1 << PT_SHIFT(PT_LEVELS - 1U);
	uint64_t size = 0;

	if (level != PT_LEVELS - 1U && value != 0U) {
		return 0;
	}
	while (++index < PT_ENTRIES(level)) {
		value += step;
		path[level]++;
		/* Behind the last page that an entry can name is none. */
		if (step != 0U && (value & PT_ADDR_MASK) == 0U) {
			break;
		}
		if ((x86_pte_whole(x86_pte_get(set, path[level])) & ~by_the_cpu) != value) {
			break;
		}
		size += 1ULL << PT_SHIFT(level);
	}
	return size;
}

void z_x86_run_at(const struct x86_tables *set, uint64_t virt, uint64_t end, struct x86_run *run)
{
	struct x86_run next;

	__ASSERT(virt < end && end <= ADDRESS_END, "a run from 0x%x on ends before",
		 (unsigned int)virt);
	entry_at(set, virt, run);
	while (run->virt + run->size < end) {
		run->size += rest_in_table(set, run->virt + run->size - 1U);
		if (run->virt + run->size >= end) {
			break;
		}
		entry_at(set, run->virt + run->size, &next);
		if (!continues(run, &next)) {
			return;
		}
		run->size += next.size;
	}
	run->size = end - run->virt;
}
