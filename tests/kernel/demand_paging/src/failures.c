/* SPDX-License-Identifier: Apache-2.0 */
/* The store fails, or what is inside it does: nothing is lost, and only who needs the page stops.
 */
#include "test.h"

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	store_reset();
}

ZTEST(failures, test_in)
{
	uint8_t *const mem = stored(1U, 1U);

	for (int i = 0; i < 3; i++) {
		store.fail_in = 1U;
		store.error_in = i == 2 ? -EFAULT : -EIO;
		zassert_equal(
			FAULTS_OF(zassert_equal(reason_of(read_it, mem), K_ERR_CPU_EXCEPTION)), 0U);
		zassert_equal(store.fail_in, 0U);
		zassert_true(is_out(mem));
		zassert_equal(z_mem_frames_free(), FRAMES);
		zassert_equal(store_used(), 1U);
	}
	zassert_equal(FAULTS_OF(touch(mem)), 1U);
	zassert_true(is_filled(mem, 1U));
	unmap(mem, 1U);
}

static void load_it(void *addr)
{
	k_mem_page_in(addr, PAGE);
}

static void pin_it(void *addr)
{
	k_mem_pin(addr, PAGE);
}

ZTEST(failures, test_in_by_request)
{
	uint8_t *const mem = stored(1U, 2U);

	store.fail_in = 1U;
	zassert_equal(reason_of(load_it, mem), K_ERR_KERNEL_OOPS);
	store.fail_in = 1U;
	zassert_equal(reason_of(pin_it, mem), K_ERR_KERNEL_OOPS);
	k_mem_pin(mem, PAGE);
	zassert_true(is_filled(mem, 2U));
	unmap(mem, 1U);
}

ZTEST(failures, test_out_by_request)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);

	fill(mem, 1U);
	fill(mem + PAGE, 2U);
	store.fail_out = 1U;
	zassert_equal(k_mem_page_out(mem, 2U * PAGE), -EIO);
	zassert_false(is_out(mem));
	zassert_false(is_out(mem + PAGE));
	zassert_equal(store_used(), 0U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 1U))), 0U);
	/* It was not stored, though the CPU has not written to it since. */
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
	zassert_true(is_filled(mem, 1U));
	zassert_true(is_filled(mem + PAGE, 2U));
	unmap(mem, 2U);
}

/* The half-written copy is not taken for the page. */
ZTEST(failures, test_out_over_a_copy)
{
	uint8_t *const mem = stored(1U, 1U);

	fill(mem, 2U);
	zassert_true(k_mem_page_frame_is_backed(frame_of(mem)));
	store.fail_out = 1U;
	store.error_out = 5;
	zassert_equal(k_mem_page_out(mem, PAGE), -EIO, "an error is a negative number");
	zassert_false(k_mem_page_frame_is_backed(frame_of(mem)));
	zassert_equal(store_used(), 0U);
	zassert_true(is_filled(mem, 2U));
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 2U));
	unmap(mem, 1U);
}

ZTEST(failures, test_no_location)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	fill(mem, 3U);
	store.fail_get = 1U;
	store.error_get = -ENOSPC;
	zassert_equal(k_mem_page_out(mem, PAGE), -ENOSPC);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 3U))), 0U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 3U));
	unmap(mem, 1U);
}

ZTEST(failures, test_another_victim)
{
	uint8_t *const mem = full_memory();
	unsigned int outs = store.outs;

	store.fail_out = 1U;
	zassert_equal(FAULTS_OF(fill(mem + FRAMES * PAGE, FRAMES)), 1U);
	zassert_equal(store.outs, outs + 2U);
	zassert_equal(store_used(), 1U);
	store.fail_get = 2U;
	zassert_equal(FAULTS_OF(fill(mem + (FRAMES + 1U) * PAGE, FRAMES + 1U)), 1U);
	expect_pages(mem, FRAMES + 2U, 0U);
	unmap(mem, ROOM);
}

ZTEST(failures, test_no_victim)
{
	uint8_t *const mem = full_memory();

	store.fail_out = UINT_MAX;
	zassert_equal(reason_of(read_it, mem + FRAMES * PAGE), K_ERR_CPU_EXCEPTION);
	zassert_equal(store_used(), 0U);
	zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK));
	zassert_true(is_out(mem + FRAMES * PAGE));
	store.fail_out = 0U;
	store.fail_get = UINT_MAX;
	zassert_equal(reason_of(read_it, mem + FRAMES * PAGE), K_ERR_CPU_EXCEPTION);
	store.fail_get = 0U;
	fill_pages(mem + FRAMES * PAGE, ROOM - FRAMES, FRAMES);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

/* The frame that was emptied is not lost when the page that should have it does not come. */
ZTEST(failures, test_in_after_eviction)
{
	uint8_t *const mem = full_memory();
	uint8_t *page;

	fill(mem + FRAMES * PAGE, FRAMES);
	for (page = mem; !is_out(page); page += PAGE) {
	}
	store.fail_in = 1U;
	zassert_equal(reason_of(read_it, page), K_ERR_CPU_EXCEPTION);
	zassert_equal(z_mem_frames_free(), 1U);
	zassert_true(is_filled(page, (unsigned int)(page - mem) / PAGE));
	unmap(mem, ROOM);
}

/* The store crashes: its thread dies, and what it was doing is undone. */
static void crash(void)
{
	store.busy = false;
	*(volatile int *)NULL = 0;
}

static void page_out(void *addr)
{
	(void)k_mem_page_out(addr, PAGE);
}

ZTEST(failures, test_store_crashes)
{
	uint8_t *const mem = stored(1U, 6U);

	store.hook = crash;
	zassert_equal(reason_of(read_it, mem), K_ERR_CPU_EXCEPTION);
	zassert_true(is_out(mem));
	zassert_equal(z_mem_frames_free(), FRAMES);
	zassert_true(is_filled(mem, 6U));
	fill(mem, 7U);
	store.hook = crash;
	zassert_equal(reason_of(page_out, mem), K_ERR_CPU_EXCEPTION);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 7U))), 0U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 7U));
	unmap(mem, 1U);
}

/* What serves a page needs one. */
static uint8_t *needed;

static void need(void)
{
	store.busy = false;
	touch(needed);
}

ZTEST(failures, test_store_is_paged_out)
{
	uint8_t *const mem = stored(1U, 8U);

	needed = stored(1U, 9U);
	store.hook = need;
	zassert_equal(reason_of(read_it, mem), K_ERR_CPU_EXCEPTION);
	zassert_true(is_filled(mem, 8U));
	zassert_true(is_filled(needed, 9U));
	unmap(mem, 1U);
	unmap(needed, 1U);
}

ZTEST_SUITE(failures, NULL, accounts_setup, before, accounts_after, NULL);
