/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_mem_map() and k_mem_unmap() with demand paging. Pages are promised, then mapped as paged out,
 * at a location that stands for zeroes or any content, or, by k_mem_map_unpaged(), at one of the
 * backing store; their frames come when they are used, or at once if they shall stay
 * (K_MEM_MAP_LOCK) or CONFIG_DEMAND_MAPPING is off. What cannot be had is undone (map.c is the same
 * without demand paging).
 */
#include <mmu.h>

#include "guarded.h"
#include "phys.h"

/* Pages that are unmapped with interrupts locked. */
#define BATCH 32U
#define RIGHTS (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER)

BUILD_ASSERT(ARCH_UNPAGED_ANON_UNINIT < ARCH_UNPAGED_ANON_ZERO, "locations end below both");

/* Room for pages, and a range for them. */
static uint8_t *promise(size_t pages)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uint8_t *virt = NULL;

	if (z_mem_paging_commit(pages) == 0) {
		virt = z_mem_guarded_alloc(pages);
		if (virt == NULL) {
			z_mem_paging_uncommit(pages);
		}
	}
	k_spin_unlock(&z_mm_lock, key);
	return virt;
}

static void *map_at(uintptr_t location, size_t pages, uint32_t flags)
{
	uint8_t *virt = promise(pages);
	k_spinlock_key_t key;

	if (virt == NULL) {
		return NULL;
	}
	if (z_mem_phys_map_pages(virt, (k_mem_pfn_t)(location / VM_PAGE), pages,
				 (flags & RIGHTS) | K_MEM_MAP_UNPAGED) != 0) {
		__ASSERT(false, "a range that is free cannot be mapped: %zu pages at %p", pages,
			 (void *)virt);
		key = k_spin_lock(&z_mm_lock);
		z_mem_guarded_give(virt, pages);
		z_mem_paging_uncommit(pages);
		k_spin_unlock(&z_mm_lock, key);
		return NULL;
	}
	return virt;
}

static void *map_anonymous(size_t size, uint32_t flags)
{
	const bool uninit = (flags & K_MEM_MAP_UNINIT) != 0U;
	const bool stay = (flags & K_MEM_MAP_LOCK) != 0U;
	uint8_t *virt = map_at(uninit ? ARCH_UNPAGED_ANON_UNINIT : ARCH_UNPAGED_ANON_ZERO,
			       size / VM_PAGE, flags);

	if (virt == NULL || (IS_ENABLED(CONFIG_DEMAND_MAPPING) && !stay)) {
		return virt;
	}
	if (z_mem_paging_load(virt, size, stay) != 0) {
		k_mem_unmap_phys_guard(virt, size, true);
		return NULL;
	}
	return virt;
}

static void *map_unpaged(uintptr_t location, size_t size, uint32_t flags)
{
	if (!IS_ENABLED(CONFIG_DEMAND_MAPPING) || (flags & ~(RIGHTS | K_MEM_MAP_UNPAGED)) != 0U ||
	    size > ARCH_UNPAGED_ANON_UNINIT || location > ARCH_UNPAGED_ANON_UNINIT - size) {
		return NULL;
	}
	return map_at(location, size / VM_PAGE, flags);
}

void *k_mem_map_phys_guard(uintptr_t phys, size_t size, uint32_t flags, bool is_anon)
{
	const bool unpaged = (flags & K_MEM_MAP_UNPAGED) != 0U;

	if (!z_mem_guarded_valid(phys, size, flags, is_anon) || (is_anon && unpaged)) {
		return NULL;
	}
	if (is_anon) {
		return map_anonymous(size, flags);
	}
	return unpaged ? map_unpaged(phys, size, flags)
		       : z_mem_guarded_map(phys, size / VM_PAGE, flags);
}

/* Whether a page is not some physical page that others have too. */
static bool is_own(uint32_t page, const uint8_t *virt)
{
	struct k_mem_page_frame *pf;

	if ((page & ARCH_DATA_PAGE_LOADED) == 0U) {
		return true;
	}
	pf = k_mem_pfn_to_page_frame(ARCH_PAGE_PFN(page));
	return pf != NULL && !k_mem_page_frame_is_free(pf) && k_mem_page_frame_is_mapped(pf) &&
	       k_mem_page_frame_to_virt(pf) == virt;
}

/* @return how many of the pages were promised */
static size_t unmap_batch(uint8_t *virt, size_t pages)
{
	uint32_t was[BATCH];
	size_t own = 0U;

	if (arch_mem_unmap_pages(virt, pages, was) != 0) {
		__ASSERT(false, "%zu pages at %p have no tables", pages, (void *)virt);
		return 0U;
	}
	for (size_t i = 0; i < pages; i++, virt += VM_PAGE) {
		if ((was[i] & ARCH_DATA_PAGE_NOT_MAPPED) == 0U && is_own(was[i], virt)) {
			z_mem_paging_forget(was[i]);
			own++;
		}
	}
	return own;
}

void k_mem_unmap_phys_guard(void *addr, size_t size, bool is_anon)
{
	const size_t pages = size / VM_PAGE;
	k_spinlock_key_t key = k_spin_lock(&z_mm_lock);

	if (!z_mem_guarded_is(addr, size)) {
		k_spin_unlock(&z_mm_lock, key);
		__ASSERT(false, "%zu bytes at %p are not a mapping of k_mem_map()", size, addr);
		return;
	}
	z_mem_guarded_leave(addr, pages);
	for (size_t done = 0U; done < pages;) {
		const size_t more = MIN(pages - done, BATCH);
		const size_t own = unmap_batch((uint8_t *)addr + done * VM_PAGE, more);

		ARG_UNUSED(is_anon);
		__ASSERT(!is_anon || own == more, "%zu of %zu pages at %p are another's",
			 more - own, more, addr);
		z_mem_paging_uncommit(own);
		done += more;
		k_spin_unlock(&z_mm_lock, key);
		key = k_spin_lock(&z_mm_lock);
	}
	z_mem_guarded_give(addr, pages);
	k_spin_unlock(&z_mm_lock, key);
}
