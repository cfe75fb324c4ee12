/* SPDX-License-Identifier: Apache-2.0 */
/* Page frames for the mapping calls: one, inline, and by the batch. All with z_mm_lock. */
#ifndef KERNEL_MM_FRAMES_H_
#define KERNEL_MM_FRAMES_H_

#include <mmu.h>

#include "ram.h"

/* The word of a free frame: the place of the next one, and the flag. So is the list's head. */
#define FREE_SHIFT 8U
#define FREE_WORD(index) ((index) << FREE_SHIFT | K_MEM_PAGE_FRAME_FREE)
#define FREE_END FREE_WORD((uintptr_t)0xFFFFFF)

extern uintptr_t z_mem_frames_head;

/** Free frames that nobody has claimed. */
extern size_t z_mem_frames_unclaimed;

/** Set free frames aside. @return false if there are not so many */
static ALWAYS_INLINE bool z_mem_frames_claim(size_t count)
{
	if (count > z_mem_frames_unclaimed) {
		return false;
	}
	z_mem_frames_unclaimed -= count;
	return true;
}

/** Give a claim back. */
static ALWAYS_INLINE void z_mem_frames_unclaim(size_t count)
{
	z_mem_frames_unclaimed += count;
}

/** @return place of the next frame that nobody has had yet. Pre: there is one */
size_t z_mem_frames_discover(void);

/** @return place of a free frame, from a list. Pre: there is one, or one not had yet */
static ALWAYS_INLINE size_t z_mem_frames_pop(uintptr_t *head)
{
	const uintptr_t word = *head;

	if (unlikely(word == FREE_END)) {
		return z_mem_frames_discover();
	}
	*head = k_mem_page_frames[word >> FREE_SHIFT].va_and_flags;
	return word >> FREE_SHIFT;
}

static ALWAYS_INLINE void z_mem_frames_push(size_t index)
{
	k_mem_page_frames[index].va_and_flags = z_mem_frames_head;
	z_mem_frames_head = FREE_WORD((uintptr_t)index);
}

/**
 * A frame goes to the list.
 *
 * @param page as arch_mem_unmap_pages() says it
 * @return the list's head; flags other than the one that says free mean nothing
 */
static ALWAYS_INLINE uintptr_t z_mem_frames_give_listed(uintptr_t head, uint32_t page)
{
	const size_t index = ram_index_of(ARCH_PAGE_PFN(page));

	BUILD_ASSERT(ARCH_DATA_PAGE_LOADED == K_MEM_PAGE_FRAME_FREE, "the word is free as it is");
	BUILD_ASSERT(FREE_SHIFT == ARCH_PAGE_FLAG_BITS, "and the number is where it has to be");
	__ASSERT(!k_mem_page_frame_is_free(&k_mem_page_frames[index]), "frame %#x is free already",
		 ARCH_PAGE_PFN(page));
	k_mem_page_frames[index].va_and_flags = head;
	if (RAM_REGION_COUNT == 1) {
		return page - (ram_regions[0].pfn << ARCH_PAGE_FLAG_BITS);
	}
	return FREE_WORD((uintptr_t)index);
}

/**
 * Take frames of a claim.
 *
 * @param pfns set to their numbers
 * @param word of the first one; that of each further one is a page higher
 */
void z_mem_frames_take(k_mem_pfn_t *pfns, size_t count, uintptr_t word);

/** The same for one. */
static ALWAYS_INLINE k_mem_pfn_t z_mem_frames_take_one(uintptr_t word)
{
	const size_t index = z_mem_frames_pop(&z_mem_frames_head);

	k_mem_page_frames[index].va_and_flags = word;
	return ram_pfn(index);
}

/* Whether a frame is the one of the page at an address. */
static ALWAYS_INLINE bool z_mem_frames_is_own(size_t index, const void *virt)
{
	const uintptr_t owner = ~((uintptr_t)CONFIG_MMU_PAGE_SIZE - 1U) | K_MEM_PAGE_FRAME_FREE |
				K_MEM_PAGE_FRAME_RESERVED;

	return index < z_mem_frames_known &&
	       (k_mem_page_frames[index].va_and_flags & owner) == (uintptr_t)virt;
}

/**
 * @param page what arch_mem_unmap_pages() said of a page that was mapped
 * @return whether it was in a frame of its own, not mapped a second time
 */
static ALWAYS_INLINE bool z_mem_frames_own(uint32_t page, const void *virt)
{
	return z_mem_frames_is_own(ram_index_of(ARCH_PAGE_PFN(page)), virt);
}

/**
 * Give the frames of pages back.
 *
 * Pre: each page was in a frame of its own, or not mapped.
 */
void z_mem_frames_give(const uint32_t *pages, size_t count);

/** The same for one. @return false if it was not in a frame of its own: that is left alone then */
static ALWAYS_INLINE bool z_mem_frames_give_one(uint32_t page, const void *virt)
{
	const size_t index = ram_index_of(ARCH_PAGE_PFN(page));

	if ((page & ARCH_DATA_PAGE_NOT_MAPPED) != 0U) {
		return true;
	}
	if (!z_mem_frames_is_own(index, virt)) {
		return false;
	}
	z_mem_frames_head = z_mem_frames_give_listed(z_mem_frames_head, page);
	z_mem_frames_unclaimed++;
	return true;
}

#endif /* KERNEL_MM_FRAMES_H_ */
