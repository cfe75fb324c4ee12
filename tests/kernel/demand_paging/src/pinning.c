/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that stay. */
#include "test.h"

#define PAGES 4U

static void use_everything(void)
{
	uint8_t *const mem = map_absent(promises_left(), K_MEM_PERM_RW);
	const size_t pages = promises_left();

	zassert_equal(pages, 0U);
	fill_pages(mem, ROOM - PAGES, 0U);
	expect_pages(mem, ROOM - PAGES, 0U);
	unmap(mem, ROOM - PAGES);
}

ZTEST(pinning, test_pinned_stays)
{
	uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);

	touch(mem + PAGE);
	zassert_equal(FAULTS_OF(k_mem_pin(mem, PAGES * PAGE)), 0U);
	zassert_equal(FAULTS_OF(fill_pages(mem, PAGES, 0U)), 0U);
	k_mem_pin(mem, PAGES * PAGE);
	use_everything();
	zassert_equal(FAULTS_OF(expect_pages(mem, PAGES, 0U)), 0U);
	zassert_equal(k_mem_page_out(mem, PAGE), -EFAULT);
	k_mem_unpin(mem, PAGES * PAGE);
	k_mem_unpin(mem, PAGES * PAGE);
	use_everything();
	expect_pages(mem, PAGES, 0U);
	zassert_ok(k_mem_page_out(mem, PAGES * PAGE));
	unmap(mem, PAGES);
}

/* What a device wrote while the page was pinned is not forgotten, though the tables do not tell. */
ZTEST(pinning, test_written_by_a_device)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);

	fill(mem + PAGE, 1U);
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
	k_mem_pin(mem, 2U * PAGE);
	for (size_t i = 0U; i < 2U; i++) {
		const k_mem_pfn_t pfn = k_mem_page_frame_to_pfn(frame_of(mem + i * PAGE));

		K_SPINLOCK(&z_mm_lock)
		{
			arch_mem_scratch_pfn(pfn);
			fill(K_MEM_SCRATCH_PAGE, 5U + i);
		}
	}
	k_mem_unpin(mem, 2U * PAGE);
	zassert_ok(k_mem_page_out(mem, 2U * PAGE));
	zassert_true(is_filled(mem, 5U));
	zassert_true(is_filled(mem + PAGE, 6U));
	unmap(mem, 2U);
}

ZTEST(pinning, test_pinned_is_unmapped)
{
	uint8_t *const mem = map_absent(PAGES, K_MEM_PERM_RW);

	fill(mem, 0U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	k_mem_pin(mem, PAGES * PAGE);
	unmap(mem, PAGES);
}

static void pin_all(void *mem)
{
	k_mem_pin(mem, (FRAMES - RESERVE + 1U) * PAGE);
}

ZTEST(pinning, test_too_many)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	k_mem_pin(mem, (FRAMES - RESERVE) * PAGE);
	zassert_equal(reason_of(pin_all, mem), K_ERR_KERNEL_OOPS);
	/* The rest still works, in what is kept for it. */
	fill_pages(mem, ROOM, 0U);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

static void pin_nothing(void *addr)
{
	k_mem_pin(addr, PAGE);
}

static void load_nothing(void *addr)
{
	k_mem_page_in(addr, PAGE);
}

ZTEST(pinning, test_nothing_there)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	zassert_equal(reason_of(pin_nothing, mem - PAGE), K_ERR_KERNEL_OOPS);
	zassert_equal(reason_of(load_nothing, mem + PAGE), K_ERR_KERNEL_OOPS);
	zassert_equal(reason_of(load_nothing, mem + 1U), K_ERR_KERNEL_OOPS);
	unmap(mem, 1U);
}

/* The image, and a device's registers, stay anyhow. */
ZTEST(pinning, test_what_stays_anyhow)
{
	uint8_t *const text = (uint8_t *)ROUND_DOWN((uintptr_t)k_mem_pin, PAGE);
	uint8_t *registers;

	k_mem_pin(text, PAGE);
	k_mem_page_in(text, PAGE);
	k_mem_map_phys_bare(&registers, 0xFED00000U, PAGE, K_MEM_CACHE_NONE);
	k_mem_pin(registers, PAGE);
	k_mem_unpin(registers, PAGE);
	zassert_equal(k_mem_page_out(registers, PAGE), -EFAULT);
	k_mem_unmap_phys_bare(registers, PAGE);
}

ZTEST(pinning, test_lock)
{
	uint8_t *const mem = k_mem_map(PAGES * PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK);

	zassert_not_null(mem);
	zassert_equal(z_mem_frames_free(), FRAMES - PAGES);
	zassert_equal(FAULTS_OF(for (size_t i = 0U; i < PAGES; i++) {
			      zassert_equal(touch(mem + i * PAGE), 0U);
			      fill(mem + i * PAGE, i);
		      }),
		      0U);
	zassert_equal(promises_left(), ROOM - PAGES);
	use_everything();
	zassert_equal(FAULTS_OF(expect_pages(mem, PAGES, 0U)), 0U);
	unmap(mem, PAGES);
}

/* Frames that hold other pages are emptied for it; more than allowed is refused as a whole. */
ZTEST(pinning, test_lock_limits)
{
	uint8_t *const mem = map_absent(FRAMES, K_MEM_PERM_RW);
	uint8_t *locked;

	fill_pages(mem, FRAMES, 0U);
	locked = k_mem_map((FRAMES - RESERVE + 1U) * PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK);
	zassert_is_null(locked);
	zassert_equal(promises_left(), ROOM - FRAMES);
	locked = k_mem_map((FRAMES - RESERVE) * PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK);
	zassert_not_null(locked);
	zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK));
	fill(locked, 50U);
	expect_pages(mem, FRAMES, 0U);
	zassert_true(is_filled(locked, 50U));
	unmap(locked, FRAMES - RESERVE);
	unmap(mem, FRAMES);
}

ZTEST_SUITE(pinning, NULL, accounts_setup, NULL, accounts_after, NULL);
