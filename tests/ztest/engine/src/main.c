/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of a whole run: which suites run when, how often, and what is counted. The other
 * files hold suites that run once, by their predicate.
 */
#include <zephyr/ztest.h>

#include "phases.h"

static bool in_phase(const void *state, int phase)
{
	return state != NULL && *(const int *)state == phase;
}

bool in_first_phase(const void *state)
{
	return in_phase(state, 1);
}

static bool in_second_phase(const void *state)
{
	return in_phase(state, 2);
}

static int repeated_runs;
static int repeated_setups;

static void *count_setup(void)
{
	repeated_setups++;
	return NULL;
}

ZTEST_SUITE(repeated, in_second_phase, count_setup, NULL, NULL, NULL);

ZTEST(repeated, test_counted)
{
	repeated_runs++;
}

/* Tests of a mixed order: each notes itself. */
static unsigned int seen;

ZTEST_SUITE(mixed, in_second_phase, NULL, NULL, NULL, NULL);

ZTEST(mixed, test_a)
{
	zassert_equal(seen & BIT(0), 0, "ran twice");
	seen |= BIT(0);
}

ZTEST(mixed, test_b)
{
	zassert_equal(seen & BIT(1), 0, "ran twice");
	seen |= BIT(1);
}

ZTEST(mixed, test_c)
{
	zassert_equal(seen & BIT(2), 0, "ran twice");
	seen |= BIT(2);
}

static bool never(const void *state)
{
	ARG_UNUSED(state);
	return false;
}

/* Runs by its name only. */
ZTEST_SUITE(by_name, never, NULL, NULL, NULL, NULL);

static int named_runs;

ZTEST(by_name, test_named)
{
	named_runs++;
}

static bool in_last_phase(const void *state)
{
	return in_phase(state, 3);
}

ZTEST_SUITE(afterwards, in_last_phase, NULL, NULL, NULL, NULL);

ZTEST(afterwards, test_repetitions)
{
	zassert_equal(repeated_setups, 2, "setup runs once for each run of the suite");
	zassert_equal(repeated_runs, 6);
}

ZTEST(afterwards, test_a_mixed_order_has_every_test)
{
	zassert_equal(seen, 7, "tests 0x%x ran", seen);
}

ZTEST(afterwards, test_a_suite_by_its_name)
{
	zassert_equal(named_runs, 3);
}

static int suites_of_first_phase;

ZTEST(afterwards, test_predicates)
{
	zassert_true(suites_of_first_phase > 5);
}

void test_main(void)
{
	int phase = 1;

	suites_of_first_phase = ztest_run_test_suites(&phase, false, 1, 1);
	phase = 2;
	ztest_run_test_suite(repeated, false, 2, 3);
	ztest_run_test_suite(mixed, true, 1, 1);
	if (ztest_run_test_suite(by_name, false, 1, 3) != 0 ||
	    ztest_run_test_suite(nowhere, false, 1, 1) != -1) {
		printk("a suite is found by its name\n");
		return;
	}
	phase = 3;
	ztest_run_all(&phase, false, 1, 1);
	ztest_verify_all_test_suites_ran();
}
