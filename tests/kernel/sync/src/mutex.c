/* SPDX-License-Identifier: Apache-2.0 */
/* Mutexes: who owns them. */
#include "helpers.h"

K_MUTEX_DEFINE(defined_mutex);
static struct k_mutex mutex;

static void try_lock(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	note(k_mutex_lock(arg, K_NO_WAIT) == -EBUSY ? 1 : 0);
	note(k_mutex_unlock(arg) == -EPERM ? 1 : 0);
	note(k_mutex_lock(arg, K_MSEC(10)) == -EAGAIN ? 1 : 0);
}

ZTEST(mutex, test_others_cannot)
{
	zassert_ok(k_mutex_lock(&defined_mutex, K_FOREVER));
	start_helper(0, try_lock, &defined_mutex, 3);
	join_helpers();
	check_notes("111");
	zassert_equal_ptr(defined_mutex.owner, k_current_get());
	zassert_ok(k_mutex_unlock(&defined_mutex));
	zassert_is_null(defined_mutex.owner);
	zassert_equal(k_mutex_unlock(&defined_mutex), -EINVAL);
}

ZTEST(mutex, test_init_makes_it_free)
{
	static struct k_mutex local;

	(void)memset(&local, 0xa5, sizeof(local));
	zassert_ok(k_mutex_init(&local));
	zassert_equal(k_mutex_unlock(&local), -EINVAL);
	zassert_ok(k_mutex_lock(&local, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&local));
}

static void locker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_ok(k_mutex_lock(arg, K_FOREVER));
	note(POINTER_TO_INT(index));
	zassert_ok(k_mutex_unlock(arg));
}

ZTEST(mutex, test_as_many_unlocks_as_locks)
{
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mutex_lock(&mutex, i == 0 ? K_FOREVER : K_NO_WAIT));
	}
	start_helper(0, locker, &mutex, 3);
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("");
	/* Also while others wait it can be locked again. */
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("");
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("0");
	join_helpers();
	zassert_equal(k_mutex_unlock(&mutex), -EINVAL);
}

ZTEST(mutex, test_priority_then_time)
{
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	start_helper(0, locker, &mutex, 5);
	start_helper(1, locker, &mutex, 3);
	start_helper(2, locker, &mutex, 7);
	start_helper(3, locker, &mutex, 3);
	start_helper(4, locker, &mutex, 5);
	check_notes("");
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("13042");
	join_helpers();
	zassert_is_null(mutex.owner);
}

ZTEST(mutex, test_owner_after_waiting)
{
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	k_sched_lock();
	start_helper(0, locker, &mutex, 3);
	k_sched_unlock();
	k_sched_lock();
	zassert_ok(k_mutex_unlock(&mutex));
	/* Handed over already, though the thread has not run. */
	zassert_equal_ptr(mutex.owner, helper(0));
	zassert_equal(k_mutex_lock(&mutex, K_NO_WAIT), -EBUSY);
	k_sched_unlock();
	check_notes("0");
	join_helpers();
}

ZTEST(mutex, test_timeout)
{
	const int64_t start = k_uptime_get();

	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	start_helper(0, try_lock, &mutex, 3);
	join_helpers();
	zassert_true(k_uptime_get() - start >= 9, "-EAGAIN after %d ms",
		     (int)(k_uptime_get() - start));
	check_notes("111");
	zassert_ok(k_mutex_unlock(&mutex));
}

ZTEST(mutex, test_aborted_waiter)
{
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	start_helper(0, locker, &mutex, 3);
	start_helper(1, locker, &mutex, 5);
	k_thread_abort(helper(0));
	zassert_ok(k_mutex_unlock(&mutex));
	check_notes("1");
	zassert_equal(k_thread_priority_get(k_current_get()), TEST_PRIO);
	join_helpers();
}

/* Two threads that change a number, and lose the CPU while they do. */
static int shared;

static void changer(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	for (int i = 0; i < 100; i++) {
		int seen;

		zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
		seen = shared;
		k_yield();
		shared = seen + POINTER_TO_INT(arg);
		zassert_ok(k_mutex_unlock(&mutex));
	}
}

ZTEST(mutex, test_exclusion)
{
	shared = 0;
	for (int i = 0; i < 4; i++) {
		start_helper(i, changer, INT_TO_POINTER(i + 1), TEST_PRIO);
	}
	join_helpers();
	zassert_equal(shared, 100 * (1 + 2 + 3 + 4));
}

static void init_mutex(void *fixture)
{
	helpers_before(fixture);
	zassert_ok(k_mutex_init(&mutex));
}

ZTEST_SUITE(mutex, NULL, NULL, init_mutex, helpers_after, NULL);
