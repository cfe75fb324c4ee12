/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes page frames away until there are a tenth of what the tests work on, gives each test its
 * memory, and says what paging did meanwhile. The numbers are the same in every run.
 */
#include <mmu.h>

#include "workload.h"

/* Frames left free; the program's pages that may go take part too. */
#define FREE_FRAMES 16

__pinned_bss uint32_t rule_broken;
static void *ballast;
static size_t ballast_size;

static size_t evictable_frames(void)
{
	size_t frames = 0;

	for (size_t i = 0; i < z_mem_frames_known; i++) {
		frames += k_mem_page_frame_is_evictable(&k_mem_page_frames[i]) ? 1U : 0U;
	}
	return frames;
}

static void *setup(void)
{
	static struct workload_fixture fixture;

	ballast_size = k_mem_free_get() - FREE_FRAMES * CONFIG_MMU_PAGE_SIZE;
	ballast = k_mem_map(ballast_size, K_MEM_PERM_RW | K_MEM_MAP_LOCK | K_MEM_MAP_UNINIT);
	zassert_not_null(ballast);
	fixture.frames = k_mem_free_get() / CONFIG_MMU_PAGE_SIZE + evictable_frames();
	zassert_between_inclusive(fixture.frames, FREE_FRAMES, DATA_PAGES / 10);
	return &fixture;
}

static void before(void *arg)
{
	struct workload_fixture *fixture = arg;

	fixture->data = k_mem_map(DATA_PAGES * CONFIG_MMU_PAGE_SIZE, K_MEM_PERM_RW);
	zassert_not_null(fixture->data);
	k_mem_paging_stats_get(&fixture->before);
}

static void after(void *arg)
{
	struct workload_fixture *fixture = arg;
	struct k_mem_paging_stats_t now;
	unsigned long faults, clean, dirty;

	zassert_equal(rule_broken, 0U, "%c, line %u", rule_broken >> 16, rule_broken & 0xffffU);
	k_mem_paging_stats_get(&now);
	faults = now.pagefaults.cnt - fixture->before.pagefaults.cnt;
	clean = now.eviction.clean - fixture->before.eviction.clean;
	dirty = now.eviction.dirty - fixture->before.eviction.dirty;
	TC_PRINT("%zu frames, %d pages: %lu page faults, %lu clean and %lu dirty evictions\n",
		 fixture->frames, DATA_PAGES, faults, clean, dirty);
	/* Each page came at least once; what came in either found room, or something went out. */
	zassert_true(faults >= DATA_PAGES);
	zassert_true(clean + dirty <= faults && faults <= clean + dirty + fixture->frames);
	k_mem_unmap(fixture->data, DATA_PAGES * CONFIG_MMU_PAGE_SIZE);
}

static void teardown(void *arg)
{
	ARG_UNUSED(arg);
	k_mem_unmap(ballast, ballast_size);
}

ZTEST_SUITE(workload, NULL, setup, before, after, teardown);
