/* SPDX-License-Identifier: Apache-2.0 */
/* Resource pools: the kernel's allocations on behalf of a thread. */
#include "helpers.h"

K_HEAP_DEFINE(own_pool, 256);

static bool is_in(const struct k_heap *heap, const void *mem)
{
	const uintptr_t offset = (uintptr_t)mem - (uintptr_t)heap->heap.init_mem;

	return mem != NULL && offset < heap->heap.init_bytes;
}

static void restore(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_heap_assign(k_current_get(), NULL);
}

ZTEST(pools, test_none)
{
	zassert_is_null(k_current_get()->resource_pool);
	zassert_is_null(z_thread_malloc(8));
}

ZTEST(pools, test_own)
{
	void *mem;
	void *aligned;

	k_thread_heap_assign(k_current_get(), &own_pool);
	mem = z_thread_malloc(50);
	aligned = z_thread_aligned_alloc(64, 10);
	zassert_true(is_in(&own_pool, mem));
	zassert_true(is_in(&own_pool, aligned));
	zassert_equal((uintptr_t)aligned % 64, 0);
	zassert_is_null(z_thread_malloc(250));
	/* It belongs to that heap, whatever the pool is by then. */
	restore(NULL);
	k_free(mem);
	k_free(aligned);
	mem = k_heap_alloc(&own_pool, 180, K_NO_WAIT);
	zassert_not_null(mem, "a block was not freed");
	k_heap_free(&own_pool, mem);
}

ZTEST(pools, test_system)
{
	void *mem;

	k_thread_system_pool_assign(k_current_get());
	mem = z_thread_malloc(500);
	zassert_not_null(mem);
	zassert_false(is_in(&own_pool, mem));
	k_free(mem);
}

static void allocate(void *mem, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	*(void **)mem = z_thread_malloc(10);
}

ZTEST(pools, test_inherited)
{
	void *mem = NULL;

	k_thread_heap_assign(k_current_get(), &own_pool);
	start_helper(0, allocate, &mem, 5);
	join_helpers();
	zassert_true(is_in(&own_pool, mem));
	k_free(mem);
}

static void *from_isr;

static void allocate_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	from_isr = z_thread_malloc(10);
}

/* Whom an ISR interrupts is chance: it has the system's. */
ZTEST(pools, test_isr)
{
	k_thread_heap_assign(k_current_get(), &own_pool);
	irq_offload(allocate_in_isr, NULL);
	zassert_not_null(from_isr);
	zassert_false(is_in(&own_pool, from_isr));
	k_free(from_isr);
}

ZTEST_SUITE(pools, NULL, NULL, NULL, restore, NULL);
