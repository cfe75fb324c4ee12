/* SPDX-License-Identifier: Apache-2.0 */
/* Who listens to a heap hears of every block. */
#include "helpers.h"

#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/mem_blocks.h>

K_HEAP_DEFINE(heard_heap, 512);
K_HEAP_DEFINE(unheard_heap, 512);
SYS_MEM_BLOCKS_DEFINE_STATIC(heard_blocks, 16, 4, 4);

static struct {
	int taken;
	int freed;
	uintptr_t id;
	void *mem;
	size_t bytes;
} heard;

static void on_taken(uintptr_t id, void *mem, size_t bytes)
{
	heard.taken++;
	heard.id = id;
	heard.mem = mem;
	heard.bytes = bytes;
}

static void on_freed(uintptr_t id, void *mem, size_t bytes)
{
	heard.freed++;
	heard.id = id;
	heard.mem = mem;
	heard.bytes = bytes;
}

static HEAP_LISTENER_ALLOC_DEFINE(heap_taken, HEAP_ID_FROM_POINTER(&heard_heap.heap), on_taken);
static HEAP_LISTENER_FREE_DEFINE(heap_freed, HEAP_ID_FROM_POINTER(&heard_heap.heap), on_freed);
static HEAP_LISTENER_ALLOC_DEFINE(blocks_taken, HEAP_ID_FROM_POINTER(&heard_blocks), on_taken);
static HEAP_LISTENER_FREE_DEFINE(blocks_freed, HEAP_ID_FROM_POINTER(&heard_blocks), on_freed);

ZTEST(listeners, test_heap)
{
	void *mem;

	heap_listener_register(&heap_taken);
	heap_listener_register(&heap_freed);
	k_heap_free(&unheard_heap, k_heap_alloc(&unheard_heap, 10, K_NO_WAIT));
	zassert_equal(heard.taken + heard.freed, 0);
	mem = k_heap_alloc(&heard_heap, 30, K_NO_WAIT);
	zassert_true(heard.taken == 1 && heard.mem == mem && heard.bytes >= 30);
	zassert_equal(heard.id, HEAP_ID_FROM_POINTER(&heard_heap.heap));
	zassert_equal(k_heap_realloc(&heard_heap, mem, 60, K_NO_WAIT), mem);
	zassert_true(heard.taken == 2 && heard.freed == 1 && heard.bytes >= 60);
	k_heap_free(&heard_heap, mem);
	zassert_true(heard.freed == 2 && heard.mem == mem);
	heap_listener_unregister(&heap_taken);
	heap_listener_unregister(&heap_freed);
	k_heap_free(&heard_heap, k_heap_alloc(&heard_heap, 10, K_NO_WAIT));
	zassert_equal(heard.taken + heard.freed, 4);
}

ZTEST(listeners, test_mem_blocks)
{
	void *run;

	heap_listener_register(&blocks_taken);
	heap_listener_register(&blocks_freed);
	heard.taken = 0;
	heard.freed = 0;
	zassert_ok(sys_mem_blocks_alloc_contiguous(&heard_blocks, 3, &run));
	zassert_true(heard.taken == 1 && heard.mem == run && heard.bytes == 48);
	zassert_ok(sys_mem_blocks_free(&heard_blocks, 1, &run));
	zassert_true(heard.freed == 1 && heard.mem == run && heard.bytes == 16);
	zassert_equal(sys_mem_blocks_free(&heard_blocks, 1, &run), -EFAULT);
	zassert_equal(heard.freed, 1, "what was not freed was told");
	heap_listener_unregister(&blocks_taken);
	heap_listener_unregister(&blocks_freed);
}

ZTEST_SUITE(listeners, NULL, NULL, NULL, NULL, NULL);
