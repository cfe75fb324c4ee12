/* SPDX-License-Identifier: Apache-2.0 */
/* Sleeping, delayed starts, slices. */
#include "team.h"

#define SLICE_MS 20

static void before(void *unused)
{
	ARG_UNUSED(unused);
	k_thread_priority_set(k_current_get(), 0);
	team_reset();
}

static void after(void *unused)
{
	ARG_UNUSED(unused);
	k_sched_time_slice_set(0, 0);
}

ZTEST(sched_time, test_sleep_lasts_at_least)
{
	const int64_t start = k_uptime_ticks();

	zassert_equal(k_msleep(50), 0);
	zassert_true(k_uptime_ticks() - start >= k_ms_to_ticks_ceil64(50));
	zassert_true(k_uptime_ticks() - start <= k_ms_to_ticks_ceil64(50) + 2);
}

ZTEST(sched_time, test_sleep_of_nothing_yields)
{
	team_add('a', 0, team_write, K_NO_WAIT);
	zassert_equal(k_sleep(K_NO_WAIT), 0);
	team_expect("a");
	team_join();
}

static int32_t left;

static void sleep_long(char letter)
{
	left = k_msleep(1000);
	team_note(letter);
}

ZTEST(sched_time, test_wakeup_returns_what_was_left)
{
	struct k_thread *const a = team_add('a', -1, sleep_long, K_NO_WAIT);

	k_msleep(300);
	k_wakeup(a);
	team_join();
	team_expect("a");
	zassert_within(left, 700, 40, "%d ms were left", left);
}

static void sleep_forever(char letter)
{
	zassert_equal(k_sleep(K_FOREVER), (int32_t)K_TICKS_FOREVER);
	team_note(letter);
}

ZTEST(sched_time, test_sleep_forever_until_wakeup)
{
	struct k_thread *const a = team_add('a', -1, sleep_forever, K_NO_WAIT);

	k_msleep(50);
	team_expect("");
	k_wakeup(a);
	team_join();
	team_expect("a");
}

ZTEST(sched_time, test_wakeup_does_not_end_a_wait)
{
	struct k_sem never;
	struct k_thread *a;

	zassert_ok(k_sem_init(&never, 0, 1));
	a = team_add('a', -1, sleep_forever, K_NO_WAIT);
	k_wakeup(k_current_get());
	zassert_equal(k_sem_take(&never, K_MSEC(20)), -EAGAIN);
	k_wakeup(a);
	team_join();
}

static void sleep_short(char letter)
{
	k_msleep(20);
	team_note(letter);
}

ZTEST(sched_time, test_suspended_sleeper_stays)
{
	struct k_thread *const a = team_add('a', -1, sleep_short, K_NO_WAIT);

	k_thread_suspend(a);
	k_msleep(60);
	team_expect("");
	k_thread_resume(a);
	team_expect("a");
	team_join();
}

ZTEST(sched_time, test_delayed_start)
{
	struct k_thread *const a = team_add('a', -1, team_write, K_MSEC(40));

	zassert_true(k_thread_timeout_remaining_ticks(a) > 0);
	k_msleep(10);
	team_expect("");
	k_msleep(60);
	team_expect("a");
	team_join();
}

/* Busy for about two slices, and a letter for each change of turns. */
static volatile char turn;

static void busy(char letter)
{
	const int64_t end = k_uptime_get() + 3 * SLICE_MS;

	do {
		if (turn != letter) {
			turn = letter;
			team_note(letter);
		}
		k_busy_wait(100);
	} while (k_uptime_get() < end);
}

/* Runs before the others: nobody has asked for slices yet. */
ZTEST(sched_time, test_a_configured_slice)
{
	turn = 0;
	team_add('a', 2, busy, K_NO_WAIT);
	team_add('b', 2, busy, K_NO_WAIT);
	team_join();
	team_expect_turns(CONFIG_TIMESLICE_SIZE > 0 ? "aba" : "ab");
}

ZTEST(sched_time, test_slices_share_the_cpu)
{
	turn = 0;
	k_sched_time_slice_set(SLICE_MS, 0);
	team_add('a', 2, busy, K_NO_WAIT);
	team_add('b', 2, busy, K_NO_WAIT);
	team_join();
	team_expect_turns("aba");
}

ZTEST(sched_time, test_without_slices_nobody_shares)
{
	turn = 0;
	k_sched_time_slice_set(0, 0);
	team_add('a', 2, busy, K_NO_WAIT);
	team_add('b', 2, busy, K_NO_WAIT);
	team_join();
	team_expect("ab");
}

ZTEST(sched_time, test_better_priorities_are_exempt_from_slices)
{
	turn = 0;
	k_sched_time_slice_set(SLICE_MS, 3);
	team_add('a', 2, busy, K_NO_WAIT);
	team_add('b', 2, busy, K_NO_WAIT);
	team_join();
	team_expect("ab");
}

static void expired(struct k_thread *thread, void *data)
{
	ARG_UNUSED(thread);
	zassert_true(k_is_in_isr());
	(*(volatile int *)data)++;
}

ZTEST(sched_time, test_slice_of_one_thread)
{
	volatile int times = 0;
	struct k_thread *const a = team_add('a', 2, busy, K_FOREVER);

	turn = 0;
	k_thread_time_slice_set(a, (int32_t)k_ms_to_ticks_ceil32(SLICE_MS), expired,
				(void *)&times);
	k_thread_start(a);
	team_add('b', 2, busy, K_NO_WAIT);
	team_join();
	/* a loses the CPU when its slice is over; b, which has none, keeps it to its end. */
	team_expect("ab");
	zassert_true(times >= 1, "its function was not called");
}

ZTEST_SUITE(sched_time, NULL, NULL, before, after, NULL);
