/* SPDX-License-Identifier: Apache-2.0 */
/* Mappings with an unmapped page on either side: k_mem_map() with demand paging or without. */
#ifndef KERNEL_MM_GUARDED_H_
#define KERNEL_MM_GUARDED_H_

#include <stdbool.h>

#include "vm.h"

/** The page below and the page above. */
#define GUARD_PAGES 2U

/** @return whether arguments of k_mem_map_phys_guard() are as documented. Any context. */
bool z_mem_guarded_valid(uintptr_t phys, size_t size, uint32_t flags, bool is_anon);

/** Map a physical range, for k_mem_map_phys_guard(). Without the lock. */
void *z_mem_guarded_map(uintptr_t phys, size_t pages, uint32_t flags);

/* The following with z_mm_lock. */

/** @return a free range; NULL if there is none */
static ALWAYS_INLINE uint8_t *z_mem_guarded_alloc(size_t pages)
{
	const size_t first = z_mem_vm_alloc(pages + GUARD_PAGES, VM_GUARDED);

	return first != MEM_REGIONS_NONE ? z_mem_vm_address(first + 1U) : NULL;
}

/** @return whether a range is made of pages. Any context. */
static ALWAYS_INLINE bool z_mem_guarded_whole(const void *addr, size_t size)
{
	return ((uintptr_t)addr | size) % VM_PAGE == 0U && size != 0U;
}

/** @return whether a range is exactly one of z_mem_guarded_alloc() */
static ALWAYS_INLINE bool z_mem_guarded_is(const void *addr, size_t size)
{
	return z_mem_guarded_whole(addr, size) &&
	       mem_regions_is(&z_mem_vm, z_mem_vm_page(addr) - 1U, size / VM_PAGE + GUARD_PAGES,
			      VM_GUARDED);
}

/** Unmapping begins, and lets others in before it ends: they shall not unmap it too. */
static ALWAYS_INLINE void z_mem_guarded_leave(const void *addr, size_t pages)
{
	mem_regions_turn(&z_mem_vm, z_mem_vm_page(addr) - 1U, pages + GUARD_PAGES);
}

static ALWAYS_INLINE void z_mem_guarded_give(const void *addr, size_t pages)
{
	mem_regions_give(&z_mem_vm, z_mem_vm_page(addr) - 1U, pages + GUARD_PAGES);
}

/**
 * The two above for one page, where that is a matter of a word or two.
 *
 * @return false if it has to be found out whether the range is one, and given back then
 */
static ALWAYS_INLINE bool z_mem_guarded_give_one(const void *addr)
{
	const size_t first = z_mem_vm_page(addr) - 1U;

	return (uintptr_t)addr % VM_PAGE == 0U &&
	       mem_regions_give_quick(&z_mem_vm, &z_mem_vm_at, first, 1U + GUARD_PAGES);
}

#endif /* KERNEL_MM_GUARDED_H_ */
