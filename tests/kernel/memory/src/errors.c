/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong uses that are assertions. Each is made by a helper, which it ends. */
#include "helpers.h"

#include <zephyr/sys/mem_blocks.h>

K_MEM_SLAB_DEFINE_STATIC(slab, 32, 3, 4);
K_HEAP_DEFINE(broken_heap, 512);
SYS_MEM_BLOCKS_DEFINE_STATIC(few_blocks, 16, 4, 4);

static int failed;

/* A failed assertion that was expected. */
void ztest_post_assert_fail_hook(void)
{
	failed++;
	k_thread_abort(k_current_get());
}

static void wrongdoer(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	ztest_set_assert_valid(true);
	((void (*)(void))arg)();
	ztest_set_assert_valid(false);
	note(0);
}

static void *block;

/* The assertion leaves a lock taken, so every wrong use has objects that are fresh. */
static void check_asserted(void (*wrong)(void))
{
	failed = 0;
	zassert_ok(k_mem_slab_init(&slab, slab.buffer, 32, 3));
	zassert_ok(k_mem_slab_alloc(&slab, &block, K_NO_WAIT));
	k_heap_init(&broken_heap, broken_heap.heap.init_mem, broken_heap.heap.init_bytes);
	start_helper(0, wrongdoer, (void *)wrong, 3);
	join_helpers();
	check_notes("");
	zassert_equal(failed, 1);
}

static void free_as_3_4(void)
{
	k_mem_slab_free(&slab, &block);
}

static void free_inside(void)
{
	k_mem_slab_free(&slab, (char *)block + 4);
}

static void free_behind(void)
{
	k_mem_slab_free(&slab, slab.buffer + 3 * 32);
}

static void free_in_front(void)
{
	k_mem_slab_free(&slab, slab.buffer - 32);
}

static void free_without_use(void)
{
	k_mem_slab_free(&slab, block);
	k_mem_slab_free(&slab, block);
}

ZTEST(errors, test_slab)
{
	check_asserted(free_as_3_4);
	check_asserted(free_inside);
	check_asserted(free_behind);
	check_asserted(free_in_front);
	check_asserted(free_without_use);
}

static void heap_free_twice(void)
{
	void *const mem = k_heap_alloc(&broken_heap, 20, K_NO_WAIT);

	k_heap_free(&broken_heap, mem);
	k_heap_free(&broken_heap, mem);
}

static void heap_free_foreign(void)
{
	k_heap_free(&broken_heap, &block);
}

static void heap_written_beyond(void)
{
	uint32_t *const mem = k_heap_alloc(&broken_heap, 20, K_NO_WAIT);

	mem[5] = 0;
	mem[6] = 0;
	mem[7] = 0;
	k_heap_free(&broken_heap, mem);
}

static void malloc_free_foreign(void)
{
	static void *foreign[3] = { &foreign[1] };

	k_free(&foreign[1]);
}

static void align_by_three(void)
{
	(void)k_aligned_alloc(12, 10);
}

ZTEST(errors, test_heap)
{
	check_asserted(heap_free_twice);
	check_asserted(heap_free_foreign);
	check_asserted(heap_written_beyond);
	check_asserted(malloc_free_foreign);
	check_asserted(align_by_three);
}

static void blocks_null(void)
{
	(void)sys_mem_blocks_alloc(NULL, 1, &block);
}

static void blocks_nowhere(void)
{
	(void)sys_mem_blocks_alloc(&few_blocks, 1, NULL);
}

static void blocks_free_null(void)
{
	(void)sys_mem_blocks_free(&few_blocks, 1, NULL);
}

ZTEST(errors, test_mem_blocks)
{
	check_asserted(blocks_null);
	check_asserted(blocks_nowhere);
	check_asserted(blocks_free_null);
}

ZTEST_SUITE(errors, NULL, NULL, NULL, helpers_after, NULL);
