/* SPDX-License-Identifier: Apache-2.0 */
#include "helpers.h"

#define ENTRIES 4

K_STACK_DEFINE(defined_stack, ENTRIES);
K_HEAP_DEFINE(stack_pool, 256);

static struct k_stack stack;
static stack_data_t memory[ENTRIES];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_stack_init(&stack, memory, ENTRIES);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
	k_thread_heap_assign(k_current_get(), NULL);
}

ZTEST_SUITE(stack, NULL, NULL, before, after, NULL);

static void check_order_and_limits(struct k_stack *s)
{
	stack_data_t value = 0;

	for (stack_data_t i = 0; i < ENTRIES; i++) {
		zassert_ok(k_stack_push(s, i));
	}
	zassert_equal(k_stack_push(s, 99), -ENOMEM);
	for (stack_data_t i = ENTRIES; i > 0; i--) {
		zassert_ok(k_stack_pop(s, &value, K_NO_WAIT));
		zassert_equal(value, i - 1);
	}
	value = 77;
	zassert_equal(k_stack_pop(s, &value, K_NO_WAIT), -EBUSY);
	zassert_equal(value, 77, "a failed pop stores nothing");
}

ZTEST(stack, test_order_and_limits)
{
	check_order_and_limits(&stack);
	check_order_and_limits(&stack);
	check_order_and_limits(&defined_stack);
}

ZTEST(stack, test_timeout)
{
	const int64_t start = now();
	stack_data_t value = 77;

	zassert_equal(k_stack_pop(&stack, &value, SHORT), -EAGAIN);
	zassert_timed_out(start);
	zassert_equal(value, 77);
}

ZTEST(stack, test_extreme_values)
{
	stack_data_t value;

	zassert_ok(k_stack_push(&stack, UINTPTR_MAX));
	zassert_ok(k_stack_push(&stack, 0));
	zassert_ok(k_stack_pop(&stack, &value, K_FOREVER));
	zassert_equal(value, 0);
	zassert_ok(k_stack_pop(&stack, &value, K_FOREVER));
	zassert_equal(value, UINTPTR_MAX);
}

static void popper(void *name, void *p2, void *p3)
{
	stack_data_t value;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	if (k_stack_pop(&stack, &value, LONG) == 0) {
		note((char)(uintptr_t)name);
		note((char)value);
	}
}

ZTEST(stack, test_waiters_are_served_by_priority)
{
	static const int prios[PEERS] = { 7, 5, 3, 5 };
	stack_data_t value;

	for (uintptr_t i = 0; i < PEERS; i++) {
		(void)peer_start((int)i, prios[i], popper, (void *)('0' + i), NULL, NULL);
		settle();
	}
	for (stack_data_t c = 'a'; c <= 'e'; c++) {
		zassert_ok(k_stack_push(&stack, c));
	}
	settle();
	zassert_str_equal(notes(), "2a1b3c0d");
	zassert_ok(k_stack_pop(&stack, &value, K_NO_WAIT));
	zassert_equal(value, 'e', "what no waiter gets is on the stack");
}

static void push_in_isr(const void *value)
{
	zassert_ok(k_stack_push(&stack, (stack_data_t)value));
}

static void pop_in_isr(const void *value)
{
	zassert_ok(k_stack_pop(&stack, (stack_data_t *)value, K_NO_WAIT));
	zassert_equal(k_stack_pop(&stack, (stack_data_t *)value, K_NO_WAIT), -EBUSY);
}

ZTEST(stack, test_isr)
{
	stack_data_t value = 0;

	irq_offload(push_in_isr, (void *)'x');
	irq_offload(pop_in_isr, &value);
	zassert_equal(value, 'x');
	(void)peer_start(0, 3, popper, (void *)'0', NULL, NULL);
	settle();
	irq_offload(push_in_isr, (void *)'y');
	settle();
	zassert_str_equal(notes(), "0y");
}

ZTEST(stack, test_allocated)
{
	static struct k_stack allocated;
	stack_data_t value;

	zassert_equal(k_stack_alloc_init(&allocated, 2), -ENOMEM, "there is no pool");
	k_thread_heap_assign(k_current_get(), &stack_pool);
	zassert_equal(k_stack_alloc_init(&allocated, 1000), -ENOMEM);
	zassert_equal(k_stack_alloc_init(&allocated, UINT32_MAX / 4 + 2), -ENOMEM,
		      "4 bytes, if they overflow");
	/* Would the memory not come back, the pool would be empty soon. */
	for (int i = 0; i < 20; i++) {
		zassert_ok(k_stack_alloc_init(&allocated, ENTRIES));
		check_order_and_limits(&allocated);
		zassert_ok(k_stack_cleanup(&allocated));
	}
	zassert_ok(k_stack_cleanup(&allocated), "cleaning up twice frees once");
	zassert_ok(k_stack_push(&stack, 5));
	zassert_ok(k_stack_cleanup(&stack), "nothing was allocated");
	zassert_ok(k_stack_pop(&stack, &value, K_NO_WAIT));
	zassert_equal(value, 5);
}

ZTEST(stack, test_cleanup_while_waited_for)
{
	(void)peer_start(0, 3, popper, (void *)'0', NULL, NULL);
	settle();
	zassert_equal(k_stack_cleanup(&stack), -EAGAIN);
	zassert_ok(k_stack_push(&stack, 'z'));
	settle();
	zassert_str_equal(notes(), "0z");
}
