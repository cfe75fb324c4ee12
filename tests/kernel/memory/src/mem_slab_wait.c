/* SPDX-License-Identifier: Apache-2.0 */
/* Memory slabs: waiting for a block. */
#include "helpers.h"

K_MEM_SLAB_DEFINE_STATIC(slab, 16, 2, 4);

static void *held[2];

static void take_all(void *fixture)
{
	ARG_UNUSED(fixture);
	for (int i = 0; i < 2; i++) {
		zassert_ok(k_mem_slab_alloc(&slab, &held[i], K_NO_WAIT));
	}
}

static void give_all(void *fixture)
{
	helpers_after(fixture);
	zassert_ok(k_mem_slab_init(&slab, slab.buffer, 16, 2));
}

static void wait_forever(void *block, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_ok(k_mem_slab_alloc(&slab, block, K_FOREVER));
	note(POINTER_TO_INT(index));
}

ZTEST(mem_slab_wait, test_order)
{
	void *block[4] = { NULL };

	/* By priority, and among equals who came first. */
	start_helper(0, wait_forever, &block[0], 5);
	start_helper(1, wait_forever, &block[1], 4);
	start_helper(2, wait_forever, &block[2], 5);
	start_helper(3, wait_forever, &block[3], 3);
	check_notes("");
	k_mem_slab_free(&slab, held[0]);
	check_notes("3");
	zassert_equal(block[3], held[0], "the waiter got another block");
	zassert_equal(k_mem_slab_num_used_get(&slab), 2);
	k_mem_slab_free(&slab, held[1]);
	check_notes("1");
	k_mem_slab_free(&slab, block[3]);
	check_notes("0");
	k_mem_slab_free(&slab, block[1]);
	check_notes("2");
	k_mem_slab_free(&slab, block[0]);
	zassert_equal(k_mem_slab_num_used_get(&slab), 1, "a waiter that got a block still waits");
	join_helpers();
}

ZTEST(mem_slab_wait, test_timeout)
{
	const int64_t start = k_uptime_ticks();
	void *block = &slab;

	zassert_equal(k_mem_slab_alloc(&slab, &block, K_TICKS(3)), -EAGAIN);
	zassert_between_inclusive(k_uptime_ticks() - start, 3, 5);
	/* Who has timed out waits no more. */
	k_mem_slab_free(&slab, held[0]);
	zassert_equal(k_mem_slab_num_free_get(&slab), 1);
}

static void give_in_isr(const void *block)
{
	k_mem_slab_free(&slab, (void *)block);
	note(7);
}

ZTEST(mem_slab_wait, test_given_by_isr)
{
	void *block = NULL;

	start_helper(1, wait_forever, &block, 5);
	irq_offload(give_in_isr, held[1]);
	check_notes("71");
	zassert_equal(block, held[1]);
	join_helpers();
}

static void wait_a_little(void *result, void *index, void *unused)
{
	void *block;

	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	*(int *)result = k_mem_slab_alloc(&slab, &block, K_TICKS(20));
}

ZTEST(mem_slab_wait, test_given_in_time)
{
	int result = 1;

	start_helper(0, wait_a_little, &result, 5);
	zassert_equal(result, 1);
	k_sleep(K_TICKS(2));
	k_mem_slab_free(&slab, held[0]);
	zassert_equal(result, 0);
	join_helpers();
}

ZTEST_SUITE(mem_slab_wait, NULL, NULL, take_all, give_all, NULL);
