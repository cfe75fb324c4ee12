/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong uses that are assertions. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

/* The engine passes a test at the assertion that it announced. */
ZTEST(errors, test_foreach_without_function)
{
	ztest_set_assert_valid(true);
	k_thread_foreach(NULL, NULL);
	ztest_test_fail();
}

ZTEST(errors, test_foreach_unlocked_without_function)
{
	ztest_set_assert_valid(true);
	k_thread_foreach_unlocked(NULL, NULL);
	ztest_test_fail();
}

ZTEST_SUITE(errors, NULL, NULL, NULL, NULL, NULL);
