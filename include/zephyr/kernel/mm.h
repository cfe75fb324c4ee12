/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory mapped at run time: anonymous memory, devices, permissions. Addresses and sizes are in
 * bytes and multiples of CONFIG_MMU_PAGE_SIZE unless a call says otherwise. doc/memory_mapping.md
 * tells how it works.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MM_H_
#define ZEPHYR_INCLUDE_KERNEL_MM_H_

#include <zephyr/kernel/internal/mm.h>
#include <zephyr/sys/util.h>

/* Caching, one of these; on x86 they are numbers of entries of the PAT (SDM volume 3, 12.12). */
/** Write back: what RAM wants. */
#define K_MEM_CACHE_WB 0
/** Write through. */
#define K_MEM_CACHE_WT 1
/** Not cached: what device registers want. */
#define K_MEM_CACHE_NONE 2
/** Writes are combined: what frame buffers want. On a CPU without PAT the same as none. */
#define K_MEM_X86_CACHE_WC 3
/** The bits of these. */
#define K_MEM_CACHE_MASK (BIT(3) - 1)

/* Permissions; the kernel may always read (SDM volume 3, 4.6.1). */
/** Writing. */
#define K_MEM_PERM_RW BIT(3)
/** Execution; without NX (2-level tables) it is always possible. */
#define K_MEM_PERM_EXEC BIT(4)
/** User mode has the same permissions; without this flag it has none. */
#define K_MEM_PERM_USER BIT(5)

/** The virtual address is the physical one; needs CONFIG_KERNEL_DIRECT_MAP. */
#define K_MEM_DIRECT_MAP BIT(6)

/* How k_mem_map() maps. */
/** The memory has any content. Not together with K_MEM_PERM_USER. */
#define K_MEM_MAP_UNINIT BIT(16)
/** The memory is there when the call returns, and never paged out. */
#define K_MEM_MAP_LOCK BIT(17)
/**
 * For the kernel: pages are paged out, `phys` of arch_mem_map() is a backing store's location
 * (or ARCH_UNPAGED_ANON_ZERO, ARCH_UNPAGED_ANON_UNINIT). Not together with K_MEM_MAP_LOCK.
 */
#define K_MEM_MAP_UNPAGED BIT(18)

#ifndef _ASMLANGUAGE
#ifdef CONFIG_MMU
#ifdef __cplusplus
extern "C" {
#endif

/** @return bytes of RAM that nobody uses. Any context; others may change it at once. */
size_t k_mem_free_get(void);

/**
 * Get memory.
 *
 * Thread, early start-up; without CONFIG_DEMAND_PAGING ISR too. The memory is zero unless
 * K_MEM_MAP_UNINIT is given, write-back cached, and not continuous in physical memory. The page
 * before it and the page behind it are not mapped. With CONFIG_DEMAND_MAPPING a page gets a frame
 * when it is first used, unless K_MEM_MAP_LOCK is given; the room for it, in RAM or in the backing
 * store, is set aside by this call.
 *
 * @param size bytes, a multiple of the page size
 * @param flags K_MEM_PERM_*, K_MEM_MAP_UNINIT, K_MEM_MAP_LOCK
 * @return NULL if virtual space, page frames or backing store do not suffice, or an argument is
 *         wrong: nothing was changed then
 */
static inline void *k_mem_map(size_t size, uint32_t flags)
{
	return k_mem_map_phys_guard(0U, size, flags, true);
}

/**
 * Give memory of k_mem_map() back. Its content, in memory or in the backing store, is lost.
 *
 * Context as k_mem_map(). A range that is not exactly what a call of k_mem_map() returned is
 * asserted against, and otherwise left alone.
 *
 * @param addr what k_mem_map() returned
 * @param size as given then
 */
static inline void k_mem_unmap(void *addr, size_t size)
{
	k_mem_unmap_phys_guard(addr, size, true);
}

#ifdef CONFIG_DEMAND_MAPPING
/**
 * Map content of the backing store; a page is loaded when it is first used.
 *
 * Context as k_mem_map(). Guard pages as there. Unmap with k_mem_unmap().
 *
 * @param location of the first page; the next ones follow in steps of a page
 * @param size bytes, a multiple of the page size
 * @param flags K_MEM_PERM_*
 * @return NULL if there is no virtual range, no room for the pages when they change, or an argument
 *         is wrong
 */
static inline void *k_mem_map_unpaged(uintptr_t location, size_t size, uint32_t flags)
{
	return k_mem_map_phys_guard(location, size, flags | K_MEM_MAP_UNPAGED, false);
}
#endif

/**
 * Change caching and permissions of pages that are mapped, or paged out.
 *
 * Thread, ISR, early start-up. For what the calls above mapped, and for the image. Of a long range
 * some pages may be changed before others are; who unmaps some meanwhile, gets -EFAULT half-way.
 *
 * @param addr first page
 * @param size bytes, a multiple of the page size
 * @param flags K_MEM_CACHE_*, K_MEM_PERM_*, all of them anew
 * @retval 0 done
 * @retval -EINVAL not page-aligned, size 0, unknown flags, or no page table is there
 * @retval -EFAULT a page is neither mapped nor paged out; nothing was changed
 */
int k_mem_update_flags(void *addr, size_t size, uint32_t flags);

/**
 * The smallest aligned range that covers a range. Any context.
 *
 * @param aligned_addr set to its start
 * @param aligned_size set to its size
 * @param addr start, any
 * @param size bytes, any
 * @param align a power of two
 * @return `addr` minus `*aligned_addr`
 */
size_t k_mem_region_align(uintptr_t *aligned_addr, size_t *aligned_size, uintptr_t addr,
			  size_t size, size_t align);

#ifdef __cplusplus
}
#endif
#endif /* CONFIG_MMU */
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_KERNEL_MM_H_ */
