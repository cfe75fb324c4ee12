/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two threads of one priority that give way to each other, preemptible and cooperative.
 */
#include "bench.h"

#define YIELDS 1000

static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, BENCH_STACK_SIZE);
static struct k_thread threads[2];

/* Turns that have been taken: by who measures, by who helps. */
static volatile uint32_t turns[2];

static void helper(void *a, void *b, void *c)
{
	while (turns[1] < YIELDS) {
		k_yield();
		turns[1]++;
	}
}

static void yield_mean(void)
{
	uint32_t start;
	uint32_t end;

	turns[0] = 0;
	turns[1] = 0;
	k_thread_create(&threads[0], stacks[0], BENCH_STACK_SIZE, helper, NULL, NULL, NULL,
			BENCH_PRIORITY, 0, K_NO_WAIT);
	start = now();
	while (turns[0] < YIELDS && turns[1] < YIELDS) {
		k_yield();
		turns[0]++;
	}
	end = now();
	if (turns[0] - turns[1] + 1 > 2) {
		bench_error("threads did not take turns");
	}
	report_mean("Average thread context switch using yield", end - start, turns[0] + turns[1]);
	k_thread_join(&threads[0], K_FOREVER);
}

#define COOP_TURNS 10000

static K_SEM_DEFINE(begin, 0, 1);
static volatile uint32_t coop_turns;
static volatile int coop_balance;
static uint32_t coop_start;
static uint32_t coop_end;

static void coop_first(void *a, void *b, void *c)
{
	k_sem_take(&begin, K_FOREVER);
	coop_start = now();
	while (coop_turns < COOP_TURNS) {
		k_yield();
		coop_turns++;
		coop_balance--;
	}
	coop_end = now();
}

static void coop_second(void *a, void *b, void *c)
{
	k_sem_give(&begin);
	while (coop_turns < COOP_TURNS) {
		k_yield();
		coop_turns++;
		coop_balance++;
	}
}

static void coop_mean(void)
{
	static const k_thread_entry_t entries[] = { coop_first, coop_second };

	for (int i = 0; i < 2; i++) {
		k_thread_create(&threads[i], stacks[i], BENCH_STACK_SIZE, entries[i], NULL, NULL,
				NULL, K_PRIO_COOP(6), 0, K_NO_WAIT);
	}
	if (coop_balance < -3 || coop_balance > 3) {
		bench_error("cooperative threads did not take turns");
	}
	report_mean("Average context switch time between threads (coop)", coop_end - coop_start,
		    coop_turns);
	k_thread_join(&threads[0], K_FOREVER);
	k_thread_join(&threads[1], K_FOREVER);
}

/* When the helper gave way last. */
static uint32_t left;

static void sampled_helper(void *a, void *b, void *c)
{
	for (int i = 0; i <= SAMPLES; i++) {
		left = now();
		k_yield();
	}
}

static void yield_samples(void)
{
	k_thread_create(&threads[0], stacks[0], BENCH_STACK_SIZE, sampled_helper, NULL, NULL, NULL,
			BENCH_PRIORITY, 0, K_NO_WAIT);
	for (int i = 0; i < SAMPLES; i++) {
		k_yield();
		samples[i] = now() - left;
	}
	k_thread_join(&threads[0], K_FOREVER);
	report_samples("Context switch using yield");
}

void bench_switches(void)
{
	yield_mean();
	coop_mean();
	yield_samples();
}
