/* SPDX-License-Identifier: Apache-2.0 */
/* Mutexes: which priority their owner has. */
#include "helpers.h"

/* What a waiter of priority @p prio is worth. */
#define WORTH(prio) MAX(prio, CONFIG_PRIORITY_CEILING)

static struct k_mutex mutexes[3];

static int my_prio(void)
{
	return k_thread_priority_get(k_current_get());
}

static void locker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_ok(k_mutex_lock(arg, K_FOREVER));
	note(POINTER_TO_INT(index));
	zassert_ok(k_mutex_unlock(arg));
}

/* Waits for 20 ms. */
static void hasty(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_equal(k_mutex_lock(arg, K_MSEC(20)), -EAGAIN);
	note(POINTER_TO_INT(index));
}

ZTEST(mutex_prio, test_raised_until_unlocked)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, locker, &mutexes[0], 6);
	zassert_equal(my_prio(), 6);
	start_helper(1, locker, &mutexes[0], 2);
	zassert_equal(my_prio(), WORTH(2));
	start_helper(2, locker, &mutexes[0], 4);
	k_msleep(1);
	zassert_equal(my_prio(), WORTH(2), "a waiter of lower priority lowered it");
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	check_notes("120");
	join_helpers();
}

ZTEST(mutex_prio, test_recursive_unlock_keeps_it)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, locker, &mutexes[0], 5);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), 5);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

ZTEST(mutex_prio, test_no_wait_does_not_raise)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	k_thread_priority_set(k_current_get(), TEST_PRIO + 2);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO + 2, "a mutex nobody wanted changed the priority");
	k_thread_priority_set(k_current_get(), TEST_PRIO);
}

ZTEST(mutex_prio, test_lower_waiter_does_not_lower)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, locker, &mutexes[0], TEST_PRIO + 2);
	k_msleep(1);
	zassert_equal(my_prio(), TEST_PRIO);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
	check_notes("0");
}

ZTEST(mutex_prio, test_timeout_lowers)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, hasty, &mutexes[0], 4);
	start_helper(1, locker, &mutexes[0], 6);
	zassert_equal(my_prio(), 4);
	k_msleep(40);
	check_notes("0");
	zassert_equal(my_prio(), 6, "not what the waiter that is left is worth");
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

ZTEST(mutex_prio, test_last_timeout_lowers_to_own)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, hasty, &mutexes[0], 4);
	zassert_equal(my_prio(), 4);
	k_msleep(40);
	zassert_equal(my_prio(), TEST_PRIO);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

ZTEST(mutex_prio, test_unlocked_before_who_timed_out_runs)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, hasty, &mutexes[0], 4);
	k_sched_lock();
	k_busy_wait(30000);
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	check_notes("");
	k_sched_unlock();
	check_notes("0");
	zassert_equal(my_prio(), TEST_PRIO);
	zassert_is_null(mutexes[0].owner);
	join_helpers();
}

ZTEST(mutex_prio, test_several_in_reverse_order)
{
	static const int prios[] = { 8, 6, 4 };

	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mutex_lock(&mutexes[i], K_FOREVER));
		start_helper(i, locker, &mutexes[i], prios[i]);
		zassert_equal(my_prio(), prios[i]);
	}
	for (int i = 2; i >= 0; i--) {
		zassert_ok(k_mutex_unlock(&mutexes[i]));
		zassert_equal(my_prio(), i == 0 ? TEST_PRIO : prios[i - 1]);
	}
	check_notes("210");
	join_helpers();
}

/* Wanted in the order of `wanted`, unlocked in the order 0, 1, 2: at the end all is as before. */
static void several_in_any_order(const int *wanted)
{
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mutex_lock(&mutexes[i], K_FOREVER));
	}
	for (int i = 0; i < 3; i++) {
		start_helper(i, locker, &mutexes[wanted[i]], 8 - 2 * i);
	}
	zassert_equal(my_prio(), 4);
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mutex_unlock(&mutexes[i]));
	}
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

ZTEST(mutex_prio, test_several_in_any_order)
{
	several_in_any_order((const int[]){ 0, 1, 2 });
	several_in_any_order((const int[]){ 2, 1, 0 });
	several_in_any_order((const int[]){ 1, 2, 0 });
}

/* Locks two mutexes, the second of which the test owns. */
static void locker_of_two(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	zassert_ok(k_mutex_lock(&mutexes[1], K_FOREVER));
	note(POINTER_TO_INT(index));
	zassert_ok(k_mutex_unlock(&mutexes[1]));
	zassert_ok(k_mutex_unlock(&mutexes[0]));
}

ZTEST(mutex_prio, test_owner_that_waits_is_raised)
{
	zassert_ok(k_mutex_lock(&mutexes[1], K_FOREVER));
	start_helper(0, locker_of_two, NULL, 7);
	start_helper(1, locker, &mutexes[1], 6);
	start_helper(2, locker, &mutexes[0], 4);
	zassert_equal(k_thread_priority_get(helper(0)), 4);
	/* It waits with its new priority, before the other one. */
	zassert_ok(k_mutex_unlock(&mutexes[1]));
	check_notes("021");
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

/* The owner has the CPU before a thread between it and the one that waits. */
static void spinner(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	note(POINTER_TO_INT(index));
}

ZTEST(mutex_prio, test_no_inversion)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, locker, &mutexes[0], 4);
	start_helper(1, spinner, NULL, 7);
	check_notes("");
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	check_notes("01");
	join_helpers();
}

ZTEST(mutex_prio, test_aborted_waiter_counts_until_unlock)
{
	zassert_ok(k_mutex_lock(&mutexes[0], K_FOREVER));
	start_helper(0, locker, &mutexes[0], 4);
	k_thread_abort(helper(0));
	zassert_ok(k_mutex_unlock(&mutexes[0]));
	zassert_equal(my_prio(), TEST_PRIO);
	join_helpers();
}

static void init_mutexes(void *fixture)
{
	helpers_before(fixture);
	for (size_t i = 0; i < ARRAY_SIZE(mutexes); i++) {
		zassert_ok(k_mutex_init(&mutexes[i]));
	}
}

ZTEST_SUITE(mutex_prio, NULL, NULL, init_mutexes, helpers_after, NULL);
