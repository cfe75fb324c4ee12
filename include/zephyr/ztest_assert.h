/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Checks of a test, in three strengths:
 *
 *   zassert_*   what must hold: the test has failed and ends at once
 *   zassume_*   what the test needs in order to say anything: it is skipped and ends at once
 *   zexpect_*   what should hold: the test has failed, but goes on to its end
 *
 * Each takes a message for printf() at its end, which may be left out. The condition is evaluated
 * once, in place; only a check that does not hold calls a function. Usable in threads of the test
 * and in interrupts.
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_ASSERT_H_
#define ZEPHYR_INCLUDE_ZTEST_ASSERT_H_

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The strength of a check. */
enum z_ztest_check {
	Z_ZTEST_ASSERT,
	Z_ZTEST_ASSUME,
	Z_ZTEST_EXPECT,
};

/** Where a check stands and what it checks. */
struct z_ztest_place {
	const char *file;
	int line;
	const char *function;
	const char *text;
};

/**
 * A check did not hold: say so, and end the test as the strength has it. Returns in an interrupt,
 * for Z_ZTEST_EXPECT, and where no test is running that could end.
 *
 * @param message the user's format, or NULL
 */
void z_ztest_check_failed(enum z_ztest_check strength, const struct z_ztest_place *place,
			  const char *message, ...);

/** A check held. Called with CONFIG_ZTEST_ASSERT_VERBOSE above 1 only. */
void z_ztest_check_held(enum z_ztest_check strength, const struct z_ztest_place *place);

#ifdef __cplusplus
}
#endif

#if CONFIG_ZTEST_ASSERT_VERBOSE > 1
#define Z_ZTEST_HELD(strength, place) z_ztest_check_held(strength, place)
#else
#define Z_ZTEST_HELD(strength, place)
#endif

/* Without a message the NULL at the end takes its place; behind one it is not read. */
#define Z_ZTEST_CHECK(strength, cond, text, ...) \
	do { \
		static const struct z_ztest_place z_place = { __FILE__, __LINE__, __func__, \
							      text }; \
		if (cond) { \
			Z_ZTEST_HELD(strength, &z_place); \
		} else { \
			z_ztest_check_failed(strength, &z_place, ##__VA_ARGS__, NULL); \
		} \
	} while (0)

/** The general forms: a condition, what is said when it does not hold, the user's message. */
#define zassert(cond, text, ...) Z_ZTEST_CHECK(Z_ZTEST_ASSERT, cond, text, ##__VA_ARGS__)
#define zassume(cond, text, ...) Z_ZTEST_CHECK(Z_ZTEST_ASSUME, cond, text, ##__VA_ARGS__)
#define zexpect(cond, text, ...) Z_ZTEST_CHECK(Z_ZTEST_EXPECT, cond, text, ##__VA_ARGS__)

/* Whether two pieces of memory, or two strings, are alike. */
#define Z_ZTEST_SAME_BYTES(buf, exp, size) (memcmp((buf), (exp), (size)) == 0)
#define Z_ZTEST_SAME_TEXT(s1, s2) (strcmp((s1), (s2)) == 0)
#define Z_ZTEST_WITHIN(a, b, d) (((a) >= ((b) - (d))) && ((a) <= ((b) + (d))))
#define Z_ZTEST_BETWEEN(a, l, u) (((a) >= (l)) && ((a) <= (u)))

/* --- What must hold -------------------------------------------------------------------------- */

#define zassert_unreachable(...) zassert(false, "Reached unreachable code", ##__VA_ARGS__)
#define zassert_true(cond, ...) zassert(cond, #cond " is false", ##__VA_ARGS__)
#define zassert_false(cond, ...) zassert(!(cond), #cond " is true", ##__VA_ARGS__)
#define zassert_ok(cond, ...) zassert(!(cond), #cond " is non-zero", ##__VA_ARGS__)
#define zassert_not_ok(cond, ...) zassert(!!(cond), #cond " is zero", ##__VA_ARGS__)
#define zassert_is_null(ptr, ...) zassert((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
#define zassert_not_null(ptr, ...) zassert((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
#define zassert_equal(a, b, ...) zassert((a) == (b), #a " not equal to " #b, ##__VA_ARGS__)
#define zassert_not_equal(a, b, ...) zassert((a) != (b), #a " equal to " #b, ##__VA_ARGS__)
#define zassert_equal_ptr(a, b, ...) \
	zassert((void *)(a) == (void *)(b), #a " not equal to " #b, ##__VA_ARGS__)
/** @p a at most @p d away from @p b. */
#define zassert_within(a, b, d, ...) \
	zassert(Z_ZTEST_WITHIN(a, b, d), #a " not within " #b " +/- " #d, ##__VA_ARGS__)
/** @p a in [l, u]. */
#define zassert_between_inclusive(a, l, u, ...) \
	zassert(Z_ZTEST_BETWEEN(a, l, u), #a " not between " #l " and " #u " inclusive", \
		##__VA_ARGS__)
/** @p size bytes alike. */
#define zassert_mem_equal(...) zassert_mem_equal__(__VA_ARGS__)
#define zassert_mem_equal__(buf, exp, size, ...) \
	zassert(Z_ZTEST_SAME_BYTES(buf, exp, size), #buf " not equal to " #exp, ##__VA_ARGS__)
#define zassert_str_equal(s1, s2, ...) \
	zassert(Z_ZTEST_SAME_TEXT(s1, s2), #s1 " not equal to " #s2, ##__VA_ARGS__)

/* --- What the test needs --------------------------------------------------------------------- */

#define zassume_true(cond, ...) zassume(cond, #cond " is false", ##__VA_ARGS__)
#define zassume_false(cond, ...) zassume(!(cond), #cond " is true", ##__VA_ARGS__)
#define zassume_ok(cond, ...) zassume(!(cond), #cond " is non-zero", ##__VA_ARGS__)
#define zassume_not_ok(cond, ...) zassume(!!(cond), #cond " is zero", ##__VA_ARGS__)
#define zassume_is_null(ptr, ...) zassume((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
#define zassume_not_null(ptr, ...) zassume((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
#define zassume_equal(a, b, ...) zassume((a) == (b), #a " not equal to " #b, ##__VA_ARGS__)
#define zassume_not_equal(a, b, ...) zassume((a) != (b), #a " equal to " #b, ##__VA_ARGS__)
#define zassume_equal_ptr(a, b, ...) \
	zassume((void *)(a) == (void *)(b), #a " not equal to " #b, ##__VA_ARGS__)
#define zassume_within(a, b, d, ...) \
	zassume(Z_ZTEST_WITHIN(a, b, d), #a " not within " #b " +/- " #d, ##__VA_ARGS__)
#define zassume_between_inclusive(a, l, u, ...) \
	zassume(Z_ZTEST_BETWEEN(a, l, u), #a " not between " #l " and " #u " inclusive", \
		##__VA_ARGS__)
#define zassume_mem_equal(...) zassume_mem_equal__(__VA_ARGS__)
#define zassume_mem_equal__(buf, exp, size, ...) \
	zassume(Z_ZTEST_SAME_BYTES(buf, exp, size), #buf " not equal to " #exp, ##__VA_ARGS__)
#define zassume_str_equal(s1, s2, ...) \
	zassume(Z_ZTEST_SAME_TEXT(s1, s2), #s1 " not equal to " #s2, ##__VA_ARGS__)

/* --- What should hold ------------------------------------------------------------------------ */

#define zexpect_true(cond, ...) zexpect(cond, #cond " is false", ##__VA_ARGS__)
#define zexpect_false(cond, ...) zexpect(!(cond), #cond " is true", ##__VA_ARGS__)
#define zexpect_ok(cond, ...) zexpect(!(cond), #cond " is non-zero", ##__VA_ARGS__)
#define zexpect_not_ok(cond, ...) zexpect(!!(cond), #cond " is zero", ##__VA_ARGS__)
#define zexpect_is_null(ptr, ...) zexpect((ptr) == NULL, #ptr " is not NULL", ##__VA_ARGS__)
#define zexpect_not_null(ptr, ...) zexpect((ptr) != NULL, #ptr " is NULL", ##__VA_ARGS__)
#define zexpect_equal(a, b, ...) zexpect((a) == (b), #a " not equal to " #b, ##__VA_ARGS__)
#define zexpect_not_equal(a, b, ...) zexpect((a) != (b), #a " equal to " #b, ##__VA_ARGS__)
#define zexpect_equal_ptr(a, b, ...) \
	zexpect((void *)(a) == (void *)(b), #a " not equal to " #b, ##__VA_ARGS__)
#define zexpect_within(a, b, d, ...) \
	zexpect(Z_ZTEST_WITHIN(a, b, d), #a " not within " #b " +/- " #d, ##__VA_ARGS__)
#define zexpect_between_inclusive(a, l, u, ...) \
	zexpect(Z_ZTEST_BETWEEN(a, l, u), #a " not between " #l " and " #u " inclusive", \
		##__VA_ARGS__)
#define zexpect_mem_equal(buf, exp, size, ...) \
	zexpect(Z_ZTEST_SAME_BYTES(buf, exp, size), #buf " not equal to " #exp, ##__VA_ARGS__)
#define zexpect_str_equal(s1, s2, ...) \
	zexpect(Z_ZTEST_SAME_TEXT(s1, s2), #s1 " not equal to " #s2, ##__VA_ARGS__)

#endif /* ZEPHYR_INCLUDE_ZTEST_ASSERT_H_ */
