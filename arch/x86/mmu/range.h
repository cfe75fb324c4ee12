/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges of pages as runs of entries, for everything that maps. */
#ifndef ARCH_X86_MMU_RANGE_H_
#define ARCH_X86_MMU_RANGE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tlb.h"
#include "walk.h"

/** Pages of the address space. */
#define X86_SPACE_PAGES BIT(20)

/** Whether a range is one: page-aligned, not empty, inside the address space. */
static inline bool x86_range_is_sound(uintptr_t virt, size_t pages)
{
	return virt % CONFIG_MMU_PAGE_SIZE == 0U && pages != 0U &&
	       pages <= X86_SPACE_PAGES - (virt / CONFIG_MMU_PAGE_SIZE);
}

/** Entries from an address to the end of its page table. */
static inline size_t x86_entries_left(uintptr_t virt)
{
	const unsigned int last = PT_LEVELS - 1U;

	return PT_ENTRIES(last) - ((virt >> PT_SHIFT(last)) & (PT_ENTRIES(last) - 1U));
}

/** The entry of a page by a walk; a large page that stands in the way is split. */
pentry_t *z_x86_entry_walked(const struct x86_tables *set, uintptr_t virt);

/** Entries that stand one behind the other. */
struct x86_entries {
	/** NULL if there is no page table. */
	pentry_t *first;
	/** Not 0. */
	size_t count;
};

/**
 * Find the entries of pages, as far as they stand one behind the other. A large page that stands in
 * the way is split.
 *
 * Interrupts locked. Pre: at least one page is wanted.
 */
static ALWAYS_INLINE struct x86_entries x86_entries(const struct x86_tables *set, uintptr_t virt,
						    size_t pages)
{
	if (likely(x86_are_in_array(set, virt, pages))) {
		return (struct x86_entries){ set->vm_tables + x86_vm_page(virt), pages };
	}
	return (struct x86_entries){ z_x86_entry_walked(set, virt),
				     MIN(x86_entries_left(virt), pages) };
}

/** The entry of one page; NULL if there is no page table. */
static ALWAYS_INLINE pentry_t *x86_entry(const struct x86_tables *set, uintptr_t virt)
{
	return x86_entries(set, virt, 1U).first;
}

/** @retval 0 every page can be mapped @retval -EBUSY one is @retval -ENOMEM no page table */
int z_x86_check_free(uintptr_t virt, size_t pages);

/**
 * @param nothing_allowed pages that are not mapped are no error
 * @retval 0 every page is mapped, or paged out
 * @retval -EFAULT one is not
 * @retval -EINVAL there is no page table
 */
int z_x86_check_used(uintptr_t virt, size_t pages, bool nothing_allowed);

/**
 * Replace a large page of the kernel's virtual range by small ones that say the same.
 *
 * Interrupts locked. The page table is the one that the build reserved for the slot.
 *
 * @param large its entry
 */
void z_x86_split(const struct x86_tables *set, uintptr_t virt, pentry_t *large);

/* From so many pages on, to forget everything is cheaper than one by one. */
#define X86_TLB_PAGES_MAX 16U

/** Make the CPU forget pages whose entries changed. */
static inline void x86_range_flush(uintptr_t virt, size_t pages)
{
	if (pages > X86_TLB_PAGES_MAX) {
		x86_tlb_flush_all();
		return;
	}
	do {
		x86_tlb_flush_page(virt);
		virt += CONFIG_MMU_PAGE_SIZE;
	} while (--pages != 0U);
}

#endif /* ARCH_X86_MMU_RANGE_H_ */
