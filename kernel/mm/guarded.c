/* SPDX-License-Identifier: Apache-2.0 */
/* What k_mem_map_phys_guard() accepts; and its mappings of a physical range. */
#include <mmu.h>

#include "guarded.h"
#include "phys.h"

#define RIGHTS (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER)

bool z_mem_guarded_valid(uintptr_t phys, size_t size, uint32_t flags, bool is_anon)
{
	const uint32_t kinds = K_MEM_MAP_UNINIT | K_MEM_MAP_LOCK | K_MEM_MAP_UNPAGED;
	const uint32_t both = K_MEM_MAP_UNINIT | K_MEM_PERM_USER;
	const uint32_t cache = is_anon ? 0U : K_MEM_CACHE_MASK;

	if (size == 0U || size % VM_PAGE != 0U || (flags & ~(RIGHTS | kinds | cache)) != 0U) {
		return false;
	}
	/* What others left in memory is not for user mode. */
	if ((flags & both) == both) {
		return false;
	}
	return is_anon || phys % VM_PAGE == 0U;
}

void *z_mem_guarded_map(uintptr_t phys, size_t pages, uint32_t flags)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uint8_t *virt = z_mem_guarded_alloc(pages);

	k_spin_unlock(&z_mm_lock, key);
	if (virt != NULL && z_mem_phys_map_pages(virt, (k_mem_pfn_t)(phys / VM_PAGE), pages,
						 flags & (RIGHTS | K_MEM_CACHE_MASK)) != 0) {
		K_SPINLOCK(&z_mm_lock)
		{
			z_mem_guarded_give(virt, pages);
		}
		virt = NULL;
	}
	return virt;
}
