/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ranges of pages in the everyday case: the range lies in one word, and its block is one of those
 * whose runs are not up to date anyhow. What these do not do, regions.c does.
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

/** Where a space's arrays are, for callers that know it when they are compiled. */
struct mem_regions_at {
	uint32_t *used;
	uint32_t *mark;
	uint32_t *kind;
	struct mem_block *blocks;
	size_t pages;
};

static ALWAYS_INLINE bool mem_regions_is_quick(const struct mem_regions_at *at, size_t word)
{
	return at->blocks[word / MEM_BLOCK_WORDS].state == MEM_BLOCK_STALE;
}

/** mem_regions_alloc(). @return MEM_REGIONS_NONE if that has to be asked */
static ALWAYS_INLINE size_t mem_regions_alloc_quick(struct mem_regions *space,
						    const struct mem_regions_at *at, size_t pages,
						    bool kind)
{
	const size_t word = space->top;
	uint32_t fit, last;
	size_t bit;

	if (pages > 32U || !mem_regions_is_quick(at, word)) {
		return MEM_REGIONS_NONE;
	}
	fit = mem_regions_runs(~(at->used[word] | at->mark[word]), pages);
	if (fit == 0U) {
		return MEM_REGIONS_NONE;
	}
	bit = 31U - (size_t)__builtin_clz(fit);
	if (word * 32U + bit < space->floor) {
		return MEM_REGIONS_NONE;
	}
	at->used[word] |= mem_regions_mask(bit, pages);
	last = 1U << (bit + pages - 1U);
	at->mark[word] |= last;
	at->kind[word] = kind ? at->kind[word] | last : at->kind[word] & ~last;
	return word * 32U + bit;
}

/** mem_regions_is() and mem_regions_give(). @return false if these have to be asked */
static ALWAYS_INLINE bool mem_regions_give_quick(struct mem_regions *space,
						 const struct mem_regions_at *at, size_t first,
						 size_t pages, bool kind)
{
	/* The bits from the page below the region on. */
	const size_t word = first / 32U, shift = first % 32U - 1U;
	uint32_t used, mark, region, last;

	if (first >= at->pages || pages - 1U > 30U || shift > 31U - pages ||
	    !mem_regions_is_quick(at, word)) {
		return false;
	}
	region = mem_regions_mask(1U, pages);
	last = 1U << pages;
	used = at->used[word] >> shift;
	mark = at->mark[word] >> shift;
	/* All of it is taken, its last page is marked alone, the page below is not of it. */
	if ((used & region) != region || (mark & region) != last || (used & ~mark & 1U) != 0U ||
	    ((at->kind[word] >> shift & last) != 0U) != kind) {
		return false;
	}
	at->used[word] ^= region << shift;
	at->mark[word] ^= last << shift;
	if (word > space->top) {
		space->top = word;
	}
	return true;
}

#endif /* KERNEL_MM_REGIONS_QUICK_H_ */
