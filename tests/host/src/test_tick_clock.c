/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ticks from a counter whose ticks are no whole number of counts: at every moment the kernel's
 * time is the count times the ticks per second, divided by the frequency; also after a long time,
 * on a 64-bit counter about to lose its lowest bits, and when interrupts do not come.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/sys_clock.h>

#include <timeout_q.h>

#include "check.h"
#include "soft_clock.h"

#define REACH 0x7fffffff
#define TPS CONFIG_SYS_CLOCK_TICKS_PER_SEC

static struct _timeout timeout;
static unsigned int called;
static int64_t wanted;

static void expired(struct _timeout *to)
{
	called++;
	CHECK_EQ(sys_clock_tick_get(), wanted);
	if (called % 3U != 0U) {
		wanted++;
		z_add_timeout(to, expired, K_NO_WAIT);
	}
}

/* The kernel's tick after so many counts, from what it was and where in a tick it began. */
static int64_t tick_after(uint64_t counts, uint32_t frequency)
{
	return (int64_t)(counts / frequency * TPS + counts % frequency * TPS / frequency);
}

static void count_ticks(uint32_t frequency, uint64_t begin, unsigned int steps, uint32_t step)
{
	uint64_t seed = frequency;
	int64_t first;
	uint64_t passed = 0;

	soft_clock_start(frequency, begin, REACH);
	first = sys_clock_tick_get();
	soft_clock_interrupt();
	for (unsigned int i = 0; i < steps; i++) {
		const uint32_t counts = check_random(&seed) % step;

		if (z_is_inactive_timeout(&timeout)) {
			const uint32_t ticks = check_random(&seed) % 50U;

			wanted = sys_clock_tick_get() + ticks + 1;
			z_add_timeout(&timeout, expired, K_TICKS(ticks));
		}
		soft_clock.deaf = i % 16U == 5U;
		soft_clock_run(counts);
		passed += counts;
		CHECK_EQ(sys_clock_tick_get() - first, tick_after(passed, frequency));
	}
	soft_clock.deaf = false;
	soft_clock_run(0);
	(void)z_abort_timeout(&timeout);
	CHECK(called > steps / 100U);
	called = 0;
	/* The counter was never left alone for longer than it can be set ahead. */
	CHECK(soft_clock.interrupts >= passed / (REACH + (uint64_t)step));
}

static void whole_ticks(void)
{
	count_ticks(TPS * 1000, 0, 20000, 5000);
	count_ticks(TPS * 1000, UINT32_MAX - 1000U, 20000, 5000);
	count_ticks(TPS, 12345, 20000, 5);
}

static void broken_ticks(void)
{
	/* An HPET as PCs have it, the ACPI timer, a clock for watches, a prime number. */
	count_ticks(14318180, 0, 20000, 20000);
	count_ticks(3579545, UINT32_MAX, 20000, 2000);
	count_ticks(32768, 7, 20000, 50);
	count_ticks(2147483647, 1ULL << 62, 20000, 2147483);
}

static void long_waits(void)
{
	count_ticks(100000000, 0, 3000, 0x7fffffff);
	count_ticks(4294967291U, 99, 3000, 0x7fffffff);
}

/* With nothing to wait for the hardware is set as far as it reaches, and no tick is lost. */
static void idle(void)
{
	int64_t first;

	soft_clock_start(100000000, 0, REACH);
	first = sys_clock_tick_get();
	soft_clock_interrupt();
	soft_clock_run(10ULL * 100000000);
	CHECK_EQ(soft_clock.interrupts, 1);
	soft_clock_run(3590ULL * 100000000);
	CHECK_EQ(sys_clock_tick_get() - first, 3600LL * TPS);
	CHECK(soft_clock.interrupts <= 1U + 3600U / 21U);
}

int main(void)
{
	RUN(whole_ticks);
	RUN(broken_ticks);
	RUN(long_waits);
	RUN(idle);
	return check_end();
}
