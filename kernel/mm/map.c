/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_mem_map() and k_mem_unmap() without demand paging: free frames at a free virtual range with an
 * unmapped page on either side (map_paged.c is the same with it; guarded.h what both share).
 *
 * Frames and range are taken first, so that nothing can fail later; then frames are mapped by the
 * batch, interrupts unlocked in between.
 */
#include <string.h>

#include <mmu.h>

#include "frames.h"
#include "guarded.h"

/* Frames that are mapped, or unmapped, with interrupts locked. */
#define BATCH 32U

/* What a page is while it is filled, if nobody may see or change it as it shall be. */
#define FILL_FLAGS K_MEM_PERM_RW

static void map_batch(uint8_t *virt, size_t pages, uint32_t flags)
{
	const uintptr_t pinned = K_MEM_PAGE_FRAME_MAPPED | K_MEM_PAGE_FRAME_PINNED;
	k_mem_pfn_t pfns[BATCH];

	z_mem_frames_take(pfns, pages, (uintptr_t)virt | pinned);
	arch_mem_map_frames(virt, pfns, pages, flags);
}

/* Frames for the pages of a range that is ours, and that many frames of a claim. */
static uint8_t *map_claimed(size_t pages, uint32_t flags)
{
	k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uint8_t *virt = NULL;
	size_t done;

	if (!z_mem_frames_claim(pages)) {
		k_spin_unlock(&z_mm_lock, key);
		return NULL;
	}
	virt = z_mem_guarded_alloc(pages);
	if (virt == NULL) {
		z_mem_frames_unclaim(pages);
		k_spin_unlock(&z_mm_lock, key);
		return NULL;
	}
	done = MIN(pages, BATCH);
	map_batch(virt, done, flags);
	while (done < pages) {
		const size_t more = MIN(pages - done, BATCH);

		k_spin_unlock(&z_mm_lock, key);
		key = k_spin_lock(&z_mm_lock);
		map_batch(virt + done * VM_PAGE, more, flags);
		done += more;
	}
	k_spin_unlock(&z_mm_lock, key);
	return virt;
}

static void *map_anonymous(size_t pages, uint32_t flags)
{
	const bool zero = (flags & K_MEM_MAP_UNINIT) == 0U;
	const uint32_t rights = flags & (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER);
	uint8_t *virt = map_claimed(pages, zero ? FILL_FLAGS : rights);

	if (virt == NULL || !zero) {
		return virt;
	}
	(void)memset(virt, 0, pages * VM_PAGE);
	if (rights != FILL_FLAGS) {
		const int error = k_mem_update_flags(virt, pages * VM_PAGE, rights);

		ARG_UNUSED(error);
		__ASSERT(error == 0, "what was mapped just now cannot be changed: %d", error);
	}
	return virt;
}

void *k_mem_map_phys_guard(uintptr_t phys, size_t size, uint32_t flags, bool is_anon)
{
	if (!z_mem_guarded_valid(phys, size, flags, is_anon) || (flags & K_MEM_MAP_UNPAGED) != 0U) {
		return NULL;
	}
	return is_anon ? map_anonymous(size / VM_PAGE, flags)
		       : z_mem_guarded_map(phys, size / VM_PAGE, flags);
}

/* Pages of a region, from the first one on; their frames become free. */
static void unmap_batch(uint8_t *virt, size_t pages, bool is_anon)
{
	uint32_t was[BATCH];

	if (arch_mem_unmap_pages(virt, pages, was) != 0) {
		__ASSERT(false, "%zu pages at %p have no tables", pages, (void *)virt);
		return;
	}
	if (is_anon) {
		z_mem_frames_give(was, pages, (uintptr_t)virt);
	}
}

void k_mem_unmap_phys_guard(void *addr, size_t size, bool is_anon)
{
	const size_t pages = size / VM_PAGE;
	k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	size_t done;

	if (!z_mem_guarded_is(addr, size)) {
		k_spin_unlock(&z_mm_lock, key);
		__ASSERT(false, "%zu bytes at %p are not a mapping of k_mem_map()", size, addr);
		return;
	}
	done = MIN(pages, BATCH);
	unmap_batch(addr, done, is_anon);
	while (done < pages) {
		const size_t more = MIN(pages - done, BATCH);

		k_spin_unlock(&z_mm_lock, key);
		key = k_spin_lock(&z_mm_lock);
		unmap_batch((uint8_t *)addr + done * VM_PAGE, more, is_anon);
		done += more;
	}
	z_mem_guarded_give(addr, pages);
	k_spin_unlock(&z_mm_lock, key);
}
