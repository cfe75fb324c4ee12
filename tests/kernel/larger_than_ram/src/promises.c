/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All memory that can be promised is used, and then code is pinned: what was promised can be used
 * none the less.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#include <mmu.h>

#include "pages.h"

#define PAGE CONFIG_MMU_PAGE_SIZE
#define WORDS (PAGE / sizeof(uint32_t))

static size_t promises_left(void)
{
	size_t pages = 0U;

	K_SPINLOCK(&z_mm_lock)
	{
		while (z_mem_paging_commit(1U) == 0) {
			pages++;
		}
		z_mem_paging_uncommit(pages);
	}
	return pages;
}

static uint8_t *code_page(size_t index)
{
	return (uint8_t *)ROUND_UP((uintptr_t)page_code, PAGE) + index * PAGE;
}

/* @return how many pages of code could be pinned */
static size_t pin_code(void)
{
	const size_t pages = (size_t)(page_code_end - page_code) / PAGE - 1U;
	size_t pinned = 0U;

	while (pinned < pages && z_mem_paging_load(code_page(pinned), PAGE, true) == 0) {
		pinned++;
	}
	return pinned;
}

static void expect(const volatile uint32_t *mem, size_t pages)
{
	for (size_t i = 0U; i < pages; i++) {
		zassert_equal(mem[i * WORDS], i + 1U, "page %zu", i);
	}
}

ZTEST(promises, test_pinned_code)
{
	const size_t pages = promises_left();
	volatile uint32_t *const mem = k_mem_map(pages * PAGE, K_MEM_PERM_RW);
	size_t pinned;

	zassert_not_null((void *)mem, "%zu pages", pages);
	zassert_equal(promises_left(), 0U);
	for (size_t i = 0U; i < pages; i++) {
		mem[i * WORDS] = i + 1U;
	}
	pinned = pin_code();
	expect(mem, pages);
	k_mem_unpin(code_page(0), pinned * PAGE);
	zassert_equal(pinned, 0U, "%zu pages were pinned in frames that were promised", pinned);
	expect(mem, pages);
	k_mem_unmap((void *)mem, pages * PAGE);

	pinned = pin_code();
	zassert_true(pinned > 0U);
	zassert_equal(promises_left(), pages - pinned);
	k_mem_unpin(code_page(0), pinned * PAGE);
	zassert_equal(promises_left(), pages);
}

ZTEST_SUITE(promises, NULL, NULL, NULL, NULL, NULL);
