/* SPDX-License-Identifier: Apache-2.0 */
/* Page frames by the batch, for the mapping calls. All with z_mm_lock. */
#ifndef KERNEL_MM_FRAMES_H_
#define KERNEL_MM_FRAMES_H_

#include <mmu.h>

/** Free frames that nobody has claimed. */
extern size_t z_mem_frames_unclaimed;

/** Set free frames aside. @return false if there are not so many */
static inline bool z_mem_frames_claim(size_t count)
{
	if (count > z_mem_frames_unclaimed) {
		return false;
	}
	z_mem_frames_unclaimed -= count;
	return true;
}

/** Give a claim back. */
static inline void z_mem_frames_unclaim(size_t count)
{
	z_mem_frames_unclaimed += count;
}

/**
 * Take frames of a claim.
 *
 * @param pfns set to their numbers
 * @param word of the first one; that of each further one is a page higher
 */
void z_mem_frames_take(k_mem_pfn_t *pfns, size_t count, uintptr_t word);

/** The same for one. */
k_mem_pfn_t z_mem_frames_take_one(uintptr_t word);

/**
 * @param page what arch_mem_unmap_pages() said of a page that was mapped
 * @return whether it was in a frame of its own, not mapped a second time
 */
bool z_mem_frames_own(uint32_t page, const void *virt);

/**
 * Give the frames of pages back.
 *
 * Pre: each page was in a frame of its own, or not mapped.
 */
void z_mem_frames_give(const uint32_t *pages, size_t count);

/** The same for one. @return false if it was not in a frame of its own: that is left alone then */
bool z_mem_frames_give_one(uint32_t page, const void *virt);

#endif /* KERNEL_MM_FRAMES_H_ */
