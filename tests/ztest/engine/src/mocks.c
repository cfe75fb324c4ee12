/* SPDX-License-Identifier: Apache-2.0 */
/* Expectations on calls: matched, missing, left over, too many. */
#include <zephyr/ztest.h>

#include "phases.h"

static int replaced(int number, const char *text, char *out)
{
	ztest_check_expected_value(number);
	ztest_check_expected_data(text, 3);
	ztest_copy_return_data(out, 2);
	return (int)ztest_get_return_value();
}

static void *replaced_with_pointer(void)
{
	return ztest_get_return_value_ptr();
}

static void takes_value(int number)
{
	ztest_check_expected_value(number);
}

static void takes_data(const char *text)
{
	ztest_check_expected_data(text, 3);
}

ZTEST_SUITE(mocks, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(mocks, test_all_as_expected)
{
	char out[2] = "";

	ztest_expect_value(replaced, number, 7);
	ztest_expect_data(replaced, text, "abc");
	ztest_return_data(replaced, out, "x");
	ztest_returns_value(replaced, -3);
	zassert_equal(replaced(7, "abc", out), -3);
	zassert_str_equal(out, "x");
}

ZTEST(mocks, test_pointer)
{
	ztest_returns_value(replaced_with_pointer, (uintptr_t)&in_first_phase);
	zassert_equal_ptr(replaced_with_pointer(), &in_first_phase);
}

ZTEST(mocks, test_first_said_first_used)
{
	/* Slots are used again; age decides, not place. */
	ztest_expect_value(takes_value, number, 1);
	ztest_expect_value(takes_value, number, 2);
	takes_value(1);
	ztest_expect_value(takes_value, number, 3);
	takes_value(2);
	takes_value(3);
}

ZTEST(mocks, test_null_data)
{
	ztest_expect_data(takes_data, text, NULL);
	takes_data(NULL);
}

ZTEST_EXPECT_FAIL(mocks, test_wrong_value);
ZTEST(mocks, test_wrong_value)
{
	ztest_expect_value(takes_value, number, 1);
	takes_value(2);
}

ZTEST_EXPECT_FAIL(mocks, test_wrong_data);
ZTEST(mocks, test_wrong_data)
{
	ztest_expect_data(takes_data, text, "abc");
	takes_data("abd");
}

ZTEST_EXPECT_FAIL(mocks, test_null_in_place_of_data);
ZTEST(mocks, test_null_in_place_of_data)
{
	ztest_expect_data(takes_data, text, "abc");
	takes_data(NULL);
}

ZTEST_EXPECT_FAIL(mocks, test_not_expected);
ZTEST(mocks, test_not_expected)
{
	takes_value(1);
}

ZTEST_EXPECT_FAIL(mocks, test_left_over);
ZTEST(mocks, test_left_over)
{
	ztest_expect_value(takes_value, number, 1);
}

ZTEST_EXPECT_FAIL(mocks, test_too_many);
ZTEST(mocks, test_too_many)
{
	for (int i = 0; i < CONFIG_ZTEST_PARAMETER_COUNT + 1; i++) {
		ztest_expect_value(takes_value, number, 1);
	}
}
