/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timeouts and ticks on a clock of software: single rules first, then random operations against a
 * model that knows of every timeout when it has to expire, and in which order.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/sys_clock.h>

#include <timeout_q.h>

#include "check.h"
#include "soft_clock.h"

#define HZ 100000U
#define PER_TICK (HZ / CONFIG_SYS_CLOCK_TICKS_PER_SEC)
#define REACH 0x7fffffff
#define MANY 10000

struct item {
	struct _timeout to;
	int64_t due;
	uint32_t age;
	/* Ticks after which it is armed again when it expires; 0: not. */
	uint32_t again;
	bool armed;
};

static struct item items[MANY];
static unsigned int called;
static unsigned int armed;
static uint32_t births;
static int64_t last_due;
static uint32_t last_age;
static uint64_t seed = 11;

static void expired(struct _timeout *to);

static void start(void)
{
	soft_clock_start(HZ, 0, REACH);
	/* The kernel's tick goes on from the test before; nothing is armed between tests. */
	soft_clock_interrupt();
	soft_clock.interrupts = 0;
	CHECK_EQ(z_get_next_timeout_expiry(), -1);
	called = 0;
	last_due = sys_clock_tick_get();
	last_age = 0;
}

static void arm(struct item *item, int64_t ticks)
{
	item->due = sys_clock_tick_get() + ticks + 1;
	item->age = births++;
	item->armed = true;
	armed++;
	z_add_timeout(&item->to, expired, K_TICKS(ticks));
	CHECK_EQ(z_timeout_expires(&item->to), item->due);
}

static void disarm(struct item *item)
{
	item->armed = false;
	armed--;
	CHECK_EQ(z_abort_timeout(&item->to), 0);
	CHECK(z_is_inactive_timeout(&item->to));
}

/* In its turn, at its time, once. */
static void expired(struct _timeout *to)
{
	struct item *const item = (struct item *)to;

	CHECK(item->armed && z_is_inactive_timeout(to));
	CHECK_EQ(sys_clock_tick_get(), item->due);
	CHECK(item->due > last_due || (item->due == last_due && item->age > last_age));
	last_due = item->due;
	last_age = item->age;
	item->armed = false;
	armed--;
	called++;
	if (item->again != 0U) {
		arm(item, item->again - 1);
	}
}

static void lengths(void)
{
	start();
	arm(&items[0], 0);
	CHECK_EQ(z_timeout_remaining(&items[0].to), 1);
	CHECK_EQ(z_get_next_timeout_expiry(), 1);
	soft_clock_run(PER_TICK - 1);
	CHECK_EQ(called, 0);
	soft_clock_run(1);
	CHECK_EQ(called, 1);
	CHECK_EQ(z_timeout_remaining(&items[0].to), 0);
	CHECK_EQ(z_timeout_expires(&items[0].to), sys_clock_tick_get());

	/* The tick under way does not count. */
	soft_clock_run(PER_TICK / 2);
	arm(&items[0], 5);
	soft_clock_run(5 * PER_TICK);
	CHECK_EQ(called, 1);
	soft_clock_run(PER_TICK / 2);
	CHECK_EQ(called, 2);

	z_add_timeout(&items[0].to, expired, K_FOREVER);
	CHECK(z_is_inactive_timeout(&items[0].to));
	CHECK_EQ(z_abort_timeout(&items[0].to), -EINVAL);
}

static void longest(void)
{
	start();
	z_add_timeout(&items[0].to, expired, K_TICKS(INT64_MAX));
	CHECK_EQ(z_timeout_expires(&items[0].to), INT64_MAX);
	CHECK_EQ(z_get_next_timeout_expiry(), INT32_MAX);
	z_add_timeout(&items[1].to, expired, K_TIMEOUT_ABS_TICKS(INT64_MAX - 1));
	CHECK(z_timeout_expires(&items[1].to) >= INT64_MAX - 1);
	soft_clock_run(10000ULL * HZ);
	CHECK_EQ(called, 0);
	CHECK_EQ(z_abort_timeout(&items[0].to), 0);
	CHECK_EQ(z_abort_timeout(&items[1].to), 0);
}

static void absolute(void)
{
	int64_t now;

	start();
	soft_clock_run_ticks(20);
	now = sys_clock_tick_get();
	items[0] = (struct item){ .due = now + 10, .armed = true, .age = births++ };
	armed++;
	z_add_timeout(&items[0].to, expired, K_TIMEOUT_ABS_TICKS(now + 10));
	CHECK_EQ(z_timeout_remaining(&items[0].to), 10);
	soft_clock_run_ticks(9);
	CHECK_EQ(called, 0);
	soft_clock_run_ticks(1);
	CHECK_EQ(called, 1);
	/* What is over expires at the next announcement, which is made at once. */
	soft_clock_run_ticks(5);
	items[0].armed = true;
	armed++;
	items[0].due = now + 11;
	z_add_timeout(&items[0].to, expired, K_TIMEOUT_ABS_TICKS(3));
	CHECK_EQ(z_timeout_remaining(&items[0].to), 0);
	CHECK_EQ(z_get_next_timeout_expiry(), 0);
	soft_clock_run(0);
	CHECK_EQ(called, 2);
}

static struct item *victim;

static void abort_other(struct _timeout *to)
{
	CHECK(z_is_inactive_timeout(to));
	called++;
	disarm(victim);
}

/* One that is due at the same tick and has not run yet. */
static void abort_inside(void)
{
	start();
	z_add_timeout(&items[0].to, abort_other, K_TICKS(3));
	victim = &items[1];
	arm(&items[1], 3);
	arm(&items[2], 3);
	soft_clock_run_ticks(10);
	CHECK_EQ(called, 2);
	CHECK_EQ(armed, 0);
}

/* Time stands while timeouts run, so that there is no drift. */
static void again_inside(void)
{
	start();
	items[0].again = 4;
	arm(&items[0], 3);
	soft_clock_run(39 * PER_TICK + 1);
	CHECK_EQ(called, 9);
	/* Lost interrupts: all that was due is made up for, in order. */
	soft_clock.deaf = true;
	soft_clock_run(41 * PER_TICK);
	CHECK_EQ(called, 9);
	soft_clock.deaf = false;
	soft_clock_run(0);
	CHECK_EQ(called, 20);
	items[0].again = 0;
	disarm(&items[0]);
	items[0].armed = false;
}

/* A tick is announced once, whatever wakes the kernel. */
static void needless_interrupts(void)
{
	int64_t before;

	start();
	before = sys_clock_tick_get();
	arm(&items[0], 9);
	for (unsigned int i = 0; i < 95; i++) {
		soft_clock_interrupt();
		CHECK_EQ(sys_clock_tick_get() - before, i / 10);
		soft_clock_run(PER_TICK / 10);
	}
	CHECK_EQ(called, 0);
	soft_clock_run_ticks(1);
	CHECK_EQ(called, 1);
}

/* Arming what comes later, and aborting, leave the hardware alone. */
static void few_settings(void)
{
	unsigned int settings;

	start();
	arm(&items[0], 1000);
	settings = soft_clock.settings;
	for (unsigned int i = 0; i < 100; i++) {
		arm(&items[1], 2000);
		disarm(&items[1]);
	}
	disarm(&items[0]);
	arm(&items[0], 1500);
	CHECK_EQ(soft_clock.settings, settings);
	soft_clock_run_ticks(1501);
	CHECK_EQ(called, 1);
	CHECK_EQ(soft_clock.interrupts, 2);
}

static void nested_announcement(struct _timeout *to)
{
	CHECK(z_is_inactive_timeout(to));
	called++;
	sys_clock_announce(5);
	CHECK(!z_is_inactive_timeout(&items[1].to));
}

static void nested(void)
{
	int64_t before;

	start();
	before = sys_clock_tick_get();
	z_add_timeout(&items[0].to, nested_announcement, K_TICKS(0));
	arm(&items[1], 4);
	sys_clock_announce(1);
	CHECK_EQ(called, 2);
	CHECK_EQ(sys_clock_tick_get() - before, 6);
}

static void points_in_time(void)
{
	k_timepoint_t a;
	k_timepoint_t b;

	start();
	soft_clock_run_ticks(3);
	a = sys_timepoint_calc(K_TICKS(10));
	b = sys_timepoint_calc(K_TIMEOUT_ABS_TICKS(a.tick));
	CHECK_EQ(sys_timepoint_cmp(a, b), 0);
	CHECK(K_TIMEOUT_EQ(sys_timepoint_timeout(a), K_TICKS(10)));
	CHECK_EQ(sys_clock_timeout_end_calc(K_TICKS(10)), a.tick);
	soft_clock_run_ticks(4);
	CHECK(K_TIMEOUT_EQ(sys_timepoint_timeout(a), K_TICKS(6)));
	CHECK(sys_timepoint_cmp(a, sys_timepoint_calc(K_TICKS(10))) < 0);
	CHECK(!sys_timepoint_expired(a));
	soft_clock_run_ticks(6);
	CHECK(sys_timepoint_expired(a));
	soft_clock_run_ticks(60);
	CHECK(K_TIMEOUT_EQ(sys_timepoint_timeout(a), K_NO_WAIT));
	CHECK(K_TIMEOUT_EQ(sys_timepoint_timeout(sys_timepoint_calc(K_FOREVER)), K_FOREVER));
	CHECK(K_TIMEOUT_EQ(sys_timepoint_timeout(sys_timepoint_calc(K_NO_WAIT)), K_NO_WAIT));
	CHECK(sys_timepoint_cmp(sys_timepoint_calc(K_FOREVER), a) > 0);
	CHECK(sys_timepoint_cmp(sys_timepoint_calc(K_NO_WAIT), a) < 0);
	CHECK_EQ(sys_clock_timeout_end_calc(K_FOREVER), -1);
	CHECK_EQ(sys_clock_timeout_end_calc(K_NO_WAIT), sys_clock_tick_get());
}

/* Nothing that is armed is due. */
static void check_pending(unsigned int used)
{
	const int64_t now = sys_clock_tick_get();
	int64_t next = INT64_MAX;
	unsigned int count = 0;

	for (unsigned int i = 0; i < used; i++) {
		if (items[i].armed) {
			count++;
			next = items[i].due < next ? items[i].due : next;
		}
	}
	CHECK_EQ(count, armed);
	CHECK(next > now);
	CHECK_EQ(z_get_next_timeout_expiry(), count == 0U ? -1 : next - now);
}

static void random_step(unsigned int used, uint32_t span)
{
	struct item *const item = &items[check_random(&seed) % used];

	if (!item->armed) {
		item->again = check_random(&seed) % 4U == 0U ? 1U + check_random(&seed) % span : 0U;
		arm(item, check_random(&seed) % span);
	} else if (check_random(&seed) % 2U == 0U) {
		disarm(item);
	}
}

static void random_run(unsigned int used, uint32_t span, unsigned int rounds)
{
	start();
	for (unsigned int round = 0; round < rounds; round++) {
		for (unsigned int step = 0; step < used / 4U; step++) {
			random_step(used, span);
		}
		soft_clock.deaf = check_random(&seed) % 8U == 0U;
		soft_clock_run(check_random(&seed) % (PER_TICK * span / 2U + 1U));
		soft_clock.deaf = false;
		soft_clock_run(0);
		check_pending(used);
	}
	CHECK(called > rounds);
	for (unsigned int i = 0; i < used; i++) {
		items[i].again = 0;
		if (items[i].armed) {
			disarm(&items[i]);
		}
	}
}

static void random_few(void)
{
	random_run(8, 10, 2000);
	random_run(8, 100000, 2000);
}

static void random_many(void)
{
	random_run(MANY, 50, 30);
	random_run(MANY, 1000000, 60);
}

int main(void)
{
	RUN(lengths);
	RUN(longest);
	RUN(absolute);
	RUN(abort_inside);
	RUN(again_inside);
	RUN(needless_interrupts);
	RUN(few_settings);
	RUN(nested);
	RUN(points_in_time);
	RUN(random_few);
	RUN(random_many);
	return check_end();
}
