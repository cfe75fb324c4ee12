/* SPDX-License-Identifier: Apache-2.0 */
/* Timers without anybody waiting for them: when they expire, how often, what functions may do. */
#include <zephyr/irq_offload.h>

#include "clock.h"

#define MANY 40

static struct k_timer timer;
static int64_t began;
static int64_t expired_at[8];
static volatile unsigned int expiries;
static volatile unsigned int stops;

static void note_expiry(struct k_timer *expired)
{
	zassert_equal(expired, &timer);
	zassert_true(k_is_in_isr());
	if (expiries < ARRAY_SIZE(expired_at)) {
		expired_at[expiries] = k_uptime_ticks() - began;
	}
	expiries++;
}

static void note_stop(struct k_timer *stopped)
{
	zassert_equal(stopped, &timer);
	stops++;
}

static void begin(void *fixture)
{
	ARG_UNUSED(fixture);
	expiries = 0;
	stops = 0;
	k_timer_init(&timer, note_expiry, note_stop);
	align_to_tick();
	began = k_uptime_ticks();
}

static void end(void *fixture)
{
	ARG_UNUSED(fixture);
	k_timer_stop(&timer);
}

ZTEST(timers, test_once)
{
	k_timer_start(&timer, K_TICKS(3), K_NO_WAIT);
	zassert_equal(k_timer_expires_ticks(&timer), began + 3);
	zassert_equal(k_timer_remaining_ticks(&timer), 3);
	k_sleep(K_TICKS(9));
	zassert_equal(expiries, 1);
	zassert_equal(expired_at[0], 3);
	zassert_equal(k_timer_status_get(&timer), 1);
	zassert_equal(k_timer_status_get(&timer), 0);
	zassert_equal(k_timer_remaining_get(&timer), 0);
	zassert_equal(stops, 0, "it expired, nobody stopped it");
	k_timer_stop(&timer);
	zassert_equal(stops, 0, "it did not run any more");
}

ZTEST(timers, test_period_is_exact)
{
	k_timer_start(&timer, K_TICKS(2), K_TICKS(3));
	k_sleep(K_TICKS(30));
	k_timer_stop(&timer);
	for (size_t i = 0; i < ARRAY_SIZE(expired_at); i++) {
		zassert_equal(expired_at[i], 2 + 3 * (int64_t)i, "the %zu. time", i);
	}
	zassert_equal(stops, 1);
	zassert_equal(k_timer_status_get(&timer), expiries);
}

/* No duration, or one that began in the past: at the next tick. */
ZTEST(timers, test_at_once)
{
	k_timer_start(&timer, K_NO_WAIT, K_FOREVER);
	k_sleep(K_TICKS(2));
	zassert_equal(expired_at[0], 1);
	zassert_equal(expiries, 1);
}

ZTEST(timers, test_forever_is_no_start)
{
	k_timer_start(&timer, K_FOREVER, K_TICKS(1));
	k_sleep(K_TICKS(3));
	zassert_equal(expiries, 0);
	zassert_equal(k_timer_remaining_ticks(&timer), 0);
}

ZTEST(timers, test_start_again)
{
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_TICKS(4));
	zassert_true(expiries >= 4U);
	k_timer_start(&timer, K_TICKS(50), K_NO_WAIT);
	zassert_equal(k_timer_status_get(&timer), 0, "a start did not clear the status");
	zassert_equal(stops, 0, "a start is no stop");
	expiries = 0;
	k_sleep(K_TICKS(20));
	zassert_equal(expiries, 0);
	k_timer_stop(&timer);
}

#ifdef CONFIG_TIMEOUT_64BIT
ZTEST(timers, test_absolute)
{
	k_timer_start(&timer, K_TIMEOUT_ABS_TICKS(began + 5), K_TICKS(2));
	zassert_equal(k_timer_expires_ticks(&timer), began + 5);
	k_sleep(K_TICKS(10));
	zassert_equal(expired_at[0], 5);
	zassert_equal(expired_at[1], 7);
	k_timer_stop(&timer);
	/* In the past. */
	expiries = 0;
	began = k_uptime_ticks();
	k_timer_start(&timer, K_TIMEOUT_ABS_TICKS(1), K_NO_WAIT);
	k_sleep(K_TICKS(2));
	zassert_equal(expiries, 1);
}
#endif

static void stop_itself(struct k_timer *expired)
{
	note_expiry(expired);
	if (expiries == 3U) {
		k_timer_stop(expired);
	}
}

ZTEST(timers, test_stop_inside)
{
	k_timer_init(&timer, stop_itself, note_stop);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_TICKS(9));
	zassert_equal(expiries, 3);
	zassert_equal(stops, 1);
}

static void start_itself(struct k_timer *expired)
{
	note_expiry(expired);
	if (expiries < 4U) {
		k_timer_start(expired, K_TICKS(2), K_NO_WAIT);
	}
}

/* Relative to the tick for which it was set, however late the interrupt is. */
ZTEST(timers, test_start_inside)
{
	k_timer_init(&timer, start_itself, note_stop);
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	k_sleep(K_TICKS(15));
	zassert_equal(expiries, 4);
	zassert_equal(expired_at[3], 7);
}

static void start_in_isr(const void *arg)
{
	ARG_UNUSED(arg);
	k_timer_start(&timer, K_TICKS(2), K_TICKS(100));
}

static void stop_in_isr(const void *arg)
{
	ARG_UNUSED(arg);
	k_timer_stop(&timer);
}

ZTEST(timers, test_isr)
{
	irq_offload(start_in_isr, NULL);
	k_sleep(K_TICKS(5));
	zassert_equal(expiries, 1);
	irq_offload(stop_in_isr, NULL);
	zassert_equal(stops, 1);
	zassert_equal(k_timer_remaining_ticks(&timer), 0);
}

static struct k_timer many[MANY];
static unsigned int order[MANY];
static unsigned int many_expired;

static void note_order(struct k_timer *expired)
{
	order[many_expired++] = (unsigned int)(expired - many);
}

/*
 * By time; those of the same length in the order of their starts, whether a tick went by between
 * two or not.
 */
ZTEST(timers, test_order)
{
	many_expired = 0;
	for (unsigned int i = 0; i < MANY; i++) {
		k_timer_init(&many[i], note_order, NULL);
		k_timer_start(&many[i], K_TICKS(20U + i * 7U % 4U * 60U), K_NO_WAIT);
	}
	k_sleep(K_TICKS(300));
	zassert_equal(many_expired, MANY);
	for (unsigned int i = 1; i < MANY; i++) {
		const unsigned int before = order[i - 1] * 7U % 4U;
		const unsigned int after = order[i] * 7U % 4U;

		zassert_true(before < after || (before == after && order[i - 1] < order[i]),
			     "%u before %u", order[i - 1], order[i]);
	}
}

K_TIMER_DEFINE(defined_timer, NULL, NULL);
static K_TIMER_DEFINE(static_timer, note_expiry, note_stop);

ZTEST(timers, test_define)
{
	unsigned int seen = 0;

	STRUCT_SECTION_FOREACH(k_timer, each) {
		seen += each == &defined_timer || each == &static_timer;
	}
	zassert_equal(seen, 2);
	k_timer_start(&defined_timer, K_TICKS(1), K_TICKS(2));
	k_sleep(K_TICKS(6));
	k_timer_stop(&defined_timer);
	zassert_true(k_timer_status_get(&defined_timer) >= 3U);
	k_timer_user_data_set(&static_timer, &seen);
	zassert_equal(k_timer_user_data_get(&static_timer), &seen);
}

ZTEST_SUITE(timers, NULL, NULL, begin, end, NULL);
