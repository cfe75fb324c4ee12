/* SPDX-License-Identifier: Apache-2.0 */
/* Tests are threads: their names and priorities, and verdicts that other threads give. */
#include <zephyr/ztest.h>

#include "phases.h"

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread thread;
static k_tid_t runner;
static int past_the_end;

static void *note_runner(void)
{
	runner = k_current_get();
	return NULL;
}

static void in_the_test(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_not_equal(k_current_get(), runner, "before() runs in the test's thread");
}

static void in_the_runner(void *fixture)
{
	ARG_UNUSED(fixture);
	past_the_end += k_current_get() == runner ? 0 : 100;
	/* What a test was left in must not stay. */
	k_thread_abort(&thread);
}

ZTEST_SUITE(threads, in_first_phase, note_runner, in_the_test, in_the_runner, NULL);

ZTEST(threads, test_thread)
{
	zassert_not_equal(k_current_get(), runner);
	zassert_equal(k_thread_priority_get(k_current_get()), CONFIG_ZTEST_THREAD_PRIORITY);
	zassert_false(k_is_in_isr());
	zassert_false(k_is_user_context());
}

static void start(k_thread_entry_t entry)
{
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, NULL, NULL, NULL,
			K_PRIO_PREEMPT(1), 0, K_NO_WAIT);
	/* It ends the test, and with it this thread. */
	k_thread_join(&thread, K_FOREVER);
	past_the_end++;
}

static void passing(void *p1, void *p2, void *p3)
{
	ztest_test_pass();
	past_the_end++;
}

static void failing(void *p1, void *p2, void *p3)
{
	zassert_true(false, "in another thread, on purpose");
	past_the_end++;
}

static void skipping(void *p1, void *p2, void *p3)
{
	ztest_test_skip();
	past_the_end++;
}

ZTEST(threads, test_pass_from_another)
{
	start(passing);
}

ZTEST_EXPECT_FAIL(threads, test_fail_from_another);
ZTEST(threads, test_fail_from_another)
{
	start(failing);
}

ZTEST_EXPECT_SKIP(threads, test_skip_from_another);
ZTEST(threads, test_skip_from_another)
{
	start(skipping);
}

/* The end of its thread is the end of a test. */
ZTEST(threads, test_abort_of_itself)
{
	k_thread_abort(k_current_get());
	past_the_end++;
}

ZTEST(threads, test_z_what_ran)
{
	zassert_equal(past_the_end, 0);
}
