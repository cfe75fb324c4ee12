/* SPDX-License-Identifier: Apache-2.0 */
/* When pages get their frames; content of the store that is mapped. */
#include <string.h>

#include "test.h"

#define PAGES 5U

ZTEST(mapping, test_when)
{
	uint8_t *const mem = k_mem_map(PAGES * PAGE, K_MEM_PERM_RW);
	const size_t frames = IS_ENABLED(CONFIG_DEMAND_MAPPING) ? 0U : PAGES;

	zassert_not_null(mem);
	zassert_equal(z_mem_frames_free(), FRAMES - frames);
	zassert_equal(FAULTS_OF(for (size_t i = 0U; i < PAGES; i++) { touch(mem + i * PAGE); }),
		      PAGES - frames);
	unmap(mem, PAGES);
}

/* More than there are frames: without demand mapping, others are emptied at once. */
ZTEST(mapping, test_more_than_frames)
{
	uint8_t *const mem = k_mem_map(ROOM * PAGE, K_MEM_PERM_RW);

	zassert_not_null(mem);
	for (size_t i = 0U; i < ROOM; i++) {
		zassert_equal(touch(mem + i * PAGE), 0U);
	}
	unmap(mem, ROOM);
}

/* Pages that two page tables share are all the same: zeroes, that is. */
ZTEST(mapping, test_over_a_table)
{
	uint8_t *const probe = map_absent(1U, K_MEM_PERM_RW);
	const size_t above = (uintptr_t)probe % MB(4) - 2U * PAGE;
	uint8_t *mem, *filler;

	unmap(probe, 1U);
	zassert_true(above < MB(4), "%p is at the end of a table", (void *)probe);
	k_mem_map_phys_bare(&filler, 0xF0000000U, above, K_MEM_CACHE_NONE);
	mem = map_absent(PAGES, K_MEM_PERM_RW);
	zassert_true((uintptr_t)mem / MB(4) != (uintptr_t)(mem + PAGES * PAGE - 1U) / MB(4),
		     "%p is in one table", (void *)mem);
	for (size_t i = 0U; i < PAGES; i++) {
		uintptr_t location = 0U;

		zassert_equal(place_of(mem + i * PAGE, &location), ARCH_PAGE_LOCATION_PAGED_OUT);
		zassert_equal(location, ARCH_UNPAGED_ANON_ZERO, "page %zu is at %lx", i,
			      (unsigned long)location);
		zassert_equal(touch(mem + i * PAGE), 0U);
	}
	unmap(mem, PAGES);
	k_mem_unmap_phys_bare(filler, above);
}

ZTEST(mapping, test_uninit)
{
	uint8_t *const mem = k_mem_map(PAGES * PAGE, K_MEM_PERM_RW | K_MEM_MAP_UNINIT);

	zassert_not_null(mem);
	fill_pages(mem, PAGES, 0U);
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
	expect_pages(mem, PAGES, 0U);
	unmap(mem, PAGES);
}

#if defined(CONFIG_DEMAND_MAPPING) && defined(CONFIG_BACKING_STORE_CUSTOM)
ZTEST(mapping, test_content_of_the_store)
{
	const uintptr_t location = store_take();
	uint8_t *mem;

	zassert_equal(store_take(), location + PAGE);
	fill(store_content(location), 70U);
	fill(store_content(location + PAGE), 71U);
	mem = k_mem_map_unpaged(location, 2U * PAGE, K_MEM_PERM_RW);
	zassert_not_null(mem);
	zassert_equal(z_mem_frames_free(), FRAMES);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem + PAGE, 71U))), 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 70U))), 1U);
	fill(mem, 72U);
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
	zassert_true(is_filled(store_content(location), 72U), "not written where it was");
	zassert_true(is_filled(mem, 72U));
	zassert_true(is_filled(mem + PAGE, 71U));
	unmap(mem, 2U);
}
#endif

ZTEST_SUITE(mapping, NULL, accounts_setup, NULL, accounts_after, NULL);
