/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One small block of the system's heap, and a mix of sizes in a heap that is half full.
 */
#include "bench.h"

#define COUNT 100
#define SIZE 10

static void one_block(void)
{
	uint32_t allocating = 0;
	uint32_t freeing = 0;

	for (int i = 0; i < COUNT; i++) {
		const uint32_t start = now();
		void *const block = k_malloc(SIZE);
		const uint32_t middle = now();

		k_free(block);
		freeing += now() - middle;
		allocating += middle - start;
		if (block == NULL) {
			bench_error("the heap is full");
		}
	}
	report_mean("Average time for heap malloc", allocating, COUNT);
	report_mean("Average time for heap free", freeing, COUNT);
}

static K_HEAP_DEFINE(mixed, 16384);

#define BLOCKS 100
#define LARGEST 160

/* Numbers that look random and are the same in every run. */
static uint32_t pseudo_random(void)
{
	static uint32_t state = 1;

	state = state * 1664525U + 1013904223U;
	return state >> 16;
}

/* Replace blocks at random; a sample is an allocation or a release. */
static void mix(bool sample_free)
{
	static void *blocks[BLOCKS];
	uint32_t start;

	for (int i = 0; i < SAMPLES; i++) {
		void **const block = &blocks[pseudo_random() % BLOCKS];
		const size_t size = 1 + pseudo_random() % LARGEST;

		start = now();
		k_heap_free(&mixed, *block);
		if (sample_free) {
			samples[i] = now() - start;
		}
		start = now();
		*block = k_heap_alloc(&mixed, size, K_NO_WAIT);
		if (!sample_free) {
			samples[i] = now() - start;
		}
		if (*block == NULL) {
			bench_error("the heap is full");
		}
	}
	for (int i = 0; i < BLOCKS; i++) {
		k_heap_free(&mixed, blocks[i]);
		blocks[i] = NULL;
	}
}

void bench_heap(void)
{
	one_block();
	mix(false);
	report_samples("Heap allocation of mixed sizes");
	mix(true);
	report_samples("Heap release of mixed sizes");
}
