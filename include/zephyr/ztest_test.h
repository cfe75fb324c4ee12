/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Suites, tests, rules and expectations, and what runs them.
 *
 * Each ZTEST_*() macro leaves a constant in an iterable section; the engine walks the sections.
 * The order of a run is that of names, or a random one. For one suite:
 *
 *   predicate(state)                      whether to run at all
 *   fixture = setup()                     in the runner; failing or skipping here holds for all
 *   for each test:
 *     rules' before_each, before(fixture), the test      in a thread of the test's own
 *     after(fixture), rules' after_each                  in the runner
 *   teardown(fixture)
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_TEST_H_
#define ZEPHYR_INCLUDE_ZTEST_TEST_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How often a test ran, and with which results. */
struct ztest_unit_test_stats {
	uint32_t run_count;
	uint32_t skip_count;
	uint32_t fail_count;
	uint32_t pass_count;
	/** Milliseconds of the longest run. */
	uint32_t duration_worst_ms;
};

/** A test, defined by ZTEST() and its kin. */
struct ztest_unit_test {
	const char *const test_suite_name;
	const char *const name;
	void (*const test)(void *data);
	/** Options of the thread: K_USER for ZTEST_USER() with user mode. */
	const uint32_t thread_options;
	struct ztest_unit_test_stats *const stats;
};

/** How often a suite was looked at, and what came of it. */
struct ztest_suite_stats {
	uint32_t run_count;
	uint32_t skip_count;
	uint32_t fail_count;
};

/** @return whether the suite runs now; @p global_state is what ztest_run_all() was given. */
typedef bool (*ztest_suite_predicate_t)(const void *global_state);
/** @return the fixture that all other functions of the suite are given. */
typedef void *(*ztest_suite_setup_t)(void);
typedef void (*ztest_suite_before_t)(void *fixture);
typedef void (*ztest_suite_after_t)(void *fixture);
typedef void (*ztest_suite_teardown_t)(void *fixture);

/** A suite, defined by ZTEST_SUITE(). */
struct ztest_suite_node {
	const char *const name;
	const ztest_suite_setup_t setup;
	const ztest_suite_before_t before;
	const ztest_suite_after_t after;
	const ztest_suite_teardown_t teardown;
	const ztest_suite_predicate_t predicate;
	struct ztest_suite_stats *const stats;
};

/** What a test that is broken on purpose has to come to. */
enum ztest_expected_result {
	ZTEST_EXPECTED_RESULT_FAIL = 0,
	ZTEST_EXPECTED_RESULT_SKIP,
};

struct ztest_expected_result_entry {
	const char *test_suite_name;
	const char *test_name;
	enum ztest_expected_result expected_result;
};

/** Functions around every test of the program. */
typedef void (*ztest_rule_cb)(const struct ztest_unit_test *test, void *data);

struct ztest_test_rule {
	ztest_rule_cb before_each;
	ztest_rule_cb after_each;
};

/**
 * Define a suite.
 *
 * Functions may be NULL.
 */
#define ZTEST_SUITE(SUITE_NAME, PREDICATE, setup_fn, before_fn, after_fn, teardown_fn) \
	static struct ztest_suite_stats UTIL_CAT(z_ztest_suite_node_stats_, SUITE_NAME); \
	static const STRUCT_SECTION_ITERABLE(ztest_suite_node, \
					     UTIL_CAT(z_ztest_test_node_, SUITE_NAME)) = { \
		.name = STRINGIFY(SUITE_NAME), \
		.setup = (setup_fn), \
		.before = (before_fn), \
		.after = (after_fn), \
		.teardown = (teardown_fn), \
		.predicate = (PREDICATE), \
		.stats = &UTIL_CAT(z_ztest_suite_node_stats_, SUITE_NAME), \
	}

/* A test's entry; what follows is the body of <suite>_<fn>(param). */
#define Z_ZTEST_ENTRY(suite, fn, options) \
	static struct ztest_unit_test_stats z_ztest_unit_test_stats_##suite##_##fn; \
	static void _##suite##_##fn##_wrapper(void *data); \
	static const STRUCT_SECTION_ITERABLE(ztest_unit_test, \
					     z_ztest_unit_test__##suite##__##fn) = { \
		.test_suite_name = STRINGIFY(suite), \
		.name = STRINGIFY(fn), \
		.test = (_##suite##_##fn##_wrapper), \
		.thread_options = (options), \
		.stats = &z_ztest_unit_test_stats_##suite##_##fn, \
	};

#define Z_ZTEST_WRAPPER(suite, fn, argument) \
	static void _##suite##_##fn##_wrapper(void *data) \
	{ \
		ARG_UNUSED(data); \
		suite##_##fn(argument); \
	}

#define Z_ZTEST(suite, fn, options) \
	Z_ZTEST_ENTRY(suite, fn, options) \
	static void suite##_##fn(void); \
	Z_ZTEST_WRAPPER(suite, fn, ) \
	static inline void suite##_##fn(void)

#define Z_ZTEST_F(suite, fn, options) \
	Z_ZTEST_ENTRY(suite, fn, options) \
	static void suite##_##fn(struct suite##_fixture *fixture); \
	Z_ZTEST_WRAPPER(suite, fn, (struct suite##_fixture *)data) \
	static inline void suite##_##fn(struct suite##_fixture *fixture)

#define Z_ZTEST_P(suite, fn, options) \
	Z_ZTEST_ENTRY(suite, fn, options) \
	static void suite##_##fn(void *data); \
	Z_ZTEST_WRAPPER(suite, fn, data) \
	static inline void suite##_##fn(void *data)

#define Z_ZTEST_USER COND_CODE_1(CONFIG_USERSPACE, (K_USER), (0))

/** Define a test of a suite; its body follows. */
#define ZTEST(suite, fn) Z_ZTEST(suite, fn, 0)
/** In user mode, if the program has user mode. */
#define ZTEST_USER(suite, fn) Z_ZTEST(suite, fn, Z_ZTEST_USER)
/** With the variable `fixture`, a pointer to struct <suite>_fixture. */
#define ZTEST_F(suite, fn) Z_ZTEST_F(suite, fn, 0)
#define ZTEST_USER_F(suite, fn) Z_ZTEST_F(suite, fn, Z_ZTEST_USER)
/** With the variable `data`, which is whatever setup() returned. */
#define ZTEST_P(suite, fn) Z_ZTEST_P(suite, fn, 0)
#define ZTEST_USER_P(suite, fn) Z_ZTEST_P(suite, fn, Z_ZTEST_USER)

/** Run functions before and after each test of the program; either may be NULL. */
#define ZTEST_RULE(name, before_each_fn, after_each_fn) \
	static const STRUCT_SECTION_ITERABLE(ztest_test_rule, z_ztest_test_rule_##name) = { \
		.before_each = (before_each_fn), \
		.after_each = (after_each_fn), \
	}

#define Z_ZTEST_EXPECTED(suite, test, result) \
	static const STRUCT_SECTION_ITERABLE( \
		ztest_expected_result_entry, \
		UTIL_CAT(UTIL_CAT(z_ztest_expected_result_, suite), _##test)) = { \
		.test_suite_name = STRINGIFY(suite), \
		.test_name = STRINGIFY(test), \
		.expected_result = (result), \
	}

/** The test has to fail, or to skip itself; then it counts as passed, otherwise as failed. */
#define ZTEST_EXPECT_FAIL(suite, test) Z_ZTEST_EXPECTED(suite, test, ZTEST_EXPECTED_RESULT_FAIL)
#define ZTEST_EXPECT_SKIP(suite, test) Z_ZTEST_EXPECTED(suite, test, ZTEST_EXPECTED_RESULT_SKIP)

/**
 * End the running test with a verdict. From a thread of the test: does not return. From an
 * interrupt: returns, and the test does not go on. In setup() they hold for the whole suite.
 */
void ztest_test_fail(void);
void ztest_test_pass(void);
void ztest_test_skip(void);
/** Skip, because an assumption does not hold (CONFIG_ZTEST_FAIL_ON_ASSUME). */
void ztest_skip_failed_assumption(void);
/** The test goes on, but has failed. */
void ztest_test_expect_fail(void);

/** Skip the test if an option is set, or if it is not. */
#define Z_TEST_SKIP_IFDEF(config) COND_CODE_1(config, (ztest_test_skip()), ())
#define Z_TEST_SKIP_IFNDEF(config) COND_CODE_1(config, (), (ztest_test_skip()))

/**
 * The program's list of runs. Weak; the default runs all suites and checks that all have run.
 * Called from main(), which reports the verdict afterwards.
 */
void test_main(void);

/**
 * Run the suites whose predicate holds.
 *
 * ztest_run_all(state) takes order and repetitions from the configuration;
 * ztest_run_all(state, shuffle, suite_iter, case_iter) is told.
 */
#define ztest_run_all(...) Z_ZTEST_RUN(z_ztest_run_all, ##__VA_ARGS__)
/** The same; @return the number of suites that ran. */
#define ztest_run_test_suites(...) Z_ZTEST_RUN(z_ztest_run_suites, ##__VA_ARGS__)
#define Z_ZTEST_RUN(run, ...) \
	UTIL_CAT(Z_ZTEST_RUN_, NUM_VA_ARGS_LESS_1(__VA_ARGS__))(run, ##__VA_ARGS__)
#define Z_ZTEST_RUN_0(run, state) \
	run(state, IS_ENABLED(CONFIG_ZTEST_SHUFFLE), Z_ZTEST_SUITE_ITER, Z_ZTEST_CASE_ITER)
#define Z_ZTEST_RUN_3(run, state, shuffle, suite_iter, case_iter) \
	run(state, shuffle, suite_iter, case_iter)

#if defined(CONFIG_ZTEST_REPEAT)
#define Z_ZTEST_SUITE_ITER CONFIG_ZTEST_SUITE_REPEAT_COUNT
#define Z_ZTEST_CASE_ITER CONFIG_ZTEST_TEST_REPEAT_COUNT
#elif defined(CONFIG_ZTEST_SHUFFLE)
#define Z_ZTEST_SUITE_ITER CONFIG_ZTEST_SHUFFLE_SUITE_REPEAT_COUNT
#define Z_ZTEST_CASE_ITER CONFIG_ZTEST_SHUFFLE_TEST_REPEAT_COUNT
#else
#define Z_ZTEST_SUITE_ITER 1
#define Z_ZTEST_CASE_ITER 1
#endif

/** Run one suite, whatever its predicate. @return -1 if there is none of that name, else 0 */
#define ztest_run_test_suite(suite, shuffle, suite_iter, case_iter) \
	z_ztest_run_test_suite(STRINGIFY(suite), shuffle, suite_iter, case_iter)

void z_ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter);
int z_ztest_run_suites(const void *state, bool shuffle, int suite_iter, int case_iter);
int z_ztest_run_test_suite(const char *name, bool shuffle, int suite_iter, int case_iter);

/** Fail the program if a suite or a test never ran, or belongs to no suite. */
void ztest_verify_all_test_suites_ran(void);

/** For suites whose tests have to run on one CPU; there is one. */
void ztest_simple_1cpu_before(void *data);
void ztest_simple_1cpu_after(void *data);
void z_test_1cpu_start(void);
void z_test_1cpu_stop(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ZTEST_TEST_H_ */
