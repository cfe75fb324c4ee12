/* SPDX-License-Identifier: Apache-2.0 */
/* Items: states, order, queues, errors. */
#include "helpers.h"

static struct note a, b, c;
static struct k_work_sync sync;

static void before(void *fixture)
{
	reset(fixture);
	note_init(&a, 'a');
	note_init(&b, 'b');
	note_init(&c, 'c');
}

static void flush_low(void)
{
	(void)k_work_queue_drain(&low, false);
}

ZTEST(work_items, test_definition)
{
	static K_WORK_DEFINE(defined, note_handler);
	static struct k_work initialised;

	k_work_init(&initialised, note_handler);
	zassert_mem_equal(&defined, &initialised, sizeof(defined));
	zassert_equal(k_work_busy_get(&defined), 0);
	zassert_false(k_work_is_pending(&defined));
}

ZTEST(work_items, test_states)
{
	zassert_equal(k_work_submit_to_queue(&low, &a.work), 1);
	zassert_equal(k_work_busy_get(&a.work), K_WORK_QUEUED);
	zassert_true(k_work_is_pending(&a.work));
	zassert_equal(k_work_submit_to_queue(&low, &a.work), 0, "it is queued already");
	zassert_str_equal(noted, "");
	flush_low();
	zassert_str_equal(noted, "a");
	zassert_equal(a.busy, K_WORK_RUNNING);
	zassert_equal_ptr(a.runs_on, &low);
	zassert_equal(k_work_busy_get(&a.work), 0);
}

ZTEST(work_items, test_more_urgent_queue_preempts)
{
	zassert_equal(k_work_submit_to_queue(&high, &a.work), 1);
	zassert_str_equal(noted, "a");
	zassert_equal(k_work_busy_get(&a.work), 0);
}

ZTEST(work_items, test_order)
{
	zassert_equal(k_work_submit_to_queue(&low, &c.work), 1);
	zassert_equal(k_work_submit_to_queue(&low, &a.work), 1);
	zassert_equal(k_work_submit_to_queue(&low, &b.work), 1);
	zassert_equal(k_work_submit_to_queue(&low, &c.work), 0, "it keeps its place");
	flush_low();
	zassert_str_equal(noted, "cab");
}

ZTEST(work_items, test_handler_submits_again)
{
	a.again = 2;
	zassert_equal(k_work_submit_to_queue(&low, &a.work), 1);
	zassert_equal(k_work_submit_to_queue(&low, &b.work), 1);
	flush_low();
	zassert_str_equal(noted, "abaa", "the others are not kept from running");
	zassert_equal(a.submitted, 2, "it was running");
}

ZTEST(work_items, test_last_queue)
{
	zassert_equal(k_work_submit_to_queue(NULL, &a.work), -EINVAL, "it never had one");
	zassert_equal(k_work_submit_to_queue(&high, &a.work), 1);
	zassert_equal(k_work_submit_to_queue(NULL, &a.work), 1);
	zassert_str_equal(noted, "aa");
	zassert_equal_ptr(a.runs_on, &high);
}

ZTEST(work_items, test_running_item_stays_on_its_queue)
{
	zassert_equal(k_work_submit_to_queue(&high, &blocker), 1);
	zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING);
	zassert_equal(k_work_submit_to_queue(&low, &blocker), 2);
	zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING | K_WORK_QUEUED);
	zassert_equal(k_work_submit_to_queue(&high, &a.work), 1);
	release_blocker();
	zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING, "again, before what came later");
	zassert_str_equal(noted, "");
	release_blocker();
	zassert_str_equal(noted, "a");
	zassert_equal(k_work_busy_get(&blocker), 0);
}

static int result;

static void submit_in_isr(void)
{
	result = k_work_submit_to_queue(&high, &a.work);
	zassert_equal(k_work_busy_get(&a.work), K_WORK_QUEUED, "no thread runs in an ISR");
}

ZTEST(work_items, test_submit_in_isr)
{
	in_isr(submit_in_isr);
	zassert_equal(result, 1);
	zassert_str_equal(noted, "a", "its thread runs when the ISR ends");
}

ZTEST(work_items, test_queue_that_was_not_started)
{
	static struct k_work_q never;

	zassert_equal(k_work_submit_to_queue(&never, &a.work), -ENODEV);
	zassert_equal(k_work_busy_get(&a.work), 0);
	zassert_equal(k_work_submit_to_queue(NULL, &a.work), -EINVAL, "nothing has changed");
}

ZTEST(work_items, test_system_queue)
{
	zassert_equal(k_thread_priority_get(k_work_queue_thread_get(&k_sys_work_q)),
		      CONFIG_SYSTEM_WORKQUEUE_PRIORITY);
	zassert_str_equal(k_thread_name_get(k_work_queue_thread_get(&k_sys_work_q)), "sysworkq");
	zassert_equal(k_work_submit(&a.work), 1);
	zassert_false(k_work_flush(&a.work, &sync), "it has run: the queue is more urgent");
	zassert_str_equal(noted, "a");
}

ZTEST(work_items, test_item_in_a_larger_object)
{
	struct note *const notes[] = { &a, &b, &c };

	for (size_t i = 0; i < ARRAY_SIZE(notes); i++) {
		zassert_equal(k_work_submit_to_queue(&low, &notes[i]->work), 1);
	}
	zassert_equal(k_work_cancel(&b.work), 0);
	flush_low();
	zassert_str_equal(noted, "ac");
}

ZTEST_SUITE(work_items, NULL, start_queues, before, NULL, NULL);
