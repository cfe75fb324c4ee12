/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The driver: interrupts only when something is due, a time that never goes back, nothing lost
 * when interrupts are. The linker puts __wrap_sys_clock_announce() in front of the kernel.
 */
#include <zephyr/drivers/timer/system_timer.h>

#include "clock.h"

#define IDLE_SECONDS 10

volatile unsigned int announcements;

void __real_sys_clock_announce(int32_t ticks);
void __wrap_sys_clock_announce(int32_t ticks);

void __wrap_sys_clock_announce(int32_t ticks)
{
	announcements++;
	__real_sys_clock_announce(ticks);
}

void align_to_tick(void)
{
	const uint32_t tick = sys_clock_tick_get_32();

	while (sys_clock_tick_get_32() == tick) {
		k_busy_wait(1);
	}
}

ZTEST(clock, test_idle_seconds_take_two_interrupts)
{
	unsigned int before;
	int64_t ticks;

	Z_TEST_SKIP_IFNDEF(CONFIG_TICKLESS_KERNEL);
	/* What was set before is over. */
	k_sleep(K_MSEC(20));
	ticks = k_uptime_ticks();
	before = announcements;
	k_sleep(K_SECONDS(IDLE_SECONDS));
	zassert_true(announcements - before <= 2U, "%u interrupts", announcements - before);
	zassert_ticks(k_uptime_ticks() - ticks, IDLE_SECONDS * CONFIG_SYS_CLOCK_TICKS_PER_SEC);
}

ZTEST(clock, test_longer_than_the_counter_reaches)
{
	const int64_t ticks = k_uptime_ticks();
	const unsigned int before = announcements;

	Z_TEST_SKIP_IFNDEF(CONFIG_TICKLESS_KERNEL);
	k_sleep(K_SECONDS(100));
	zassert_ticks(k_uptime_ticks() - ticks, 100 * CONFIG_SYS_CLOCK_TICKS_PER_SEC);
	zassert_true(announcements - before <= 10U, "%u interrupts", announcements - before);
}

/* Ticks, cycles and milliseconds, read in turns. */
ZTEST(clock, test_time_does_not_go_back)
{
	const uint32_t begin = k_uptime_get_32();
	uint64_t cycles = k_cycle_get_64();
	int64_t ticks = k_uptime_ticks();

	while (k_uptime_get_32() - begin < 60U) {
		const uint64_t cycles_now = k_cycle_get_64();
		const int64_t ticks_now = k_uptime_ticks();

		zassert_true(cycles_now >= cycles && ticks_now >= ticks);
		cycles = cycles_now;
		ticks = ticks_now;
	}
}

ZTEST(clock, test_cycles_have_the_frequency_that_is_told)
{
	uint64_t cycles;
	uint64_t expected;

	align_to_tick();
	cycles = k_cycle_get_64();
	k_sleep(K_SECONDS(1));
	cycles = k_cycle_get_64() - cycles;
	expected = k_ticks_to_cyc_floor64(CONFIG_SYS_CLOCK_TICKS_PER_SEC + 1);
	zassert_within((int64_t)cycles, (int64_t)expected, (int64_t)expected / 200);
	zassert_not_null(sys_clock_source());
	zassert_not_null(sys_clock_frequency_source());
}

static void count_expiry(struct k_timer *timer)
{
	k_timer_user_data_set(timer, (char *)k_timer_user_data_get(timer) + 1);
}

/* Interrupts are locked for longer than the timer's period: what was due is made up for. */
ZTEST(clock, test_late_interrupts)
{
	static struct k_timer timer;
	const uint32_t period = k_ms_to_ticks_ceil32(20);
	unsigned int key;
	int64_t before;
	int64_t ticks;

	Z_TEST_SKIP_IFNDEF(CONFIG_TICKLESS_KERNEL);
	k_timer_init(&timer, count_expiry, NULL);
	align_to_tick();
	before = k_uptime_ticks();
	k_timer_start(&timer, K_TICKS(period), K_TICKS(period));
	key = irq_lock();
	k_busy_wait(210000);
	zassert_equal(k_timer_status_get(&timer), 0);
	irq_unlock(key);
	ticks = k_uptime_ticks() - before;
	k_timer_stop(&timer);
	zassert_between_inclusive(k_timer_status_get(&timer), ticks / period - 1, ticks / period);
	zassert_true(ticks >= (int64_t)k_ms_to_ticks_floor32(200));
}

ZTEST(clock, test_busy_wait)
{
	static const uint32_t microseconds[] = { 0, 1, 50, 1000, 33333 };

	for (size_t i = 0; i < ARRAY_SIZE(microseconds); i++) {
		const uint64_t begin = k_cycle_get_64();

		k_busy_wait(microseconds[i]);
		zassert_true(k_cycle_get_64() - begin >= k_us_to_cyc_floor64(microseconds[i]),
			     "%u us were too short", microseconds[i]);
	}
}

ZTEST_SUITE(clock, NULL, NULL, NULL, NULL, NULL);
