/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work items, submitted to the system's queue, whose thread is cooperative.
 */
#include "bench.h"

static struct k_work item;
static struct k_work_delayable delayable;
static uint32_t submitted;
static uint32_t started;

static void handler(struct k_work *work)
{
	started = now();
}

void bench_work(void)
{
	k_work_init(&item, handler);
	for (int i = 0; i < SAMPLES; i++) {
		submitted = now();
		k_work_submit(&item);
		samples[i] = started - submitted;
	}
	report_samples("Submit work until it is done");

	k_work_init_delayable(&delayable, handler);
	for (int i = 0; i < SAMPLES; i++) {
		submitted = now();
		k_work_schedule(&delayable, K_SECONDS(1));
		samples[i] = now() - submitted;
		(void)k_work_cancel_delayable(&delayable);
	}
	report_samples("Schedule delayable work");
}
