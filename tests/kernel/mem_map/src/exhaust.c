/* SPDX-License-Identifier: Apache-2.0 */
/* Nothing is left: of frames, of virtual space. Then all of it is there again. */
#include <errno.h>

#include "test.h"

/* Maps pages until there are no more; in the page, the one before it. */
static size_t map_all(uint8_t **last, size_t size)
{
	uint8_t *mem;
	size_t count = 0U;

	*last = NULL;
	while ((mem = k_mem_map(size, PLAIN)) != NULL) {
		*(uint8_t **)mem = *last;
		*last = mem;
		count++;
	}
	return count;
}

static void unmap_all(uint8_t *last, size_t size)
{
	while (last != NULL) {
		uint8_t *const mem = last;

		last = *(uint8_t **)mem;
		k_mem_unmap(mem, size);
	}
}

ZTEST(exhaust, test_one_by_one)
{
	const struct accounts before = accounts_now();
	uint8_t *last;

	for (unsigned int round = 0; round < 2U; round++) {
		const size_t count = map_all(&last, PAGE);
		const struct accounts now = accounts_now();

		zassert_equal(now.frames, before.frames - count);
		zassert_equal(now.pages, before.pages - 3U * count);
		zassert_true(now.frames == 0U || now.pages < 3U, "%zu frames, %zu pages are left",
			     now.frames, now.pages);
		zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_RW));
		unmap_all(last, PAGE);
		accounts_check();
	}
}

/* In one piece there are no guards in between: frames are what ends, if space does not. */
ZTEST(exhaust, test_frames)
{
	const struct accounts before = accounts_now();
	uint8_t *mem;

	if (before.pages < before.frames + 2U + 3U) {
		ztest_test_skip();
	}
	zassert_is_null(k_mem_map((before.frames + 1U) * PAGE, PLAIN));
	accounts_check();
	mem = k_mem_map(before.frames * PAGE, PLAIN);
	zassert_not_null(mem);
	zassert_equal(k_mem_free_get(), 0U);
	zassert_is_null(k_mem_map(PAGE, PLAIN));
	zassert_is_null(k_mem_map(PAGE, K_MEM_PERM_RW));
	zassert_is_null(k_mem_map(2U * PAGE, PLAIN));
	for (size_t i = 0; i < before.frames; i++) {
		*(size_t *)(mem + i * PAGE) = i;
	}
	for (size_t i = 0; i < before.frames; i++) {
		zassert_equal(*(size_t *)(mem + i * PAGE), i);
	}
	k_mem_unmap(mem, before.frames * PAGE);
	accounts_check();
}

/* All virtual pages, one by one; then holes of one page. The frames are the HPET's. */
ZTEST(exhaust, test_virtual_space)
{
	static uint8_t *pages[CONFIG_KERNEL_VM_SIZE / CONFIG_MMU_PAGE_SIZE];
	const size_t free_pages = accounts_now().pages;
	uint8_t *mem;

	for (size_t i = 0; i < free_pages; i++) {
		zassert_ok(k_mem_map_phys(&pages[i], HPET_PHYS / PAGE, PAGE, 0U), "page %zu", i);
	}
	zassert_equal(accounts_now().pages, 0U);
	zassert_equal(k_mem_map_phys(&mem, HPET_PHYS / PAGE, PAGE, 0U), -ENOMEM);
	zassert_is_null(k_mem_map(PAGE, PLAIN));
	zassert_is_null(k_mem_map_phys_guard(HPET_PHYS, PAGE, 0U, false));
	for (size_t i = 0; i < free_pages; i += 2U) {
		k_mem_unmap_phys_bare(pages[i], PAGE);
	}
	zassert_equal(k_mem_map_phys(&mem, HPET_PHYS / PAGE, 2U * PAGE, 0U), -ENOMEM);
	zassert_is_null(k_mem_map(PAGE, PLAIN));
	zassert_ok(k_mem_map_phys(&mem, HPET_PHYS / PAGE, PAGE, 0U));
	zassert_equal_ptr(mem, pages[0], "not the highest hole");
	k_mem_unmap_phys_bare(mem, PAGE);
	for (size_t i = 1U; i < free_pages; i += 2U) {
		k_mem_unmap_phys_bare(pages[i], PAGE);
	}
	accounts_check();
}

/* A request that can be met in part takes nothing. */
ZTEST(exhaust, test_all_or_nothing)
{
	uint8_t *last;
	const size_t count = map_all(&last, 64U * PAGE);
	const struct accounts now = accounts_now();

	for (unsigned int i = 0; i < 100U; i++) {
		zassert_is_null(k_mem_map(64U * PAGE, K_MEM_PERM_RW));
	}
	zassert_equal(accounts_now().frames, now.frames);
	zassert_equal(accounts_now().pages, now.pages);
	zassert_true(count > 0U);
	unmap_all(last, 64U * PAGE);
	accounts_check();
}

ZTEST_SUITE(exhaust, NULL, NULL, accounts_begin, NULL, NULL);
