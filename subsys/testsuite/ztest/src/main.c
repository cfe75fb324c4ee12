/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The program's list of runs, what never ran, and the last line.
 *
 * z_ztest_program() is the whole program; the main() of an image or of a host program calls it and
 * ends with its status.
 */
#include "ztest_internal.h"

#include "ztest_program.h"

static void never_ran(const char *what, const char *name, const char *reason)
{
	PRINT_DATA("ERROR: %s '%s' %s\n", what, name, reason);
	z_ztest_program_fail();
}

void ztest_verify_all_test_suites_ran(void)
{
	if (z_ztest_suite_count() == 0) {
		PRINT_DATA("ERROR: the program has no test suite\n");
		z_ztest_program_fail();
	}
	for (size_t i = 0; i < z_ztest_suite_count(); i++) {
		const struct ztest_suite_node *suite = z_ztest_suite_at(i);

		if (suite->stats->run_count == 0) {
			never_ran("Test suite", suite->name, "did not run.");
		}
	}
	for (size_t i = 0; i < z_ztest_test_count(); i++) {
		const struct ztest_unit_test *test = z_ztest_test_at(i);

		if (z_ztest_suite_find(test->test_suite_name) == NULL) {
			never_ran("Test", test->name, "belongs to a suite that does not exist.");
		}
	}
}

__weak void test_main(void)
{
	ztest_run_all(NULL);
	if (IS_ENABLED(CONFIG_ZTEST_VERIFY_RUN_ALL)) {
		ztest_verify_all_test_suites_ran();
	}
}

int z_ztest_program(void)
{
	int result;

	__ASSERT(z_ztest_phase_get() == Z_ZTEST_PHASE_FRAMEWORK, "a program runs once");
	test_main();
	if (z_ztest_suite_count() != 0) {
		z_ztest_report_summary();
	}
	result = z_ztest_program_failed() ? TC_FAIL : TC_PASS;
	TC_END_REPORT(result);
	return result;
}
