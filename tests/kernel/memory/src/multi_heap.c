/* SPDX-License-Identifier: Apache-2.0 */
/* The pool of regions with properties. Multi heaps by themselves are tested on the host. */
#include "helpers.h"

#include <zephyr/multi_heap/shared_multi_heap.h>
#include <zephyr/sys/multi_heap.h>

#define BYTES 256

static char memory[3][BYTES] __aligned(8);

static int region_of(const void *mem)
{
	const size_t offset = (uintptr_t)mem - (uintptr_t)memory;

	zassert_true(offset < sizeof(memory));
	return (int)(offset / BYTES);
}

static void *add_regions(void)
{
	const uint32_t attr[3] = { SMH_REG_ATTR_CACHEABLE, SMH_REG_ATTR_NON_CACHEABLE,
				   SMH_REG_ATTR_CACHEABLE };
	struct shared_multi_heap_region wrong = { .attr = MAX_SHARED_MULTI_HEAP_ATTR };

	zassert_ok(shared_multi_heap_pool_init());
	zassert_equal(shared_multi_heap_pool_init(), -EALREADY);
	zassert_equal(shared_multi_heap_add(&wrong, NULL), -EINVAL);
	for (int i = 0; i < 3; i++) {
		struct shared_multi_heap_region region = { .attr = attr[i],
							   .addr = (uintptr_t)memory[i],
							   .size = BYTES };

		zassert_ok(shared_multi_heap_add(&region, NULL));
	}
	return NULL;
}

ZTEST(multi_heap, test_properties)
{
	void *first = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 150);
	void *second = shared_multi_heap_aligned_alloc(SMH_REG_ATTR_CACHEABLE, 32, 150);
	void *other = shared_multi_heap_alloc(SMH_REG_ATTR_NON_CACHEABLE, 150);

	zassert_equal(region_of(first), 0);
	zassert_equal(region_of(second), 2, "the second region of that property has room");
	zassert_equal((uintptr_t)second % 32, 0);
	zassert_equal(region_of(other), 1);
	zassert_is_null(shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 150));
	zassert_is_null(shared_multi_heap_alloc(SMH_REG_ATTR_EXTERNAL, 10));
	zassert_is_null(shared_multi_heap_alloc(MAX_SHARED_MULTI_HEAP_ATTR, 10));
	shared_multi_heap_free(first);
	shared_multi_heap_free(NULL);
	first = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 150);
	zassert_equal(region_of(first), 0);
	shared_multi_heap_free(first);
	shared_multi_heap_free(second);
	shared_multi_heap_free(other);
}

ZTEST(multi_heap, test_realloc)
{
	uint8_t *mem = shared_multi_heap_realloc(SMH_REG_ATTR_CACHEABLE, NULL, 100);
	void *wall = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 20);
	uint8_t *moved;

	zassert_equal(region_of(mem), 0);
	mem[0] = 17;
	mem[99] = 71;
	/* Its own region has no room any more. */
	moved = shared_multi_heap_realloc(SMH_REG_ATTR_CACHEABLE, mem, 180);
	zassert_equal(region_of(moved), 2);
	zassert_true(moved[0] == 17 && moved[99] == 71);
	zassert_is_null(shared_multi_heap_realloc(SMH_REG_ATTR_CACHEABLE, moved, 400));
	zassert_true(moved[0] == 17 && moved[99] == 71);
	shared_multi_heap_free(wall);
	zassert_is_null(shared_multi_heap_realloc(SMH_REG_ATTR_CACHEABLE, moved, 0));
	mem = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 200);
	zassert_equal(region_of(mem), 0, "the first region is not free again");
	shared_multi_heap_free(mem);
}

ZTEST_SUITE(multi_heap, NULL, add_regions, NULL, NULL, NULL);
