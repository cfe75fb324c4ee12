/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ranges of pages of a virtual space: which are free, which are a region that somebody took.
 *
 * Pages have two bits, by which a region is known exactly, neighbours included:
 *
 *   used mark
 *    0    0    free
 *    1    0    of a region
 *    1    1    the last page of a region of kind true; or never free
 *    0    1    the last page of a region of kind false
 *
 * A region of kind true has two pages at least, so none of them is what is never free. What the
 * kinds are only the owner knows.
 *
 * Blocks of 1024 pages say how long the runs of free pages in them are, so that a search from the
 * top passes a block in a few instructions. What a block says is computed when it is needed: at
 * most two blocks are not up to date, hence a call computes two at most. A block all of which is
 * free, or inside of a region, needs no bits: they are written when a part of it changes, so a
 * large region costs some instructions for each of its blocks.
 *
 * The everyday case, a few pages near the highest free one, is inline (regions_quick.h).
 *
 * Pure data: no kernel, no lock; the caller has one. Tested on the host.
 */
#ifndef KERNEL_MM_REGIONS_H_
#define KERNEL_MM_REGIONS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MEM_BLOCK_PAGES 1024U
#define MEM_BLOCK_WORDS (MEM_BLOCK_PAGES / 32U)
#define MEM_BLOCK_BYTES (MEM_BLOCK_PAGES / 8U)
/** Blocks and words for a space of so many pages. */
#define MEM_REGIONS_BLOCKS(pages) (((pages) + MEM_BLOCK_PAGES - 1U) / MEM_BLOCK_PAGES)
#define MEM_REGIONS_WORDS(pages) (MEM_REGIONS_BLOCKS(pages) * MEM_BLOCK_WORDS)

/** What a search says when nothing is found. */
#define MEM_REGIONS_NONE SIZE_MAX

/**
 * States of a block: all of it is free, its bits have no value; its runs are not right; they are;
 * all of it is inside of a region, its bits have no value.
 */
#define MEM_BLOCK_FRESH 0U
#define MEM_BLOCK_STALE 1U
#define MEM_BLOCK_RIGHT 2U
#define MEM_BLOCK_INNER 3U

/** Runs of free pages in a block: at its top, at its bottom, the longest. All 0: not touched. */
struct mem_block {
	uint16_t top;
	uint16_t bottom;
	uint16_t longest;
	uint16_t state;
};

struct mem_regions {
	/** MEM_REGIONS_WORDS each; any content. */
	uint32_t *used;
	uint32_t *mark;
	/** MEM_REGIONS_BLOCKS, zero. */
	struct mem_block *blocks;
	size_t pages;
	/** The search ends at this page. */
	size_t floor;
	/** No byte above this one has a free page; it and the three below are of one block. */
	size_t top;
	/** Blocks that are not up to date, plus 1; and which entry is replaced next. */
	size_t stale[2];
	unsigned int turn;
};

/** Start. Pre: the members up to `floor` are set, the others 0. */
void mem_regions_init(struct mem_regions *space);

/**
 * Take the highest free range of a size, not below the floor; of a kind.
 *
 * @param pages how many, not 0; of kind true at least 2
 * @param align a power of two; `skew`, below it, is what the first page is modulo `align`
 * @return the first page, or MEM_REGIONS_NONE. An aligned range is found if one of
 *         `pages + align - 1` is free
 */
size_t mem_regions_alloc(struct mem_regions *space, size_t pages, size_t align, size_t skew,
			 bool kind);

/** Take a range, also below the floor; of kind false. @return false if not all of it is free */
bool mem_regions_take(struct mem_regions *space, size_t first, size_t pages);

/** @return whether a range is exactly what one call of the two above took, and of that kind */
bool mem_regions_is(struct mem_regions *space, size_t first, size_t pages, bool kind);

/**
 * Make a region one of the other kind; one page is then of no kind, until it is made so again. For
 * who gives a region back by and by: mem_regions_is() does not find it a second time meanwhile.
 *
 * Pre: mem_regions_is(), or this was called before.
 */
void mem_regions_turn(struct mem_regions *space, size_t first, size_t pages);

/** Give a region back. Pre: mem_regions_is(), of either kind. */
void mem_regions_give(struct mem_regions *space, size_t first, size_t pages);

/** Pages that are never free; what of them is so already, stays so. Pre: none is of a region. */
void mem_regions_exclude(struct mem_regions *space, size_t first, size_t pages);

/** @return how many pages from the floor on are free. Counts; for tests and reports. */
size_t mem_regions_free(const struct mem_regions *space);

#endif /* KERNEL_MM_REGIONS_H_ */
