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
	store_reset();
	store.sleep = 2;
	prio_seen = 99;
}

static void after(void *fixture)
{
	store_reset();
	accounts_after(fixture);
}

/* What a thread does once a transfer lets it go. */
static struct {
	void (*function)(void *);
	void *arg;
} later[THREADS];

static void wait_and_do(void *index)
{
	(void)k_sem_take(&go, K_FOREVER);
	later[(uintptr_t)index].function(later[(uintptr_t)index].arg);
}

static void start_later(uintptr_t index, int prio, void (*function)(void *), void *arg)
{
	later[index].function = function;
	later[index].arg = arg;
	(void)start(index, prio, wait_and_do, (void *)index);
}

/* One thread does `now`; a better one does `during`, as soon as the transfer's hook lets it. */
static void meet(void (*during)(void *), void *during_arg, void (*now)(void *), void *now_arg)
{
	store.hook = store.hook == NULL ? let_go : store.hook;
	start_later(1U, 3, during, during_arg);
	(void)start(2U, 5, now, now_arg);
	finish(1U);
	finish(2U);
}

static void unmap_it(void *addr)
{
	unmap(addr, 1U);
}

static void pin_it(void *addr)
{
	k_mem_pin(addr, PAGE);
}

static int out_result;

static void page_out(void *addr)
{
	out_result = k_mem_page_out(addr, PAGE);
}

ZTEST(threads, test_same_page)
{
	uint8_t *const mem = stored(1U, 0U);
	const unsigned int ins = store.ins;

	zassert_equal(FAULTS_OF(meet(read_it, mem + 8U, read_it, mem)), 2U);
	zassert_equal(store.ins, ins + 1U, "the page was brought twice");
	zassert_equal(z_mem_frames_free(), FRAMES - 1U);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
}

/* The best waiter is served first, and meanwhile the one in the transfer has its priority. */
ZTEST(threads, test_priorities)
{
	uint8_t *const mem = stored(4U, 0U);
	const unsigned int ins = store.ins;
	uintptr_t location[4];

	for (size_t i = 0U; i < 4U; i++) {
		zassert_equal(place_of(mem + i * PAGE, &location[i]), ARCH_PAGE_LOCATION_PAGED_OUT);
	}
	store.hook = let_all_go;
	start_later(1U, 6, read_it, mem + PAGE);
	start_later(2U, 4, read_it, mem + 2U * PAGE);
	start_later(3U, 5, read_it, mem + 3U * PAGE);
	(void)start(0U, 8, read_it, mem);
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
}

/* A thread that needs no page is not held up. */
static void note_busy(void *was_busy)
{
	*(bool *)was_busy = store.busy;
}

ZTEST(threads, test_others_run)
{
	uint8_t *const mem = stored(1U, 0U);
	bool was_busy = false;

	meet(note_busy, &was_busy, read_it, mem);
	zassert_true(was_busy, "it ran after the transfer");
	unmap(mem, 1U);
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
	uint8_t *const mem = stored(1U, 0U);
	struct k_timer timer;
	int count = 0;

	k_timer_init(&timer, count_up, NULL);
	k_timer_user_data_set(&timer, &count);
	store.hook = wait_for_ticks;
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	touch(mem);
	k_timer_stop(&timer);
	zassert_true(count >= 4, "%d ticks in the transfer", count);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
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
	uint8_t *const mem = stored(2U, 0U);

	other = mem + PAGE;
	store.hook = interrupt_transfer;
	zassert_true(is_filled(mem, 0U));
	zassert_equal(refusal, -EWOULDBLOCK, "%d", refusal);
	zassert_true(is_out(other));
	zassert_true(is_filled(other, 1U));
	unmap(mem, 2U);
}

/* Who keeps the others from running still gets its page, and waits for its turn if it must. */
static void read_with_scheduler_locked(void *addr)
{
	k_sched_lock();
	touch(addr);
	k_sched_unlock();
}

ZTEST(threads, test_scheduler_locked)
{
	uint8_t *const mem = stored(2U, 0U);

	read_with_scheduler_locked(mem);
	zassert_ok(k_mem_page_out(mem, PAGE));
	meet(read_with_scheduler_locked, mem + PAGE, read_it, mem);
	zassert_equal(prio_seen, 3);
	expect_pages(mem, 2U, 0U);
	unmap(mem, 2U);
}

ZTEST(threads, test_unmapped_on_its_way_in)
{
	uint8_t *const mem = stored(1U, 0U);

	store.hook = let_go;
	start_later(1U, 3, unmap_it, mem);
	zassert_equal(FAULTS_OF(zassert_equal(reason_of(read_it, mem), K_ERR_CPU_EXCEPTION)), 0U);
	finish(1U);
}

/* Unmapped and mapped anew at the same place: the old content does not show. */
static void exchange(void *addr)
{
	unmap(addr, 1U);
	zassert_equal_ptr(k_mem_map(PAGE, K_MEM_PERM_RW), addr);
}

static void expect_zero(void *addr)
{
	zassert_equal(touch(addr), 0U);
}

ZTEST(threads, test_exchanged_on_its_way_in)
{
	uint8_t *const mem = stored(1U, 0U);

	meet(exchange, mem, expect_zero, mem);
	zassert_equal(touch(mem + 100U), 0U);
	unmap(mem, 1U);
}

ZTEST(threads, test_unmapped_on_its_way_out)
{
	for (unsigned int fail = 0U; fail < 2U; fail++) {
		uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

		before(NULL);
		fill(mem, 1U);
		store.fail_out = fail;
		meet(unmap_it, mem, page_out, mem);
		zassert_ok(out_result);
		accounts_check();
	}
}

ZTEST(threads, test_used_on_its_way_out)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);
	const unsigned int ins = store.ins;

	fill(mem, 5U);
	meet(read_it, mem, page_out, mem);
	zassert_ok(out_result);
	zassert_equal(store.ins, ins + 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 5U))), 0U);
	unmap(mem, 1U);
}

ZTEST(threads, test_pinned_on_its_way)
{
	uint8_t *const mem = stored(1U, 0U);

	meet(pin_it, mem, read_it, mem);
	zassert_true(k_mem_page_frame_is_pinned(frame_of(mem)));
	fill(mem, 3U);
	k_mem_unpin(mem, PAGE);

	meet(pin_it, mem, page_out, mem);
	zassert_ok(out_result);
	zassert_true(k_mem_page_frame_is_pinned(frame_of(mem)));
	zassert_true(is_filled(mem, 3U));
	unmap(mem, 1U);
}

static void abort_it(void *unused)
{
	ARG_UNUSED(unused);
	k_sleep(K_TICKS(1));
	store.busy = false;
	k_thread_abort(in_transfer);
}

/* A thread is ended in the middle of its transfer: the page stays where it was. */
ZTEST(threads, test_ended_on_the_way_in)
{
	uint8_t *const mem = stored(2U, 0U);

	store.hook = let_all_go_slowly;
	start_later(3U, 4, read_it, mem + PAGE);
	meet(abort_it, NULL, read_it, mem);
	finish(3U);
	zassert_true(is_out(mem));
	zassert_equal(z_mem_frames_free(), FRAMES - 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 0U))), 1U);
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem + PAGE, 1U))), 0U);
	unmap(mem, 2U);
}

ZTEST(threads, test_ended_on_the_way_out)
{
	uint8_t *const mem = map_absent(1U, K_MEM_PERM_RW);

	fill(mem, 8U);
	store.hook = let_all_go_slowly;
	meet(abort_it, NULL, page_out, mem);
	zassert_false(is_out(mem));
	zassert_equal(FAULTS_OF(zassert_true(is_filled(mem, 8U))), 0U);
	zassert_ok(k_mem_page_out(mem, PAGE));
	zassert_true(is_filled(mem, 8U));
	unmap(mem, 1U);
}

/* The page that a fault wants has no frame yet, and the one that was to go stays. */
ZTEST(threads, test_ended_while_it_evicts)
{
	uint8_t *const mem = full_memory();

	store.hook = let_all_go_slowly;
	meet(abort_it, NULL, read_it, mem + FRAMES * PAGE);
	zassert_equal(z_mem_frames_free(), 0U);
	zassert_equal(store_used(), 0U);
	zassert_true(is_out(mem + FRAMES * PAGE));
	zassert_equal(FAULTS_OF(expect_pages(mem, FRAMES, 0U)), 0U);
	fill_pages(mem + FRAMES * PAGE, ROOM - FRAMES, FRAMES);
	expect_pages(mem, ROOM, 0U);
	unmap(mem, ROOM);
}

/* One that waits for its turn is ended. */
static void read_as_victim(void *addr)
{
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
	uint8_t *const mem = stored(2U, 0U);

	store.hook = abort_the_one_that_waits;
	meet(read_as_victim, mem + PAGE, read_it, mem);
	zassert_true(is_out(mem + PAGE));
	expect_pages(mem, 2U, 0U);
	unmap(mem, 2U);
}

static void write_protect(void *addr)
{
	zassert_ok(k_mem_update_flags(addr, PAGE, K_MEM_CACHE_WB));
}

ZTEST(threads, test_write_protected_on_its_way)
{
	uint8_t *const mem = stored(1U, 0U);

	meet(write_protect, mem, read_it, mem);
	zassert_equal(reason_of(write_it, mem), K_ERR_CPU_EXCEPTION);
	zassert_true(is_filled(mem, 0U));
	unmap(mem, 1U);
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
}

ZTEST_SUITE(threads, NULL, accounts_setup, before, after, NULL);
