/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines around a test and the summary at the end. The forms are a contract with twister.
 *
 * A test that ran several times is flaky if it passed and failed, and then counts as failed.
 */
#include "ztest_internal.h"

struct tally {
	unsigned int of[TC_FLAKY + 1];
	unsigned int total;
	uint32_t ms;
};

void z_ztest_report_start(const char *name)
{
	if (IS_ENABLED(CONFIG_ZTEST_VERBOSE_OUTPUT)) {
		TC_START(name);
	}
}

void z_ztest_report_end(const char *name, int result, uint32_t ms)
{
	if (!IS_ENABLED(CONFIG_ZTEST_VERBOSE_OUTPUT) && result != TC_FAIL) {
		return;
	}
	tc_spend_time = ms;
	Z_TC_END_RESULT(result, name);
}

static int overall(const struct ztest_unit_test_stats *stats)
{
	if (stats->fail_count != 0) {
		return stats->pass_count != 0 ? TC_FLAKY : TC_FAIL;
	}
	return stats->pass_count != 0 ? TC_PASS : TC_SKIP;
}

static struct tally tally_of(const struct ztest_suite_node *suite)
{
	struct tally tally = { 0 };

	for (size_t i = 0; i < z_ztest_test_count(); i++) {
		const struct ztest_unit_test *test = z_ztest_test_at(i);

		if (z_ztest_belongs(test, suite)) {
			tally.of[overall(test->stats)]++;
			tally.total++;
			tally.ms += test->stats->duration_worst_ms;
		}
	}
	return tally;
}

static const char *word_of(const struct ztest_suite_node *suite, const struct tally *tally)
{
	if (tally->of[TC_FAIL] + tally->of[TC_FLAKY] != 0 || suite->stats->fail_count != 0) {
		return TC_FAIL_STR;
	}
	return tally->of[TC_PASS] != 0 ? TC_PASS_STR : TC_SKIP_STR;
}

static void report_suite(const struct ztest_suite_node *suite)
{
	struct tally tally = tally_of(suite);
	unsigned int ran = tally.total - tally.of[TC_SKIP];
	unsigned int share = ran == 0 ? 0 : tally.of[TC_PASS] * 10000U / ran;

	__ASSERT_NO_MSG(share <= 10000U);
	TC_SUMMARY_PRINT("SUITE %s - %3u.%02u%% [%s]: pass = %u, fail = %u, skip = %u, "
			 "total = %u duration = %u.%03u seconds\n",
			 word_of(suite, &tally), share / 100, share % 100, suite->name,
			 tally.of[TC_PASS], tally.of[TC_FAIL] + tally.of[TC_FLAKY],
			 tally.of[TC_SKIP], tally.total, (unsigned int)(tally.ms / 1000),
			 (unsigned int)(tally.ms % 1000));
}

static void report_test(const struct ztest_unit_test *test)
{
	const struct ztest_unit_test_stats *stats = test->stats;

	__ASSERT_NO_MSG(stats->run_count ==
			stats->pass_count + stats->fail_count + stats->skip_count);
	TC_SUMMARY_PRINT(" - %s - [%s.%s] duration = %u.%03u seconds\n",
			 TC_RESULT_TO_STR(overall(stats)), test->test_suite_name, test->name,
			 (unsigned int)(stats->duration_worst_ms / 1000),
			 (unsigned int)(stats->duration_worst_ms % 1000));
}

void z_ztest_report_summary(void)
{
	TC_SUMMARY_PRINT("\n------ TESTSUITE SUMMARY START ------\n\n");
	for (size_t i = 0; i < z_ztest_suite_count(); i++) {
		const struct ztest_suite_node *suite = z_ztest_suite_at(i);

		report_suite(suite);
		for (size_t k = 0;
		     IS_ENABLED(CONFIG_ZTEST_VERBOSE_SUMMARY) && k < z_ztest_test_count(); k++) {
			if (z_ztest_belongs(z_ztest_test_at(k), suite)) {
				report_test(z_ztest_test_at(k));
			}
		}
		TC_SUMMARY_PRINT("\n");
	}
	TC_SUMMARY_PRINT("------ TESTSUITE SUMMARY END ------\n\n");
}
