/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the clock's interrupt takes from the thread that runs, and how often it comes.
 *
 * A thread that reads the time again and again sees an interrupt as a gap.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include "bench.h"

/* Longest time between two readings in a number of ticks, less what the loop itself takes. */
static uint32_t longest_gap(int64_t ticks)
{
	const int64_t end = k_uptime_ticks() + ticks;
	uint32_t longest = 0;
	uint32_t shortest = UINT32_MAX;

	while (k_uptime_ticks() < end) {
		uint32_t before = now();

		/* So often that the interrupt will not come while the uptime is read. */
		for (int i = 0; i < 10000; i++) {
			const uint32_t after = now();

			longest = MAX(longest, after - before);
			shortest = MIN(shortest, after - before);
			before = after;
		}
	}
	return longest - shortest;
}

static uint32_t expiries;

static void expired(struct k_timer *timer)
{
	expiries++;
}

static void interrupt_costs(void)
{
	struct k_timer timer;

	/* The driver is asked for an interrupt, and nothing is due when it comes. */
	sys_clock_set_timeout(1, false);
	report("Timer interrupt with nothing due", longest_gap(3));

	k_timer_init(&timer, expired, NULL);
	k_timer_start(&timer, K_TICKS(2), K_NO_WAIT);
	report("Timer interrupt with one timer due", longest_gap(5));
	if (expiries != 1) {
		bench_error("the timer did not expire");
	}
}

static K_THREAD_STACK_DEFINE(stack, BENCH_STACK_SIZE);
static struct k_thread thread;
static volatile bool done;
static volatile uint32_t wakeups;

static void idler(void *a, void *b, void *c)
{
	while (!done) {
		k_cpu_idle();
		wakeups++;
	}
}

static void idle_interrupts(void)
{
	k_thread_create(&thread, stack, BENCH_STACK_SIZE, idler, NULL, NULL, NULL,
			K_LOWEST_APPLICATION_THREAD_PRIO, 0, K_NO_WAIT);
	k_sleep(K_SECONDS(10));
	/* Each interrupt wakes it; the one that ends the sleep does so after this line. */
	report("Interrupts in ten idle seconds", wakeups + 1);
	done = true;
	k_thread_join(&thread, K_FOREVER);
}

void bench_clock(void)
{
	interrupt_costs();
	idle_interrupts();
}
