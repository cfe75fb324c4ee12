/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_update_flags(): on what was mapped, on the image, and what it refuses. */
#include <errno.h>

#include "test.h"

static uint8_t own[3U * CONFIG_MMU_PAGE_SIZE] __aligned(CONFIG_MMU_PAGE_SIZE);

ZTEST(update, test_mapped)
{
	uint8_t *const mem = k_mem_map(40U * PAGE, K_MEM_PERM_RW);
	const k_mem_pfn_t pfn = pfn_of(mem + PAGE);

	mem[PAGE] = 5U;
	zassert_ok(k_mem_update_flags(mem, 40U * PAGE, 0U));
	dies(write_it, mem);
	dies(write_it, mem + 40U * PAGE - 1U);
	zassert_equal(mem[PAGE], 5U);
	zassert_equal(pfn_of(mem + PAGE), pfn);
	zassert_ok(k_mem_update_flags(mem + PAGE, PAGE, K_MEM_PERM_RW | K_MEM_CACHE_WT));
	dies(write_it, mem);
	write_it(mem + PAGE);
	dies(write_it, mem + 2U * PAGE);
	zassert_equal(entry_of(mem + PAGE) & (MMU_PWT | MMU_PCD), MMU_PWT);
	zassert_equal(entry_of(mem) & (MMU_PWT | MMU_PCD), 0U);
	k_mem_unmap(mem, 40U * PAGE);
	accounts_check();
}

ZTEST(update, test_execution)
{
	uint8_t *const mem = k_mem_map(PAGE, K_MEM_PERM_RW);

	put_code(mem);
	if (IS_ENABLED(CONFIG_X86_NX)) {
		dies(call_it, mem);
	}
	zassert_ok(k_mem_update_flags(mem, PAGE, K_MEM_PERM_EXEC));
	zassert_equal(((int (*)(void))(uintptr_t)mem)(), 42);
	dies(write_it, mem);
	k_mem_unmap(mem, PAGE);
	accounts_check();
}

/* Also a page of the program itself. */
ZTEST(update, test_image)
{
	const pentry_t before = entry_of(own + PAGE);

	zassert_ok(k_mem_update_flags(own + PAGE, PAGE, 0U));
	write_it(own);
	dies(write_it, own + PAGE);
	write_it(own + 2U * PAGE);
	zassert_ok(k_mem_update_flags(own + PAGE, PAGE, K_MEM_PERM_RW));
	write_it(own + PAGE);
	zassert_equal(entry_of(own + PAGE) & ~(pentry_t)(MMU_A | MMU_D),
		      before & ~(pentry_t)(MMU_A | MMU_D));
	accounts_check();
}

ZTEST(update, test_nothing_changes_if_refused)
{
	uint8_t *const mem = k_mem_map(2U * PAGE, K_MEM_PERM_RW);
	const pentry_t before = entry_of(mem);

	/* The guards are not mapped. */
	zassert_equal(k_mem_update_flags(mem, 3U * PAGE, 0U), -EFAULT);
	zassert_equal(k_mem_update_flags(mem - PAGE, 3U * PAGE, 0U), -EFAULT);
	zassert_equal(k_mem_update_flags(mem + 1, PAGE, 0U), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, PAGE + 1U, 0U), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, 0U, 0U), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, (size_t)0 - PAGE, 0U), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, PAGE, K_MEM_MAP_LOCK), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, PAGE, K_MEM_DIRECT_MAP), -EINVAL);
	zassert_equal(k_mem_update_flags(mem, PAGE, BIT(31)), -EINVAL);
	for (uint32_t cache = K_MEM_X86_CACHE_WC + 1U; cache <= K_MEM_CACHE_MASK; cache++) {
		zassert_equal(k_mem_update_flags(mem, PAGE, cache), -EINVAL);
	}
	zassert_equal(entry_of(mem), before);
	write_it(mem);
	k_mem_unmap(mem, 2U * PAGE);
	zassert_equal(k_mem_update_flags(mem, 2U * PAGE, 0U), -EFAULT);
	accounts_check();
}

/* A range of several batches whose last page is not there: no batch is begun. */
ZTEST(update, test_long_range)
{
	const size_t pages = 300U;
	uint8_t *const mem = k_mem_map(pages * PAGE, PLAIN);
	const pentry_t before = entry_of(mem);

	zassert_not_null(mem);
	zassert_equal(k_mem_update_flags(mem, (pages + 1U) * PAGE, 0U), -EFAULT);
	for (size_t i = 0; i < pages; i++) {
		zassert_equal(entry_of(mem + i * PAGE) & MMU_RW, MMU_RW, "page %zu", i);
	}
	zassert_equal(entry_of(mem), before);
	zassert_ok(k_mem_update_flags(mem, pages * PAGE, K_MEM_CACHE_WT));
	for (size_t i = 0; i < pages; i++) {
		zassert_equal(entry_of(mem + i * PAGE) & (MMU_RW | MMU_PWT | MMU_PCD), MMU_PWT,
			      "page %zu", i);
	}
	k_mem_unmap(mem, pages * PAGE);
	accounts_check();
}

ZTEST_SUITE(update, NULL, NULL, accounts_begin, NULL, NULL);
