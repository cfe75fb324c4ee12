/* SPDX-License-Identifier: Apache-2.0 */
/* Quicksort of the numbers from 0 on, out of order: the result is that each is at its place. */
#include "workload.h"

/* No divisor in common with DATA_WORDS, which is 2^14 times 25. */
#define STRIDE 123457U
#define SHORT 16U
/* The longer part waits, so that each is at most half of the one before. */
#define WAITING 32U

BUILD_ASSERT(DATA_WORDS == 16384 * 25, "STRIDE was chosen for another number");

static void insertion_sort(uint32_t *words, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const uint32_t word = words[i];
		size_t at = i;

		for (; at > 0U && words[at - 1U] > word; at--) {
			words[at] = words[at - 1U];
		}
		words[at] = word;
	}
}

/* Returns how many words, at least one and not all, are not above all others. */
static size_t partition(uint32_t *words, size_t count)
{
	const uint32_t pivot = words[(count - 1U) / 2U];
	size_t low = 0, high = count - 1U;

	for (;;) {
		uint32_t word;

		for (; words[low] < pivot; low++) {
		}
		for (; words[high] > pivot; high--) {
		}
		if (low >= high) {
			return high + 1U;
		}
		word = words[low];
		words[low++] = words[high];
		words[high--] = word;
	}
}

static void quicksort(uint32_t *words, size_t count)
{
	struct {
		uint32_t *words;
		size_t count;
	} waiting[WAITING] = { { words, count } };

	for (size_t parts = 1U; parts != 0U;) {
		uint32_t *const part = waiting[--parts].words;
		const size_t size = waiting[parts].count;
		size_t low;

		if (size <= SHORT) {
			insertion_sort(part, size);
			continue;
		}
		low = partition(part, size);
		zassert_true(parts + 2U <= WAITING);
		waiting[parts].words = low > size - low ? part : part + low;
		waiting[parts++].count = MAX(low, size - low);
		waiting[parts].words = low > size - low ? part + low : part;
		waiting[parts++].count = MIN(low, size - low);
	}
}

ZTEST_F(workload, test_sort)
{
	uint32_t value = 0;

	for (size_t i = 0; i < DATA_WORDS; i++) {
		fixture->data[i] = value;
		value = (value + STRIDE) % DATA_WORDS;
	}
	zassert_equal(value, 0U);
	quicksort(fixture->data, DATA_WORDS);
	for (size_t i = 0; i < DATA_WORDS; i++) {
		zassert_equal(fixture->data[i], i, "%u is at %zu", fixture->data[i], i);
	}
}
