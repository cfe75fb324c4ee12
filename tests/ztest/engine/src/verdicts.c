/* SPDX-License-Identifier: Apache-2.0 */
/* What ends a test with which verdict, and what each check takes for true. */
#include <zephyr/ztest.h>

#include "phases.h"

static int past_the_end;

ZTEST_SUITE(verdicts, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(verdicts, test_pass_early)
{
	ztest_test_pass();
	past_the_end++;
}

ZTEST_EXPECT_SKIP(verdicts, test_skip);
ZTEST(verdicts, test_skip)
{
	ztest_test_skip();
	past_the_end++;
}

ZTEST_EXPECT_FAIL(verdicts, test_assertion);
ZTEST(verdicts, test_assertion)
{
	zassert_true(past_the_end > 100, "on purpose, %d %s", 1, "time");
	past_the_end++;
}

ZTEST_EXPECT_SKIP(verdicts, test_assumption);
ZTEST(verdicts, test_assumption)
{
	zassume_true(past_the_end > 100);
	past_the_end++;
}

static int behind_expectation;

ZTEST_EXPECT_FAIL(verdicts, test_expectation);
ZTEST(verdicts, test_expectation)
{
	zexpect_equal(behind_expectation, 5, "on purpose");
	behind_expectation++;
}

/* A failed expectation is not made good by what comes behind it. */
ZTEST_EXPECT_FAIL(verdicts, test_expectation_then_pass);
ZTEST(verdicts, test_expectation_then_pass)
{
	zexpect_true(false, "on purpose");
	ztest_test_pass();
}

ZTEST_EXPECT_FAIL(verdicts, test_expectation_then_skip);
ZTEST(verdicts, test_expectation_then_skip)
{
	zexpect_true(false, "on purpose");
	ztest_test_skip();
}

ZTEST_EXPECT_SKIP(verdicts, test_skip_by_option);
ZTEST(verdicts, test_skip_by_option)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_THAT_NOBODY_HAS);
	past_the_end++;
}

ZTEST(verdicts, test_not_skipped_by_option)
{
	Z_TEST_SKIP_IFDEF(CONFIG_THAT_NOBODY_HAS);
}

ZTEST_SUITE(verdicts_told, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(verdicts_told, test_what_ran)
{
	zassert_equal(past_the_end, 0, "%d tests ran on behind their end", past_the_end);
	zassert_equal(behind_expectation, 1);
}

static int evaluated;

static int once(int value)
{
	evaluated++;
	return value;
}

ZTEST_SUITE(checks, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(checks, test_arguments_are_evaluated_once)
{
	evaluated = 0;
	zassert_equal(once(3), 3);
	zassume_true(once(1));
	zexpect_false(once(0), "message");
	zassert_equal(evaluated, 3);
}

ZTEST(checks, test_what_holds)
{
	int here = 1;
	int there = 1;

	zassert_true(2);
	zassert_false(0, NULL);
	zassert_ok(0);
	zassert_not_ok(-5);
	zassert_is_null(NULL, NULL);
	zassert_not_null(&here, "message");
	zassert_equal(here, there);
	zassert_not_equal(&here, &there, "%p", (void *)&here);
	zassert_equal_ptr(&here, &here);
	zassert_within(7, 5, 2);
	zassert_within(3, 5, 2);
	zassert_between_inclusive(-5, -10, 0);
	zassert_between_inclusive(0, 0, 0);
	zassert_mem_equal("abcd", "abce", 3);
	zassert_str_equal("abc", "abc");
	zassume_equal(here, 1);
	zassume_str_equal("", "");
	zexpect_within(7U, 7U, 0U);
	zexpect_mem_equal("abcd", "abce", 3);
}

/* Each of these fails on purpose: one check, one test. */
#define DOES_NOT_HOLD(name, check) \
	ZTEST_EXPECT_FAIL(checks, test_fails_##name); \
	ZTEST(checks, test_fails_##name) \
	{ \
		check; \
	}

DOES_NOT_HOLD(true, zassert_true(0))
DOES_NOT_HOLD(false, zassert_false(2))
DOES_NOT_HOLD(ok, zassert_ok(-5))
DOES_NOT_HOLD(not_ok, zassert_not_ok(0))
DOES_NOT_HOLD(is_null, zassert_is_null("x"))
DOES_NOT_HOLD(not_null, zassert_not_null(NULL))
DOES_NOT_HOLD(equal, zassert_equal(1, 2))
DOES_NOT_HOLD(not_equal, zassert_not_equal(1, 1))
DOES_NOT_HOLD(equal_ptr, zassert_equal_ptr("x", NULL))
DOES_NOT_HOLD(within, zassert_within(8, 5, 2))
DOES_NOT_HOLD(within_below, zassert_within(2, 5, 2))
DOES_NOT_HOLD(between, zassert_between_inclusive(1, -10, 0))
DOES_NOT_HOLD(mem_equal, zassert_mem_equal("abcd", "abce", 4))
DOES_NOT_HOLD(str_equal, zassert_str_equal("abc", "abcd"))
DOES_NOT_HOLD(expect_mem_equal, zexpect_mem_equal("a", "b", 1))
