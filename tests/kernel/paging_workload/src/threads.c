/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that take turns by time slices, each in a part of the data of its own: a fault of one
 * evicts pages of the others.
 */
#include "workload.h"

#define THREADS 4
#define PART (DATA_WORDS / THREADS)
#define ROUNDS 3U
#define STACK_SIZE 1024

static struct k_thread threads[THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, STACK_SIZE);
static uint64_t sums[THREADS];

static void add_up(void *data, void *number, void *unused)
{
	uint32_t *const words = data;
	uint64_t sum = 0;

	ARG_UNUSED(unused);
	for (uint32_t round = 1; round <= ROUNDS; round++) {
		for (size_t i = 0; i < PART; i++) {
			words[i] += (uint32_t)i * round;
		}
	}
	for (size_t i = 0; i < PART; i++) {
		sum += words[i];
	}
	sums[(uintptr_t)number] = sum;
}

ZTEST_F(workload, test_threads)
{
	const uint64_t factor = ROUNDS * (ROUNDS + 1U) / 2U;
	const uint64_t expected = factor * (PART - 1U) * PART / 2U;

	k_sched_time_slice_set(10, K_PRIO_PREEMPT(1));
	for (uintptr_t i = 0; i < THREADS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), add_up,
				fixture->data + i * PART, (void *)i, NULL, K_PRIO_PREEMPT(1), 0,
				K_NO_WAIT);
	}
	for (int i = 0; i < THREADS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_FOREVER));
		zassert_equal(sums[i], expected, "thread %d", i);
	}
	k_sched_time_slice_set(0, 0);
}
