/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timers, with few and with many armed. The many expire in any order, long after the program.
 */
#include "bench.h"

#define FEW 10
#define MANY 10000

static struct k_timer timers[MANY];

static uint32_t some_ticks(void)
{
	static uint32_t state = 7;

	state = state * 1664525U + 1013904223U;
	return 1000000U + (state >> 10);
}

static void arm_up_to(int count)
{
	static int armed;

	for (; armed < count; armed++) {
		k_timer_init(&timers[armed], NULL, NULL);
		k_timer_start(&timers[armed], K_TICKS(some_ticks()), K_NO_WAIT);
	}
}

static void measure(const char *start_label, const char *stop_label)
{
	struct k_timer timer;
	uint32_t start;
	uint32_t total = 0;

	k_timer_init(&timer, NULL, NULL);
	for (int i = 0; i < SAMPLES; i++) {
		const k_timeout_t delay = K_TICKS(some_ticks());

		start = now();
		k_timer_start(&timer, delay, K_NO_WAIT);
		samples[i] = now() - start;
		start = now();
		k_timer_stop(&timer);
		total += now() - start;
	}
	report_samples(start_label);
	report_mean(stop_label, total, SAMPLES);
}

void bench_timers(void)
{
	arm_up_to(FEW);
	measure("Start a timer, 10 armed", "Stop a timer, 10 armed");
	arm_up_to(MANY);
	measure("Start a timer, 10000 armed", "Stop a timer, 10000 armed");
	for (int i = 0; i < MANY; i++) {
		k_timer_stop(&timers[i]);
	}
}
