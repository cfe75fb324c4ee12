/* SPDX-License-Identifier: Apache-2.0 */
/* Between regions.c and regions_find.c: what a block says of itself, and the search. */
#ifndef KERNEL_MM_REGIONS_FIND_H_
#define KERNEL_MM_REGIONS_FIND_H_

#include "regions.h"

#define MEM_BLOCK_ALL_FREE \
	((struct mem_block){ MEM_BLOCK_PAGES, MEM_BLOCK_PAGES, MEM_BLOCK_PAGES, MEM_BLOCK_RIGHT })

/** No page is free. */
#define MEM_BLOCK_FULL(state) ((struct mem_block){ 0U, 0U, 0U, (state) })

/** @return whether a block has bits */
static inline bool mem_block_is_written(const struct mem_block *block)
{
	return block->state == MEM_BLOCK_STALE || block->state == MEM_BLOCK_RIGHT;
}

/** Compute what a block says. At most about 700 instructions. */
void mem_block_refresh(struct mem_regions *space, size_t block);

/** @return first page of the highest run of free pages, or MEM_REGIONS_NONE */
size_t mem_regions_find(struct mem_regions *space, size_t pages);

#endif /* KERNEL_MM_REGIONS_FIND_H_ */
