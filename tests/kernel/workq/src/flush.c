/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting for items. */
#include "helpers.h"

static struct note a, b;
static struct k_work_sync sync, other_sync;
static bool waited;

static void before(void *fixture)
{
	reset(fixture);
	note_init(&a, 'a');
	note_init(&b, 'b');
	waited = false;
}

ZTEST(work_flush, test_idle)
{
	zassert_false(k_work_flush(&a.work, &sync));
	zassert_equal(k_work_submit_to_queue(&high, &a.work), 1);
	zassert_false(k_work_flush(&a.work, &sync), "it has run already");
}

ZTEST(work_flush, test_queued)
{
	(void)k_work_submit_to_queue(&low, &a.work);
	(void)k_work_submit_to_queue(&low, &b.work);
	zassert_true(k_work_flush(&a.work, &sync));
	zassert_str_equal(noted, "a", "what is behind it has not run");
	zassert_true(k_work_flush(&b.work, &sync));
	zassert_str_equal(noted, "ab");
}

static void wait_for_blocker(void)
{
	waited = k_work_flush(&blocker, &other_sync);
	note_letter('w');
}

ZTEST(work_flush, test_running)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	(void)k_work_submit_to_queue(&high, &a.work);
	start_helper(wait_for_blocker, 2);
	zassert_str_equal(noted, "");
	release_blocker();
	join_helper();
	zassert_true(waited);
	zassert_str_equal(noted, "wa", "who waits is more urgent than the queue");
}

ZTEST(work_flush, test_running_and_queued_is_waited_for_twice)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	zassert_equal(k_work_submit_to_queue(&high, &blocker), 2);
	start_helper(wait_for_blocker, 2);
	release_blocker();
	zassert_str_equal(noted, "", "its first run was not the last");
	release_blocker();
	join_helper();
	zassert_str_equal(noted, "w");
}

static void release_twice(void)
{
	release_blocker();
	release_blocker();
}

ZTEST(work_flush, test_two_wait)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	(void)k_work_submit_to_queue(&high, &blocker);
	start_helper(wait_for_blocker, 4);
	in_isr(release_twice);
	/* The helper goes first, when both are ready; it ends before this thread goes on. */
	zassert_false(k_work_flush(&blocker, &sync));
	join_helper();
	zassert_true(waited);
}

ZTEST(work_flush, test_what_is_waited_for_is_cancelled)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	zassert_equal(k_work_submit_to_queue(&high, &blocker), 2);
	start_helper(wait_for_blocker, 2);
	zassert_equal(k_work_cancel(&blocker), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_str_equal(noted, "");
	release_blocker();
	join_helper();
	zassert_str_equal(noted, "w", "the wait ends with what was running");
}

ZTEST_SUITE(work_flush, NULL, start_queues, before, NULL, NULL);
