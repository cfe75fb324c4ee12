/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Outcomes: what ztest_test_fail() and its kin mean in each phase, and the program's verdict.
 *
 * Called by tests from threads and interrupts; one test runs at a time, so the state is plain
 * variables. A verdict that comes when nothing is left to judge breaks the program.
 */
#include "ztest_internal.h"

static volatile enum z_ztest_phase phase = Z_ZTEST_PHASE_FRAMEWORK;
static volatile enum z_ztest_outcome outcome;
static volatile bool assumption_failed;
static bool program_failed;
static bool program_broken;

static const char *const phase_name[] = {
	[Z_ZTEST_PHASE_SETUP] = "setup",       [Z_ZTEST_PHASE_BEFORE] = "before",
	[Z_ZTEST_PHASE_TEST] = "test",         [Z_ZTEST_PHASE_AFTER] = "after",
	[Z_ZTEST_PHASE_TEARDOWN] = "teardown", [Z_ZTEST_PHASE_FRAMEWORK] = "framework",
};

void z_ztest_phase_set(enum z_ztest_phase value)
{
	__ASSERT_NO_MSG(value <= Z_ZTEST_PHASE_FRAMEWORK);
	phase = value;
}

enum z_ztest_phase z_ztest_phase_get(void)
{
	return phase;
}

void z_ztest_outcome_reset(void)
{
	outcome = Z_ZTEST_OPEN;
	assumption_failed = false;
}

enum z_ztest_outcome z_ztest_outcome_get(void)
{
	return outcome;
}

bool z_ztest_assumption_failed(void)
{
	return assumption_failed;
}

void z_ztest_program_fail(void)
{
	program_failed = true;
}

void z_ztest_program_break(void)
{
	program_failed = true;
	program_broken = true;
}

bool z_ztest_program_failed(void)
{
	return program_failed;
}

bool z_ztest_program_broken(void)
{
	return program_broken;
}

/* A failure once noted stays, whatever comes after it. */
static void settle(enum z_ztest_outcome value)
{
	__ASSERT_NO_MSG(value != Z_ZTEST_OPEN);
	if (outcome != Z_ZTEST_FAILED) {
		outcome = value;
	}
}

static void settle_and_leave(enum z_ztest_outcome value, const char *verb)
{
	switch (phase) {
	case Z_ZTEST_PHASE_SETUP:
		if (value == Z_ZTEST_PASSED) {
			break;
		}
		TC_PRINT(" at %s function\n", phase_name[phase]);
		settle(value);
		z_ztest_jump();
		return;
	case Z_ZTEST_PHASE_BEFORE:
	case Z_ZTEST_PHASE_TEST:
		settle(value);
		z_ztest_leave_job();
		return;
	default:
		break;
	}
	PRINT_DATA(" ERROR: cannot %s in test phase '%s()', bailing\n", verb, phase_name[phase]);
	z_ztest_program_break();
}

void ztest_test_fail(void)
{
	settle_and_leave(Z_ZTEST_FAILED, "fail");
}

void ztest_test_pass(void)
{
	settle_and_leave(Z_ZTEST_PASSED, "pass");
}

void ztest_test_skip(void)
{
	settle_and_leave(Z_ZTEST_SKIPPED, "skip");
}

void ztest_skip_failed_assumption(void)
{
	assumption_failed = true;
	ztest_test_skip();
}

void ztest_test_expect_fail(void)
{
	if (phase <= Z_ZTEST_PHASE_TEST) {
		settle(Z_ZTEST_FAILED);
		return;
	}
	PRINT_DATA(" ERROR: cannot fail in test phase '%s()', bailing\n", phase_name[phase]);
	z_ztest_program_break();
}
