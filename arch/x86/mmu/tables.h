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
	struct x86_tables *next;
};

/** The kernel's own set: what the build made. Head of the list of all sets. */
extern struct x86_tables z_x86_kernel_tables;

/** For each live set: struct x86_tables *set. */
#define x86_tables_for_each(set) \
	for ((set) = &z_x86_kernel_tables; (set) != NULL; (set) = (set)->next)

/* Slots of large pages that the kernel's virtual range touches: each has a page table. */
#define X86_VM_FIRST_SLOT ((uint32_t)CONFIG_KERNEL_VM_BASE >> PT_SHIFT(PT_LARGE_LEVEL))
#define X86_VM_LAST_SLOT                                                \
	(((uint32_t)CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_SIZE - 1U) \
	 >> PT_SHIFT(PT_LARGE_LEVEL))

/** Whether the slot of an address has a page table by construction. */
static inline bool x86_has_vm_table(uintptr_t virt)
{
	return ((uint32_t)virt >> PT_SHIFT(PT_LARGE_LEVEL)) - X86_VM_FIRST_SLOT <=
	       X86_VM_LAST_SLOT - X86_VM_FIRST_SLOT;
}

/** That page table. */
static inline pentry_t *x86_vm_table(const struct x86_tables *set, uintptr_t virt)
{
	const uint32_t slot = ((uint32_t)virt >> PT_SHIFT(PT_LARGE_LEVEL)) - X86_VM_FIRST_SLOT;

	return set->vm_tables + slot * PT_ENTRIES(PT_LEVELS - 1U);
}

#endif /* ARCH_X86_MMU_TABLES_H_ */
