/* SPDX-License-Identifier: Apache-2.0 */
/* What programs must not do is asserted. */
#include <zephyr/ztest_error_hook.h>
#include "helpers.h"

static struct note a;
static struct k_work_sync sync;

static void before(void *fixture)
{
	reset(fixture);
	note_init(&a, 'a');
}

ZTEST(work_errors, test_init_without_handler)
{
	ztest_set_assert_valid(true);
	k_work_init(&a.work, NULL);
	zassert_unreachable("a handler is needed");
}

ZTEST(work_errors, test_no_item)
{
	ztest_set_assert_valid(true);
	(void)k_work_submit_to_queue(&high, NULL);
	zassert_unreachable("an item is needed");
}

ZTEST(work_errors, test_delayable_is_not_plain)
{
	static K_WORK_DELAYABLE_DEFINE(dwork, note_handler);

	ztest_set_assert_valid(true);
	(void)k_work_cancel_sync(&dwork.work, &sync);
	zassert_unreachable("a delayable item was taken for a plain one");
}

ZTEST(work_errors, test_plain_is_not_delayable)
{
	static struct k_work_delayable plain;

	k_work_init(&plain.work, note_handler);
	ztest_set_assert_valid(true);
	(void)k_work_schedule_for_queue(&high, &plain, K_NO_WAIT);
	zassert_unreachable("a plain item was taken for a delayable one");
}

ZTEST(work_errors, test_started_twice)
{
	static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);

	ztest_set_assert_valid(true);
	k_work_queue_start(&low, stack, K_THREAD_STACK_SIZEOF(stack), 3, NULL);
	zassert_unreachable("a queue was started twice");
}

ZTEST_SUITE(work_errors, NULL, start_queues, before, NULL, NULL);
