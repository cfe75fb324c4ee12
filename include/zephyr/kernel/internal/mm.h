/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the image is: one constant turns physical into virtual addresses and back. Linker
 * scripts and assembly use it too, so it is an expression of plain numbers. And the mapping calls
 * that drivers and the calls of mm.h stand on.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_
#define ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_

#ifdef CONFIG_MMU
/** Virtual minus physical address of everything in the image. */
#define K_MEM_VIRT_OFFSET                                    \
	((CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_OFFSET) - \
	 (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET))
#else
#define K_MEM_VIRT_OFFSET 0
#endif

/** Physical address of a virtual one that lies in the image (or in RAM mapped with it). */
#define K_MEM_PHYS_ADDR(virt) ((virt)-K_MEM_VIRT_OFFSET)
/** Virtual address of a physical one that lies in the image (or in RAM mapped with it). */
#define K_MEM_VIRT_ADDR(phys) ((phys) + K_MEM_VIRT_OFFSET)

#ifndef _LINKER
#include <zephyr/sys/util_macro.h>

/** 1 if virtual and physical addresses of the image differ. */
#if defined(CONFIG_MMU) && (K_MEM_VIRT_OFFSET != 0)
#define K_MEM_IS_VM_KERNEL 1
#endif

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Number of a page of the physical address space: address / CONFIG_MMU_PAGE_SIZE. */
typedef uint32_t k_mem_pfn_t;

/**
 * Physical address of an object of the image.
 *
 * Any context. Pre: `virt` lies in the image; other addresses have no constant offset.
 */
static inline uintptr_t k_mem_phys_addr(const void *virt)
{
	return K_MEM_PHYS_ADDR((uintptr_t)virt);
}

/** Virtual address of a physical one. Pre: `phys` lies in the image. */
static inline void *k_mem_virt_addr(uintptr_t phys)
{
	return (void *)K_MEM_VIRT_ADDR(phys);
}

#ifdef CONFIG_MMU
/**
 * Map a range of the physical address space, for example a device's registers.
 *
 * Thread, ISR, early start-up. Nothing need be aligned: the pages that the range touches are
 * mapped, and `*virt_ptr` points to the same byte as `phys`. Each call makes a mapping of its
 * own. Not for RAM that k_mem_map() gives out. If there is no room, or the arguments are wrong,
 * that is said on the console, and it is a kernel panic; k_mem_map_phys() returns the error.
 *
 * @param virt_ptr set to the address
 * @param phys physical address, below 4 GiB
 * @param size bytes, not 0
 * @param flags one K_MEM_CACHE_*, K_MEM_PERM_*, K_MEM_DIRECT_MAP
 */
void k_mem_map_phys_bare(uint8_t **virt_ptr, uintptr_t phys, size_t size, uint32_t flags);

/**
 * The same with the number of the first page, and an error.
 *
 * Thread, ISR, early start-up. With PAE a frame may lie above 4 GiB.
 *
 * @param virt_ptr set to the address of the first page; unchanged if there is an error
 * @param pfn number of the first page
 * @param size bytes, a multiple of the page size
 * @param flags as above
 * @retval 0 done
 * @retval -EINVAL size 0 or not of whole pages, unknown or contradicting flags, physical or
 *         (K_MEM_DIRECT_MAP) virtual addresses that this paging format does not have
 * @retval -EBUSY K_MEM_DIRECT_MAP, and something of the range is mapped already
 * @retval -ENOMEM no virtual range of that size is free, or a direct map outside of the kernel's
 *         range meets no page table
 * @retval -ENOTSUP K_MEM_DIRECT_MAP without CONFIG_KERNEL_DIRECT_MAP
 */
int k_mem_map_phys(uint8_t **virt_ptr, k_mem_pfn_t pfn, size_t size, uint32_t flags);

/**
 * Take a mapping of k_mem_map_phys_bare() or k_mem_map_phys() away.
 *
 * Thread, ISR, early start-up. A range that no such call made is asserted against, and otherwise
 * left alone.
 *
 * @param virt the address that was returned
 * @param size as given then
 */
void k_mem_unmap_phys_bare(uint8_t *virt, size_t size);

/**
 * Map memory with a page left unmapped on either side.
 *
 * k_mem_map() and k_mem_map_unpaged() are this; see there. What is at `phys` keeps its content.
 *
 * @param phys physical address, or with K_MEM_MAP_UNPAGED a location of the backing store; not
 *        looked at if `is_anon`
 * @param size bytes, a multiple of the page size
 * @param flags K_MEM_PERM_*, K_MEM_MAP_*; if not `is_anon`, a K_MEM_CACHE_* too
 * @param is_anon take page frames that are free instead of `phys`
 * @return NULL if not possible: nothing was changed then
 */
void *k_mem_map_phys_guard(uintptr_t phys, size_t size, uint32_t flags, bool is_anon);

/**
 * Take what k_mem_map_phys_guard() made away.
 *
 * @param addr what it returned
 * @param size as given then
 * @param is_anon as given then: the page frames become free
 */
void k_mem_unmap_phys_guard(void *addr, size_t size, bool is_anon);
#endif /* CONFIG_MMU */

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */
#endif /* _LINKER */

#endif /* ZEPHYR_INCLUDE_KERNEL_INTERNAL_MM_H_ */
