/* SPDX-License-Identifier: Apache-2.0 */
/* k_heap: waiting for memory. */
#include "helpers.h"

K_HEAP_DEFINE(waited_heap, 1024);

#define BIG 700

static void *held;

static void take(void *fixture)
{
	ARG_UNUSED(fixture);
	held = k_heap_alloc(&waited_heap, BIG, K_NO_WAIT);
	zassert_not_null(held);
}

static void give(void *fixture)
{
	helpers_after(fixture);
	k_heap_init(&waited_heap, waited_heap.heap.init_mem, waited_heap.heap.init_bytes);
}

struct request {
	size_t bytes;
	void *mem;
};

static void wait_forever(void *arg, void *index, void *unused)
{
	struct request *const request = arg;

	ARG_UNUSED(unused);
	request->mem = k_heap_alloc(&waited_heap, request->bytes, K_FOREVER);
	note(POINTER_TO_INT(index));
}

ZTEST(heap_wait, test_order)
{
	struct request request[3] = { { .bytes = BIG }, { .bytes = 300 }, { .bytes = 300 } };

	/* What is left has no room for any of them. */
	zassert_not_null(k_heap_alloc(&waited_heap, 200, K_NO_WAIT));
	start_helper(0, wait_forever, &request[0], 5);
	start_helper(1, wait_forever, &request[1], 4);
	start_helper(2, wait_forever, &request[2], 3);
	check_notes("");
	/* The best tries first; what it leaves is enough for the second and not for the third. */
	k_heap_free(&waited_heap, held);
	check_notes("21");
	zassert_not_null(request[1].mem);
	zassert_not_null(request[2].mem);
	k_heap_free(&waited_heap, request[1].mem);
	check_notes("");
	k_heap_free(&waited_heap, request[2].mem);
	check_notes("0");
	zassert_not_null(request[0].mem);
	join_helpers();
}

ZTEST(heap_wait, test_timeout)
{
	int64_t start = k_uptime_ticks();

	zassert_is_null(k_heap_alloc(&waited_heap, BIG, K_TICKS(4)));
	zassert_between_inclusive(k_uptime_ticks() - start, 4, 6);
	start = k_uptime_ticks();
	zassert_is_null(k_heap_aligned_alloc(&waited_heap, 64, BIG, K_TICKS(2)));
	zassert_is_null(k_heap_calloc(&waited_heap, 7, BIG / 7, K_TICKS(2)));
	zassert_is_null(k_heap_realloc(&waited_heap, held, 2 * BIG, K_TICKS(2)));
	zassert_between_inclusive(k_uptime_ticks() - start, 6, 12);
}

static void wait_a_little(void *arg, void *index, void *unused)
{
	const int64_t start = k_uptime_ticks();

	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	zassert_is_null(k_heap_alloc(&waited_heap, BIG, K_TICKS(10)));
	*(int64_t *)arg = k_uptime_ticks() - start;
}

/* Memory that is freed and is too little makes nobody wait longer. */
ZTEST(heap_wait, test_tries_in_between)
{
	void *const small = k_heap_alloc(&waited_heap, 50, K_NO_WAIT);
	int64_t waited = 0;

	start_helper(0, wait_a_little, &waited, 5);
	k_sleep(K_TICKS(6));
	k_heap_free(&waited_heap, small);
	join_helpers();
	zassert_between_inclusive(waited, 10, 12);
}

static void free_in_isr(const void *mem)
{
	k_heap_free(&waited_heap, (void *)mem);
	note(8);
}

ZTEST(heap_wait, test_freed_by_isr)
{
	struct request request = { .bytes = BIG };

	start_helper(1, wait_forever, &request, 5);
	irq_offload(free_in_isr, held);
	check_notes("81");
	join_helpers();
}

/* A block that becomes smaller gives memory back as well. */
ZTEST(heap_wait, test_shrunk)
{
	struct request request = { .bytes = 500 };

	start_helper(1, wait_forever, &request, 5);
	check_notes("");
	zassert_equal(k_heap_realloc(&waited_heap, held, 100, K_NO_WAIT), held);
	check_notes("1");
	join_helpers();
}

ZTEST_SUITE(heap_wait, NULL, NULL, take, give, NULL);
