/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Failed assertions that a test announced (CONFIG_ZTEST_ASSERT_HOOK). Called by __ASSERT() where
 * it stands, in any context.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static volatile bool assert_valid;

void ztest_set_assert_valid(bool valid)
{
	assert_valid = valid;
}

__weak void ztest_post_assert_fail_hook(void)
{
	ztest_test_pass();
}

static void judge(void)
{
	PRINT_DATA("Caught assert failed\n");
	if (!assert_valid) {
		PRINT_DATA("Assert failed was unexpected, aborting...\n");
		k_panic();
		return;
	}
	assert_valid = false;
	PRINT_DATA("Assert error expected as part of test case.\n");
	ztest_post_assert_fail_hook();
}

#ifdef CONFIG_ASSERT_NO_FILE_INFO
void assert_post_action(void)
{
	judge();
}
#else
void assert_post_action(const char *file, unsigned int line)
{
	ARG_UNUSED(file);
	ARG_UNUSED(line);
	judge();
}
#endif
