/* SPDX-License-Identifier: Apache-2.0 */
/* Page frames by the batch, for the mapping calls. All with z_mm_lock. */
#ifndef KERNEL_MM_FRAMES_H_
#define KERNEL_MM_FRAMES_H_

#include <mmu.h>

/** Set free frames aside. @return false if there are not so many */
bool z_mem_frames_claim(size_t count);

/** Give a claim back, or what is left of one. */
void z_mem_frames_unclaim(size_t count);

/**
 * Take frames of a claim.
 *
 * @param pfns set to their numbers
 * @param word of the first one; that of each further one is a page higher
 */
void z_mem_frames_take(k_mem_pfn_t *pfns, size_t count, uintptr_t word);

/**
 * Give the frames of pages back that were unmapped.
 *
 * What is not the frame of the page at its address is left alone, and asserted against.
 *
 * @param pages what arch_mem_unmap_pages() said
 * @param virt address of the first one
 */
void z_mem_frames_give(const uint32_t *pages, size_t count, uintptr_t virt);

#endif /* KERNEL_MM_FRAMES_H_ */
