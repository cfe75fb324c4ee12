/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scheduler with few and with many threads ready: at the priority of those that switch, and
 * below it, spread over all lower ones.
 */
#include "bench.h"

#define FEW 10
#define MANY 1000
#define STACK_SIZE 512
#define ROUNDS 20

static K_THREAD_STACK_ARRAY_DEFINE(stacks, MANY, STACK_SIZE);
static struct k_thread threads[MANY];

static volatile uint32_t switches;
static volatile bool over;

static void yielder(void *a, void *b, void *c)
{
	while (!over) {
		k_yield();
		switches++;
	}
}

/* All of them and the caller take turns. */
static void turns(int count, const char *label)
{
	uint32_t start;

	over = false;
	switches = 0;
	for (int i = 0; i < count; i++) {
		k_thread_create(&threads[i], stacks[i], STACK_SIZE, yielder, NULL, NULL, NULL,
				BENCH_PRIORITY, 0, K_NO_WAIT);
	}
	start = now();
	for (int i = 0; i < ROUNDS; i++) {
		k_yield();
		switches++;
	}
	report_mean(label, now() - start, switches);
	over = true;
	for (int i = 0; i < count; i++) {
		k_thread_join(&threads[i], K_FOREVER);
	}
}

static K_THREAD_STACK_DEFINE(waiter_stack, BENCH_STACK_SIZE);
static struct k_thread waiter_thread;
static K_SEM_DEFINE(sem, 0, 1);
static uint32_t given;

static void waiter(void *a, void *b, void *c)
{
	for (int i = 0; i < SAMPLES; i++) {
		k_sem_take(&sem, K_FOREVER);
		samples[i] = now() - given;
	}
}

/* One waits for a semaphore, while the others are ready below and never run. */
static void wakeups(int count, const char *label)
{
	const int below = K_LOWEST_APPLICATION_THREAD_PRIO - BENCH_PRIORITY;
	uint32_t start;
	uint32_t total = 0;

	for (int i = 0; i < count; i++) {
		k_thread_create(&threads[i], stacks[i], STACK_SIZE, yielder, NULL, NULL, NULL,
				BENCH_PRIORITY + 1 + i % below, 0, K_NO_WAIT);
	}
	k_thread_create(&waiter_thread, waiter_stack, BENCH_STACK_SIZE, waiter, NULL, NULL, NULL,
			K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	for (int i = 0; i < SAMPLES; i++) {
		given = now();
		k_sem_give(&sem);
	}
	k_thread_join(&waiter_thread, K_FOREVER);
	report_samples(label);
	/* Somebody in the middle of the crowd comes and goes. */
	for (int i = 0; i < SAMPLES; i++) {
		start = now();
		k_thread_suspend(&threads[count / 2]);
		k_thread_resume(&threads[count / 2]);
		total += now() - start;
	}
	report_mean(count == FEW ? "Suspend and resume a ready thread, 10 ready"
				 : "Suspend and resume a ready thread, 1000 ready",
		    total, SAMPLES);
	for (int i = 0; i < count; i++) {
		k_thread_abort(&threads[i]);
	}
}

void bench_crowd(void)
{
	turns(FEW, "Context switch using yield, 10 threads ready");
	turns(MANY, "Context switch using yield, 1000 threads ready");
	wakeups(FEW, "Semaphore give until the waiter runs, 10 ready");
	wakeups(MANY, "Semaphore give until the waiter runs, 1000 ready");
}
