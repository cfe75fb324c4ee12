/* SPDX-License-Identifier: Apache-2.0 */
/* Physical ranges, mapped and unmapped by the batch. Without the lock. */
#ifndef KERNEL_MM_PHYS_H_
#define KERNEL_MM_PHYS_H_

#include <zephyr/kernel/mm.h>

/**
 * Map frames one behind the other.
 *
 * @param flags K_MEM_CACHE_* and K_MEM_PERM_*, K_MEM_MAP_UNPAGED
 * @return as arch_mem_map_pfn(); nothing is mapped if there is an error
 */
int z_mem_phys_map_pages(uint8_t *virt, k_mem_pfn_t pfn, size_t pages, uint32_t flags);

/** Unmap them. */
void z_mem_phys_unmap_pages(uint8_t *virt, size_t pages);

#endif /* KERNEL_MM_PHYS_H_ */
