/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search for virtual space where it is hardest: 3 GiB of it, all taken, or in crumbs. The
 * kernel's own range is smaller here, so its code gets data of its own.
 */
#include <regions.h>

#include "bench.h"

#define PAGES 786432U

static uint32_t used[MEM_REGIONS_WORDS(PAGES)] __noinit;
static uint32_t mark[MEM_REGIONS_WORDS(PAGES)] __noinit;
static struct mem_block blocks[MEM_REGIONS_BLOCKS(PAGES)];

static struct mem_regions space = { .used = used, .mark = mark, .blocks = blocks, .pages = PAGES };

/* One search; `wanted` is the page that it has to find. */
static uint32_t search(size_t pages, size_t wanted)
{
	const unsigned int key = quiet();
	const uint32_t start = now();
	const size_t first = mem_regions_alloc(&space, pages, 1U, 0U, false);
	const uint32_t time = now() - start;

	irq_unlock(key);
	if (first != wanted) {
		bench_error("the search has found another place");
	}
	return time;
}

static uint32_t give(size_t first, size_t pages)
{
	const unsigned int key = quiet();
	const uint32_t start = now();

	mem_regions_give(&space, first, pages);
	irq_unlock(key);
	return now() - start;
}

void bench_regions(void)
{
	mem_regions_init(&space);
	report("region of 3 pages, 3 GiB free", search(3U, PAGES - 3U));
	report("region of 3 pages given back", give(PAGES - 3U, 3U));
	report("region of 3 GiB", search(PAGES, 0U));
	report("region of one page, 3 GiB taken", search(1U, MEM_REGIONS_NONE));
	report("region of 3 GiB given back", give(0U, PAGES));

	/* Every third page is taken; at the bottom there is room for three. */
	for (size_t page = 5U; page < PAGES; page += 3U) {
		if (!mem_regions_take(&space, page, 1U)) {
			bench_error("a free page cannot be taken");
		}
	}
	report("region of 3 pages, 3 GiB in crumbs of 2", search(3U, 2U));
	report("region of 2 pages, 3 GiB in crumbs of 2", search(2U, PAGES - 3U));
	/* Blocks have changed since: what they say has to be computed. */
	(void)give(PAGES - 3U, 2U);
	(void)give(2U, 3U);
	report("region of 6 pages, none fits, two blocks have changed",
	       search(6U, MEM_REGIONS_NONE));
}
