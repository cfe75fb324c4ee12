/* SPDX-License-Identifier: Apache-2.0 */
/* Items whose links come from a resource pool; and objects whose memory does. */
#include "helpers.h"

K_HEAP_DEFINE(pool, 256);

static struct k_queue queue;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_queue_init(&queue);
	k_thread_heap_assign(k_current_get(), &pool);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
	k_thread_heap_assign(k_current_get(), NULL);
}

ZTEST_SUITE(queue_alloc, NULL, NULL, before, after, NULL);

ZTEST(queue_alloc, test_items_keep_their_words)
{
	int odd[3] = { 1, 2, 3 };
	char *const unaligned = (char *)odd + 1;

	zassert_ok(k_queue_alloc_append(&queue, &odd[1]));
	zassert_ok(k_queue_alloc_append(&queue, unaligned));
	zassert_ok(k_queue_alloc_prepend(&queue, &odd[0]));
	zassert_ok(k_queue_alloc_append(&queue, &odd[1]), "the same thing again");
	zassert_equal_ptr(k_queue_peek_head(&queue), &odd[0]);
	zassert_equal_ptr(k_queue_peek_tail(&queue), &odd[1]);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &odd[0]);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &odd[1]);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), unaligned);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &odd[1]);
	zassert_equal(odd[0] * 100 + odd[1] * 10 + odd[2], 123);
}

ZTEST(queue_alloc, test_mixed_with_items_that_link_themselves)
{
	void *words[2] = { NULL, NULL };
	int number = 5;

	k_queue_append(&queue, &words[0]);
	zassert_ok(k_queue_alloc_append(&queue, &number));
	k_queue_append(&queue, &words[1]);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &words[0]);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &number);
	zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &words[1]);
}

/* Fill the queue until the pool is empty. */
static int fill(void)
{
	int count = 0;

	while (k_queue_alloc_append(&queue, &queue) == 0) {
		count++;
		zassert_true(count < 100, "a pool of 256 bytes does not end");
	}
	return count;
}

ZTEST(queue_alloc, test_memory_comes_back)
{
	const int room = fill();

	zassert_true(room > 4);
	zassert_equal(k_queue_alloc_prepend(&queue, &queue), -ENOMEM);
	for (int i = 0; i < room; i++) {
		zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &queue);
	}
	zassert_is_null(k_queue_get(&queue, K_NO_WAIT), "what failed is not in the queue");
	zassert_equal(fill(), room);
	while (k_queue_get(&queue, K_NO_WAIT) != NULL) {
	}
}

ZTEST(queue_alloc, test_without_a_pool)
{
	int number;

	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_queue_alloc_append(&queue, &number), -ENOMEM);
	zassert_equal(k_queue_alloc_prepend(&queue, &number), -ENOMEM);
	zassert_not_equal(k_queue_is_empty(&queue), 0);
}

static void getter(void *expected, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note(k_queue_get(&queue, LONG) == expected ? '+' : '-');
}

ZTEST(queue_alloc, test_waiter_needs_no_memory)
{
	int number;

	k_thread_heap_assign(k_current_get(), NULL);
	(void)peer_start(0, 3, getter, &number, NULL, NULL);
	settle();
	zassert_ok(k_queue_alloc_append(&queue, &number));
	settle();
	zassert_str_equal(notes(), "+");
}

ZTEST(queue_alloc, test_fifo_and_lifo)
{
	static struct k_fifo fifo;
	static struct k_lifo lifo;
	int a, b;

	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	zassert_ok(k_fifo_alloc_put(&fifo, &a));
	zassert_ok(k_fifo_alloc_put(&fifo, &b));
	zassert_ok(k_lifo_alloc_put(&lifo, &a));
	zassert_ok(k_lifo_alloc_put(&lifo, &b));
	zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &a);
	zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &b);
	zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &b);
	zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &a);
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_fifo_alloc_put(&fifo, &a), -ENOMEM);
	zassert_equal(k_lifo_alloc_put(&lifo, &a), -ENOMEM);
}
