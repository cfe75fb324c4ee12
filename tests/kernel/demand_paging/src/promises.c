/* SPDX-License-Identifier: Apache-2.0 */
/* What is promised, and refused. */
#include "test.h"

ZTEST(promises, test_exactly)
{
	uint8_t *mem, *rest;

	zassert_is_null(k_mem_map((ROOM + 1U) * PAGE, K_MEM_PERM_RW));
	zassert_equal(promises_left(), ROOM);
	mem = k_mem_map(ROOM * PAGE, K_MEM_PERM_RW);
	zassert_not_null(mem);
	zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_RW));
	unmap(mem, ROOM);

	mem = k_mem_map(FRAMES * PAGE, K_MEM_PERM_RW);
	rest = k_mem_map((STORE - 1U) * PAGE, K_MEM_PERM_RW);
	zassert_not_null(mem);
	zassert_not_null(rest);
	zassert_equal(promises_left(), 0U);
	fill_pages(mem, FRAMES, 0U);
	fill_pages(rest, STORE - 1U, 100U);
	expect_pages(mem, FRAMES, 0U);
	expect_pages(rest, STORE - 1U, 100U);
	unmap(mem, FRAMES);
	unmap(rest, STORE - 1U);
}

ZTEST(promises, test_counts)
{
	K_SPINLOCK(&z_mm_lock)
	{
		zassert_ok(z_mem_paging_commit(0U));
		zassert_ok(z_mem_paging_commit(ROOM));
		zassert_equal(z_mem_paging_commit(1U), -ENOMEM);
		zassert_equal(z_mem_paging_commit(SIZE_MAX), -ENOMEM);
		z_mem_paging_uncommit(3U);
		zassert_equal(z_mem_paging_commit(4U), -ENOMEM);
		zassert_ok(z_mem_paging_commit(3U));
		z_mem_paging_uncommit(ROOM);
	}
	zassert_equal(k_mem_free_get(), FRAMES * PAGE);
}

/* A virtual range that is not there: the promise is taken back. */
ZTEST(promises, test_no_range)
{
	zassert_is_null(k_mem_map(CONFIG_KERNEL_VM_SIZE, K_MEM_PERM_RW));
	zassert_is_null(k_mem_map(0U, K_MEM_PERM_RW));
	zassert_is_null(k_mem_map(PAGE - 1U, K_MEM_PERM_RW));
	zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_USER | K_MEM_MAP_UNINIT));
}

ZTEST_SUITE(promises, NULL, accounts_setup, NULL, accounts_after, NULL);
