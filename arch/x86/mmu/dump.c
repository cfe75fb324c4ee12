/* SPDX-License-Identifier: Apache-2.0 */
/* One address in a table set, as an entry and in words. For tests and for reports. */
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

/* What the last entry of a walk says beside its bits. */
static void print_state(pentry_t value)
{
	const x86_pte_t entry = x86_pte_of((uint32_t)value, (uint32_t)((uint64_t)value >> 32));

	if (x86_pte_is_paged_out(entry)) {
		printk(" paged out to location 0x%x", (unsigned int)(value & PT_ADDR_MASK));
	} else if (x86_pte_is_guard(entry)) {
		printk(" guard of a stack");
	} else if (!x86_pte_is_present(entry)) {
		printk(" not present");
	}
}

void z_x86_dump_mmu_flags(pentry_t *ptables, void *virt)
{
	static const char *const names[PT_LEVELS] = PT_NAMES;
	const struct x86_tables set = z_x86_image_tables(ptables);
	const uintptr_t address = (uintptr_t)virt;
	struct x86_walk walk;

	z_x86_walk(&set, address, &walk);
	for (unsigned int i = 0; i < walk.count; i++) {
		printk("  %s[%u] " PRI_ENTRY, names[i],
		       (unsigned int)(address >> PT_SHIFT(i)) & (PT_ENTRIES(i) - 1U),
		       walk.entry[i]);
		/* Entries above the last one are present. */
		print_state(walk.entry[i]);
		printk("\n");
	}
}
