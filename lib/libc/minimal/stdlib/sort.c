/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sorting and searching arrays.
 *
 * Heap sort: in place, without recursion, never slower than n log n. Not stable.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

typedef int (*compare_t)(const void *left, const void *right, void *arg);

struct array {
	uint8_t *base;
	size_t size;
	compare_t compare;
	void *arg;
};

static void *element(const struct array *array, size_t index)
{
	return array->base + index * array->size;
}

static bool less(const struct array *array, size_t left, size_t right)
{
	return array->compare(element(array, left), element(array, right), array->arg) < 0;
}

/* Let element `top` sink to its place in the heap of the first `count`. */
static void sink(const struct array *array, size_t top, size_t count)
{
	__ASSERT_NO_MSG(top < count);
	for (size_t child = 2 * top + 1; child < count; child = 2 * top + 1) {
		if (child + 1 < count && less(array, child, child + 1)) {
			child++;
		}
		if (!less(array, top, child)) {
			return;
		}
		byteswp(element(array, top), element(array, child), array->size);
		top = child;
	}
}

void qsort_r(void *base, size_t nmemb, size_t size,
	     int (*compar)(const void *, const void *, void *), void *arg)
{
	const struct array array = { .base = base, .size = size, .compare = compar, .arg = arg };

	__ASSERT_NO_MSG(compar != NULL && (base != NULL || nmemb == 0));
	for (size_t top = nmemb / 2; top > 0; top--) {
		sink(&array, top - 1, nmemb);
	}
	for (size_t last = nmemb; last > 1; last--) {
		byteswp(element(&array, 0), element(&array, last - 1), size);
		sink(&array, 0, last - 1);
	}
}

/* Hands a comparison without an argument through one with. */
struct plain_compare {
	int (*compare)(const void *left, const void *right);
};

static int compare_plain(const void *left, const void *right, void *arg)
{
	const struct plain_compare *const plain = arg;

	return plain->compare(left, right);
}

void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *))
{
	struct plain_compare plain = { .compare = compar };

	qsort_r(base, nmemb, size, compare_plain, &plain);
}

void *bsearch(const void *key, const void *array, size_t count, size_t size,
	      int (*cmp)(const void *key, const void *element))
{
	const uint8_t *first = array;

	__ASSERT_NO_MSG(cmp != NULL && (array != NULL || count == 0));
	while (count > 0) {
		const uint8_t *const middle = first + (count / 2) * size;
		const int order = cmp(key, middle);

		if (order == 0) {
			return (void *)(uintptr_t)middle;
		}
		if (order > 0) {
			first = middle + size;
			count--;
		}
		count /= 2;
	}
	return NULL;
}
