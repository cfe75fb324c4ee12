/* SPDX-License-Identifier: Apache-2.0 */
/* Cancelling items, idle, queued and running ones. */
#include "helpers.h"

static struct note a, b;
static struct k_work_sync sync, other_sync;

static void before(void *fixture)
{
	reset(fixture);
	note_init(&a, 'a');
	note_init(&b, 'b');
}

ZTEST(work_cancel, test_idle)
{
	zassert_equal(k_work_cancel(&a.work), 0);
	zassert_false(k_work_cancel_sync(&a.work, &sync));
	zassert_equal(k_work_submit_to_queue(&high, &a.work), 1, "it can be used afterwards");
}

ZTEST(work_cancel, test_queued)
{
	(void)k_work_submit_to_queue(&low, &a.work);
	(void)k_work_submit_to_queue(&low, &b.work);
	zassert_equal(k_work_cancel(&a.work), 0);
	zassert_equal(k_work_busy_get(&a.work), 0);
	zassert_true(k_work_cancel_sync(&b.work, &sync), "it was queued");
	k_sleep(K_TICKS(1));
	zassert_str_equal(noted, "");
}

ZTEST(work_cancel, test_running)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	zassert_equal(k_work_cancel(&blocker), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_submit_to_queue(&high, &blocker), -EBUSY);
	zassert_equal(k_work_submit_to_queue(NULL, &blocker), -EBUSY);
	zassert_equal(k_work_cancel(&blocker), K_WORK_RUNNING | K_WORK_CANCELING, "again");
	release_blocker();
	zassert_equal(k_work_busy_get(&blocker), 0);
	zassert_equal(k_work_submit_to_queue(&high, &blocker), 1);
	release_blocker();
}

ZTEST(work_cancel, test_running_and_queued)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	zassert_equal(k_work_submit_to_queue(&high, &blocker), 2);
	zassert_equal(k_work_cancel(&blocker), K_WORK_RUNNING | K_WORK_CANCELING);
	release_blocker();
	zassert_equal(k_work_busy_get(&blocker), 0, "it does not run again");
}

static void cancel_and_note(void)
{
	zassert_true(k_work_cancel_sync(&blocker, &other_sync));
	note_letter('h');
}

ZTEST(work_cancel, test_wait)
{
	(void)k_work_submit_to_queue(&high, &blocker);
	start_helper(cancel_and_note, 2);
	zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_str_equal(noted, "");
	release_blocker();
	join_helper();
	zassert_str_equal(noted, "h");
	zassert_equal(k_work_busy_get(&blocker), 0);
}

static void release_later(struct k_timer *timer)
{
	release_blocker();
}

ZTEST(work_cancel, test_two_wait)
{
	struct k_timer timer;

	(void)k_work_submit_to_queue(&high, &blocker);
	start_helper(cancel_and_note, 2);
	k_timer_init(&timer, release_later, NULL);
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	zassert_true(k_work_cancel_sync(&blocker, &sync));
	join_helper();
	zassert_str_equal(noted, "h");
}

static int result;

static void cancel_in_isr(void)
{
	result = k_work_cancel(&a.work);
}

ZTEST(work_cancel, test_in_isr)
{
	(void)k_work_submit_to_queue(&low, &a.work);
	result = -1;
	in_isr(cancel_in_isr);
	zassert_equal(result, 0);
	zassert_equal(k_work_busy_get(&a.work), 0);
}

static int submitted;

static void submits_itself(struct k_work *work)
{
	zassert_equal(k_work_cancel(work), K_WORK_RUNNING | K_WORK_CANCELING);
	submitted = k_work_submit_to_queue(NULL, work);
}

ZTEST(work_cancel, test_in_its_own_handler)
{
	static struct k_work item;

	k_work_init(&item, submits_itself);
	zassert_equal(k_work_submit_to_queue(&high, &item), 1);
	zassert_equal(submitted, -EBUSY);
	zassert_equal(k_work_busy_get(&item), 0, "the cancellation has ended with the handler");
}

ZTEST_SUITE(work_cancel, NULL, start_queues, before, NULL, NULL);
