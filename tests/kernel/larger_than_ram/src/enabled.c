/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CONFIG_DEMAND_PAGING_ALLOW_IRQ: threads of several priorities want pages of the program, the same
 * and others, while a timer goes on as if nobody did. What interrupts need is marked; the rest
 * goes.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#include <mmu.h>
#include <paging.h>

#include "pages.h"

#define THREADS 4
#define PERIOD_MS 1

static __pinned_bss struct {
	uint32_t ticks;
	/* Of these, while a page was on its way. */
	uint32_t in_transfer;
	/* Not when they should be. */
	uint32_t late;
	int64_t last;
} timer_counts;
static __pinned_bss struct k_thread threads[THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, 2048);

static __isr void on_tick(struct k_timer *timer)
{
	const int64_t now = k_uptime_ticks();

	ARG_UNUSED(timer);
	if (timer_counts.ticks != 0U &&
	    now - timer_counts.last != k_ms_to_ticks_ceil64(PERIOD_MS)) {
		timer_counts.late++;
	}
	timer_counts.last = now;
	timer_counts.ticks++;
	timer_counts.in_transfer += z_paging.pf != NULL ? 1U : 0U;
}

static K_TIMER_DEFINE(tick_timer, on_tick, NULL);

/* Two threads have the same way through the program, so that they want the same pages. */
static void call_and_sleep(void *number, void *unused1, void *unused2)
{
	const uint32_t first = 1U + 2U * ((uint32_t)(uintptr_t)number / 2U);

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (uint32_t stride = first; stride <= first + 16U; stride += 4U) {
		call_all(stride);
		k_msleep(1);
	}
}

ZTEST(larger_than_ram, test_threads_and_interrupts)
{
	struct k_mem_paging_stats_t before, after;

	k_mem_paging_stats_get(&before);
	k_timer_start(&tick_timer, K_MSEC(PERIOD_MS), K_MSEC(PERIOD_MS));
	for (uintptr_t i = 0; i < THREADS; i++) {
		(void)k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]),
				      call_and_sleep, (void *)i, NULL, NULL, 2 + (int)i % 3, 0,
				      K_NO_WAIT);
	}
	for (int i = 0; i < THREADS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_FOREVER));
	}
	k_timer_stop(&tick_timer);
	k_mem_paging_stats_get(&after);
	TC_PRINT("%u timer interrupts, %u of them in transfers, %u late; %lu page faults\n",
		 timer_counts.ticks, timer_counts.in_transfer, timer_counts.late,
		 after.pagefaults.cnt - before.pagefaults.cnt);
	zassert_true(timer_counts.in_transfer > 20U);
	zassert_equal(timer_counts.late, 0U);
	zassert_equal(after.pagefaults.irq_locked, 0U);
}
