/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ranges of pages (kernel/mm/regions*.c) against a model that has a number for each page and looks
 * at every one. The model finds the highest place there is, so the answers must be equal. And the
 * list of holes (kernel/mm/holes.c) against a flag for each frame.
 */
#include <zephyr/sys/util.h>

#include <holes.h>
#include <regions.h>
#include <regions_find.h>
#include <regions_quick.h>

#include "check.h"

#define PAGES_MAX 5000U
#define LARGE_PAGES 786432U
#define NEVER 0xFFFFFFFFU

static uint32_t used[MEM_REGIONS_WORDS(LARGE_PAGES)];
static uint32_t mark[MEM_REGIONS_WORDS(LARGE_PAGES)];
static struct mem_block blocks[MEM_REGIONS_BLOCKS(LARGE_PAGES)];
static struct mem_regions space;
static struct mem_regions_at at;
/* 0: free, NEVER, or the number of the region. */
static uint32_t model[PAGES_MAX];
static uint32_t births;
static uint64_t seed = 11;

static void start(size_t pages, size_t floor)
{
	/* Noinit memory has any content. */
	for (size_t i = 0; i < ARRAY_SIZE(used); i++) {
		used[i] = check_random(&seed);
		mark[i] = check_random(&seed);
	}
	for (size_t i = 0; i < ARRAY_SIZE(blocks); i++) {
		blocks[i] = (struct mem_block){ .top = 0 };
	}
	for (size_t i = 0; i < PAGES_MAX; i++) {
		model[i] = 0U;
	}
	births = 0U;
	space = (struct mem_regions){
		.used = used, .mark = mark, .blocks = blocks, .pages = pages, .floor = floor
	};
	at = (struct mem_regions_at){ used, mark, blocks, pages };
	mem_regions_init(&space);
}

static bool model_free(size_t first, size_t pages)
{
	for (size_t i = first; i < first + pages; i++) {
		if (model[i] != 0U) {
			return false;
		}
	}
	return true;
}

static void model_set(size_t first, size_t pages, uint32_t value)
{
	for (size_t i = first; i < first + pages; i++) {
		model[i] = value;
	}
}

static size_t model_find(size_t pages)
{
	for (size_t first = space.pages; first-- > space.floor;) {
		if (pages <= space.pages - first && model_free(first, pages)) {
			return first;
		}
	}
	return MEM_REGIONS_NONE;
}

static bool model_is(size_t first, size_t pages, bool of_kind)
{
	if (pages == 0U || pages > space.pages || first > space.pages - pages ||
	    model[first] == 0U || model[first] == NEVER || (model[first] % 2U != 0U) != of_kind) {
		return false;
	}
	for (size_t i = first; i < first + pages; i++) {
		if (model[i] != model[first]) {
			return false;
		}
	}
	return (first == 0U || model[first - 1U] != model[first]) &&
	       (first + pages == space.pages || model[first + pages] != model[first]);
}

static size_t model_count(void)
{
	size_t count = 0U;

	for (size_t i = space.floor; i < space.pages; i++) {
		count += model[i] == 0U;
	}
	return count;
}

/* What a block says, where it claims to be right; and that few do not. */
static void check_blocks(void)
{
	size_t stale = 0U;

	for (size_t b = 0; b < MEM_REGIONS_BLOCKS(space.pages); b++) {
		struct mem_block was = blocks[b];

		stale += was.state == MEM_BLOCK_STALE;
		if (was.state == MEM_BLOCK_RIGHT) {
			mem_block_refresh(&space, b);
			CHECK_EQ(blocks[b].top, was.top);
			CHECK_EQ(blocks[b].bottom, was.bottom);
			CHECK_EQ(blocks[b].longest, was.longest);
		}
	}
	CHECK(stale <= 2U);
}

static size_t some_size(void)
{
	const uint32_t kind = check_random(&seed) % 16U;

	if (kind < 9U) {
		return 1U + check_random(&seed) % 6U;
	}
	if (kind < 15U) {
		return 1U + check_random(&seed) % 70U;
	}
	return 1U + check_random(&seed) % 3000U;
}

/* The number of the next region. Those of kind true are odd. */
static uint32_t next_birth(bool of_kind)
{
	births += 2U;
	return births + of_kind;
}

static void step_alloc(void)
{
	const size_t pages = some_size();
	const size_t wanted = model_find(pages);
	const bool of_kind = pages > 1U && check_random(&seed) % 2U != 0U;
	size_t first = MEM_REGIONS_NONE;

	if (check_random(&seed) % 4U != 0U) {
		first = mem_regions_alloc_quick(&space, &at, pages, of_kind);
	}
	if (first == MEM_REGIONS_NONE) {
		first = mem_regions_alloc(&space, pages, 1U, 0U, of_kind);
	}
	CHECK_EQ(first, wanted);
	if (wanted != MEM_REGIONS_NONE) {
		model_set(wanted, pages, next_birth(of_kind));
	}
}

static void step_aligned(void)
{
	const size_t pages = some_size();
	const size_t align = (size_t)1U << (check_random(&seed) % 11U);
	const size_t skew = check_random(&seed) % align;
	const size_t first = mem_regions_alloc(&space, pages, align, skew, pages > 1U);

	if (first == MEM_REGIONS_NONE) {
		CHECK(model_find(pages + align - 1U) == MEM_REGIONS_NONE);
	} else {
		CHECK(first >= space.floor && first % align == skew && model_free(first, pages));
		model_set(first, pages, next_birth(pages > 1U));
	}
}

static void step_take(void)
{
	const size_t pages = some_size();
	const size_t first = check_random(&seed) % (space.pages + 3U);
	const bool possible =
		pages <= space.pages && first <= space.pages - pages && model_free(first, pages);

	CHECK_EQ(mem_regions_take(&space, first, pages), possible);
	if (possible) {
		model_set(first, pages, next_birth(false));
	}
}

/* The region that a page is of; sometimes a range that is not quite one. */
static void step_give(void)
{
	size_t first = check_random(&seed) % space.pages;
	size_t end = first + 1U;
	const uint32_t bend = check_random(&seed) % 12U;
	const bool of_kind = (model[first] % 2U != 0U) != (bend == 4U);
	bool is;

	while (first > 0U && model[first - 1U] == model[end - 1U]) {
		first--;
	}
	while (end < space.pages && model[end] == model[first]) {
		end++;
	}
	first += bend == 0U;
	end -= bend == 1U;
	first -= bend == 2U && first > 0U;
	end += bend == 3U;
	is = model_is(first, end - first, of_kind);
	CHECK_EQ(mem_regions_is(&space, first, end - first, of_kind), is);
	if (of_kind && check_random(&seed) % 4U != 0U &&
	    mem_regions_give_quick(&space, &at, first, end - first)) {
		CHECK(is);
	} else if (is) {
		mem_regions_turn(&space, first, end - first);
		CHECK(!mem_regions_is(&space, first, end - first, of_kind));
		mem_regions_turn(&space, first, end - first);
		mem_regions_give(&space, first, end - first);
	}
	if (is) {
		model_set(first, end - first, 0U);
	}
}

static void step(void)
{
	switch (check_random(&seed) % 8U) {
	case 0:
		step_aligned();
		break;
	case 1:
		step_take();
		break;
	case 2:
	case 3:
	case 4:
		step_alloc();
		break;
	default:
		step_give();
		break;
	}
}

static void against_the_model(size_t pages, size_t floor)
{
	start(pages, floor);
	for (unsigned int i = 0; i < 3U; i++) {
		const size_t first = check_random(&seed) % pages;
		const uint32_t most = i == 0U && pages > 3000U ? 2500U : 40U;
		const size_t wanted = 1U + check_random(&seed) % most;
		const size_t count = MIN(wanted, pages - first);

		mem_regions_exclude(&space, first, count);
		model_set(first, count, NEVER);
	}
	for (unsigned int i = 0; i < 4000U; i++) {
		step();
		if (i % 64U == 0U) {
			check_blocks();
			CHECK_EQ(mem_regions_free(&space), model_count());
		}
	}
}

static void spaces_of_many_sizes(void)
{
	static const size_t sizes[] = {
		1U, 31U, 32U, 33U, 100U, 1023U, 1024U, 1025U, 2048U, 5000U
	};

	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		against_the_model(sizes[i], 0U);
		against_the_model(sizes[i], check_random(&seed) % sizes[i]);
	}
}

static void full_and_empty_again(void)
{
	size_t count = 0U;

	start(5000U, 10U);
	CHECK_EQ(mem_regions_alloc(&space, 4991U, 1U, 0U, true), MEM_REGIONS_NONE);
	CHECK_EQ(mem_regions_alloc(&space, 4990U, 1U, 0U, true), 10);
	CHECK_EQ(mem_regions_alloc(&space, 1U, 1U, 0U, true), MEM_REGIONS_NONE);
	CHECK(mem_regions_take(&space, 9U, 1U));
	CHECK(!mem_regions_take(&space, 9U, 1U));
	CHECK(!mem_regions_take(&space, 8U, 3U));
	CHECK(mem_regions_is(&space, 9U, 1U, false) && !mem_regions_is(&space, 9U, 1U, true));
	CHECK(!mem_regions_is(&space, 9U, 2U, true));
	CHECK(!mem_regions_is(&space, 9U, 4991U, true));
	CHECK(!mem_regions_is(&space, 4990U, 20U, true));
	CHECK(!mem_regions_is(&space, 6000U, 1U, true));
	CHECK(!mem_regions_is(&space, SIZE_MAX, 2U, true));
	CHECK(!mem_regions_is(&space, 10U, 0U, true));
	CHECK(mem_regions_is(&space, 10U, 4990U, true));
	mem_regions_give(&space, 10U, 4990U);
	while (mem_regions_alloc(&space, 3U, 1U, 0U, true) != MEM_REGIONS_NONE) {
		count++;
	}
	CHECK_EQ(count, 4990 / 3);
	CHECK_EQ(mem_regions_free(&space), 4990 % 3);
}

/* A range is never what it was not given as: two neighbours, or part of what is excluded. */
static void exactly_what_was_taken(void)
{
	start(3000U, 0U);
	mem_regions_exclude(&space, 2990U, 10U);
	CHECK_EQ(mem_regions_alloc(&space, 2U, 1U, 0U, true), 2988);
	CHECK_EQ(mem_regions_alloc(&space, 2U, 1U, 0U, true), 2986);
	CHECK(!mem_regions_is(&space, 2986U, 4U, true));
	CHECK(!mem_regions_is(&space, 2987U, 1U, true));
	CHECK(!mem_regions_is(&space, 2988U, 3U, true));
	CHECK(!mem_regions_is(&space, 2990U, 10U, true));
	CHECK(!mem_regions_is(&space, 2999U, 1U, true));
	CHECK(!mem_regions_is(&space, 2980U, 2U, true));
	CHECK(mem_regions_is(&space, 2988U, 2U, true) && mem_regions_is(&space, 2986U, 2U, true));
	mem_regions_give(&space, 2986U, 2U);
	CHECK(mem_regions_is(&space, 2988U, 2U, true));
	CHECK_EQ(mem_regions_alloc(&space, 2U, 1U, 0U, true), 2986);
}

/* Whole blocks inside of a region, or never free: they have no bits until somebody looks. */
static void whole_blocks(void)
{
	start(5000U, 0U);
	CHECK_EQ(mem_regions_alloc(&space, 4000U, 1U, 0U, false), 1000);
	CHECK_EQ(blocks[2].state, MEM_BLOCK_INNER);
	CHECK(!mem_regions_is(&space, 4096U, 904U, false));
	CHECK(!mem_regions_is(&space, 1024U, 3976U, false));
	CHECK(!mem_regions_is(&space, 1000U, 3096U, false));
	CHECK(mem_regions_is(&space, 1000U, 4000U, false));
	CHECK_EQ(mem_regions_free(&space), 1000);
	CHECK(!mem_regions_take(&space, 2100U, 3U));
	CHECK_EQ(blocks[2].state, MEM_BLOCK_RIGHT);
	CHECK_EQ(mem_regions_alloc(&space, 1001U, 1U, 0U, false), MEM_REGIONS_NONE);
	CHECK_EQ(mem_regions_alloc(&space, 1000U, 1U, 0U, false), 0);
	CHECK_EQ(mem_regions_alloc(&space, 1U, 1U, 0U, false), MEM_REGIONS_NONE);
	CHECK(!mem_regions_is(&space, 3072U, 1928U, false));
	CHECK(mem_regions_is(&space, 1000U, 4000U, false));
	mem_regions_give(&space, 1000U, 4000U);
	CHECK_EQ(mem_regions_free(&space), 4000);
	mem_regions_exclude(&space, 1000U, 4000U);
	CHECK_EQ(mem_regions_free(&space), 0);
	CHECK(!mem_regions_take(&space, 2100U, 3U));
	CHECK(!mem_regions_is(&space, 2100U, 1U, true) && !mem_regions_is(&space, 2100U, 2U, true));
	CHECK_EQ(mem_regions_alloc(&space, 1U, 1U, 0U, false), MEM_REGIONS_NONE);
}

/* Wherever a small region lies, it is taken and given back inline, but where two blocks meet. */
static void small_regions_are_quick(void)
{
	size_t slow_alloc = 0U, slow_give = 0U;

	start(2048U, 32U);
	for (size_t page = 2048U; page >= 35U; page -= 3U) {
		size_t first = mem_regions_alloc_quick(&space, &at, 3U, true);

		if (first == MEM_REGIONS_NONE) {
			first = mem_regions_alloc(&space, 3U, 1U, 0U, true);
			slow_alloc++;
		}
		CHECK_EQ(first, page - 3U);
	}
	for (size_t first = 32U; first < 2048U; first += 3U) {
		if (!mem_regions_give_quick(&space, &at, first, 3U)) {
			CHECK(mem_regions_is(&space, first, 3U, true));
			mem_regions_give(&space, first, 3U);
			slow_give++;
		}
	}
	/* Each block is touched once, and left once. */
	CHECK(slow_alloc <= 4U);
	CHECK(slow_give <= 2U);
	CHECK_EQ(mem_regions_free(&space), 2016);
}

/* 3 GiB: every third page taken, so that nothing of three fits but at the very bottom. */
static void three_gib(void)
{
	start(LARGE_PAGES, 0U);
	for (size_t page = 5U; page < LARGE_PAGES; page += 3U) {
		CHECK(mem_regions_take(&space, page, 1U));
	}
	CHECK_EQ(mem_regions_alloc(&space, 3U, 1U, 0U, true), 2);
	CHECK_EQ(mem_regions_alloc(&space, 3U, 1U, 0U, true), MEM_REGIONS_NONE);
	CHECK_EQ(mem_regions_alloc(&space, 2U, 1U, 0U, true), LARGE_PAGES - 3U);
	mem_regions_give(&space, 400001U, 1U);
	CHECK_EQ(mem_regions_alloc(&space, 6U, 1U, 0U, true), MEM_REGIONS_NONE);
	CHECK_EQ(mem_regions_alloc(&space, 5U, 1U, 0U, true), 399999);
	start(LARGE_PAGES, 0U);
	CHECK_EQ(mem_regions_alloc(&space, LARGE_PAGES, 1U, 0U, true), 0);
	CHECK_EQ(mem_regions_alloc(&space, 1U, 1U, 0U, true), MEM_REGIONS_NONE);
	mem_regions_give(&space, 0U, LARGE_PAGES);
	CHECK_EQ(mem_regions_alloc(&space, LARGE_PAGES - 1U, 1U, 0U, true), 1);
	CHECK_EQ(mem_regions_alloc(&space, LARGE_PAGES, 1U, 0U, true), MEM_REGIONS_NONE);
	CHECK_EQ(mem_regions_alloc(&space, SIZE_MAX, 1U, 0U, true), MEM_REGIONS_NONE);
}

#define FRAMES 200U

static void holes_round(void)
{
	struct mem_holes holes = MEM_HOLES_NONE;
	bool in[FRAMES] = { false };
	size_t passed = 0U;

	for (unsigned int i = 0; i < 30U; i++) {
		const size_t first = passed + check_random(&seed) % MAX(FRAMES - passed, 1U);
		const size_t wanted = first + 1U + check_random(&seed) % 9U;
		const size_t end = MIN(wanted, FRAMES);
		size_t fresh = 0U;

		if (first >= end) {
			continue;
		}
		for (size_t f = first; f < end; f++) {
			fresh += !in[f];
			in[f] = true;
		}
		CHECK_EQ(mem_holes_add(&holes, first, end), fresh);
		if (holes.count > MEM_HOLES_MAX) {
			const size_t next = holes.next;

			passed = mem_holes_pass(&holes);
			CHECK(next < passed && in[next] && in[passed - 1U]);
			CHECK(passed == FRAMES || !in[passed]);
		}
		for (size_t f = passed; f < FRAMES; f++) {
			CHECK_EQ(mem_holes_has(&holes, f), in[f]);
		}
	}
	while (holes.count != 0U) {
		for (; passed < holes.next; passed++) {
			CHECK(!in[passed]);
		}
		passed = mem_holes_pass(&holes);
	}
	CHECK_EQ(holes.next, SIZE_MAX);
}

static void holes_against_flags(void)
{
	for (unsigned int i = 0; i < 300U; i++) {
		holes_round();
	}
}

int main(void)
{
	RUN(exactly_what_was_taken);
	RUN(full_and_empty_again);
	RUN(spaces_of_many_sizes);
	RUN(whole_blocks);
	RUN(small_regions_are_quick);
	RUN(three_gib);
	RUN(holes_against_flags);
	return check_end();
}
