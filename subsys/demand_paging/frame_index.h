/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables with an entry for each page frame: how long they are, and which entry is a frame's.
 */
#ifndef SUBSYS_DEMAND_PAGING_FRAME_INDEX_H_
#define SUBSYS_DEMAND_PAGING_FRAME_INDEX_H_

#include <mmu.h>
#include <ram_regions.h>

/** Entries of a table; a number that the preprocessor knows. */
#define FRAME_INDEX_END RAM_FRAMES

/** @return a frame's entry, the same as in k_mem_page_frames[]. */
static inline uint32_t frame_index(const struct k_mem_page_frame *pf)
{
	const ptrdiff_t index = pf - k_mem_page_frames;

	__ASSERT(index >= 0 && index < FRAME_INDEX_END, "%p is no frame", (const void *)pf);
	return (uint32_t)index;
}

#endif /* SUBSYS_DEMAND_PAGING_FRAME_INDEX_H_ */
