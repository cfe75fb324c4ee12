/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the engine know of each other:
 *
 *   run.c       the order of a run            verdict.c   outcomes, and what they mean when
 *   context_*.c where a test's code runs      report.c    the summary
 *   order.c     which test is the next        mock.c      expectations on calls
 *   assert.c    checks that do not hold       main.c      the program
 *   kernel_main.c, host_main.c                its surroundings
 */
#ifndef SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_
#define SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/ztest.h>

#ifdef KERNEL
#define Z_ZTEST_VPRINT(fmt, ap) vprintk(fmt, ap)
#else
#define Z_ZTEST_VPRINT(fmt, ap) vprintf(fmt, ap)
#endif

/** Where the run is; a verdict means different things in them. */
enum z_ztest_phase {
	Z_ZTEST_PHASE_SETUP,
	Z_ZTEST_PHASE_BEFORE,
	Z_ZTEST_PHASE_TEST,
	Z_ZTEST_PHASE_AFTER,
	Z_ZTEST_PHASE_TEARDOWN,
	Z_ZTEST_PHASE_FRAMEWORK,
};

/** What the running setup() or test has come to. A test that just ends stays open: it passes. */
enum z_ztest_outcome {
	Z_ZTEST_OPEN,
	Z_ZTEST_PASSED,
	Z_ZTEST_FAILED,
	Z_ZTEST_SKIPPED,
};

/* --- verdict.c ------------------------------------------------------------------------------- */

void z_ztest_phase_set(enum z_ztest_phase phase);
enum z_ztest_phase z_ztest_phase_get(void);
/** Start anew: the outcome is open. */
void z_ztest_outcome_reset(void);
enum z_ztest_outcome z_ztest_outcome_get(void);
/** Whether the last skip came from an assumption. */
bool z_ztest_assumption_failed(void);
/** A line "FAIL" without a test: the program's verdict is failure from now on. */
void z_ztest_program_fail(void);
/** The same, and no further test can run. */
void z_ztest_program_break(void);
bool z_ztest_program_failed(void);
bool z_ztest_program_broken(void);

/* --- context_*.c ----------------------------------------------------------------------------- */

/** What a test is made of, for the code that runs it. */
struct z_ztest_job {
	const struct ztest_suite_node *suite;
	const struct ztest_unit_test *test;
	void *fixture;
	void (*body)(const struct z_ztest_job *job);
};

/** Run job->body(job), until its end or z_ztest_leave(). */
void z_ztest_run_job(const struct z_ztest_job *job);
/** Give up the job. Does not return, except in an interrupt. */
void z_ztest_leave_job(void);

/** fn(arg) in this very context, until its end or z_ztest_jump(). @return whether it ended */
bool z_ztest_guarded(void (*fn)(void *arg), void *arg);
/** Leave the function that z_ztest_guarded() runs, if this is its context; otherwise return. */
void z_ztest_jump(void);

/* --- order.c --------------------------------------------------------------------------------- */

size_t z_ztest_suite_count(void);
size_t z_ztest_test_count(void);
const struct ztest_suite_node *z_ztest_suite_at(size_t index);
const struct ztest_unit_test *z_ztest_test_at(size_t index);
const struct ztest_suite_node *z_ztest_suite_find(const char *name);
bool z_ztest_belongs(const struct ztest_unit_test *test, const struct ztest_suite_node *suite);

/** A way through 0..count-1: every index once, in order or mixed. */
struct z_ztest_order {
	size_t count;
	size_t at;
	size_t step;
	size_t left;
};

void z_ztest_order_init(struct z_ztest_order *order, size_t count, bool shuffle);
/** @return false behind the last; else the next index in *index */
bool z_ztest_order_next(struct z_ztest_order *order, size_t *index);

/* --- kernel_main.c, host_main.c -------------------------------------------------------------- */

/** Milliseconds of a clock that only the report uses. */
uint32_t z_ztest_clock_ms(void);
/** A number that need not be random, only different. */
uint32_t z_ztest_random(void);

/* --- report.c -------------------------------------------------------------------------------- */

/** The summary of all suites, between its marks. */
void z_ztest_report_summary(void);
void z_ztest_report_start(const char *name);
void z_ztest_report_end(const char *name, int result, uint32_t ms);

/* --- mock.c ---------------------------------------------------------------------------------- */

#ifdef CONFIG_ZTEST_MOCKING
void z_ztest_mock_reset(void);
/** @return whether no expectation is left; says which ones are */
bool z_ztest_mock_used_up(void);
#else
static inline void z_ztest_mock_reset(void)
{
}

static inline bool z_ztest_mock_used_up(void)
{
	return true;
}
#endif

/* --- log_flush.c ----------------------------------------------------------------------------- */

#ifdef CONFIG_TEST_LOGGING_FLUSH_AFTER_TEST
/** Wait until deferred log messages are out. */
void z_ztest_flush_log(void);
#else
static inline void z_ztest_flush_log(void)
{
}
#endif

#endif /* SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_ */
