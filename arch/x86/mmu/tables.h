/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The live table sets. Whatever changes an entry changes it in every set; the first one is the
 * kernel's, and what is asked of a mapping is asked there.
 */
#ifndef ARCH_X86_MMU_TABLES_H_
#define ARCH_X86_MMU_TABLES_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pt_format.h"

/** A table set, and how its tables are reached. */
struct x86_tables {
	pentry_t *top;
	/** Where a table is visible, minus its physical address. */
	uintptr_t offset;
	/** Page tables of the kernel's virtual range, one behind the other, also unlinked ones. */
	pentry_t *vm_tables;
	/** No large page is in that range: its entries are one array (doc/invariants.md, V3). */
	bool vm_is_small;
	struct x86_tables *next;
};

/** The kernel's own set: what the build made. Head of the list of all sets. */
extern struct x86_tables z_x86_kernel_tables;

/** For each live set: struct x86_tables *set. */
#define x86_tables_for_each(set) \
	for ((set) = &z_x86_kernel_tables; (set) != NULL; (set) = (set)->next)

/** For each live set but the kernel's. */
#define x86_tables_for_each_other(set) \
	for ((set) = z_x86_kernel_tables.next; (set) != NULL; (set) = (set)->next)

/* Slots of large pages that the kernel's virtual range touches: each has a page table. */
#define X86_VM_FIRST_SLOT ((uint32_t)CONFIG_KERNEL_VM_BASE >> PT_SHIFT(PT_LARGE_LEVEL))
#define X86_VM_LAST_SLOT                                                \
	(((uint32_t)CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_SIZE - 1U) \
	 >> PT_SHIFT(PT_LARGE_LEVEL))

/* The pages in them. */
#define X86_VM_PAGES ((X86_VM_LAST_SLOT - X86_VM_FIRST_SLOT + 1U) * PT_ENTRIES(PT_LEVELS - 1U))

/** Number of a page in those slots; X86_VM_PAGES or more for other addresses. */
static inline uint32_t x86_vm_page(uintptr_t virt)
{
	return (uint32_t)(virt >> PT_SHIFT(PT_LEVELS - 1U)) -
	       X86_VM_FIRST_SLOT * PT_ENTRIES(PT_LEVELS - 1U);
}

/** Whether pages have page tables by construction. Pre: at least one page. */
static inline bool x86_have_vm_tables(uintptr_t virt, size_t pages)
{
	const uint32_t first = x86_vm_page(virt);

	return first < X86_VM_PAGES && pages <= X86_VM_PAGES - first;
}

/** Whether the entries of pages stand in one array. Pre: at least one page. */
static inline bool x86_are_in_array(const struct x86_tables *set, uintptr_t virt, size_t pages)
{
	return set->vm_is_small && x86_have_vm_tables(virt, pages);
}

/** Look whether there are large pages in the kernel's range. Once, before the first mapping. */
void z_x86_tables_init(void);

#endif /* ARCH_X86_MMU_TABLES_H_ */
