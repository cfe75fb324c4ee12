/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that wait for a timer's status. */
#include "clock.h"

static struct k_timer timer;
static struct k_timer other;

static void begin(void *fixture)
{
	ARG_UNUSED(fixture);
	k_timer_init(&timer, NULL, NULL);
	align_to_tick();
}

ZTEST(timers_wait, test_wait_for_expiry)
{
	const int64_t ticks = k_uptime_ticks();

	k_timer_start(&timer, K_TICKS(4), K_NO_WAIT);
	zassert_equal(k_timer_status_sync(&timer), 1);
	zassert_ticks(k_uptime_ticks() - ticks, 4);
	zassert_equal(k_timer_status_get(&timer), 0);
	zassert_equal(k_timer_status_sync(&timer), 0, "it does not run");
}

ZTEST(timers_wait, test_expired_before)
{
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_TICKS(5));
	zassert_true(k_timer_status_sync(&timer) >= 5U);
	zassert_equal(k_timer_status_sync(&timer), 1);
	k_timer_stop(&timer);
	zassert_equal(k_timer_status_sync(&timer), 0);
}

static void stop_other(struct k_timer *expired)
{
	ARG_UNUSED(expired);
	k_timer_stop(&timer);
}

ZTEST(timers_wait, test_stopped_meanwhile)
{
	const int64_t ticks = k_uptime_ticks();

	k_timer_init(&other, stop_other, NULL);
	k_timer_start(&timer, K_SECONDS(100), K_NO_WAIT);
	k_timer_start(&other, K_TICKS(3), K_NO_WAIT);
	zassert_equal(k_timer_status_sync(&timer), 0);
	zassert_ticks(k_uptime_ticks() - ticks, 3);
}

ZTEST_SUITE(timers_wait, NULL, NULL, begin, NULL, NULL);
