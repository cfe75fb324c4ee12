/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges of pages: the bits, taking and giving (regions.h). The search is in regions_find.c. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "regions.h"
#include "regions_find.h"
#include "regions_quick.h"

BUILD_ASSERT(MEM_BLOCK_PAGES <= UINT16_MAX, "a run in a block has 16 bits");
BUILD_ASSERT(IS_POWER_OF_TWO(MEM_BLOCK_PAGES), "a page's block is found by division");

/* The bits of a word from page `first` on that a range has, and how many: the step to the next. */
static inline uint32_t word_mask(size_t first, size_t pages, size_t *step)
{
	const size_t bit = first % 32U;
	const size_t count = MIN(pages, 32U - bit);

	*step = count;
	return mem_regions_mask(bit, count);
}

/* Whole words of a range, in the middle of it. */
static inline void fill_words(uint32_t *word, size_t pages, uint32_t value)
{
	for (uint32_t *const end = word + pages / 32U; word != end; word++) {
		*word = value;
	}
}

static void set_bits(uint32_t *words, size_t first, size_t pages)
{
	size_t step;

	words[first / 32U] |= word_mask(first, pages, &step);
	pages -= step;
	first += step;
	fill_words(&words[first / 32U], pages, UINT32_MAX);
	if (pages % 32U != 0U) {
		words[(first + pages) / 32U] |= mem_regions_mask(0U, pages % 32U);
	}
}

static void clear_bits(uint32_t *words, size_t first, size_t pages)
{
	size_t step;

	words[first / 32U] &= ~word_mask(first, pages, &step);
	pages -= step;
	first += step;
	fill_words(&words[first / 32U], pages, 0U);
	if (pages % 32U != 0U) {
		words[(first + pages) / 32U] &= ~mem_regions_mask(0U, pages % 32U);
	}
}

static inline bool bit_of(const uint32_t *words, size_t page)
{
	return (words[page / 32U] >> (page % 32U) & 1U) != 0U;
}

/* A block's bits are about to be looked at or to change. */
static void touch(struct mem_regions *space, size_t block)
{
	struct mem_block *at = &space->blocks[block];
	const bool inner = at->state == MEM_BLOCK_INNER;

	if (mem_block_is_written(at)) {
		return;
	}
	for (size_t i = 0; i < MEM_BLOCK_WORDS; i++) {
		space->used[block * MEM_BLOCK_WORDS + i] = inner ? UINT32_MAX : 0U;
		space->mark[block * MEM_BLOCK_WORDS + i] = 0U;
	}
	*at = inner ? MEM_BLOCK_FULL(MEM_BLOCK_RIGHT) : MEM_BLOCK_ALL_FREE;
}

/* A block's bits have changed. At most two blocks are so: the one before last is computed. */
static void make_stale(struct mem_regions *space, size_t block)
{
	size_t *slot = &space->stale[space->turn];

	if (space->blocks[block].state == MEM_BLOCK_STALE) {
		return;
	}
	if (*slot != 0U && space->blocks[*slot - 1U].state == MEM_BLOCK_STALE) {
		mem_block_refresh(space, *slot - 1U);
	}
	space->blocks[block].state = MEM_BLOCK_STALE;
	*slot = block + 1U;
	space->turn ^= 1U;
}

/* All pages of a block are now of a region, none its last; or all are free. */
static inline void change_whole(struct mem_block *at, bool set)
{
	*at = set ? MEM_BLOCK_FULL(MEM_BLOCK_INNER)
		  : (struct mem_block){ .state = MEM_BLOCK_FRESH };
}

/*
 * Set or clear bits of a range, block by block: what a block says is computed later, from bits
 * that have changed already. A whole block of a region has none, but for the one of its last page.
 */
static void change(struct mem_regions *space, uint32_t *words, size_t first, size_t pages, bool set)
{
	size_t count;

	__ASSERT(pages != 0U && first + pages <= MEM_REGIONS_WORDS(space->pages) * 32U,
		 "pages %zu, %zu of them", first, pages);
	for (; pages != 0U; pages -= count, first += count) {
		const size_t block = first / MEM_BLOCK_PAGES;

		count = MIN(pages, MEM_BLOCK_PAGES - first % MEM_BLOCK_PAGES);
		if (count == MEM_BLOCK_PAGES && count != pages && words == space->used) {
			change_whole(&space->blocks[block], set);
			continue;
		}
		touch(space, block);
		if (set) {
			set_bits(words, first, count);
		} else {
			clear_bits(words, first, count);
		}
		make_stale(space, block);
	}
}

static void take(struct mem_regions *space, size_t first, size_t pages, bool kind)
{
	const size_t last = first + pages - 1U;
	const uint32_t bit = 1U << (last % 32U);

	__ASSERT(!kind || pages > 1U, "a page of kind true is never free");
	change(space, space->used, first, pages, true);
	space->mark[last / 32U] |= bit;
	if (!kind) {
		space->used[last / 32U] ^= bit;
	}
}

static void exclude(struct mem_regions *space, size_t first, size_t pages)
{
	change(space, space->used, first, pages, true);
	change(space, space->mark, first, pages, true);
}

void mem_regions_init(struct mem_regions *space)
{
	const size_t end = MEM_REGIONS_BLOCKS(space->pages) * MEM_BLOCK_PAGES;

	__ASSERT(space->pages != 0U && space->floor <= space->pages, "%zu pages", space->pages);
	space->top = end / 8U - 1U;
	if (end != space->pages) {
		exclude(space, space->pages, end - space->pages);
	}
}

static inline uint32_t busy_window(const struct mem_regions *space, size_t byte)
{
	return mem_regions_window(space->used, byte) | mem_regions_window(space->mark, byte);
}

/* Bytes that have become full since the last time; a block that is full, at once. */
static void lower_top(struct mem_regions *space)
{
	size_t top = space->top, low;
	const struct mem_block *at = &space->blocks[top / MEM_BLOCK_BYTES];
	uint32_t busy;

	for (; top > MEM_BLOCK_BYTES && at->state >= MEM_BLOCK_RIGHT && at->longest == 0U; at--) {
		top = ROUND_DOWN(top, MEM_BLOCK_BYTES) - 1U;
	}
	low = ROUND_DOWN(top, MEM_BLOCK_BYTES) + 3U;
	if (mem_block_is_written(at)) {
		while ((busy = busy_window(space, top - 3U)) == UINT32_MAX && top != low) {
			top = MAX(top - 4U, low);
		}
		if (busy != UINT32_MAX) {
			top = MAX(top - (size_t)__builtin_clz(~busy) / 8U, low);
		} else {
			/* The block is full, and it is not known yet; unless it is the lowest. */
			top = low > MEM_BLOCK_BYTES ? low - 4U : low;
		}
	}
	space->top = top;
}

size_t mem_regions_alloc(struct mem_regions *space, size_t pages, size_t align, size_t skew,
			 bool kind)
{
	size_t first;

	__ASSERT(pages != 0U && skew < align, "%zu pages, aligned to %zu", pages, align);
	if (pages > space->pages || align > space->pages) {
		return MEM_REGIONS_NONE;
	}
	lower_top(space);
	first = mem_regions_find(space, pages + align - 1U);
	if (first == MEM_REGIONS_NONE) {
		return MEM_REGIONS_NONE;
	}
	/* The highest such page of the `align` ones that leave room. */
	first += align - 1U;
	first -= (first - skew) % align;
	take(space, first, pages, kind);
	return first;
}

/* Whether all of a range is free. */
static bool is_free(struct mem_regions *space, size_t first, size_t pages)
{
	size_t step;

	for (; pages != 0U; pages -= step, first += step) {
		uint32_t busy;

		touch(space, first / MEM_BLOCK_PAGES);
		busy = space->used[first / 32U] | space->mark[first / 32U];
		if ((busy & word_mask(first, pages, &step)) != 0U) {
			return false;
		}
	}
	return true;
}

bool mem_regions_take(struct mem_regions *space, size_t first, size_t pages)
{
	if (pages == 0U || pages > space->pages || first > space->pages - pages) {
		return false;
	}
	if (!is_free(space, first, pages)) {
		return false;
	}
	take(space, first, pages, false);
	return true;
}

/* Whether bits of a word are those of pages that are used, and none of them a region's last. */
static inline bool is_inner(const struct mem_regions *space, size_t word, uint32_t mask)
{
	return (space->used[word] & ~space->mark[word] & mask) == mask;
}

/* Whether all of a range that is in one block, whose bits are written, is so. */
static inline bool are_inner(const struct mem_regions *space, size_t first, size_t pages)
{
	const uint32_t *used, *mark;
	size_t step;

	if (!is_inner(space, first / 32U, word_mask(first, pages, &step))) {
		return false;
	}
	pages -= step;
	used = &space->used[(first + step) / 32U];
	mark = &space->mark[(first + step) / 32U];
	for (; pages >= 32U; pages -= 32U) {
		if ((*used++ & ~*mark++) != UINT32_MAX) {
			return false;
		}
	}
	return pages == 0U ||
	       is_inner(space, (size_t)(used - space->used), mem_regions_mask(0U, pages));
}

/* Whether all of a range is inside of regions, no page a region's last. */
static bool is_inside(const struct mem_regions *space, size_t first, size_t pages)
{
	size_t count;

	for (; pages != 0U; pages -= count, first += count) {
		const struct mem_block *at = &space->blocks[first / MEM_BLOCK_PAGES];

		count = MIN(pages, MEM_BLOCK_PAGES - first % MEM_BLOCK_PAGES);
		if (at->state != MEM_BLOCK_INNER &&
		    (at->state == MEM_BLOCK_FRESH || !are_inner(space, first, count))) {
			return false;
		}
	}
	return true;
}

static bool is_inner_page(const struct mem_regions *space, size_t page)
{
	const struct mem_block *at = &space->blocks[page / MEM_BLOCK_PAGES];

	return at->state == MEM_BLOCK_INNER ||
	       (mem_block_is_written(at) && bit_of(space->used, page) &&
		!bit_of(space->mark, page));
}

/* Whether a page is the last one of a region of a kind. */
static bool is_last(const struct mem_regions *space, size_t page, bool kind)
{
	return mem_block_is_written(&space->blocks[page / MEM_BLOCK_PAGES]) &&
	       bit_of(space->mark, page) && bit_of(space->used, page) == kind;
}

bool mem_regions_is(struct mem_regions *space, size_t first, size_t pages, bool kind)
{
	if (pages < (kind ? 2U : 1U) || pages > space->pages || first > space->pages - pages) {
		return false;
	}
	/* The page below is not of the same region. */
	return is_last(space, first + pages - 1U, kind) &&
	       (pages == 1U || is_inside(space, first, pages - 1U)) &&
	       (first == 0U || !is_inner_page(space, first - 1U));
}

void mem_regions_turn(struct mem_regions *space, size_t first, size_t pages)
{
	const size_t last = first + pages - 1U;

	__ASSERT(bit_of(space->mark, last), "page %zu is no region's last", last);
	space->used[last / 32U] ^= 1U << (last % 32U);
}

void mem_regions_give(struct mem_regions *space, size_t first, size_t pages)
{
	const size_t last = first + pages - 1U;

	__ASSERT(mem_regions_is(space, first, pages, bit_of(space->used, last)),
		 "pages %zu, %zu of them, are no region", first, pages);
	space->mark[last / 32U] &= ~(1U << (last % 32U));
	change(space, space->used, first, pages, false);
	space->top = MAX(space->top, last / 8U | 3U);
}

void mem_regions_exclude(struct mem_regions *space, size_t first, size_t pages)
{
	if (first >= space->pages || pages == 0U) {
		return;
	}
	exclude(space, first, MIN(pages, space->pages - first));
}
