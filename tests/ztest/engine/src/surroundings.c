/* SPDX-License-Identifier: Apache-2.0 */
/* What runs around a test, and in which order: setup, rules, before, test, after, teardown. */
#include <string.h>

#include <zephyr/ztest.h>

#include "phases.h"

/* Every function leaves a letter. */
static char trace[32];

static void leave_letter(char letter)
{
	size_t length = strlen(trace);

	if (length + 1 < sizeof(trace)) {
		trace[length] = letter;
	}
}

struct ordered_fixture {
	int number;
};

static struct ordered_fixture the_fixture = { .number = 42 };

static bool is_ordered(const struct ztest_unit_test *test)
{
	return strcmp(test->test_suite_name, "ordered") == 0;
}

static void rule_before(const struct ztest_unit_test *test, void *fixture)
{
	if (is_ordered(test)) {
		zassert_equal_ptr(fixture, &the_fixture);
		leave_letter('r');
	}
}

static void rule_after(const struct ztest_unit_test *test, void *fixture)
{
	ARG_UNUSED(fixture);
	if (is_ordered(test)) {
		leave_letter('R');
	}
}

ZTEST_RULE(letters, rule_before, rule_after);
/* A rule may have half. */
ZTEST_RULE(nothing, NULL, NULL);

static void *setup(void)
{
	leave_letter('s');
	return &the_fixture;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	leave_letter('b');
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	leave_letter('a');
}

static void teardown(void *fixture)
{
	ARG_UNUSED(fixture);
	leave_letter('t');
}

ZTEST_SUITE(ordered, in_first_phase, setup, before, after, teardown);

ZTEST_F(ordered, test_1_has_the_fixture)
{
	leave_letter('1');
	zassert_equal(fixture->number, 42);
}

/* What a test leaves early is followed by the same functions. */
ZTEST_EXPECT_FAIL(ordered, test_2_fails);
ZTEST(ordered, test_2_fails)
{
	leave_letter('2');
	ztest_test_fail();
	leave_letter('!');
}

ZTEST_P(ordered, test_3_has_the_fixture_as_data)
{
	leave_letter('3');
	zassert_equal_ptr(data, &the_fixture);
}

ZTEST_SUITE(ordered_as_told, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(ordered_as_told, test_the_order)
{
	zassert_str_equal(trace, "srb1aRrb2aRrb3aRt");
}

/* What a failing or skipping setup means for the suite. */
static int after_broken_setup;

static void *failing_setup(void)
{
	zassert_true(false, "setup fails on purpose");
	after_broken_setup++;
	return NULL;
}

static void *skipping_setup(void)
{
	zassume_true(false, "setup assumes too much on purpose");
	after_broken_setup++;
	return NULL;
}

static void count_broken(void *fixture)
{
	ARG_UNUSED(fixture);
	after_broken_setup++;
}

ZTEST_SUITE(broken_setup, in_first_phase, failing_setup, count_broken, count_broken, count_broken);
ZTEST_EXPECT_FAIL(broken_setup, test_never_runs);
ZTEST(broken_setup, test_never_runs)
{
	after_broken_setup++;
}

ZTEST_SUITE(broken_setup_skipped, in_first_phase, skipping_setup, count_broken, count_broken,
	    count_broken);
ZTEST_EXPECT_SKIP(broken_setup_skipped, test_never_runs);
ZTEST(broken_setup_skipped, test_never_runs)
{
	after_broken_setup++;
}

ZTEST_SUITE(broken_setup_told, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(broken_setup_told, test_nothing_ran)
{
	zassert_equal(after_broken_setup, 0);
}

/* A verdict in before(): the test does not run, after() does. */
static int before_runs;
static int after_runs;

static void failing_before(void *fixture)
{
	ARG_UNUSED(fixture);
	before_runs++;
	zassert_unreachable();
}

static void counting_after(void *fixture)
{
	ARG_UNUSED(fixture);
	after_runs++;
}

ZTEST_SUITE(failing_before, in_first_phase, NULL, failing_before, counting_after, NULL);
ZTEST_EXPECT_FAIL(failing_before, test_never_runs);
ZTEST(failing_before, test_never_runs)
{
	before_runs = 100;
}

ZTEST_SUITE(failing_before_told, in_first_phase, NULL, NULL, NULL, NULL);

ZTEST(failing_before_told, test_after_ran)
{
	zassert_equal(before_runs, 1);
	zassert_equal(after_runs, 1);
}
