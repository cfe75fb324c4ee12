/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search for a run of free pages, from the top down: block by block, in one block word by
 * word (regions.h). A run may begin in any block and go on in those below; `run` carries how many
 * free pages are directly above the place where the search is.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "regions_find.h"
#include "regions_quick.h"

static inline size_t leading_zeros(uint32_t word)
{
	return (size_t)__builtin_clz(word);
}

static inline size_t trailing_zeros(uint32_t word)
{
	return (size_t)__builtin_ctz(word);
}

/*
 * The longest run of ones in a word, if longer than `known`; else `known`. What goes on in a
 * neighbouring word is counted there.
 */
static size_t longest_in(uint32_t ones, size_t known)
{
	uint32_t begin;

	if (known >= 32U) {
		return known;
	}
	begin = mem_regions_runs(ones, known + 1U);
	while (begin != 0U) {
		known++;
		begin &= ones >> known;
	}
	return known;
}

void mem_block_refresh(struct mem_regions *space, size_t block)
{
	struct mem_block *at = &space->blocks[block];
	const size_t low = block * MEM_BLOCK_WORDS;
	size_t run = 0U, longest = 0U, top = MEM_BLOCK_PAGES;

	__ASSERT(mem_block_is_written(at), "block %zu has no bits", block);
	for (size_t i = MEM_BLOCK_WORDS; i-- > 0U;) {
		const uint32_t busy = space->used[low + i] | space->mark[low + i];

		if (busy == 0U) {
			run += 32U;
			continue;
		}
		run += leading_zeros(busy);
		longest = MAX(longest, run);
		if (top == MEM_BLOCK_PAGES) {
			top = run;
		}
		longest = longest_in(~busy, longest);
		run = trailing_zeros(busy);
	}
	at->top = (uint16_t)top;
	at->bottom = (uint16_t)run;
	at->longest = (uint16_t)MAX(longest, run);
	at->state = MEM_BLOCK_RIGHT;
}

/*
 * Word by word through a block. `*run` is kept; the answer is MEM_REGIONS_NONE if the run was not
 * found yet.
 */
static size_t find_in_block(const struct mem_regions *space, size_t block, size_t pages,
			    size_t *run)
{
	const size_t low = block * MEM_BLOCK_WORDS;
	size_t found = *run, word = MIN(low + MEM_BLOCK_WORDS, space->top / 4U + 1U);

	while (word-- > low) {
		const uint32_t busy = space->used[word] | space->mark[word];
		const size_t more = busy == 0U ? 32U : leading_zeros(busy);
		uint32_t fit;

		if (found + more >= pages) {
			return word * 32U + 32U + found - pages;
		}
		found += more;
		if (busy == 0U) {
			continue;
		}
		fit = pages < 32U ? mem_regions_runs(~busy, pages) : 0U;
		if (fit != 0U) {
			return word * 32U + 31U - leading_zeros(fit);
		}
		found = trailing_zeros(busy);
	}
	*run = found;
	return MEM_REGIONS_NONE;
}

/* The same, by what the block says where that is right. */
static size_t find_by_block(struct mem_regions *space, size_t block, size_t pages, size_t *run)
{
	const size_t above = *run;
	struct mem_block *at = &space->blocks[block];

	if (at->state == MEM_BLOCK_STALE) {
		const size_t first = find_in_block(space, block, pages, run);

		if (first == MEM_REGIONS_NONE) {
			mem_block_refresh(space, block);
		}
		return first;
	}
	if (at->state == MEM_BLOCK_FRESH || at->longest == MEM_BLOCK_PAGES) {
		*run += MEM_BLOCK_PAGES;
	} else if (at->longest >= pages) {
		return find_in_block(space, block, pages, run);
	} else {
		*run += at->top;
	}
	if (*run >= pages) {
		return (block + 1U) * MEM_BLOCK_PAGES + above - pages;
	}
	if (*run != above + MEM_BLOCK_PAGES) {
		*run = at->bottom;
	}
	return MEM_REGIONS_NONE;
}

/*
 * The blocks that `at` is behind, down to `end`, as long as they are known not to have the run:
 * most blocks of a space that is full or in crumbs. A function of its own, for its registers.
 *
 * @return behind the block that has to be looked at; `end` if there is none
 */
static __attribute__((noinline)) const struct mem_block *
skip_blocks(const struct mem_block *at, const struct mem_block *end, size_t pages, size_t *run)
{
	const size_t limit = MIN(pages, MEM_BLOCK_PAGES);
	size_t above = *run;

	for (; at != end; at--) {
		if (at[-1].state < MEM_BLOCK_RIGHT || at[-1].longest >= limit ||
		    above + at[-1].top >= pages) {
			break;
		}
		above = at[-1].bottom;
	}
	*run = above;
	return at;
}

size_t mem_regions_find(struct mem_regions *space, size_t pages)
{
	const struct mem_block *const end = &space->blocks[space->floor / MEM_BLOCK_PAGES];
	const struct mem_block *at = &space->blocks[space->top / MEM_BLOCK_BYTES + 1U];
	size_t run = 0U;

	__ASSERT(pages != 0U, "nothing is looked for");
	while (at > end && (at = skip_blocks(at, end, pages, &run)) != end) {
		const size_t first =
			find_by_block(space, (size_t)(--at - space->blocks), pages, &run);

		if (first != MEM_REGIONS_NONE) {
			return first >= space->floor ? first : MEM_REGIONS_NONE;
		}
	}
	return MEM_REGIONS_NONE;
}

size_t mem_regions_free(const struct mem_regions *space)
{
	size_t count = 0U;

	for (size_t page = space->floor; page < space->pages; page++) {
		const struct mem_block *at = &space->blocks[page / MEM_BLOCK_PAGES];
		const uint32_t busy = space->used[page / 32U] | space->mark[page / 32U];

		count += at->state == MEM_BLOCK_FRESH ||
			 (at->state != MEM_BLOCK_INNER && (busy >> (page % 32U) & 1U) == 0U);
	}
	return count;
}
