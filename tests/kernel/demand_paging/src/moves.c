/* SPDX-License-Identifier: Apache-2.0 */
/* Pages in and out: how many faults, what is stored, what is not. */
#include "test.h"

#define PAGES 8U
#define PAGES_OF_4_GIB (0x100000000ULL / PAGE)

ZTEST(demand_paging, test_a_fault_for_each_page)
{
	uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);

	for (size_t i = 0U; i < PAGES; i++) {
		zassert_equal(FAULTS_OF(touch(mem + i * PAGE + i)), 1U);
		zassert_equal(FAULTS_OF(touch(mem + i * PAGE)), 0U);
		zassert_equal(FAULTS_OF(fill(mem + i * PAGE, i)), 0U, "writing is no fault");
		zassert_equal(z_mem_frames_free(), FRAMES - i - 1U);
		zassert_equal(k_mem_page_frame_to_virt(frame_of(mem + i * PAGE)), mem + i * PAGE);
	}
	expect_pages(mem, PAGES, 0U);
	unmap(mem, PAGES);
}

ZTEST(demand_paging, test_a_write_is_a_fault)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW | K_MEM_MAP_UNINIT);

	zassert_equal(FAULTS_OF(fill(mem, 3U)), 1U);
	zassert_true(is_filled(mem, 3U));
	unmap(mem, 1U);
}

ZTEST(demand_paging, test_over_a_boundary)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);
	volatile uint32_t *const word = (volatile uint32_t *)(mem + PAGE - 2U);

	zassert_equal(FAULTS_OF(*word = 0x12345678U), 2U);
	zassert_equal(*word, 0x12345678U);
	unmap(mem, 2U);
}

ZTEST(demand_paging, test_out_and_in)
{
	uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);

	fill_pages(mem, PAGES, 0U);
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
	zassert_equal(z_mem_frames_free(), FRAMES);
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE), "they are out already");
	for (size_t i = 0U; i < PAGES; i++) {
		zassert_true(is_out(mem + i * PAGE));
		zassert_equal(FAULTS_OF(touch(mem + i * PAGE)), 1U);
		zassert_true(is_filled(mem + i * PAGE, i), "page %zu", i);
	}
	zassert_ok(k_mem_page_out(mem + PAGE, PAGE));
	zassert_equal(FAULTS_OF(k_mem_page_in(mem, PAGES * PAGE)), 0U);
	zassert_equal(FAULTS_OF(touch(mem + PAGE)), 0U);
	unmap(mem, PAGES);
}

/* Where a frame is does not matter; high.overlay has those that are left here above 4 GiB. */
ZTEST(demand_paging, test_every_frame)
{
	uint8_t *const mem = map_absent(FRAMES, K_MEM_PERM_RW);

	for (size_t i = 0U; i < FRAMES; i++) {
		fill(mem + i * PAGE, i);
		zassert_equal(k_mem_page_frame_to_pfn(frame_of(mem + i * PAGE)) >= PAGES_OF_4_GIB,
			      IS_ENABLED(CONFIG_TEST_HIGH_RAM));
	}
	zassert_ok(k_mem_page_out(mem, FRAMES * PAGE));
	expect_pages(mem, FRAMES, 0U);
	unmap(mem, FRAMES);
}

ZTEST(demand_paging, test_zero_is_not_stored)
{
	uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);
	uintptr_t location;

	for (size_t i = 0U; i < PAGES; i++) {
		zassert_equal(touch(mem + i * PAGE), 0U);
	}
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
	zassert_equal(store_used(), 0U);
	for (size_t i = 0U; i < PAGES; i++) {
		zassert_equal(place_of(mem + i * PAGE, &location), ARCH_PAGE_LOCATION_PAGED_OUT);
		zassert_equal(location, ARCH_UNPAGED_ANON_ZERO);
	}
	/* Written to after it had come back, it is. */
	mem[PAGE + 5U] = 7U;
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
	zassert_equal(place_of(mem + PAGE, &location), ARCH_PAGE_LOCATION_PAGED_OUT);
	zassert_not_equal(location, ARCH_UNPAGED_ANON_ZERO);
	zassert_equal(touch(mem + PAGE + 5U), 7U);
	zassert_equal(touch(mem + PAGE + 4U), 0U);
	zassert_equal(touch(mem + 5U), 0U);
	unmap(mem, PAGES);
}

/* What other tests and the store left in frames is not seen. */
ZTEST(demand_paging, test_zero_in_used_frames)
{
	uint8_t *mem = map_absent(FRAMES, K_MEM_PERM_RW);

	fill_pages(mem, FRAMES, 0U);
	unmap(mem, FRAMES);
	mem = map_absent(FRAMES, K_MEM_PERM_RW);
	for (size_t i = 0U; i < FRAMES * PAGE; i++) {
		zassert_equal(mem[i], 0U, "byte %zu", i);
	}
	unmap(mem, FRAMES);
}

/* As many pages as can be promised: every frame is taken, and in the end the whole store. */
ZTEST(demand_paging, test_more_than_frames)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	zassert_equal(FAULTS_OF(fill_pages(mem, ROOM, 0U)), ROOM);
	zassert_equal(z_mem_frames_free(), 0U);
	for (unsigned int round = 0U; round < 4U; round++) {
		for (size_t i = 0U; i < ROOM; i++) {
			const size_t at = i * 5U % ROOM;

			zassert_true(is_filled(mem + at * PAGE, at + round), "page %zu", at);
			fill(mem + at * PAGE, at + round + 1U);
		}
	}
	unmap(mem, ROOM);
}

/* Reading does not change a page: its copy in the store stays, and it goes without being written.
 */
ZTEST(demand_paging, test_clean_and_dirty)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);

	fill(mem, 1U);
	fill(mem + PAGE, 2U);
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
	touch(mem);
	touch(mem + PAGE);
	zassert_true(k_mem_page_frame_is_backed(frame_of(mem)));
	mem[PAGE] = 0x5A;
#ifdef CONFIG_BACKING_STORE_CUSTOM
	const unsigned int outs = store.outs;

	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_equal(store.outs, outs, "a clean page was written");
	zassert_ok(k_mem_page_out(mem + PAGE, PAGE));
	zassert_equal(store.outs, outs + 1U, "a changed page was not written");
	zassert_equal(store_used(), 2U);
#else
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
#endif
	zassert_true(is_filled(mem, 1U));
	zassert_equal(touch(mem + PAGE), 0x5A);
	mem[PAGE] = *(uint8_t *)&(uint32_t){ 3U * 0x9E3779B1U };
	zassert_true(is_filled(mem + PAGE, 2U));
	unmap(mem, 2U);
}

#ifdef CONFIG_BACKING_STORE_CUSTOM
ZTEST(demand_paging, test_location_0)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);
	uintptr_t location = 1U;

	fill(mem, 9U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_equal(place_of(mem, &location), ARCH_PAGE_LOCATION_PAGED_OUT);
	zassert_equal(location, 0U);
	zassert_equal(FAULTS_OF(touch(mem)), 1U);
	zassert_true(is_filled(mem, 9U));
	unmap(mem, 1U);
}

/* A store that keeps no copies: each page that goes is written. */
ZTEST(demand_paging, test_store_without_copies)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);
	unsigned int outs;

	store.keep = false;
	fill(mem, 4U);
	outs = store.outs;
	for (unsigned int i = 0U; i < 3U; i++) {
		zassert_ok(k_mem_page_out(mem, PAGE));
		zassert_equal(store_used(), 1U);
		zassert_true(is_filled(mem, 4U));
		zassert_equal(store_used(), 0U);
	}
	zassert_equal(store.outs, outs + 3U);
	store.keep = true;
	unmap(mem, 2U);
}
#endif

/* The store takes copies back, of pages that then have to be written again. */
ZTEST(demand_paging, test_copies_give_way)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	fill_pages(mem, FRAMES, 0U);
	zassert_ok(k_mem_page_out(mem, FRAMES * PAGE));
	for (size_t i = 0U; i < FRAMES; i++) {
		touch(mem + i * PAGE);
	}
	fill_pages(mem + FRAMES * PAGE, ROOM - FRAMES, FRAMES);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

/* Out and unmapped: the location is free. Half out, half in. */
ZTEST(demand_paging, test_unmap_what_is_out)
{
	for (unsigned int round = 0U; round < 3U; round++) {
		uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);

		fill_pages(mem, PAGES, 0U);
		zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
		for (size_t i = 0U; i < round * PAGES / 2U; i++) {
			touch(mem + i * PAGE);
		}
		unmap(mem, PAGES);
		accounts_check();
	}
}

ZTEST(demand_paging, test_out_full)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);
	size_t out = 0U;

	fill_pages(mem, ROOM, 0U);
	zassert_equal(k_mem_page_out(mem, ROOM * PAGE), -ENOMEM);
	for (size_t i = 0U; i < ROOM; i++) {
		out += is_out(mem + i * PAGE) ? 1U : 0U;
	}
	zassert_equal(out, STORE - 1U, "%zu pages are out", out);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

ZTEST(demand_paging, test_out_refused)
{
	uint8_t *const mem = map_absent(3U, K_MEM_PERM_RW);
	uint8_t *const locked = k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK);

	zassert_not_null(locked);
	touch(mem);
	zassert_equal(k_mem_page_out(mem + 1U, PAGE), -EINVAL);
	zassert_equal(k_mem_page_out(mem, PAGE + 1U), -EINVAL);
	zassert_equal(k_mem_page_out(mem, (size_t)0U - PAGE), -EINVAL, "a range that wraps");
	zassert_ok(k_mem_page_out(mem, 0U));
	zassert_false(is_out(mem));
	/* The guard page; the kernel; what is pinned. */
	zassert_equal(k_mem_page_out(mem - PAGE, PAGE), -EFAULT);
	zassert_equal(k_mem_page_out(mem, 4U * PAGE), -EFAULT);
	zassert_equal(k_mem_page_out((void *)ROUND_DOWN((uintptr_t)k_mem_page_out, PAGE), PAGE),
		      -EFAULT);
	zassert_equal(k_mem_page_out(locked, PAGE), -EFAULT);
	unmap(locked, 1U);
	unmap(mem, 3U);
}

ZTEST(demand_paging, test_nobody_else)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	zassert_true(k_mem_page_fault(mem + 17U) || IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ));
	touch(mem);
	zassert_true(k_mem_page_fault(mem), "it is there already");
	zassert_false(k_mem_page_fault(mem - 1U), "a guard page");
	zassert_false(k_mem_page_fault(NULL));
	unmap(mem, 1U);
}

ZTEST_SUITE(demand_paging, NULL, accounts_setup, NULL, accounts_after, NULL);
