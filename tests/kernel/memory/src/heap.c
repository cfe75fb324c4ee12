/* SPDX-License-Identifier: Apache-2.0 */
/* k_heap without waiting: sizes, alignments, clearing, resizing. */
#include "helpers.h"

#include <string.h>

K_HEAP_DEFINE(defined_heap, 1024);
K_HEAP_DEFINE(smallest_heap, 1);
K_HEAP_DEFINE_NOCACHE(nocache_heap, 256);

ZTEST(heap, test_defined)
{
	char *const mem = k_heap_alloc(&defined_heap, 900, K_NO_WAIT);

	zassert_not_null(mem);
	zassert_is_null(k_heap_alloc(&defined_heap, 900, K_NO_WAIT));
	(void)memset(mem, 0x5a, 900);
	k_heap_free(&defined_heap, mem);
	k_heap_free(&defined_heap, NULL);
	zassert_is_null(k_heap_alloc(&defined_heap, 1025, K_NO_WAIT));
	zassert_is_null(k_heap_alloc(&defined_heap, 0, K_NO_WAIT));
	zassert_is_null(k_heap_alloc(&defined_heap, 0, K_FOREVER), "waits for nothing");
	zassert_not_null(k_heap_alloc(&nocache_heap, 16, K_NO_WAIT));
}

ZTEST(heap, test_smallest)
{
	void *const mem = k_heap_alloc(&smallest_heap, 4, K_NO_WAIT);

	zassert_not_null(mem);
	zassert_is_null(k_heap_alloc(&smallest_heap, 1, K_NO_WAIT));
	k_heap_free(&smallest_heap, mem);
	zassert_equal(k_heap_alloc(&smallest_heap, 1, K_NO_WAIT), mem);
	k_heap_free(&smallest_heap, mem);
}

ZTEST(heap, test_init)
{
	static char memory[300];
	struct k_heap heap;

	for (size_t shift = 0; shift < 8; shift++) {
		void *mem;

		k_heap_init(&heap, memory + shift, sizeof(memory) - 8);
		mem = k_heap_alloc(&heap, 200, K_NO_WAIT);
		zassert_true((char *)mem >= memory + shift);
		zassert_true((char *)mem + 200 <= memory + shift + sizeof(memory) - 8);
		zassert_equal((uintptr_t)mem % sizeof(void *), 0);
	}
}

ZTEST(heap, test_aligned)
{
	for (size_t align = 1; align <= 256; align *= 2) {
		void *const mem = k_heap_aligned_alloc(&defined_heap, align, 20, K_NO_WAIT);

		zassert_not_null(mem);
		zassert_equal((uintptr_t)mem % align, 0, "%zu", align);
		k_heap_free(&defined_heap, mem);
	}
}

ZTEST(heap, test_calloc)
{
	char *mem = k_heap_alloc(&defined_heap, 60, K_NO_WAIT);

	(void)memset(mem, 0xff, 60);
	k_heap_free(&defined_heap, mem);
	mem = k_heap_calloc(&defined_heap, 5, 12, K_NO_WAIT);
	for (int i = 0; i < 60; i++) {
		zassert_equal(mem[i], 0);
	}
	k_heap_free(&defined_heap, mem);
	zassert_is_null(k_heap_calloc(&defined_heap, SIZE_MAX / 4, 8, K_NO_WAIT));
	zassert_is_null(k_heap_calloc(&defined_heap, 0x40000001, 4, K_NO_WAIT),
			"the product overflowed");
}

static void check_sequence(const uint8_t *mem, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		zassert_equal(mem[i], (uint8_t)i, "byte %zu", i);
	}
}

ZTEST(heap, test_realloc)
{
	uint8_t *mem = k_heap_realloc(&defined_heap, NULL, 16, K_NO_WAIT);
	uint8_t *moved;
	void *wall;

	zassert_not_null(mem);
	for (int i = 0; i < 16; i++) {
		mem[i] = (uint8_t)i;
	}
	/* There is room behind it. */
	zassert_equal(k_heap_realloc(&defined_heap, mem, 100, K_NO_WAIT), mem);
	check_sequence(mem, 16);
	zassert_equal(k_heap_realloc(&defined_heap, mem, 90, K_NO_WAIT), mem);
	/* And now there is not. */
	wall = k_heap_alloc(&defined_heap, 16, K_NO_WAIT);
	moved = k_heap_realloc(&defined_heap, mem, 200, K_NO_WAIT);
	zassert_not_null(moved);
	zassert_not_equal(moved, mem);
	check_sequence(moved, 16);
	/* No room at all: the block stays. */
	zassert_is_null(k_heap_realloc(&defined_heap, moved, 2000, K_NO_WAIT));
	check_sequence(moved, 16);
	zassert_is_null(k_heap_realloc(&defined_heap, moved, 0, K_NO_WAIT));
	k_heap_free(&defined_heap, wall);
	mem = k_heap_alloc(&defined_heap, 900, K_NO_WAIT);
	zassert_not_null(mem, "what was freed did not come back");
	k_heap_free(&defined_heap, mem);
}

static void use_in_isr(const void *heap)
{
	void *const mem = k_heap_alloc((struct k_heap *)heap, 100, K_NO_WAIT);

	zassert_not_null(mem);
	k_heap_free((struct k_heap *)heap, mem);
}

ZTEST(heap, test_isr)
{
	irq_offload(use_in_isr, &defined_heap);
}

ZTEST_SUITE(heap, NULL, NULL, NULL, NULL, NULL);
