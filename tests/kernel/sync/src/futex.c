/* SPDX-License-Identifier: Apache-2.0 */
/* Futexes. */
#include "helpers.h"

static struct k_futex futexes[2];

static void waiter(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_ok(k_futex_wait(arg, 7, K_FOREVER));
	note(POINTER_TO_INT(index));
}

ZTEST(futex, test_does_not_wait)
{
	zassert_equal(k_futex_wait(&futexes[0], 8, K_FOREVER), -EAGAIN);
	zassert_equal(k_futex_wait(&futexes[0], 7, K_NO_WAIT), -ETIMEDOUT);
	zassert_equal(k_futex_wait(&futexes[0], 7, K_MSEC(5)), -ETIMEDOUT);
	zassert_equal(k_futex_wake(&futexes[0], true), 0);
}

ZTEST(futex, test_wakes_the_best_of_its_own)
{
	start_helper(0, waiter, &futexes[1], 2);
	start_helper(1, waiter, &futexes[0], 5);
	start_helper(2, waiter, &futexes[0], 3);
	start_helper(3, waiter, &futexes[0], 5);
	zassert_equal(k_futex_wake(&futexes[0], false), 1);
	check_notes("2");
	zassert_equal(k_futex_wake(&futexes[0], false), 1);
	check_notes("1");
	zassert_equal(k_futex_wake(&futexes[0], false), 1);
	check_notes("3");
	zassert_equal(k_futex_wake(&futexes[0], false), 0);
	zassert_equal(k_futex_wake(&futexes[1], false), 1);
	check_notes("0");
	join_helpers();
}

static void wake_in_isr(const void *futex)
{
	zassert_equal(k_futex_wake((struct k_futex *)futex, true), 3);
	note(8);
}

ZTEST(futex, test_wakes_all_in_isr)
{
	start_helper(0, waiter, &futexes[0], 5);
	start_helper(1, waiter, &futexes[1], 3);
	start_helper(2, waiter, &futexes[0], 3);
	start_helper(3, waiter, &futexes[0], 4);
	irq_offload(wake_in_isr, &futexes[0]);
	check_notes("8230");
	zassert_equal(k_futex_wake(&futexes[1], true), 1);
	check_notes("1");
	join_helpers();
}

static void init_futexes(void *fixture)
{
	helpers_before(fixture);
	(void)atomic_set(&futexes[0].val, 7);
	(void)atomic_set(&futexes[1].val, 7);
}

ZTEST_SUITE(futex, NULL, NULL, init_futexes, helpers_after, NULL);
