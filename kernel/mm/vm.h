/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's virtual range: which pages of it are free. In pages from CONFIG_KERNEL_VM_BASE.
 * All with z_mm_lock.
 */
#ifndef KERNEL_MM_VM_H_
#define KERNEL_MM_VM_H_

#include "regions_quick.h"

#define VM_PAGE ((size_t)CONFIG_MMU_PAGE_SIZE)
#define VM_PAGES ((size_t)CONFIG_KERNEL_VM_SIZE / VM_PAGE)

extern uint32_t z_mem_vm_used[], z_mem_vm_mark[];
extern struct mem_block z_mem_vm_blocks[];
extern struct mem_regions z_mem_vm;

static const struct mem_regions_at z_mem_vm_at = {
	.used = z_mem_vm_used,
	.mark = z_mem_vm_mark,
	.blocks = z_mem_vm_blocks,
	.pages = VM_PAGES,
};

static inline uint8_t *z_mem_vm_address(size_t page)
{
	return (uint8_t *)((uintptr_t)CONFIG_KERNEL_VM_BASE + page * VM_PAGE);
}

/** An address below the range gives a number that no page has. */
static inline size_t z_mem_vm_page(const void *address)
{
	return ((uintptr_t)address - (uintptr_t)CONFIG_KERNEL_VM_BASE) / VM_PAGE;
}

/* Kinds of a region. */
#define VM_BARE false
/** Its first and its last page are not mapped. */
#define VM_GUARDED true

static ALWAYS_INLINE size_t z_mem_vm_alloc(size_t pages, bool kind)
{
	const size_t first = mem_regions_alloc_quick(&z_mem_vm, &z_mem_vm_at, pages, kind);

	return first != MEM_REGIONS_NONE ? first
					 : mem_regions_alloc(&z_mem_vm, pages, 1U, 0U, kind);
}

#endif /* KERNEL_MM_VM_H_ */
