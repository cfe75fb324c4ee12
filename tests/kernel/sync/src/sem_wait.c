/* SPDX-License-Identifier: Apache-2.0 */
/* Semaphores: who waits, who gets it, when it runs. */
#include "helpers.h"

static struct k_sem sem;

static void taker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	zassert_ok(k_sem_take(&sem, K_FOREVER));
	note(POINTER_TO_INT(index));
}

ZTEST(sem_wait, test_priority_then_time)
{
	start_helper(0, taker, NULL, 5);
	start_helper(1, taker, NULL, 3);
	start_helper(2, taker, NULL, 7);
	start_helper(3, taker, NULL, 3);
	start_helper(4, taker, NULL, 5);
	check_notes("");
	for (int i = 0; i < HELPERS; i++) {
		k_sem_give(&sem);
		zassert_equal(k_sem_count_get(&sem), 0, "given to the count and to a thread");
	}
	check_notes("13042");
	join_helpers();
}

ZTEST(sem_wait, test_better_thread_runs_at_once)
{
	start_helper(0, taker, NULL, TEST_PRIO - 1);
	note(8);
	k_sem_give(&sem);
	note(9);
	check_notes("809");
	join_helpers();
}

ZTEST(sem_wait, test_equal_thread_has_to_wait)
{
	start_helper(0, taker, NULL, TEST_PRIO);
	k_yield();
	k_sem_give(&sem);
	note(8);
	k_yield();
	note(9);
	check_notes("809");
	join_helpers();
}

ZTEST(sem_wait, test_scheduler_lock)
{
	start_helper(0, taker, NULL, 3);
	k_sched_lock();
	k_sem_give(&sem);
	note(8);
	k_sched_unlock();
	note(9);
	check_notes("809");
	join_helpers();
}

ZTEST(sem_wait, test_interrupt_lock)
{
	unsigned int key;

	start_helper(0, taker, NULL, 3);
	key = irq_lock();
	k_sem_give(&sem);
	note(8);
	irq_unlock(key);
	/* Nobody chooses anew at the end of irq_unlock(); the next call does. */
	k_yield();
	note(9);
	check_notes("809");
	join_helpers();
}

static void give_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	k_sem_give(&sem);
	note(8);
}

ZTEST(sem_wait, test_isr_gives)
{
	start_helper(0, taker, NULL, 3);
	irq_offload(give_in_isr, NULL);
	note(9);
	check_notes("809");
	join_helpers();
}

ZTEST(sem_wait, test_timeout)
{
	const int64_t start = k_uptime_ticks();
	int64_t ticks;

	zassert_equal(k_sem_take(&sem, K_MSEC(50)), -EAGAIN);
	ticks = k_uptime_ticks() - start;
	zassert_true(ticks >= k_ms_to_ticks_floor32(50) && ticks <= k_ms_to_ticks_ceil32(50) + 2,
		     "%d ticks", (int)ticks);
	zassert_equal(k_sem_count_get(&sem), 0);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 1, "given to a thread that is gone");
}

static void taker_for_a_while(void *arg, void *index, void *unused)
{
	const int ret = k_sem_take(&sem, K_MSEC(POINTER_TO_INT(arg)));

	ARG_UNUSED(unused);
	note(ret == 0 ? POINTER_TO_INT(index) : ret == -EAGAIN ? 9 : 8);
}

ZTEST(sem_wait, test_best_times_out)
{
	start_helper(0, taker_for_a_while, INT_TO_POINTER(20), 3);
	start_helper(1, taker_for_a_while, INT_TO_POINTER(500), 4);
	k_msleep(40);
	check_notes("9");
	k_sem_give(&sem);
	check_notes("1");
	join_helpers();
	/* The timeout of the one that got it is no longer armed. */
	k_msleep(500);
	check_notes("");
}

ZTEST(sem_wait, test_given_within_timeout)
{
	start_helper(0, taker_for_a_while, INT_TO_POINTER(1000), 3);
	k_msleep(10);
	k_sem_give(&sem);
	check_notes("0");
	join_helpers();
}

ZTEST(sem_wait, test_reset_wakes_all)
{
	start_helper(0, taker_for_a_while, INT_TO_POINTER(1000), 3);
	start_helper(1, taker_for_a_while, INT_TO_POINTER(1000), 4);
	k_sem_reset(&sem);
	check_notes("99");
	join_helpers();
	k_sem_give(&sem);
	zassert_ok(k_sem_take(&sem, K_NO_WAIT));
}

static void reset_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	k_sem_reset(&sem);
}

ZTEST(sem_wait, test_reset_in_isr)
{
	start_helper(0, taker_for_a_while, INT_TO_POINTER(1000), 3);
	irq_offload(reset_in_isr, NULL);
	check_notes("9");
	join_helpers();
}

ZTEST(sem_wait, test_aborted_waiter)
{
	start_helper(0, taker, NULL, 3);
	start_helper(1, taker, NULL, 4);
	k_thread_abort(helper(0));
	k_sem_give(&sem);
	check_notes("1");
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 1, "given to a thread that is over");
	join_helpers();
}

ZTEST(sem_wait, test_suspended_waiter)
{
	start_helper(0, taker, NULL, 3);
	k_thread_suspend(helper(0));
	k_sem_give(&sem);
	check_notes("");
	zassert_equal(k_sem_count_get(&sem), 0, "a suspended thread goes on waiting");
	k_thread_resume(helper(0));
	check_notes("0");
	join_helpers();
}

ZTEST(sem_wait, test_priority_changes_while_waiting)
{
	start_helper(0, taker, NULL, 3);
	start_helper(1, taker, NULL, 4);
	k_thread_priority_set(helper(1), 2);
	k_sem_give(&sem);
	k_sem_give(&sem);
	check_notes("10");
	join_helpers();
}

static void reset_sem(void *fixture)
{
	helpers_before(fixture);
	zassert_ok(k_sem_init(&sem, 0, 10));
}

ZTEST_SUITE(sem_wait, NULL, NULL, reset_sem, helpers_after, NULL);
