/* SPDX-License-Identifier: Apache-2.0 */
/* Table sets in words: one address, or everything. For tests and for people; nothing decides. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "walk.h"

void z_x86_pentry_get(int *paging_level, pentry_t *val, pentry_t *ptables, void *virt)
{
	const struct x86_tables set = z_x86_image_tables(ptables);
	struct x86_walk walk;

	__ASSERT_NO_MSG(val != NULL);
	z_x86_walk(&set, (uintptr_t)virt, &walk);
	*val = walk.entry[walk.count - 1U];
	if (paging_level != NULL) {
		*paging_level = walk.count - 1;
	}
}

void z_x86_dump_mmu_flags(pentry_t *ptables, void *virt)
{
	static const char *const names[PT_LEVELS] = PT_NAMES;
	const struct x86_tables set = z_x86_image_tables(ptables);
	struct x86_walk walk;

	z_x86_walk(&set, (uintptr_t)virt, &walk);
	for (unsigned int i = 0; i < walk.count; i++) {
		printk("  %s[%u] " PRI_ENTRY "%s\n", names[i],
		       ((unsigned int)(uintptr_t)virt >> PT_SHIFT(i)) & (PT_ENTRIES(i) - 1U),
		       walk.entry[i], (walk.entry[i] & MMU_P) == 0U ? " not present" : "");
	}
}

static void print_run(uint64_t from, uint64_t to, const struct x86_walk *first)
{
	printk("  0x%08x-0x%08x -> 0x%08x %c%c%c %u KiB pages\n", (unsigned int)from,
	       (unsigned int)(to - 1U), (unsigned int)first->page,
	       (first->rights & MMU_RW) != 0U ? 'W' : 'R',
	       (first->rights & MMU_US) != 0U ? 'U' : '-',
	       (first->rights & MMU_XD) != 0U ? '-' : 'X', 1U << (first->shift - 10U));
}

/* Where the address after what this walk covers begins. */
static uint64_t next_address(uint64_t at, const struct x86_walk *walk)
{
	uint64_t size = 1ULL << PT_SHIFT(walk->count - 1U);

	return (at | (size - 1U)) + 1U;
}

void z_x86_dump_page_tables(pentry_t *ptables)
{
	const struct x86_tables set = z_x86_image_tables(ptables);
	struct x86_walk walk, first = { 0 };
	uint64_t at = 0, from = 0;

	printk("page tables at %p:\n", (void *)ptables);
	while (at >> 32 == 0U) {
		z_x86_walk(&set, (uintptr_t)at, &walk);
		if (first.mapped &&
		    (!walk.mapped || walk.rights != first.rights || walk.shift != first.shift ||
		     walk.page - first.page != at - from)) {
			print_run(from, at, &first);
			first.mapped = false;
		}
		if (walk.mapped && !first.mapped) {
			first = walk;
			from = at;
		}
		at = next_address(at, &walk);
	}
	if (first.mapped) {
		print_run(from, at, &first);
	}
}
