/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random sequences of everything that maps memory, compared with a model after each step: entries
 * of the live tables, content of pages, free memory. The seed is printed; it alone decides what
 * happens.
 */
#include "model.h"

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define STEPS 2000U

static size_t free_at_start;

static uint32_t random_rights(void)
{
	static const uint32_t rights[] = { 0, K_MEM_PERM_RW, K_MEM_PERM_EXEC };

	return rights[below(ARRAY_SIZE(rights))];
}

static void map(void)
{
	struct region *const region = random_region(false);
	const size_t pages = 1U + below(MAX_PAGES);
	const bool uninit = below(3) == 0U;
	const uint32_t rights = random_rights();
	const bool lock = IS_ENABLED(CONFIG_DEMAND_PAGING) && below(16) == 0U;
	uint32_t how = rights;

	if (region == NULL) {
		return;
	}
	how |= uninit ? K_MEM_MAP_UNINIT : 0U;
	how |= lock ? K_MEM_MAP_LOCK : 0U;
	region->addr = k_mem_map(pages * PAGE, how);
	if (region->addr == NULL) {
		/* Only when memory is short; the accounting below is exact all the same. */
		zassert_true(lock || pages_mapped() > 0U, "no memory at all");
		return;
	}
	region->pages = pages;
	region->flags = rights | K_MEM_CACHE_WB;
	for (size_t page = 0; page < pages; page++) {
		region->value[page] = 0;
		region->any[page] = uninit;
		region->pinned[page] = lock;
	}
}

static void unmap(void)
{
	struct region *const region = random_region(true);

	if (region != NULL) {
		k_mem_unmap(region->addr, region->pages * PAGE);
		region->addr = NULL;
	}
}

/* Some of a region's pages: all must have the same flags in the model, so all of them. */
static void update(void)
{
	struct region *const region = random_region(true);

	if (region == NULL) {
		return;
	}
	region->flags = random_rights() | below(4);
	zassert_ok(k_mem_update_flags(region->addr, region->pages * PAGE, region->flags));
}

static void touch(void)
{
	struct region *const region = random_region(true);

	if (region == NULL) {
		return;
	}
	const size_t page = below(region->pages);

	check_page(region, page);
	if ((region->flags & K_MEM_PERM_RW) != 0U) {
		write_page(region, page);
	}
}

/* A second view of a page that stays where it is shows the same words. */
static void alias(void)
{
	static uint8_t fixed[CONFIG_MMU_PAGE_SIZE] __aligned(CONFIG_MMU_PAGE_SIZE) __pinned_bss;
	const size_t at = below(CONFIG_MMU_PAGE_SIZE);
	const uint8_t value = (uint8_t)below(256);
	uint8_t *view;

	k_mem_map_phys_bare(&view, k_mem_phys_addr(fixed) + at, PAGE - at,
			    K_MEM_PERM_RW | K_MEM_CACHE_WB);
	zassert_equal((uintptr_t)view % PAGE, at);
	*view = value;
	zassert_equal(fixed[at], value);
	k_mem_unmap_phys_bare(view, PAGE - at);
}

static void check_free(void)
{
	if (IS_ENABLED(CONFIG_DEMAND_PAGING)) {
		check_paging();
		return;
	}
	zassert_equal(k_mem_free_get(), free_at_start - pages_mapped() * PAGE, "free memory");
}

static void step(void)
{
	static void (*const ops[])(void) = { map, map, unmap, update, touch, touch, touch, alias };
	const unsigned int op = below(ARRAY_SIZE(ops) + 4U);

	if (op < ARRAY_SIZE(ops)) {
		ops[op]();
	} else if (IS_ENABLED(CONFIG_DEMAND_PAGING)) {
		paging_step();
	} else {
		touch();
	}
	check_tables();
	check_free();
}

static void all_content(void)
{
	ARRAY_FOR_EACH(regions, i)
	{
		for (size_t page = 0; regions[i].addr != NULL && page < regions[i].pages; page++) {
			check_page(&regions[i], page);
		}
	}
}

static void run(uint32_t start)
{
	printk("seed %u\n", start);
	seed(start);
	for (unsigned int i = 0; i < STEPS; i++) {
		step();
		if (i % 100U == 0U) {
			all_content();
		}
	}
	all_content();
	while (random_region(true) != NULL) {
		unmap();
		check_free();
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	free_at_start = k_mem_free_get();
}

ZTEST(mem_fuzz, test_one)
{
	run(1);
}

ZTEST(mem_fuzz, test_two)
{
	run(20261122);
}

static void *setup(void)
{
	if (IS_ENABLED(CONFIG_DEMAND_PAGING)) {
		paging_setup();
	}
	return NULL;
}

ZTEST_SUITE(mem_fuzz, NULL, setup, before, NULL, NULL);
