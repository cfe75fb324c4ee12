/* SPDX-License-Identifier: Apache-2.0 */
/* Condition variables. */
#include "helpers.h"

K_CONDVAR_DEFINE(defined_condvar);
static struct k_condvar condvar;
static struct k_mutex mutex;

static void waiter(void *arg, void *index, void *unused)
{
	int ret;

	ARG_UNUSED(unused);
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	ret = k_condvar_wait(&condvar, &mutex,
			     arg == NULL ? K_FOREVER : K_MSEC(POINTER_TO_INT(arg)));
	zassert_equal_ptr(mutex.owner, k_current_get(), "woken without the mutex");
	note(ret == 0 ? POINTER_TO_INT(index) : ret == -EAGAIN ? 9 : 8);
	zassert_ok(k_mutex_unlock(&mutex));
}

ZTEST(condvar, test_nobody_waits)
{
	zassert_ok(k_condvar_init(&condvar));
	zassert_equal(k_condvar_signal(&condvar), 0);
	zassert_equal(k_condvar_broadcast(&condvar), 0);
	/* Nothing is kept for later. */
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_MSEC(5)), -EAGAIN);
	zassert_equal(k_condvar_wait(&defined_condvar, &mutex, K_MSEC(5)), -EAGAIN);
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_ok(k_mutex_unlock(&mutex));
}

ZTEST(condvar, test_signal_wakes_the_best)
{
	start_helper(0, waiter, NULL, 5);
	start_helper(1, waiter, NULL, 3);
	start_helper(2, waiter, NULL, 5);
	zassert_equal(k_condvar_signal(&condvar), 0);
	check_notes("1");
	zassert_equal(k_condvar_signal(&condvar), 0);
	check_notes("0");
	zassert_equal(k_condvar_signal(&condvar), 0);
	check_notes("2");
	join_helpers();
}

ZTEST(condvar, test_broadcast_wakes_all)
{
	for (int i = 0; i < 4; i++) {
		start_helper(i, waiter, NULL, 6 - i);
	}
	zassert_equal(k_condvar_broadcast(&condvar), 4);
	check_notes("3210");
	join_helpers();
}

ZTEST(condvar, test_woken_wait_for_the_mutex)
{
	start_helper(0, waiter, NULL, 3);
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_signal(&condvar), 0);
	check_notes("");
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("0");
	join_helpers();
}

ZTEST(condvar, test_timeout)
{
	const int64_t start = k_uptime_get();

	start_helper(0, waiter, INT_TO_POINTER(20), 3);
	k_msleep(5);
	check_notes("");
	k_msleep(30);
	check_notes("9");
	join_helpers();
	zassert_true(k_uptime_get() - start >= 20);
	zassert_equal(k_condvar_broadcast(&condvar), 0, "it still waits");
}

static void locker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	note(POINTER_TO_INT(index));
	zassert_equal(k_condvar_signal(&condvar), 0);
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Between giving the mutex back and waiting there is no gap: the signal is not lost. */
ZTEST(condvar, test_no_gap)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	start_helper(0, locker, NULL, 3);
	check_notes("");
	zassert_ok(k_condvar_wait(&condvar, &mutex, K_MSEC(100)), "the signal was lost");
	check_notes("0");
	zassert_equal(k_thread_priority_get(k_current_get()), TEST_PRIO);
	zassert_ok(k_mutex_unlock(&mutex));
	join_helpers();
}

ZTEST(condvar, test_no_wait)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	start_helper(0, locker, NULL, 3);
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_NO_WAIT), -EAGAIN);
	check_notes("0");
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_ok(k_mutex_unlock(&mutex));
	join_helpers();
}

static void signal_in_isr(const void *all)
{
	if (all != NULL) {
		zassert_equal(k_condvar_broadcast(&condvar), 2);
	} else {
		zassert_equal(k_condvar_signal(&condvar), 0);
	}
	note(8);
}

ZTEST(condvar, test_isr)
{
	for (int i = 0; i < 3; i++) {
		start_helper(i, waiter, NULL, 3 + i);
	}
	irq_offload(signal_in_isr, NULL);
	check_notes("80");
	irq_offload(signal_in_isr, &condvar);
	check_notes("812");
	join_helpers();
}

ZTEST(condvar, test_aborted_waiter)
{
	start_helper(0, waiter, NULL, 3);
	start_helper(1, waiter, NULL, 4);
	k_thread_abort(helper(0));
	zassert_equal(k_condvar_signal(&condvar), 0);
	check_notes("1");
	join_helpers();
}

static void init_both(void *fixture)
{
	helpers_before(fixture);
	zassert_ok(k_condvar_init(&condvar));
	zassert_ok(k_mutex_init(&mutex));
}

ZTEST_SUITE(condvar, NULL, NULL, init_both, helpers_after, NULL);
