/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_map() and k_mem_unmap(): content, frames, neighbours, sizes, contexts. */
#include <zephyr/irq_offload.h>
#include <zephyr/sys/util.h>

#include "test.h"

/* More than one batch of frames, and not a multiple of one. */
#define MANY 75U

static bool is_filled(const uint8_t *mem, size_t size, uint8_t value)
{
	for (size_t i = 0; i < size; i++) {
		if (mem[i] != value) {
			return false;
		}
	}
	return true;
}

ZTEST(map, test_zeroed)
{
	for (unsigned int i = 0; i < 4U; i++) {
		uint8_t *const mem = k_mem_map(MANY * PAGE, K_MEM_PERM_RW);

		zassert_not_null(mem);
		zassert_true(is_filled(mem, MANY * PAGE, 0U), "round %u", i);
		memset(mem, 0xA5, MANY * PAGE);
		k_mem_unmap(mem, MANY * PAGE);
	}
	accounts_check();
}

/* Nobody can write it, and still it is zero. */
ZTEST(map, test_zeroed_read_only)
{
	uint8_t *mem = k_mem_map(MANY * PAGE, PLAIN);

	memset(mem, 0xA5, MANY * PAGE);
	k_mem_unmap(mem, MANY * PAGE);
	mem = k_mem_map(MANY * PAGE, 0U);
	zassert_not_null(mem);
	zassert_true(is_filled(mem, MANY * PAGE, 0U));
	dies(write_it, mem);
	dies(write_it, mem + MANY * PAGE - 1U);
	k_mem_unmap(mem, MANY * PAGE);
	accounts_check();
}

ZTEST(map, test_every_size)
{
	const size_t before = accounts_now().frames;

	for (size_t pages = 1U; pages <= MANY; pages++) {
		uint8_t *const mem = k_mem_map(pages * PAGE, PLAIN);

		zassert_not_null(mem);
		zassert_equal(accounts_now().frames, before - pages);
		zassert_equal(k_mem_free_get(), MIN(before - pages, SIZE_MAX / PAGE) * PAGE);
		for (size_t i = 0; i < pages; i++) {
			*(size_t *)(mem + i * PAGE) = i;
		}
		for (size_t i = 0; i < pages; i++) {
			zassert_equal(*(size_t *)(mem + i * PAGE), i, "two pages share a frame");
		}
		zassert_equal(pfn_of(mem - 1), UINT32_MAX);
		zassert_equal(pfn_of(mem + pages * PAGE), UINT32_MAX);
		k_mem_unmap(mem, pages * PAGE);
		for (size_t i = 0; i < pages; i++) {
			zassert_equal(entry_of(mem + i * PAGE), 0U, "page %zu is still there", i);
		}
	}
	accounts_check();
}

ZTEST(map, test_frames_know_their_pages)
{
	uint8_t *const mem = k_mem_map(MANY * PAGE, PLAIN | K_MEM_MAP_LOCK);

	for (size_t i = 0; i < MANY; i++) {
		struct k_mem_page_frame *const pf = k_mem_pfn_to_page_frame(pfn_of(mem + i * PAGE));

		zassert_not_null(pf);
		zassert_true(k_mem_page_frame_is_mapped(pf) && k_mem_page_frame_is_pinned(pf));
		zassert_false(k_mem_page_frame_is_free(pf) || k_mem_page_frame_is_evictable(pf));
		zassert_equal_ptr(k_mem_page_frame_to_virt(pf), mem + i * PAGE);
		zassert_equal(k_mem_page_frame_to_pfn(pf), pfn_of(mem + i * PAGE));
	}
	k_mem_unmap(mem, MANY * PAGE);
	accounts_check();
}

ZTEST(map, test_guards)
{
	uint8_t *const low = k_mem_map(2U * PAGE, PLAIN);
	uint8_t *const high = k_mem_map(PAGE, PLAIN);

	/* Whichever is above: the pages between them are of neither. */
	zassert_true(high + 2U * PAGE < low || low + 3U * PAGE < high);
	dies(read_it, low - 1);
	dies(write_it, low - PAGE);
	dies(read_it, low + 2U * PAGE);
	dies(write_it, low + 3U * PAGE - 1);
	dies(read_it, high - 1);
	dies(read_it, high + PAGE);
	k_mem_unmap(low, 2U * PAGE);
	write_it(high);
	dies(read_it, low);
	dies(write_it, low + PAGE);
	k_mem_unmap(high, PAGE);
	accounts_check();
}

ZTEST(map, test_same_place_again)
{
	void *const first = k_mem_map(PAGE, PLAIN);

	k_mem_unmap(first, PAGE);
	for (unsigned int i = 0; i < 100U; i++) {
		void *const mem = k_mem_map(PAGE, PLAIN);

		zassert_equal_ptr(mem, first);
		k_mem_unmap(mem, PAGE);
	}
	accounts_check();
}

/* Any order, sizes of one word and of many: nothing overlaps, nothing is lost. */
ZTEST(map, test_many_at_once)
{
	static struct {
		uint8_t *mem;
		size_t pages;
	} held[40];
	uint32_t random = 1U;

	for (unsigned int step = 0; step < 2000U; step++) {
		random = random * 1664525U + 1013904223U;
		const size_t slot = (random >> 8) % ARRAY_SIZE(held);

		if (held[slot].mem != NULL) {
			const size_t size = held[slot].pages * PAGE;

			zassert_equal(held[slot].mem[0], (uint8_t)slot, "step %u", step);
			zassert_equal(held[slot].mem[size - 1U], (uint8_t)slot, "step %u", step);
			k_mem_unmap(held[slot].mem, size);
			held[slot].mem = NULL;
		} else {
			held[slot].pages = 1U + (random >> 20) % 33U;
			held[slot].mem = k_mem_map(held[slot].pages * PAGE, PLAIN);
			if (held[slot].mem != NULL) {
				held[slot].mem[held[slot].pages * PAGE - 1U] = (uint8_t)slot;
				held[slot].mem[0] = (uint8_t)slot;
			}
		}
	}
	for (size_t slot = 0; slot < ARRAY_SIZE(held); slot++) {
		if (held[slot].mem != NULL) {
			k_mem_unmap(held[slot].mem, held[slot].pages * PAGE);
			held[slot].mem = NULL;
		}
	}
	accounts_check();
}

static volatile int isr_checks;

static void in_isr(const void *unused)
{
	uint8_t *const mem = k_mem_map(3U * PAGE, K_MEM_PERM_RW);
	uint8_t *regs;

	ARG_UNUSED(unused);
	isr_checks += mem != NULL && mem[3U * PAGE - 1U] == 0U;
	mem[0] = 1U;
	isr_checks += k_mem_update_flags(mem, PAGE, 0U) == 0;
	k_mem_unmap(mem, 3U * PAGE);
	k_mem_map_phys_bare(&regs, HPET_PHYS, 4U, K_MEM_CACHE_NONE);
	isr_checks += *(volatile uint32_t *)regs != UINT32_MAX;
	k_mem_unmap_phys_bare(regs, 4U);
}

ZTEST(map, test_in_isr)
{
	isr_checks = 0;
	irq_offload(in_isr, NULL);
	zassert_equal(isr_checks, 3);
	accounts_check();
}

/* Between the batches of one call others run, and map too. */
static struct k_thread other_thread;
static K_THREAD_STACK_DEFINE(other_stack, 2048);
static volatile unsigned int others;
static volatile bool stop;

static void map_often(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	while (!stop) {
		uint8_t *const mem = k_mem_map(40U * PAGE, K_MEM_PERM_RW);

		if (mem != NULL) {
			mem[0] = 1U;
			k_mem_unmap(mem, 40U * PAGE);
			others++;
		}
		k_sleep(K_TICKS(1));
	}
}

ZTEST(map, test_preempted)
{
	const int64_t end = k_uptime_get() + 5 * MSEC_PER_SEC;

	stop = false;
	others = 0U;
	(void)k_thread_create(&other_thread, other_stack, K_THREAD_STACK_SIZEOF(other_stack),
			      map_often, NULL, NULL, NULL, 5, 0, K_NO_WAIT);
	while (others < 20U && k_uptime_get() < end) {
		uint8_t *const mem = k_mem_map(200U * PAGE, PLAIN);

		if (mem != NULL) {
			mem[0] = 1U;
			mem[200U * PAGE - 1U] = 1U;
			k_mem_unmap(mem, 200U * PAGE);
		}
	}
	stop = true;
	zassert_ok(k_thread_join(&other_thread, K_SECONDS(5)));
	zassert_true(others >= 20U, "%u", others);
	accounts_check();
}

ZTEST_SUITE(map, NULL, NULL, accounts_begin, NULL, NULL);
