/* SPDX-License-Identifier: Apache-2.0 */
/* What is counted: by the system, for a thread, and how long it took. */
#include <string.h>

#include "test.h"

static void use_more_than_frames(void *mem)
{
	fill_pages(mem, ROOM, 0U);
}

#ifdef CONFIG_DEMAND_PAGING_STATS
static struct k_mem_paging_stats_t system_counts(void)
{
	struct k_mem_paging_stats_t stats;

	k_mem_paging_stats_get(&stats);
	return stats;
}

ZTEST(stats, test_system)
{
	uint8_t *mem = map_absent(ROOM, K_MEM_PERM_RW);
	struct k_mem_paging_stats_t before = system_counts(), after;

	zassert_equal(FAULTS_OF(use_more_than_frames(mem)), ROOM);
	after = system_counts();
	zassert_equal(after.pagefaults.cnt - before.pagefaults.cnt, ROOM);
	zassert_equal(after.pagefaults.irq_unlocked - before.pagefaults.irq_unlocked, ROOM);
	zassert_equal(after.pagefaults.irq_locked, before.pagefaults.irq_locked);
	zassert_equal(after.eviction.dirty - before.eviction.dirty, ROOM - FRAMES);
	zassert_equal(after.eviction.clean, before.eviction.clean);
	zassert_equal(after.pagefaults.cnt,
		      after.pagefaults.irq_locked + after.pagefaults.irq_unlocked);

	/* What is paged out by request is no eviction, and loading by request is no fault. */
	before = after;
	unmap(mem, ROOM);
	mem = map_absent(1U, K_MEM_PERM_RW);
	k_mem_page_in(mem, PAGE);
	fill(mem, 1U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	k_mem_page_in(mem, PAGE);
	after = system_counts();
	zassert_equal(after.pagefaults.cnt, before.pagefaults.cnt);
	zassert_equal(after.eviction.dirty, before.eviction.dirty);
	unmap(mem, 1U);
}

ZTEST(stats, test_clean)
{
	uint8_t *const mem = map_absent(FRAMES + 2U, K_MEM_PERM_RW);
	const struct k_mem_paging_stats_t before = system_counts();
	struct k_mem_paging_stats_t after;

	for (size_t i = 0U; i < FRAMES + 2U; i++) {
		touch(mem + i * PAGE);
	}
	after = system_counts();
	zassert_equal(after.eviction.clean - before.eviction.clean, 2U);
	zassert_equal(after.eviction.dirty, before.eviction.dirty);
	unmap(mem, FRAMES + 2U);
}

#ifndef CONFIG_DEMAND_PAGING_ALLOW_IRQ
#include <zephyr/irq_offload.h>

static void touch_in_isr(const void *mem)
{
	touch(mem);
}

ZTEST(stats, test_where)
{
	uint8_t *const mem = map_absent(2U, K_MEM_PERM_RW);
	const struct k_mem_paging_stats_t before = system_counts();
	struct k_mem_paging_stats_t after;
	unsigned int key;

	irq_offload(touch_in_isr, mem);
	after = system_counts();
	zassert_equal(after.pagefaults.in_isr - before.pagefaults.in_isr, 1U);
	key = irq_lock();
	touch(mem + PAGE);
	irq_unlock(key);
	after = system_counts();
	zassert_equal(after.pagefaults.in_isr - before.pagefaults.in_isr, 1U);
	zassert_true(after.pagefaults.irq_locked - before.pagefaults.irq_locked >= 1U);
	zassert_equal(after.pagefaults.cnt - before.pagefaults.cnt, 2U);
	unmap(mem, 2U);
}
#endif

#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
static void nothing(void *unused)
{
	ARG_UNUSED(unused);
}

/* A struct in memory that was something else: its counts begin at 0. */
ZTEST(stats, test_dirty_struct)
{
	static struct k_thread thread;
	static K_THREAD_STACK_DEFINE(stack, 512);
	struct k_mem_paging_stats_t stats;

	(void)memset(&thread, 0xA5, sizeof(thread));
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack),
			      (k_thread_entry_t)nothing, NULL, NULL, NULL, 5, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	k_mem_paging_thread_stats_get(&thread, &stats);
	zassert_equal(stats.pagefaults.cnt, 0U);
	zassert_equal(stats.eviction.dirty, 0U);
}

ZTEST(stats, test_threads)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);
	struct k_mem_paging_stats_t mine, before, first, its;
	unsigned long faults, evicted;
	k_tid_t thread;

	k_mem_paging_thread_stats_get(k_current_get(), &before);
	thread = start(1U, 5, nothing, NULL);
	finish(1U);
	k_mem_paging_thread_stats_get(thread, &first);
	for (unsigned int round = 0U; round < 2U; round++) {
		/* Counts go on with the next thread of the same struct. */
		zassert_equal(start(1U, 5, use_more_than_frames, mem), thread);
		finish(1U);
		k_mem_paging_thread_stats_get(thread, &its);
		faults = its.pagefaults.cnt - first.pagefaults.cnt;
		zassert_true(faults >= ROOM - FRAMES && faults <= ROOM);
		zassert_equal(its.pagefaults.irq_unlocked - first.pagefaults.irq_unlocked, faults);
		evicted = its.eviction.dirty - first.eviction.dirty;
		zassert_true(evicted >= ROOM - FRAMES && evicted <= ROOM);
		first = its;
	}
	k_mem_paging_thread_stats_get(k_current_get(), &mine);
	zassert_equal(mine.pagefaults.cnt, before.pagefaults.cnt);
	zassert_equal(mine.eviction.dirty, before.eviction.dirty);
	faults = FAULTS_OF(use_more_than_frames(mem));
	k_mem_paging_thread_stats_get(k_current_get(), &mine);
	zassert_equal(mine.pagefaults.cnt - before.pagefaults.cnt, faults);
	zassert_true(faults >= ROOM - FRAMES);
	unmap(mem, ROOM);
}
#endif
#endif /* CONFIG_DEMAND_PAGING_STATS */

#ifdef CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM
static unsigned long sum(void (*get)(struct k_mem_paging_histogram_t *hist))
{
	struct k_mem_paging_histogram_t hist;
	unsigned long total = 0U;

	get(&hist);
	for (size_t i = 0U; i < CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS; i++) {
		total += hist.counts[i];
		zassert_true(i == 0U || hist.bounds[i] > hist.bounds[i - 1U], "bound %zu: %lu", i,
			     hist.bounds[i]);
	}
	zassert_equal(hist.bounds[CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS - 1], ULONG_MAX);
	return total;
}

ZTEST(stats, test_histograms)
{
	uint8_t *const mem = map_absent(FRAMES + 3U, K_MEM_PERM_RW);
	const unsigned long selected = sum(k_mem_paging_histogram_eviction_get);
	const unsigned long in = sum(k_mem_paging_histogram_backing_store_page_in_get);
	const unsigned long out = sum(k_mem_paging_histogram_backing_store_page_out_get);

	fill_pages(mem, FRAMES + 3U, 0U);
	zassert_equal(sum(k_mem_paging_histogram_eviction_get) - selected, 3U);
	zassert_equal(sum(k_mem_paging_histogram_backing_store_page_out_get) - out, 3U);
	zassert_equal(sum(k_mem_paging_histogram_backing_store_page_in_get), in,
		      "zeroes come from no store");
	for (size_t i = 0U; i < FRAMES + 3U; i++) {
		k_mem_page_in(mem + i * PAGE, PAGE);
	}
	zassert_true(sum(k_mem_paging_histogram_backing_store_page_in_get) - in >= 3U);
	unmap(mem, FRAMES + 3U);
}
#endif

ZTEST(stats, test_faults)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	zassert_equal(FAULTS_OF(use_more_than_frames(mem)), ROOM);
	unmap(mem, ROOM);
}

ZTEST_SUITE(stats, NULL, accounts_setup, NULL, accounts_after, NULL);
