/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks made at run time: a pool of two of 768 bytes, then the thread's resource pool. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

/* Room for two, wherever guard pages make them begin. */
#define HEAP_SIZE (4 * K_KERNEL_STACK_LEN(5000))

K_HEAP_DEFINE(stack_pool, HEAP_SIZE);

static struct k_thread thread;

static void sleeper(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

static void assign(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_heap_assign(k_current_get(), &stack_pool);
}

static void clear(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_heap_assign(k_current_get(), NULL);
}

static bool is_in_heap(const k_thread_stack_t *stack)
{
	return (uintptr_t)stack - (uintptr_t)stack_pool.heap.init_mem < stack_pool.heap.init_bytes;
}

ZTEST(dynamic_stacks, test_pool_then_heap)
{
	k_thread_stack_t *stack[4];

	for (int i = 0; i < 4; i++) {
		stack[i] = k_thread_stack_alloc(700, 0);
		zassert_not_null(stack[i]);
		zassert_equal(is_in_heap(stack[i]), i >= 2, "stack %d", i);
		zassert_equal((uintptr_t)stack[i] % Z_KERNEL_STACK_OBJ_ALIGN, 0);
	}
	zassert_not_equal(stack[0], stack[1]);
	for (int i = 0; i < 4; i++) {
		zassert_ok(k_thread_stack_free(stack[i]));
	}
	/* Too big for the pool. */
	stack[0] = k_thread_stack_alloc(5000, 0);
	zassert_true(is_in_heap(stack[0]));
	zassert_ok(k_thread_stack_free(stack[0]));
	zassert_is_null(k_thread_stack_alloc(HEAP_SIZE, 0));
}

ZTEST(dynamic_stacks, test_no_heap)
{
	k_thread_stack_t *stack[3];

	clear(NULL);
	for (int i = 0; i < 3; i++) {
		stack[i] = k_thread_stack_alloc(100, 0);
	}
	zassert_true(stack[0] != NULL && stack[1] != NULL && stack[2] == NULL);
	zassert_ok(k_thread_stack_free(stack[0]));
	zassert_equal(k_thread_stack_alloc(100, 0), stack[0]);
	zassert_ok(k_thread_stack_free(stack[0]));
	zassert_ok(k_thread_stack_free(stack[1]));
}

ZTEST(dynamic_stacks, test_in_use)
{
	const size_t sizes[] = { 768, 1000 };

	for (int i = 0; i < 2; i++) {
		k_thread_stack_t *const stack = k_thread_stack_alloc(sizes[i], 0);

		zassert_not_null(stack);
		k_thread_create(&thread, stack, sizes[i], sleeper, NULL, NULL, NULL, 5, 0,
				K_NO_WAIT);
		zassert_equal(k_thread_stack_free(stack), -EBUSY);
		k_thread_abort(&thread);
		zassert_ok(k_thread_stack_free(stack));
	}
}

ZTEST(dynamic_stacks, test_wrong)
{
	k_thread_stack_t *const stack = k_thread_stack_alloc(768, 0);

	zassert_equal(k_thread_stack_free(NULL), -EINVAL);
	zassert_equal(k_thread_stack_free(stack + 1), -EINVAL);
	zassert_ok(k_thread_stack_free(stack));
	zassert_equal(k_thread_stack_free(stack), -EINVAL, "freed twice");
}

ZTEST_SUITE(dynamic_stacks, NULL, NULL, assign, clear, NULL);
