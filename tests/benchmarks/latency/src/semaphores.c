/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Semaphores, when nobody has to wait and when somebody does.
 */
#include "bench.h"

#define COUNT 1000

static K_SEM_DEFINE(counted, 0, COUNT);

static void without_switch(void)
{
	uint32_t start = now();

	for (int i = 0; i < COUNT; i++) {
		k_sem_give(&counted);
	}
	report_mean("Average semaphore signal time", now() - start, COUNT);

	start = now();
	for (int i = 0; i < COUNT; i++) {
		k_sem_take(&counted, K_FOREVER);
	}
	report_mean("Average semaphore test time", now() - start, COUNT);
	if (k_sem_count_get(&counted) != 0) {
		bench_error("the semaphore has another count");
	}
}

static K_THREAD_STACK_DEFINE(stack, BENCH_STACK_SIZE);
static struct k_thread thread;
static K_SEM_DEFINE(sem, 0, 1);

static uint32_t taking;
static uint32_t taken;

static void taker(void *a, void *b, void *c)
{
	taking = now();
	k_sem_take(&sem, K_FOREVER);
	taken = now();
}

static void with_switch(void)
{
	uint32_t waiting;
	uint32_t giving;

	k_thread_create(&thread, stack, BENCH_STACK_SIZE, taker, NULL, NULL, NULL,
			K_PRIO_PREEMPT(3), 0, K_FOREVER);
	k_thread_start(&thread);
	waiting = now();
	report("Semaphore take time (context switch)", waiting - taking);

	giving = now();
	k_sem_give(&sem);
	report("Semaphore give time (context switch)", taken - giving);
	k_thread_join(&thread, K_FOREVER);
}

static void sampled_taker(void *a, void *b, void *c)
{
	for (int i = 0; i < SAMPLES; i++) {
		k_sem_take(&sem, K_FOREVER);
		samples[i] = now() - taking;
	}
}

static void give_samples(void)
{
	k_thread_create(&thread, stack, BENCH_STACK_SIZE, sampled_taker, NULL, NULL, NULL,
			K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	for (int i = 0; i < SAMPLES; i++) {
		taking = now();
		k_sem_give(&sem);
	}
	k_thread_join(&thread, K_FOREVER);
	report_samples("Semaphore give until the waiter runs");
}

void bench_semaphores(void)
{
	without_switch();
	with_switch();
	give_samples();
}
