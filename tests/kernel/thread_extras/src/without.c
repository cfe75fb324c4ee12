/* SPDX-License-Identifier: Apache-2.0 */
/* What calls do when the options behind them are off. */
#include <errno.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static void count(const struct k_thread *thread, void *data)
{
	ARG_UNUSED(thread);
	++*(int *)data;
}

ZTEST(without, test_calls)
{
	int threads = 0;

	k_thread_foreach(count, &threads);
	k_thread_foreach_unlocked(count, &threads);
	zassert_equal(threads, 0);
	zassert_is_null(k_thread_stack_alloc(512, 0));
	zassert_equal(k_thread_stack_free(NULL), -ENOSYS);
}

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 512);

static void set_errno(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	errno = 23;
}

/* Without CONFIG_ERRNO there is one for all. */
ZTEST(without, test_errno)
{
	errno = 1;
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), set_errno, NULL, NULL, NULL,
			5, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(errno, 23);
}

ZTEST_SUITE(without, NULL, NULL, NULL, NULL, NULL);
