/* SPDX-License-Identifier: Apache-2.0 */
/* One address in a table set, as an entry and in words. For tests and for reports. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "runs.h"

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

/* What the last entry of a walk says beside its bits; one string for each state. */
static void print_state(const struct x86_run *run)
{
	switch (run->state) {
	case X86_PAGE_MAPPED:
		break;
	case X86_PAGE_PAGED_OUT:
		printk(" paged out to location 0x%x", (unsigned int)run->page);
		break;
	case X86_PAGE_GUARD:
		printk(" guard of a stack");
		break;
	default:
		printk(" not present");
		break;
	}
}

void z_x86_dump_mmu_flags(pentry_t *ptables, void *virt)
{
	static const char *const names[PT_LEVELS] = PT_NAMES;
	const struct x86_tables set = z_x86_image_tables(ptables);
	const uintptr_t address = (uintptr_t)virt;
	struct x86_walk walk;
	struct x86_run run;

	z_x86_walk(&set, address, &walk);
	z_x86_run_at(&set, address, (uint64_t)address + 1U, &run);
	for (unsigned int i = 0; i < walk.count; i++) {
		printk("  %s[%u] " PRI_ENTRY, names[i],
		       (unsigned int)(address >> PT_SHIFT(i)) & (PT_ENTRIES(i) - 1U),
		       walk.entry[i]);
		if (i + 1U == walk.count) {
			print_state(&run);
		}
		printk("\n");
	}
}
