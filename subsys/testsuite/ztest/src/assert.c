/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Says which check of a test did not hold, and hands the test to verdict.c.
 *
 * CONFIG_ZTEST_ASSERT_VERBOSE: 0 names the place only, 1 also function and condition, 2 also says
 * what held.
 */
#include <stdarg.h>

#include "ztest_internal.h"

static const char *const noun[] = {
	[Z_ZTEST_ASSERT] = "Assertion",
	[Z_ZTEST_ASSUME] = "Assumption",
	[Z_ZTEST_EXPECT] = "Expectation",
};

static void say(enum z_ztest_check strength, const char *verb, const struct z_ztest_place *place)
{
	__ASSERT_NO_MSG(strength <= Z_ZTEST_EXPECT);
	PRINT_DATA("\n    %s %s at %s:%d", noun[strength], verb, place->file, place->line);
	if (CONFIG_ZTEST_ASSERT_VERBOSE > 0) {
		PRINT_DATA(": %s: %s", place->function, place->text);
	}
	PRINT_DATA("\n");
}

void z_ztest_check_failed(enum z_ztest_check strength, const struct z_ztest_place *place,
			  const char *message, ...)
{
	va_list args;

	__ASSERT_NO_MSG(place != NULL);
	say(strength, "failed", place);
	if (message != NULL && CONFIG_ZTEST_ASSERT_VERBOSE > 0) {
		PRINT_DATA("    ");
		va_start(args, message);
		Z_ZTEST_VPRINT(message, args);
		va_end(args);
		PRINT_DATA("\n");
	}
	if (strength == Z_ZTEST_ASSERT) {
		ztest_test_fail();
	} else if (strength == Z_ZTEST_ASSUME) {
		ztest_skip_failed_assumption();
	} else {
		ztest_test_expect_fail();
	}
}

void z_ztest_check_held(enum z_ztest_check strength, const struct z_ztest_place *place)
{
	say(strength, "held", place);
}
