/* SPDX-License-Identifier: Apache-2.0 */
/* The system's heap: k_malloc() and its kin. */
#include "helpers.h"

#include <string.h>

/* All of the heap is free: a block that can only be there then. */
static void check_all_free(void)
{
	void *const mem = k_malloc(K_HEAP_MEM_POOL_SIZE - 100);

	zassert_not_null(mem, "a block was not freed");
	k_free(mem);
}

ZTEST(malloc, test_malloc)
{
	uint8_t *block[10];

	for (int i = 0; i < 10; i++) {
		block[i] = k_malloc((size_t)i * 11);
		zassert_not_null(block[i]);
		zassert_equal((uintptr_t)block[i] % 8, 0);
		(void)memset(block[i], i, (size_t)i * 11);
	}
	for (int i = 0; i < 10; i++) {
		for (int at = 0; at < i * 11; at++) {
			zassert_equal(block[i][at], i, "blocks overlap");
		}
		k_free(block[i]);
	}
	k_free(NULL);
	check_all_free();
}

ZTEST(malloc, test_too_big)
{
	zassert_is_null(k_malloc(K_HEAP_MEM_POOL_SIZE));
	zassert_is_null(k_malloc(SIZE_MAX));
	zassert_is_null(k_malloc(SIZE_MAX - 3));
	zassert_is_null(k_calloc(SIZE_MAX, 2));
	zassert_is_null(k_calloc(0x40000001, 4));
	zassert_is_null(k_aligned_alloc(64, SIZE_MAX - 20));
	zassert_is_null(k_realloc(NULL, SIZE_MAX));
	check_all_free();
}

ZTEST(malloc, test_aligned)
{
	for (size_t align = sizeof(void *); align <= 512; align *= 2) {
		void *const mem = k_aligned_alloc(align, 3);

		zassert_not_null(mem);
		zassert_equal((uintptr_t)mem % align, 0, "%zu", align);
		k_free(mem);
	}
	check_all_free();
}

ZTEST(malloc, test_calloc)
{
	uint8_t *mem = k_malloc(100);

	(void)memset(mem, 0xee, 100);
	k_free(mem);
	mem = k_calloc(25, 4);
	for (int i = 0; i < 100; i++) {
		zassert_equal(mem[i], 0);
	}
	k_free(mem);
}

ZTEST(malloc, test_realloc)
{
	char *mem = k_realloc(NULL, 10);
	char *moved;
	void *wall;

	zassert_not_null(mem);
	(void)strcpy(mem, "mistral");
	wall = k_malloc(10);
	moved = k_realloc(mem, 200);
	zassert_not_equal(moved, mem);
	zassert_str_equal(moved, "mistral");
	zassert_equal((uintptr_t)moved % 8, 0);
	zassert_is_null(k_realloc(moved, 10000));
	zassert_str_equal(moved, "mistral");
	zassert_equal(k_realloc(moved, 8), moved);
	zassert_is_null(k_realloc(moved, SIZE_MAX - 1));
	zassert_str_equal(moved, "mistral");
	zassert_is_null(k_realloc(moved, 0));
	k_free(wall);
	check_all_free();
}

static void use_in_isr(const void *unused)
{
	void *const mem = k_malloc(40);

	ARG_UNUSED(unused);
	zassert_not_null(mem);
	k_free(mem);
}

ZTEST(malloc, test_isr)
{
	irq_offload(use_in_isr, NULL);
	check_all_free();
}

ZTEST_SUITE(malloc, NULL, NULL, NULL, NULL, NULL);
