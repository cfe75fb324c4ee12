/* SPDX-License-Identifier: Apache-2.0 */
/* sys_mutex and sys_sem: the kernel's objects by other names, with other errors. */
#include <zephyr/sys/mutex.h>
#include <zephyr/sys/sem.h>

#include "helpers.h"

#include <limits.h>

SYS_MUTEX_DEFINE(sys_mutex);
SYS_SEM_DEFINE(sys_sem, 1, 2);

static void try_mutex(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	note(sys_mutex_lock(&sys_mutex, K_NO_WAIT) == -EBUSY ? 1 : 0);
	note(sys_mutex_lock(&sys_mutex, K_MSEC(2)) == -EAGAIN ? 1 : 0);
	note(sys_mutex_unlock(&sys_mutex) == -EPERM ? 1 : 0);
}

ZTEST(sys_objects, test_mutex)
{
	static struct sys_mutex own;

	zassert_equal(sys_mutex_unlock(&sys_mutex), -EINVAL);
	zassert_ok(sys_mutex_lock(&sys_mutex, K_FOREVER));
	zassert_ok(sys_mutex_lock(&sys_mutex, K_FOREVER));
	start_helper(0, try_mutex, NULL, 3);
	join_helpers();
	check_notes("111");
	zassert_ok(sys_mutex_unlock(&sys_mutex));
	zassert_ok(sys_mutex_unlock(&sys_mutex));
	zassert_equal(sys_mutex_unlock(&sys_mutex), -EINVAL);

	sys_mutex_init(&own);
	zassert_ok(sys_mutex_lock(&own, K_NO_WAIT));
	zassert_ok(sys_mutex_unlock(&own));
}

ZTEST(sys_objects, test_sem)
{
	static struct sys_sem own;

	zassert_equal(sys_sem_count_get(&sys_sem), 1);
	zassert_ok(sys_sem_give(&sys_sem));
	zassert_equal(sys_sem_give(&sys_sem), -EAGAIN);
	zassert_equal(sys_sem_count_get(&sys_sem), 2);
	zassert_ok(sys_sem_take(&sys_sem, K_NO_WAIT));
	zassert_ok(sys_sem_take(&sys_sem, K_FOREVER));
	zassert_equal(sys_sem_take(&sys_sem, K_NO_WAIT), -ETIMEDOUT);
	zassert_equal(sys_sem_take(&sys_sem, K_MSEC(2)), -ETIMEDOUT);
	zassert_ok(sys_sem_give(&sys_sem));

	zassert_equal(sys_sem_init(&own, 0, 0), -EINVAL);
	zassert_equal(sys_sem_init(&own, 3, 2), -EINVAL);
	zassert_equal(sys_sem_init(&own, 0, (unsigned int)INT_MAX + 1U), -EINVAL);
	zassert_ok(sys_sem_init(&own, 2, INT_MAX));
	zassert_equal(sys_sem_count_get(&own), 2);
}

static void taker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	SYS_SEM_LOCK(&sys_sem)
	{
		note(POINTER_TO_INT(index));
	}
}

ZTEST(sys_objects, test_sem_lock)
{
	int rounds = 0;

	SYS_SEM_LOCK(&sys_sem)
	{
		zassert_equal(sys_sem_count_get(&sys_sem), 0);
		start_helper(0, taker, NULL, 3);
		check_notes("");
		rounds++;
	}
	check_notes("0");
	join_helpers();
	SYS_SEM_LOCK(&sys_sem)
	{
		rounds++;
		if (rounds == 2) {
			SYS_SEM_LOCK_BREAK;
		}
		rounds = 99;
	}
	zassert_equal(rounds, 2);
	zassert_equal(sys_sem_count_get(&sys_sem), 1);
}

ZTEST_SUITE(sys_objects, NULL, NULL, helpers_before, helpers_after, NULL);
