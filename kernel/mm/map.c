/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_mem_map() and k_mem_unmap() without demand paging: free frames at a free virtual range with an
 * unmapped page on either side (map_paged.c is the same with it; guarded.h what both share).
 *
 * Frames and range are taken first, so that nothing can fail later; then frames are mapped by the
 * batch, interrupts unlocked in between.
 */
#include <mmu.h>

#include "frames.h"
#include "guarded.h"
#include "zero.h"

/* Frames that are mapped, or unmapped, with interrupts locked. */
#define BATCH 96U

BUILD_ASSERT(BATCH >= 1U, "a call maps something");

/* What a page is while it is filled, if nobody may see or change it as it shall be. */
#define FILL_FLAGS K_MEM_PERM_RW

/* Of every frame: without demand paging nothing is paged out. */
#define FRAME_FLAGS (K_MEM_PAGE_FRAME_MAPPED | K_MEM_PAGE_FRAME_PINNED)
#define RIGHTS (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER)

static void map_batch(uint8_t *virt, size_t pages, uint32_t flags)
{
	k_mem_pfn_t pfns[BATCH];

	z_mem_frames_take(pfns, pages, (uintptr_t)virt | FRAME_FLAGS);
	arch_mem_map_frames(virt, pfns, pages, flags);
}

/* Pages behind the first batch. Assumes: the lock is held; lets others in between batches. */
static k_spinlock_key_t map_more(uint8_t *virt, size_t pages, uint32_t flags, k_spinlock_key_t key)
{
	for (size_t done = BATCH; done < pages; done += BATCH) {
		k_spin_unlock(&z_mm_lock, key);
		key = k_spin_lock(&z_mm_lock);
		map_batch(virt + done * VM_PAGE, MIN(pages - done, BATCH), flags);
	}
	return key;
}

/* Frames at a range of their own; nothing is zeroed. */
static uint8_t *map_frames(size_t pages, uint32_t flags)
{
	k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uint8_t *virt = NULL;

	if (z_mem_frames_claim(pages)) {
		virt = z_mem_guarded_alloc(pages);
		if (virt != NULL) {
			map_batch(virt, MIN(pages, BATCH), flags);
			key = map_more(virt, pages, flags, key);
		} else {
			z_mem_frames_unclaim(pages);
		}
	}
	k_spin_unlock(&z_mm_lock, key);
	return virt;
}

static void *map_zeroed(size_t size, uint32_t flags)
{
	uint8_t *virt = map_frames(size / VM_PAGE, FILL_FLAGS);

	if (virt == NULL) {
		return NULL;
	}
	z_mem_zero(virt, size);
	if (flags != FILL_FLAGS) {
		const int error = k_mem_update_flags(virt, size, flags);

		ARG_UNUSED(error);
		__ASSERT(error == 0, "what was mapped just now cannot be changed: %d", error);
	}
	return virt;
}

/* One page of any content: the shortest way. */
static void *map_one(uint32_t flags)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uint8_t *virt = NULL;

	if (z_mem_frames_unclaimed != 0U) {
		virt = z_mem_guarded_alloc(1U);
		if (virt != NULL) {
			const k_mem_pfn_t pfn =
				z_mem_frames_take_one((uintptr_t)virt | FRAME_FLAGS);

			z_mem_frames_unclaimed--;
			arch_mem_map_frames(virt, &pfn, 1U, flags);
		}
	}
	k_spin_unlock(&z_mm_lock, key);
	return virt;
}

void *k_mem_map_phys_guard(uintptr_t phys, size_t size, uint32_t flags, bool is_anon)
{
	if (is_anon && size == VM_PAGE &&
	    (flags & ~(K_MEM_PERM_RW | K_MEM_PERM_EXEC)) == K_MEM_MAP_UNINIT) {
		return map_one(flags & RIGHTS);
	}
	if (!z_mem_guarded_valid(phys, size, flags, is_anon) || (flags & K_MEM_MAP_UNPAGED) != 0U) {
		return NULL;
	}
	if (!is_anon) {
		return z_mem_guarded_map(phys, size / VM_PAGE, flags);
	}
	return (flags & K_MEM_MAP_UNINIT) != 0U ? map_frames(size / VM_PAGE, flags & RIGHTS)
						: map_zeroed(size, flags & RIGHTS);
}

/*
 * Pages of a region; frames of theirs become free, whoever was said to own them.
 *
 * @return false if there were none, and there should be
 */
static bool unmap_batch(uint8_t *virt, size_t pages, bool is_anon)
{
	uint32_t was[BATCH];
	size_t first = 0U;

	if (arch_mem_unmap_pages(virt, pages, was) != 0) {
		return false;
	}
	while (first < pages && (was[first] & ARCH_DATA_PAGE_NOT_MAPPED) != 0U) {
		first++;
	}
	/* One call has mapped the region: all of its pages are as that one. */
	if (first == pages || !z_mem_frames_own(was[first], virt + first * VM_PAGE)) {
		return !is_anon || first == pages;
	}
	z_mem_frames_give(was, pages);
	return true;
}

static bool unmap_one(void *virt)
{
	uint32_t was = ARCH_DATA_PAGE_NOT_MAPPED;

	return arch_mem_unmap_pages(virt, 1U, &was) == 0 && z_mem_frames_give_one(was, virt);
}

/* What is more than a page, or not found at once. Assumes: the lock is held, and gives it back. */
static bool unmap_region(uint8_t *virt, size_t size, bool is_anon, k_spinlock_key_t key)
{
	const size_t pages = size / VM_PAGE;
	bool good = z_mem_guarded_is(virt, size);

	if (good) {
		z_mem_guarded_leave(virt, pages);
		for (size_t done = BATCH; done < pages; done += BATCH) {
			good &= unmap_batch(virt + done * VM_PAGE, MIN(pages - done, BATCH),
					    is_anon);
			k_spin_unlock(&z_mm_lock, key);
			key = k_spin_lock(&z_mm_lock);
		}
		/* The last batch without a break before the range is given back. */
		good &= unmap_batch(virt, MIN(pages, BATCH), is_anon);
		z_mem_guarded_give(virt, pages);
	}
	k_spin_unlock(&z_mm_lock, key);
	return good;
}

void k_mem_unmap_phys_guard(void *addr, size_t size, bool is_anon)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	bool good;

	if (is_anon && size == VM_PAGE && z_mem_guarded_give_one(addr)) {
		good = unmap_one(addr);
		k_spin_unlock(&z_mm_lock, key);
	} else {
		good = unmap_region(addr, size, is_anon, key);
	}
	ARG_UNUSED(good);
	/* The lock is free: who asserts may end a thread. */
	__ASSERT(good, "%zu bytes at %p are not a mapping of k_mem_map()", size, addr);
}
