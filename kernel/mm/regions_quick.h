/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ranges of a few pages in the everyday case: the highest place for one is near the highest free
 * page, and its block is one of those whose runs are not up to date anyhow. What these do not do,
 * regions.c does.
 */
#ifndef KERNEL_MM_REGIONS_QUICK_H_
#define KERNEL_MM_REGIONS_QUICK_H_

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#include "regions.h"

/** The bits of a word at which `pages` ones begin. Pre: 0 < pages <= 32 */
static ALWAYS_INLINE uint32_t mem_regions_runs(uint32_t ones, size_t pages)
{
	/* Runs of `known` ones begin where there is a one. */
	for (size_t known = 1U; known < pages;) {
		const size_t more = MIN(known, pages - known);

		ones &= ones >> more;
		known += more;
	}
	return ones;
}

/** `pages` ones from a bit on. Pre: 0 < pages <= 32 - bit */
static ALWAYS_INLINE uint32_t mem_regions_mask(size_t bit, size_t pages)
{
	return (UINT32_MAX >> (32U - pages)) << bit;
}

/**
 * 32 bits of an array from a byte on: a range of up to 25 pages is in one, wherever it lies. The
 * machine's byte order is that of the bits.
 */
static ALWAYS_INLINE uint32_t mem_regions_window(const uint32_t *words, size_t byte)
{
	return UNALIGNED_GET((const uint32_t *)((const uint8_t *)words + byte));
}

static ALWAYS_INLINE void mem_regions_window_set(uint32_t *words, size_t byte, uint32_t bits)
{
	UNALIGNED_PUT(bits, (uint32_t *)((uint8_t *)words + byte));
}

/** Where a space's arrays are, for callers that know it when they are compiled. */
struct mem_regions_at {
	uint32_t *used;
	uint32_t *mark;
	struct mem_block *blocks;
	size_t pages;
};

/** mem_regions_alloc(). @return MEM_REGIONS_NONE if that has to be asked */
static ALWAYS_INLINE size_t mem_regions_alloc_quick(struct mem_regions *space,
						    const struct mem_regions_at *at, size_t pages,
						    bool kind)
{
	const size_t top = space->top, byte = top - 3U;
	uint32_t used, mark, fit, taken, last;
	size_t bit;

	if (pages > 32U || at->blocks[top / MEM_BLOCK_BYTES].state != MEM_BLOCK_STALE) {
		return MEM_REGIONS_NONE;
	}
	used = mem_regions_window(at->used, byte);
	mark = mem_regions_window(at->mark, byte);
	fit = mem_regions_runs(~(used | mark), pages);
	if (fit == 0U) {
		return MEM_REGIONS_NONE;
	}
	bit = (size_t)__builtin_clz(fit) ^ 31U;
	if (byte * 8U + bit < space->floor) {
		return MEM_REGIONS_NONE;
	}
	taken = mem_regions_mask(0U, pages) << bit;
	last = 1U << (pages - 1U) << bit;
	mem_regions_window_set(at->used, byte, used | (kind ? taken : taken ^ last));
	mem_regions_window_set(at->mark, byte, mark | last);
	if ((used | mark | taken) >= 0xFF000000U && top % MEM_BLOCK_BYTES > 3U) {
		space->top = top - 1U;
	}
	return byte * 8U + bit;
}

/** mem_regions_is() of kind true and mem_regions_give(). @return false if they have to be asked */
static ALWAYS_INLINE bool mem_regions_give_quick(struct mem_regions *space,
						 const struct mem_regions_at *at, size_t first,
						 size_t pages)
{
	/* The window ends with the last page's byte; the page below the region is at `shift`. */
	const size_t last = first + pages - 1U, byte = last / 8U - 3U;
	const size_t shift = last % 8U + 24U - pages;
	uint32_t used, mark, region, end;

	/* All in one block, and that one in the array. */
	if (pages - 2U > 22U || last % MEM_BLOCK_PAGES < pages ||
	    byte >= MEM_REGIONS_WORDS(at->pages) * 4U - 3U ||
	    at->blocks[last / MEM_BLOCK_PAGES].state != MEM_BLOCK_STALE) {
		return false;
	}
	region = mem_regions_mask(1U, pages);
	end = 1U << pages;
	used = mem_regions_window(at->used, byte);
	mark = mem_regions_window(at->mark, byte);
	/* Its pages but the last are inside of a region, the page below is not. */
	if (((used & ~mark) >> shift & (region | 1U)) != (region ^ end) ||
	    (used >> shift & end) == 0U) {
		return false;
	}
	mem_regions_window_set(at->used, byte, used ^ (region << shift));
	mem_regions_window_set(at->mark, byte, mark ^ (end << shift));
	if (last / 8U > space->top) {
		/* The window from there down is of one block. */
		space->top = last / 8U % MEM_BLOCK_BYTES < 3U ? last / 8U | 3U : last / 8U;
	}
	return true;
}

#endif /* KERNEL_MM_REGIONS_QUICK_H_ */
