/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines of a test program's report, which twister reads.
 *
 * Used by the test engine, and by programs that make their report themselves: TC_START(),
 * TC_END_RESULT() for each test, TC_END_REPORT() at the end. The forms of the lines are a
 * contract with tools; a program that defines one of these macros in tc_util_user_override.h
 * (CONFIG_ZTEST_TC_UTIL_USER_OVERRIDE) has its own.
 */
#ifndef ZEPHYR_INCLUDE_TC_UTIL_H_
#define ZEPHYR_INCLUDE_TC_UTIL_H_

#include <stdint.h>
#include <string.h>

#ifdef KERNEL
#include <zephyr/kernel.h>
#include <zephyr/sys/time_units.h>
#else
#include <stdio.h>
#endif
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util_macro.h>

#ifdef CONFIG_ZTEST_TC_UTIL_USER_OVERRIDE
#include <tc_util_user_override.h>
#endif

/** Results of a test. A flaky one failed and passed, in several runs. */
#define TC_PASS 0
#define TC_FAIL 1
#define TC_SKIP 2
#define TC_FLAKY 3

#define PASS "PASS"
#define FAIL "FAIL"
#define FMT_ERROR "%s - %s@%d. "

#ifndef TC_PASS_STR
#define TC_PASS_STR PASS
#endif
#ifndef TC_FAIL_STR
#define TC_FAIL_STR FAIL
#endif
#ifndef TC_SKIP_STR
#define TC_SKIP_STR "SKIP"
#endif
#ifndef TC_FLAKY_STR
#define TC_FLAKY_STR "FLAKY"
#endif

/** @return the word of a result */
static inline const char *TC_RESULT_TO_STR(int result)
{
	static const char *const word[] = { TC_PASS_STR, TC_FAIL_STR, TC_SKIP_STR, TC_FLAKY_STR };

	return (result >= TC_PASS && result <= TC_FLAKY) ? word[result] : "?";
}

#ifndef PRINT_DATA
#define PRINT_DATA(fmt, ...) printk(fmt, ##__VA_ARGS__)
#endif
#define PRINT PRINT_DATA
#ifndef PRINT_LINE
#define PRINT_LINE \
	PRINT_DATA("==================================================================" \
		   "=\n")
#endif

/** Text in between. A quiet program (CONFIG_ZTEST_VERBOSE_OUTPUT=n) prints its verdict only. */
#define TC_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#define TC_SUMMARY_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#ifndef TC_ERROR
#define TC_ERROR(fmt, ...) \
	do { \
		PRINT_DATA(FMT_ERROR, FAIL, __func__, __LINE__); \
		PRINT_DATA(fmt, ##__VA_ARGS__); \
	} while (0)
#endif

/* When the running test started, and how long it took; of each source file for itself. */
static uint32_t tc_start_time __maybe_unused;
static uint32_t tc_spend_time __maybe_unused;

#if defined(KERNEL) && defined(CONFIG_SYS_CLOCK_EXISTS)
static inline void get_start_time_cyc(void)
{
	tc_start_time = k_cycle_get_32();
}

/** Milliseconds since get_start_time_cyc(), into tc_spend_time. */
static inline void get_test_duration_ms(void)
{
	tc_spend_time = k_cyc_to_ms_ceil32(k_cycle_get_32() - tc_start_time);
}
#else
static inline void get_start_time_cyc(void)
{
}

static inline void get_test_duration_ms(void)
{
	tc_spend_time = 0;
}
#endif

#ifndef TC_START_PRINT
#define TC_START_PRINT(name) PRINT_DATA("START - %s\n", name)
#endif
#ifndef TC_START
#define TC_START(name) TC_START_PRINT(name)
#endif

#ifndef TC_END_PRINT
#define TC_END_PRINT(result, fmt, ...) \
	do { \
		PRINT_DATA(fmt, ##__VA_ARGS__); \
		PRINT_LINE; \
	} while (0)
#endif
#ifndef TC_END
#define TC_END(result, fmt, ...) TC_END_PRINT(result, fmt, ##__VA_ARGS__)
#endif
#ifndef Z_TC_END_RESULT
#define Z_TC_END_RESULT(result, name) \
	TC_END(result, " %s - %s in %u.%03u seconds\n", TC_RESULT_TO_STR(result), name, \
	       (unsigned int)(tc_spend_time / 1000), (unsigned int)(tc_spend_time % 1000))
#endif
#define TC_END_RESULT(result) Z_TC_END_RESULT((result), __func__)
#define TC_END_RESULT_CUSTOM(result, name) Z_TC_END_RESULT((result), name)

#ifndef TC_SUITE_PRINT
#define TC_SUITE_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#endif
#ifndef TC_SUITE_START
#define TC_SUITE_START(name) \
	do { \
		TC_SUITE_PRINT("Running TESTSUITE %s\n", name); \
		PRINT_LINE; \
	} while (0)
#endif
#ifndef TC_SUITE_END
#define TC_SUITE_END(name, result) \
	TC_SUITE_PRINT("TESTSUITE %s %s\n", name, \
		       (result) == TC_PASS ? "succeeded" : "failed.")
#endif

/* What follows the last line; a hook for boards that need one. */
#ifndef TC_END_POST
#define TC_END_POST(result)
#endif
#ifndef TC_END_REPORT
#define TC_END_REPORT(result) \
	do { \
		PRINT_LINE; \
		PRINT_DATA("PROJECT EXECUTION %s\n", \
			   (result) == TC_PASS ? "SUCCESSFUL" : "FAILED"); \
		TC_END_POST(result); \
	} while (0)
#endif

#endif /* ZEPHYR_INCLUDE_TC_UTIL_H_ */
