/* SPDX-License-Identifier: Apache-2.0 */
/* Threads and interrupt handlers, all of which can be paged out: a page comes at once. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#include "pages.h"

/* An interrupt handler that nobody pinned: the store does not sleep. */
static uint32_t ticks, wrong;

static void on_tick(struct k_timer *timer)
{
	const uint32_t i = (ticks * 4099U) % TABLE_WORDS;

	ARG_UNUSED(timer);
	ticks++;
	if (table[i] != i * TABLE_FACTOR ||
	    page_call(ticks % PAGE_FUNCTIONS, i) != page_expected(ticks % PAGE_FUNCTIONS, i)) {
		wrong++;
	}
}

static K_TIMER_DEFINE(tick_timer, on_tick, NULL);
static K_THREAD_STACK_DEFINE(other_stack, 2048);
static struct k_thread other;

static void other_thread(void *strides, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (uint32_t stride = 1; stride <= (uint32_t)(uintptr_t)strides; stride += 2) {
		call_all(stride);
	}
}

ZTEST(larger_than_ram, test_threads_and_interrupts)
{
	struct k_mem_paging_stats_t before, after;

	k_mem_paging_stats_get(&before);
	(void)k_thread_create(&other, other_stack, K_THREAD_STACK_SIZEOF(other_stack), other_thread,
			      (void *)21, NULL, NULL, k_thread_priority_get(k_current_get()), 0,
			      K_NO_WAIT);
	k_timer_start(&tick_timer, K_MSEC(1), K_MSEC(1));
	for (uint32_t stride = 5; stride <= 25; stride += 2) {
		call_all(stride);
	}
	zassert_ok(k_thread_join(&other, K_FOREVER));
	k_timer_stop(&tick_timer);
	k_mem_paging_stats_get(&after);
	TC_PRINT("%u timer interrupts, %lu page faults, of these %lu in interrupt handlers\n",
		 ticks, after.pagefaults.cnt - before.pagefaults.cnt,
		 after.pagefaults.in_isr - before.pagefaults.in_isr);
	zassert_true(ticks > 20, "%u", ticks);
	zassert_equal(wrong, 0, "%u", wrong);
	zassert_true(after.pagefaults.in_isr > before.pagefaults.in_isr);
}
