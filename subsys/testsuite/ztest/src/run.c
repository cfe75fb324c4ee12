/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of a run: suites, their tests, and around each test what ztest_test.h draws.
 *
 * Decides when a suite or the run ends early. What a verdict means is verdict.c's, where a test
 * runs the context's.
 */
#include "ztest_internal.h"

/* What setup() has come to holds for every test of the suite. */
struct suite_run {
	const struct ztest_suite_node *suite;
	void *fixture;
	enum z_ztest_outcome setup;
	bool by_assumption;
	bool failed;
};

static void apply_rules(bool before, const struct ztest_unit_test *test, void *fixture)
{
	TYPE_SECTION_FOREACH(const struct ztest_test_rule, ztest_test_rule, rule)
	{
		ztest_rule_cb each = before ? rule->before_each : rule->after_each;

		if (each != NULL) {
			each(test, fixture);
		}
	}
}

/* In the test's own context. */
static void body(const struct z_ztest_job *job)
{
	__ASSERT_NO_MSG(z_ztest_phase_get() == Z_ZTEST_PHASE_BEFORE);
	apply_rules(true, job->test, job->fixture);
	if (job->suite->before != NULL) {
		job->suite->before(job->fixture);
	}
	z_ztest_phase_set(Z_ZTEST_PHASE_TEST);
	job->test->test(job->fixture);
}

static void run_with_surroundings(const struct suite_run *run, const struct ztest_unit_test *test)
{
	struct z_ztest_job job = {
		.suite = run->suite,
		.test = test,
		.fixture = run->fixture,
		.body = body,
	};

	z_ztest_mock_reset();
	z_ztest_phase_set(Z_ZTEST_PHASE_BEFORE);
	z_ztest_run_job(&job);
	z_ztest_phase_set(Z_ZTEST_PHASE_AFTER);
	if (run->suite->after != NULL) {
		run->suite->after(run->fixture);
	}
	apply_rules(false, test, run->fixture);
	z_ztest_phase_set(Z_ZTEST_PHASE_FRAMEWORK);
}

/* The test's result before anybody asks what was expected. */
static int own_result(enum z_ztest_outcome outcome)
{
	if (outcome == Z_ZTEST_FAILED || !z_ztest_mock_used_up()) {
		return TC_FAIL;
	}
	return outcome == Z_ZTEST_SKIPPED ? TC_SKIP : TC_PASS;
}

static int expected_result(const struct ztest_unit_test *test, int result)
{
	TYPE_SECTION_FOREACH(const struct ztest_expected_result_entry, ztest_expected_result_entry,
			     entry)
	{
		int wanted =
			entry->expected_result == ZTEST_EXPECTED_RESULT_FAIL ? TC_FAIL : TC_SKIP;

		if (strcmp(entry->test_name, test->name) == 0 &&
		    strcmp(entry->test_suite_name, test->test_suite_name) == 0) {
			return result == wanted ? TC_PASS : TC_FAIL;
		}
	}
	return result;
}

static void count(struct ztest_unit_test_stats *stats, int result, uint32_t ms)
{
	__ASSERT(result >= TC_PASS && result <= TC_SKIP, "one run is never flaky");
	stats->run_count++;
	stats->pass_count += result == TC_PASS;
	stats->fail_count += result == TC_FAIL;
	stats->skip_count += result == TC_SKIP;
	stats->duration_worst_ms = MAX(stats->duration_worst_ms, ms);
}

static void delay(void)
{
#if defined(KERNEL) && CONFIG_ZTEST_TEST_DELAY_MS > 0
	k_busy_wait(CONFIG_ZTEST_TEST_DELAY_MS * 1000);
#endif
}

static int run_test(const struct suite_run *run, const struct ztest_unit_test *test)
{
	enum z_ztest_outcome outcome = run->setup;
	bool by_assumption = run->by_assumption;
	uint32_t start;
	int result;

	__ASSERT_NO_MSG(test->test != NULL && test->stats != NULL);
	delay();
	z_ztest_report_start(test->name);
	start = z_ztest_clock_ms();
	if (outcome == Z_ZTEST_OPEN) {
		z_ztest_outcome_reset();
		run_with_surroundings(run, test);
		outcome = z_ztest_outcome_get();
		by_assumption = z_ztest_assumption_failed();
	}
	start = z_ztest_clock_ms() - start;
	result = expected_result(test, own_result(outcome));
	z_ztest_flush_log();
	z_ztest_report_end(test->name, result, start);
	count(test->stats, result, start);
	if (result == TC_SKIP && by_assumption && IS_ENABLED(CONFIG_ZTEST_FAIL_ON_ASSUME)) {
		z_ztest_program_fail();
	}
	return result;
}

static void call_setup(void *arg)
{
	struct suite_run *run = arg;

	__ASSERT_NO_MSG(z_ztest_phase_get() == Z_ZTEST_PHASE_SETUP);
	run->fixture = run->suite->setup();
}

static void set_up(struct suite_run *run)
{
	if (run->suite->setup == NULL) {
		return;
	}
	z_ztest_outcome_reset();
	z_ztest_phase_set(Z_ZTEST_PHASE_SETUP);
	(void)z_ztest_guarded(call_setup, run);
	z_ztest_phase_set(Z_ZTEST_PHASE_FRAMEWORK);
	run->setup = z_ztest_outcome_get();
	run->by_assumption = z_ztest_assumption_failed();
}

static void tear_down(const struct suite_run *run)
{
	__ASSERT(z_ztest_phase_get() == Z_ZTEST_PHASE_FRAMEWORK, "no test is running");
	if (run->setup != Z_ZTEST_OPEN || run->suite->teardown == NULL) {
		return;
	}
	z_ztest_phase_set(Z_ZTEST_PHASE_TEARDOWN);
	run->suite->teardown(run->fixture);
	z_ztest_phase_set(Z_ZTEST_PHASE_FRAMEWORK);
}

/* Whether the run goes on behind this test. */
static bool goes_on(const struct suite_run *run)
{
	return !z_ztest_program_broken() && !(IS_ENABLED(CONFIG_ZTEST_FAIL_FAST) && run->failed);
}

static void run_tests(struct suite_run *run, bool shuffle)
{
	struct z_ztest_order order;
	size_t index;

	z_ztest_order_init(&order, z_ztest_test_count(), shuffle);
	while (goes_on(run) && z_ztest_order_next(&order, &index)) {
		const struct ztest_unit_test *test = z_ztest_test_at(index);

		if (z_ztest_belongs(test, run->suite) && run_test(run, test) == TC_FAIL) {
			run->failed = true;
		}
	}
}

static void run_suite(const struct ztest_suite_node *suite, bool shuffle, int case_iter)
{
	struct suite_run run = { .suite = suite, .setup = Z_ZTEST_OPEN };

	__ASSERT(suite->stats != NULL, "suites are defined by ZTEST_SUITE()");
	suite->stats->run_count++;
	TC_SUITE_START(suite->name);
	set_up(&run);
	for (int i = 0; i < case_iter && goes_on(&run); i++) {
		run_tests(&run, shuffle);
	}
	tear_down(&run);
	if (run.failed || z_ztest_program_broken()) {
		suite->stats->fail_count++;
		z_ztest_program_fail();
	}
	TC_SUITE_END(suite->name, run.failed ? TC_FAIL : TC_PASS);
	PRINT_DATA("\n");
}

static bool stops(void)
{
	return z_ztest_program_broken() ||
	       (IS_ENABLED(CONFIG_ZTEST_FAIL_FAST) && z_ztest_program_failed());
}

int z_ztest_run_suites(const void *state, bool shuffle, int suite_iter, int case_iter)
{
	struct z_ztest_order order;
	size_t index;
	int ran = 0;

	for (int i = 0; i < suite_iter; i++) {
		z_ztest_order_init(&order, z_ztest_suite_count(), shuffle);
		while (!stops() && z_ztest_order_next(&order, &index)) {
			const struct ztest_suite_node *suite = z_ztest_suite_at(index);

			if (suite->predicate != NULL && !suite->predicate(state)) {
				suite->stats->skip_count++;
				continue;
			}
			run_suite(suite, shuffle, case_iter);
			ran++;
		}
	}
	return ran;
}

void z_ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter)
{
	(void)z_ztest_run_suites(state, shuffle, suite_iter, case_iter);
}

int z_ztest_run_test_suite(const char *name, bool shuffle, int suite_iter, int case_iter)
{
	const struct ztest_suite_node *suite = z_ztest_suite_find(name);

	if (suite == NULL) {
		return -1;
	}
	for (int i = 0; i < suite_iter && !stops(); i++) {
		run_suite(suite, shuffle, case_iter);
	}
	return 0;
}

void ztest_simple_1cpu_before(void *data)
{
	ARG_UNUSED(data);
}

void ztest_simple_1cpu_after(void *data)
{
	ARG_UNUSED(data);
}

void z_test_1cpu_start(void)
{
}

void z_test_1cpu_stop(void)
{
}
