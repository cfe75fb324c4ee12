/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Several threads, one of which is in a transfer. The transfer's hook lets the others go on: they
 * are better than it, so they do at once, and come back when they wait.
 */
#include <zephyr/irq_offload.h>

#include "test.h"

static K_SEM_DEFINE(go, 0, THREADS);
static k_tid_t in_transfer;
static int prio_seen;
static volatile bool flag;

static void let_go(void)
{
	in_transfer = k_current_get();
	k_sem_give(&go);
	prio_seen = k_thread_priority_get(k_current_get());
}

/* All that wait for `go` run, the best first. */
static void let_all_go(void)
{
	in_transfer = k_current_get();
	for (unsigned int i = 0U; i < THREADS - 1U; i++) {
		k_sem_give(&go);
	}
	prio_seen = k_thread_priority_get(k_current_get());
}

/* The same, and time passes. */
static void let_all_go_slowly(void)
{
	let_all_go();
	k_busy_wait(100000U);
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_sem_reset(&go);
	flag = false;
	prio_seen = 99;
	store.hook = NULL;
	store.busy = false;
	store.sleep = 2;
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	store.sleep = 0;
}

static uint8_t *stored(size_t pages)
{
	uint8_t *const mem = map_absent(pages, K_MEM_PERM_RW);

	for (size_t i = 0U; i < pages; i++) {
		fill(mem + i * PAGE, i);
	}
	zassert_ok(k_mem_page_out(mem, pages * PAGE));
	return mem;
}

static void touch_now(void *addr)
{
	touch(addr);
}

static void touch_later(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	touch(addr);
}

ZTEST(threads, test_same_page)
{
	uint8_t *const mem = stored(1U);
	const unsigned int ins = store.ins;

	store.hook = let_go;
	(void)start(1U, 3, touch_later, mem + 8U);
	zassert_equal(FAULTS_OF((void)start(2U, 5, touch_now, mem); finish(1U); finish(2U)), 2U);
	zassert_equal(store.ins, ins + 1U, "the page was brought twice");
	zassert_equal(z_mem_frames_free(), FRAMES - 1U);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
	accounts_check();
}

/* The best waiter is served first, and meanwhile the one in the transfer has its priority. */
ZTEST(threads, test_priorities)
{
	uint8_t *const mem = stored(4U);
	const unsigned int ins = store.ins;
	uintptr_t location[4];

	for (size_t i = 0U; i < 4U; i++) {
		zassert_equal(place_of(mem + i * PAGE, &location[i]), ARCH_PAGE_LOCATION_PAGED_OUT);
	}
	store.hook = let_all_go;
	(void)start(1U, 6, touch_later, mem + PAGE);
	(void)start(2U, 4, touch_later, mem + 2U * PAGE);
	(void)start(3U, 5, touch_later, mem + 3U * PAGE);
	(void)start(0U, 8, touch_now, mem);
	for (unsigned int i = 0U; i < THREADS; i++) {
		finish(i);
	}
	zassert_equal(store.ins, ins + 4U);
	zassert_equal(store.order[ins % 8U], location[0]);
	zassert_equal(store.order[(ins + 1U) % 8U], location[2], "4 is better than 5 and 6");
	zassert_equal(store.order[(ins + 2U) % 8U], location[3]);
	zassert_equal(store.order[(ins + 3U) % 8U], location[1]);
	zassert_equal(prio_seen, 4, "priority %d", prio_seen);
	zassert_equal(k_thread_priority_get(in_transfer), 8);
	unmap(mem, 4U);
	accounts_check();
}

/* A thread that needs no page is not held up. */
static void work(void *count)
{
	(void)k_sem_take(&go, K_FOREVER);
	++*(volatile int *)count;
	flag = store.busy;
}

ZTEST(threads, test_others_run)
{
	uint8_t *const mem = stored(1U);
	int count = 0;

	store.hook = let_all_go;
	(void)start(1U, 3, work, &count);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	zassert_equal(count, 1);
	zassert_true(flag, "it ran after the transfer");
	unmap(mem, 1U);
	accounts_check();
}

/* Interrupts are taken while the store works, a timer's among them. */
static void wait_for_ticks(void)
{
	const int64_t now = k_uptime_ticks();

	while (k_uptime_ticks() - now < 5) {
	}
}

static void count_up(struct k_timer *timer)
{
	++*(volatile int *)k_timer_user_data_get(timer);
}

ZTEST(threads, test_timer)
{
	uint8_t *const mem = stored(1U);
	struct k_timer timer;
	int count = 0;

	k_timer_init(&timer, count_up, NULL);
	k_timer_user_data_set(&timer, &count);
	store.hook = wait_for_ticks;
	store.sleep = 0;
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	touch(mem);
	k_timer_stop(&timer);
	zassert_true(count >= 4, "%d ticks in the transfer", count);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
	accounts_check();
}

/*
 * A handler that uses a page in somebody's transfer: that it cannot wait is the reason, not that
 * the thread it interrupted has the turn.
 */
static uint8_t *other;
static int refusal;

static void fault_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	refusal = z_mem_page_fault(other, true);
}

static void interrupt_transfer(void)
{
	irq_offload(fault_in_isr, NULL);
}

ZTEST(threads, test_handler_in_a_transfer)
{
	uint8_t *const mem = stored(2U);

	other = mem + PAGE;
	store.hook = interrupt_transfer;
	zassert_true(is_filled(mem, 0U));
	zassert_equal(refusal, -EWOULDBLOCK, "%d", refusal);
	zassert_true(is_out(other));
	zassert_true(is_filled(other, 1U));
	unmap(mem, 2U);
	accounts_check();
}

/* Who keeps the others from running still gets its page, and waits for its turn if it must. */
static void touch_with_scheduler_locked(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	k_sched_lock();
	touch(addr);
	k_sched_unlock();
}

ZTEST(threads, test_scheduler_locked)
{
	uint8_t *const mem = stored(2U);

	k_sched_lock();
	touch(mem);
	k_sched_unlock();
	zassert_ok(k_mem_page_out(mem, PAGE));
	store.hook = let_go;
	(void)start(1U, 3, touch_with_scheduler_locked, mem + PAGE);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	zassert_equal(prio_seen, 3);
	zassert_true(is_filled(mem, 0U));
	zassert_true(is_filled(mem + PAGE, 1U));
	unmap(mem, 2U);
	accounts_check();
}

static void unmap_later(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	unmap(addr, 1U);
}

ZTEST(threads, test_unmapped_on_its_way_in)
{
	uint8_t *const mem = stored(1U);

	store.hook = let_go;
	(void)start(1U, 3, unmap_later, mem);
	zassert_equal(FAULTS_OF(zassert_equal(reason_of(touch_now, mem), K_ERR_CPU_EXCEPTION)), 0U);
	finish(1U);
	accounts_check();
}

/* Unmapped and mapped anew at the same place: the old content does not show. */
static void exchange_later(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	unmap(addr, 1U);
	zassert_equal_ptr(k_mem_map(PAGE, K_MEM_PERM_RW), addr);
}

static void expect_zero(void *addr)
{
	zassert_equal(touch(addr), 0U);
}

ZTEST(threads, test_exchanged_on_its_way_in)
{
	uint8_t *const mem = stored(1U);

	store.hook = let_go;
	(void)start(1U, 3, exchange_later, mem);
	(void)start(2U, 5, expect_zero, mem);
	finish(1U);
	finish(2U);
	zassert_equal(touch(mem + 100U), 0U);
	unmap(mem, 1U);
	accounts_check();
}

static int out_result;

static void out_now(void *addr)
{
	out_result = k_mem_page_out(addr, PAGE);
}

ZTEST(threads, test_unmapped_on_its_way_out)
{
	for (unsigned int fail = 0U; fail < 2U; fail++) {
		uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

		before(NULL);
		fill(mem, 1U);
		store.fail_out = fail;
		store.error_out = -EIO;
		store.hook = let_go;
		(void)start(1U, 3, unmap_later, mem);
		(void)start(2U, 5, out_now, mem);
		finish(1U);
		finish(2U);
		zassert_ok(out_result);
		accounts_check();
	}
}

ZTEST(threads, test_used_on_its_way_out)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);
	const unsigned int ins = store.ins;

	fill(mem, 5U);
	store.hook = let_go;
	(void)start(1U, 3, touch_later, mem);
	(void)start(2U, 5, out_now, mem);
	finish(1U);
	finish(2U);
	zassert_ok(out_result);
	zassert_equal(store.ins, ins + 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 5U))), 0U);
	unmap(mem, 1U);
	accounts_check();
}

static void pin_later(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	k_mem_pin(addr, PAGE);
}

ZTEST(threads, test_pinned_on_its_way)
{
	uint8_t *const mem = stored(1U);

	store.hook = let_go;
	(void)start(1U, 3, pin_later, mem);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	zassert_true(k_mem_page_frame_is_pinned(frame_of(mem)));
	fill(mem, 3U);
	k_mem_unpin(mem, PAGE);

	before(NULL);
	store.hook = let_go;
	(void)start(1U, 3, pin_later, mem);
	(void)start(2U, 5, out_now, mem);
	finish(1U);
	finish(2U);
	zassert_ok(out_result);
	zassert_true(k_mem_page_frame_is_pinned(frame_of(mem)));
	zassert_true(is_filled(mem, 3U));
	unmap(mem, 1U);
	accounts_check();
}

static void abort_later(void *unused)
{
	ARG_UNUSED(unused);
	(void)k_sem_take(&go, K_FOREVER);
	k_sleep(K_TICKS(1));
	store.busy = false;
	k_thread_abort(in_transfer);
}

/* A thread is ended in the middle of its transfer: the page stays where it was. */
ZTEST(threads, test_ended_on_the_way_in)
{
	uint8_t *const mem = stored(2U);

	store.hook = let_all_go_slowly;
	(void)start(1U, 3, abort_later, NULL);
	(void)start(3U, 4, touch_later, mem + PAGE);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	finish(3U);
	zassert_true(is_out(mem));
	zassert_equal(z_mem_frames_free(), FRAMES - 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 0U))), 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem + PAGE, 1U))), 0U);
	unmap(mem, 2U);
	accounts_check();
}

ZTEST(threads, test_ended_on_the_way_out)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	fill(mem, 8U);
	store.hook = let_all_go_slowly;
	(void)start(1U, 3, abort_later, NULL);
	(void)start(2U, 5, out_now, mem);
	finish(1U);
	finish(2U);
	zassert_false(is_out(mem));
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 8U))), 0U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 8U));
	unmap(mem, 1U);
	accounts_check();
}

/* One that waits for its turn is ended. */
static void touch_as_victim(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	in_transfer = k_current_get();
	touch(addr);
}

static void abort_the_one_that_waits(void)
{
	k_sem_give(&go);
	k_thread_abort(in_transfer);
}

ZTEST(threads, test_ended_while_it_waits)
{
	uint8_t *const mem = stored(2U);

	store.hook = abort_the_one_that_waits;
	(void)start(1U, 3, touch_as_victim, mem + PAGE);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	zassert_true(is_out(mem + PAGE));
	zassert_true(is_filled(mem, 0U));
	zassert_true(is_filled(mem + PAGE, 1U));
	unmap(mem, 2U);
	accounts_check();
}

static void write_protect_later(void *addr)
{
	(void)k_sem_take(&go, K_FOREVER);
	zassert_ok(k_mem_update_flags(addr, PAGE, K_MEM_CACHE_WB));
}

static void write_it(void *addr)
{
	*(volatile uint8_t *)addr = 1U;
}

ZTEST(threads, test_write_protected_on_its_way)
{
	uint8_t *const mem = stored(1U);

	store.hook = let_go;
	(void)start(1U, 3, write_protect_later, mem);
	(void)start(2U, 5, touch_now, mem);
	finish(1U);
	finish(2U);
	zassert_equal(reason_of(write_it, mem), K_ERR_CPU_EXCEPTION);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
	accounts_check();
}

/* Four threads, each with more pages than there are frames for it, and every page is right. */
static void churn(void *pages)
{
	uint8_t *const mem = pages;

	for (unsigned int round = 0U; round < 3U; round++) {
		for (size_t i = 0U; i < ROOM / THREADS; i++) {
			fill(mem + i * PAGE, i + round);
			k_yield();
		}
		for (size_t i = 0U; i < ROOM / THREADS; i++) {
			zassert_true(is_filled(mem + i * PAGE, i + round), "page %zu", i);
			k_yield();
		}
	}
}

ZTEST(threads, test_everybody)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	store.sleep = 1;
	for (unsigned int i = 0U; i < THREADS; i++) {
		(void)start(i, 11, churn, mem + i * (ROOM / THREADS) * PAGE);
	}
	for (unsigned int i = 0U; i < THREADS; i++) {
		finish(i);
	}
	unmap(mem, ROOM);
	accounts_check();
}

ZTEST_SUITE(threads, NULL, accounts_setup, before, after, NULL);
